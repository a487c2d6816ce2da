/* A name and what belongs to it: side by side where there is room, one above the other where there is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pair.h"

#include "container.h"
#include "height-for-width.h"

struct _SpPair
{
  GtkBox parent_instance;

  int share; /* percent of the width that the first child gets when side by side */
  int threshold; /* pixels; narrower than this they stand one above the other */
};

G_DEFINE_FINAL_TYPE (SpPair, sp_pair, GTK_TYPE_BOX)

enum
{
  PROP_SHARE = 1,
  PROP_THRESHOLD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The two children; %NULL for one that is missing or hidden. */
static void
get_children (SpPair *self, GtkWidget *children[2])
{
  g_autoptr(GList) list = gtk_container_get_children (GTK_CONTAINER (self));
  int i = 0;

  children[0] = children[1] = NULL;
  for (GList *l = list; l && i < 2; l = l->next, i++)
    children[i] = gtk_widget_get_visible (l->data) ? l->data : NULL;
}

/* Splits @width; returns whether the children stand side by side. */
static gboolean
split_width (SpPair *self, GtkWidget *children[2], int width, int widths[2])
{
  int spacing = gtk_box_get_spacing (GTK_BOX (self));
  int least[2];

  widths[0] = widths[1] = width;
  if (!children[0] || !children[1])
    return FALSE;
  gtk_widget_get_preferred_width (children[0], &least[0], NULL);
  gtk_widget_get_preferred_width (children[1], &least[1], NULL);
  if (width < self->threshold || width < least[0] + spacing + least[1])
    return FALSE;
  widths[0] = CLAMP ((width - spacing) * self->share / 100, least[0], width - spacing - least[1]);
  widths[1] = width - spacing - widths[0];
  return TRUE;
}

static void
sp_pair_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *children[2];
  int spacing = gtk_box_get_spacing (GTK_BOX (widget));

  *minimum = *natural = 0;
  get_children (SP_PAIR (widget), children);
  for (int i = 0; i < 2; i++)
    {
      int least = 0, wanted = 0;

      if (children[i])
        gtk_widget_get_preferred_width (children[i], &least, &wanted);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (i ? spacing : 0);
    }
  *natural = MAX (*minimum, *natural);
}

static void
sp_pair_get_preferred_height_for_width (GtkWidget *widget, int width, int *minimum, int *natural)
{
  SpPair *self = SP_PAIR (widget);
  GtkWidget *children[2];
  int widths[2], least[2] = { 0, 0 }, wanted[2] = { 0, 0 };
  gboolean beside;
  int gap;

  get_children (self, children);
  beside = split_width (self, children, width, widths);
  for (int i = 0; i < 2; i++)
    if (children[i])
      gtk_widget_get_preferred_height_for_width (children[i], widths[i], &least[i], &wanted[i]);
  gap = children[0] && children[1] ? gtk_box_get_spacing (GTK_BOX (self)) / 2 : 0;
  *minimum = beside ? MAX (least[0], least[1]) : least[0] + gap + least[1];
  *natural = beside ? MAX (wanted[0], wanted[1]) : wanted[0] + gap + wanted[1];
}

static void
allocate_beside (SpPair *self, GtkWidget *children[2], const int widths[2], GtkAllocation *whole)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int spacing = gtk_box_get_spacing (GTK_BOX (self));
  GtkAllocation first = { whole->x, whole->y, widths[0], whole->height };
  GtkAllocation second = { whole->x, whole->y, widths[1], whole->height };

  if (mirrored)
    first.x += widths[1] + spacing;
  else
    second.x += widths[0] + spacing;
  gtk_widget_size_allocate (children[0], &first);
  gtk_widget_size_allocate (children[1], &second);
}

static void
allocate_stacked (SpPair *self, GtkWidget *children[2], GtkAllocation *whole)
{
  GtkAllocation part = *whole;
  int height = 0;

  if (children[0] && children[1])
    {
      gtk_widget_get_preferred_height_for_width (children[0], whole->width, NULL, &height);
      part.height = MIN (height, whole->height);
      gtk_widget_size_allocate (children[0], &part);
      part.y += part.height + gtk_box_get_spacing (GTK_BOX (self)) / 2;
      part.height = MAX (1, whole->y + whole->height - part.y);
      gtk_widget_size_allocate (children[1], &part);
    }
  else if (children[0] || children[1])
    gtk_widget_size_allocate (children[0] ? children[0] : children[1], &part);
}

static void
sp_pair_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  SpPair *self = SP_PAIR (widget);
  GtkWidget *children[2];
  int widths[2];

  gtk_widget_set_allocation (widget, allocation);
  get_children (self, children);
  if (split_width (self, children, allocation->width, widths))
    allocate_beside (self, children, widths, allocation);
  else
    allocate_stacked (self, children, allocation);
}

static void
sp_pair_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpPair *self = SP_PAIR (object);

  if (id == PROP_SHARE)
    self->share = g_value_get_int (value);
  else if (id == PROP_THRESHOLD)
    self->threshold = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_pair_class_init (SpPairClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sp_pair_set_property;
  sp_height_for_width_install (widget_class);
  widget_class->get_preferred_width = sp_pair_get_preferred_width;
  widget_class->get_preferred_height_for_width = sp_pair_get_preferred_height_for_width;
  widget_class->size_allocate = sp_pair_size_allocate;
  widget_class->draw = sp_container_draw;

  props[PROP_SHARE] = g_param_spec_int ("share", NULL, NULL, 0, 100, 40, flags);
  props[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 420, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_pair_init (SpPair *self)
{
  gtk_widget_show (GTK_WIDGET (self));
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

/**
 * sp_pair_new:
 * @share: percent of the width that the first child gets when the two stand side by side
 * @threshold: width in pixels below which they stand one above the other
 *
 * Returns: (transfer floating): a container for two children, the name first
 */
GtkWidget *
sp_pair_new (int share, int threshold)
{
  return g_object_new (SP_TYPE_PAIR, "share", share, "threshold", threshold, NULL);
}
