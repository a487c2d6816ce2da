/* Looks at where everything is: mistakes that can be measured, and a coarse picture in words to compare with a kept one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "layout.h"

#include <string.h>

/* Borders that touch each other share a pixel. */
#define TOLERANCE 1

/* The arrow of an expander and the space around it, in pixels. */
#define ARROW 24

/* What is folded away has no place yet. */
static gboolean
is_folded (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_EXPANDER (parent) && !gtk_expander_get_expanded (GTK_EXPANDER (parent)) &&
         gtk_expander_get_label_widget (GTK_EXPANDER (parent)) != widget;
}

static void
collect (GtkWidget *widget, gpointer list)
{
  if (gtk_widget_get_mapped (widget) && !GTK_IS_POPOVER (widget) && !is_folded (widget))
    g_ptr_array_add (list, widget);
}

/* What a combo box is made of is GTK’s own affair. */
static GPtrArray *
get_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  if (GTK_IS_CONTAINER (widget) && !GTK_IS_COMBO_BOX (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect, children);
  return children;
}

/* The id in its template, or the class of what is ours or can be acted on; labels are too many. */
static const char *
get_name (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_name (GTK_BUILDABLE (widget));
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (id && !g_str_has_prefix (id, "___") && !g_str_has_prefix (id, "Gtk") &&
      !g_str_has_prefix (id, "gtk"))
    return id;
  return (g_str_has_prefix (type, "Sp") && !GTK_IS_LABEL (widget)) || GTK_IS_BUTTON (widget) ||
                 GTK_IS_ENTRY (widget) || GTK_IS_TREE_VIEW (widget) || GTK_IS_EXPANDER (widget)
             ? type
             : NULL;
}

static char *
describe (GtkWidget *widget)
{
  const char *name = get_name (widget);
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  return g_strdup_printf ("%s%s%s%s%.60s%s", G_OBJECT_TYPE_NAME (widget), name ? " " : "",
                          name ? name : "", *text ? " “" : "", text, *text ? "”" : "");
}

G_GNUC_PRINTF (3, 4)
static void
complain (GPtrArray *problems, GtkWidget *widget, const char *format, ...)
{
  g_autofree char *what = describe (widget);
  g_autofree char *complaint = NULL;
  va_list arguments;

  va_start (arguments, format);
  complaint = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, g_strdup_printf ("%s %s", what, complaint));
}

/* A text that may be shortened says so with its dots; any other has to be seen whole. */
static void
check_label (GtkWidget *widget, GPtrArray *problems)
{
  GtkLabel *label = GTK_LABEL (widget);
  int width, height;

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE || !*gtk_label_get_text (label))
    return;
  pango_layout_get_pixel_size (gtk_label_get_layout (label), &width, &height);
  if (width > gtk_widget_get_allocated_width (widget) + TOLERANCE)
    complain (problems, widget, "is cut off: %d of %d pixels wide",
              gtk_widget_get_allocated_width (widget), width);
  if (height > gtk_widget_get_allocated_height (widget) + TOLERANCE)
    complain (problems, widget, "is cut off: %d of %d pixels high",
              gtk_widget_get_allocated_height (widget), height);
}

static gboolean
get_place (GtkWidget *widget, GtkWidget *root, GdkRectangle *place)
{
  place->width = gtk_widget_get_allocated_width (widget);
  place->height = gtk_widget_get_allocated_height (widget);
  return gtk_widget_translate_coordinates (widget, root, 0, 0, &place->x, &place->y);
}

/* Things that scroll are bigger than what they scroll in, but only upwards and downwards. */
static void
check_inside (GtkWidget *widget, GtkWidget *parent, GPtrArray *problems)
{
  gboolean scrolls = GTK_IS_SCROLLABLE (parent) || GTK_IS_SCROLLED_WINDOW (parent);
  int width = gtk_widget_get_allocated_width (parent);
  int height = gtk_widget_get_allocated_height (parent);
  GdkRectangle place;

  if (GTK_IS_TREE_VIEW (parent) || GTK_IS_TEXT_VIEW (parent) || !get_place (widget, parent, &place))
    return;
  if (place.x < -TOLERANCE || place.x + place.width > width + TOLERANCE)
    complain (problems, widget, "sticks out: from %d to %d of %d pixels", place.x,
              place.x + place.width, width);
  if (!scrolls && (place.y < -TOLERANCE || place.y + place.height > height + TOLERANCE))
    complain (problems, widget, "sticks out: from %d to %d of %d pixels downwards", place.y,
              place.y + place.height, height);
}

static gboolean
may_overlap (GtkWidget *container)
{
  return GTK_IS_OVERLAY (container) || GTK_IS_STACK (container) || GTK_IS_FIXED (container) ||
         GTK_IS_SCROLLED_WINDOW (container) || GTK_IS_TREE_VIEW (container) ||
         GTK_IS_REVEALER (container);
}

static void
check_overlap (GtkWidget *container, GPtrArray *children, GPtrArray *problems)
{
  for (guint i = 0; i < children->len; i++)
    for (guint k = 0; k < i; k++)
      {
        GdkRectangle first, second, both;
        g_autofree char *other = describe (children->pdata[k]);

        if (get_place (children->pdata[k], container, &first) &&
            get_place (children->pdata[i], container, &second) &&
            gdk_rectangle_intersect (&first, &second, &both) && both.width > TOLERANCE &&
            both.height > TOLERANCE)
          complain (problems, children->pdata[i], "lies upon %s", other);
      }
}

