/* The base class of every page: its title, where the focus goes when it appears, and what it does then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page.h"

#include <glib/gi18n.h>

/* What a topic is kept under at a widget. */
#define TOPIC_KEY "sp-topic"

typedef struct
{
  char *title; /* (owned) (nullable) */
  GtkWidget *focus_widget; /* (nullable) a descendant, weak */
} SpPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (SpPage, sp_page, GTK_TYPE_BOX)

enum
{
  PROP_TITLE = 1,
  PROP_FOCUS_WIDGET,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
sp_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpPage *self = SP_PAGE (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, sp_page_get_title (self));
  else if (id == PROP_FOCUS_WIDGET)
    g_value_set_object (value, sp_page_get_focus_widget (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpPage *self = SP_PAGE (object);

  if (id == PROP_TITLE)
    sp_page_set_title (self, g_value_get_string (value));
  else if (id == PROP_FOCUS_WIDGET)
    sp_page_set_focus_widget (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_page_dispose (GObject *object)
{
  sp_page_set_focus_widget (SP_PAGE (object), NULL);
  G_OBJECT_CLASS (sp_page_parent_class)->dispose (object);
}

static void
sp_page_finalize (GObject *object)
{
  SpPagePrivate *priv = sp_page_get_instance_private (SP_PAGE (object));

  g_free (priv->title);
  G_OBJECT_CLASS (sp_page_parent_class)->finalize (object);
}

static void
sp_page_class_init (SpPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_page_get_property;
  object_class->set_property = sp_page_set_property;
  object_class->dispose = sp_page_dispose;
  object_class->finalize = sp_page_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_FOCUS_WIDGET] =
      g_param_spec_object ("focus-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_page_init (SpPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * sp_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what the header bar says while the page is shown
 */
const char *
sp_page_get_title (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  return priv->title;
}

/**
 * sp_page_set_title:
 * @self: a page
 * @title: (nullable): what the header bar says while the page is shown
 */
void
sp_page_set_title (SpPage *self, const char *title)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * sp_page_get_focus_widget:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the heading or field that takes the focus when the page appears
 */
GtkWidget *
sp_page_get_focus_widget (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  return priv->focus_widget;
}

/**
 * sp_page_set_focus_widget:
 * @self: a page
 * @widget: (nullable): the heading or field that takes the focus when the page appears; a heading must be a selectable label
 */
void
sp_page_set_focus_widget (SpPage *self, GtkWidget *widget)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  if (g_set_weak_pointer (&priv->focus_widget, widget))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOCUS_WIDGET]);
}

/**
 * sp_page_shown:
 * @self: a page that has just become the visible one
 *
 * Lets the page prepare itself and moves the focus to its heading or first field: after a page change a GtkStack leaves the
 * window without a focus, and a screen reader with nothing to read.
 */
void
sp_page_shown (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  if (SP_PAGE_GET_CLASS (self)->shown)
    SP_PAGE_GET_CLASS (self)->shown (self);
  if (!priv->focus_widget)
    return;
  gtk_widget_grab_focus (priv->focus_widget);
  if (GTK_IS_LABEL (priv->focus_widget))
    gtk_label_select_region (GTK_LABEL (priv->focus_widget), 0, 0);
}

/**
 * sp_page_set_topic:
 * @widget: a control, a group of them, or a page
 * @topic: (nullable): the id of the topic that explains it, as sp_guide_find() takes it
 *
 * Says what F1 opens while the focus is at or below @widget, unless something nearer to the focus has a topic of its own.
 */
void
sp_page_set_topic (GtkWidget *widget, const char *topic)
{
  g_object_set_data_full (G_OBJECT (widget), TOPIC_KEY, g_strdup (topic), g_free);
}

/**
 * sp_page_find_topic:
 * @widget: (nullable): what has the focus
 *
 * Returns: (transfer none) (nullable): the id of the topic that explains it, else the one of what it is in
 */
const char *
sp_page_find_topic (GtkWidget *widget)
{
  const char *topic = NULL;

  for (; widget && !topic; widget = gtk_widget_get_parent (widget))
    topic = g_object_get_data (G_OBJECT (widget), TOPIC_KEY);
  return topic;
}

/**
 * sp_page_clear:
 * @container: a part of a page
 *
 * Removes everything in it, so that it can be filled anew.
 */
void
sp_page_clear (GtkContainer *container)
{
  g_autoptr (GList) children = gtk_container_get_children (container);

  for (GList *l = children; l; l = l->next)
    gtk_widget_destroy (l->data);
}

/**
 * sp_page_name_field:
 * @label: the label of a field, with its mnemonic
 * @field: where something is typed
 *
 * Gives the field the name that the label shows, for assistive technology and for tools that work a window by names; the label
 * itself is told apart by its colon.
 */
void
sp_page_name_field (GtkLabel *label, GtkWidget *field)
{
  const char *name = gtk_label_get_text (label);
  /* Translators: the label of a field as a screen reader reads it; %s is the label's text. */
  g_autofree char *with_colon = g_strdup_printf (_ ("%s:"), name);

  atk_object_set_name (gtk_widget_get_accessible (field), name);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (label)), with_colon);
}

/**
 * sp_page_follow_focus:
 * @content: a container inside @scroller
 * @scroller: a scrolled window
 *
 * Makes @scroller follow the keyboard focus, so that the focused control is always in sight.
 */
void
sp_page_follow_focus (GtkWidget *content, GtkScrolledWindow *scroller)
{
  gtk_container_set_focus_vadjustment (GTK_CONTAINER (content),
                                       gtk_scrolled_window_get_vadjustment (scroller));
}

/**
 * sp_page_cut_choice:
 * @list: a drop-down list with long entries
 *
 * What does not fit is cut in the button, and whole in the list.
 */
void
sp_page_cut_choice (GtkComboBox *list)
{
  g_autoptr (GList) cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (list));

  for (GList *l = cells; l; l = l->next)
    g_object_set (l->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 16, NULL);
}