/* Tables and dialogues with a server may be wider than a small window; what is read or filled in may not. */
static gboolean
may_scroll_sideways (GtkWidget *scroller)
{
  GtkWidget *child = gtk_bin_get_child (GTK_BIN (scroller));

  return GTK_IS_TREE_VIEW (child) || GTK_IS_TEXT_VIEW (child);
}

static void
check_scrolling (GtkWidget *widget, GPtrArray *problems)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));
  double hidden = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);

  if (hidden > TOLERANCE && !may_scroll_sideways (widget))
    complain (problems, widget, "has to be scrolled sideways: %.0f pixels are out of sight",
              hidden);
}

/* The arrow of an expander stands where reading begins, its label right behind it. */
static void
check_expander (GtkWidget *widget, GPtrArray *problems)
{
  GtkWidget *label = gtk_expander_get_label_widget (GTK_EXPANDER (widget));
  GdkRectangle place;
  int before;

  if (!get_place (label, widget, &place))
    return;
  before = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
               ? gtk_widget_get_allocated_width (widget) - place.x - place.width
               : place.x;
  if (before > ARROW)
    complain (problems, widget, "begins %d pixels from where reading begins", before);
}

/**
 * layout_check:
 * @root: a window or a popover with everything in its place
 * @problems: (element-type utf8): gets a sentence for each thing that is cut off, sticks out, lies upon another, has to be
 *   scrolled sideways or does not stand where reading begins
 */
void
layout_check (GtkWidget *root, GPtrArray *problems)
{
  g_autoptr(GPtrArray) children = get_children (root);

  if (GTK_IS_LABEL (root))
    check_label (root, problems);
  if (GTK_IS_SCROLLED_WINDOW (root))
    check_scrolling (root, problems);
  if (GTK_IS_EXPANDER (root))
    check_expander (root, problems);
  if (!may_overlap (root))
    check_overlap (root, children, problems);
  for (guint i = 0; i < children->len; i++)
    {
      check_inside (children->pdata[i], root, problems);
      layout_check (children->pdata[i], problems);
    }
}

static gboolean
are_beside (const GdkRectangle *a, const GdkRectangle *b)
{
  int common = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return common * 2 > MIN (a->height, b->height);
}

/* In the order of reading: line by line, and in each line from where reading begins. */
static gboolean
comes_before (GtkWidget *a, GtkWidget *b)
{
  GtkWidget *parent = gtk_widget_get_parent (a);
  gboolean mirrored = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL;
  GdkRectangle first, second;

  if (!get_place (a, parent, &first) || !get_place (b, parent, &second))
    return FALSE;
  if (are_beside (&first, &second))
    return mirrored ? first.x + first.width > second.x + second.width : first.x < second.x;
  return first.y < second.y;
}

static void
sort_by_place (GPtrArray *children)
{
  for (guint i = 1; i < children->len; i++)
    for (guint k = i; k > 0 && comes_before (children->pdata[k], children->pdata[k - 1]); k--)
      {
        gpointer other = children->pdata[k];

        children->pdata[k] = children->pdata[k - 1];
        children->pdata[k - 1] = other;
      }
}

static gboolean
is_beside (GtkWidget *widget, GtkWidget *before)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GdkRectangle first, second;

  return before && get_place (before, parent, &first) && get_place (widget, parent, &second) &&
         are_beside (&first, &second);
}

/* Lines of widgets that have a name; what is beside the one before it begins with a bar. */
static void
append (GString *text, GtkWidget *widget, guint depth, gboolean beside)
{
  const char *name = get_name (widget);
  g_autoptr(GPtrArray) children = get_children (widget);

  if (name)
    g_string_append_printf (text, "%*s%c %s\n", (int) depth * 2, "", beside ? '|' : '-', name);
  if (GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_TREE_VIEW (widget))
    return;
  sort_by_place (children);
  for (guint i = 0; i < children->len; i++)
    append (text, children->pdata[i], depth + (name ? 1 : 0),
            i > 0 ? is_beside (children->pdata[i], children->pdata[i - 1]) : !name && beside);
}

/* Rows that are alike are told once. */
static char *
fold_equal_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *folded = g_string_new (NULL);
  guint n = 1;

  for (guint i = 0; lines[i] && *lines[i]; i++, n++)
    {
      if (lines[i + 1] && g_str_equal (lines[i], lines[i + 1]))
        continue;
      g_string_append (folded, lines[i]);
      if (n > 1)
        g_string_append (folded, " …");
      g_string_append_c (folded, '\n');
      n = 0;
    }
  return g_string_free (folded, FALSE);
}

/**
 * layout_describe:
 * @root: a window or a popover with everything in its place
 *
 * Returns: (transfer full): the names of what is there, in the order of reading, a line for each, indented by what it is in; a bar
 *   stands before what is beside the thing above it, a hyphen before what is below. It is the same in every language and from
 *   right to left.
 */
char *
layout_describe (GtkWidget *root)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append (text, root, 0, FALSE);
  return fold_equal_lines (text->str);
}
