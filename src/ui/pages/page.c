/* The base class of every page: its title, where the focus goes when it appears, and what it does then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page.h"

#include "ui/widgets/button-row.h"
#include "ui/widgets/clamp.h"
#include "ui/widgets/copy-button.h"
#include "ui/widgets/expander.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pair.h"

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
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* What the templates of pages, and of all that is shown on them, are made of. */
  g_type_ensure (SP_TYPE_BUTTON_ROW);
  g_type_ensure (SP_TYPE_CLAMP);
  g_type_ensure (SP_TYPE_COPY_BUTTON);
  g_type_ensure (SP_TYPE_EXPANDER);
  g_type_ensure (SP_TYPE_LABEL);
  g_type_ensure (SP_TYPE_PAIR);

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
  gtk_widget_show (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * sp_page_get_title:
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
 * @title: (nullable): what the header bar says while the page is shown
 */
void
sp_page_set_title (SpPage *self, const char *title)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_free (priv->title);
  priv->title = g_strdup (title);
}

/**
 * sp_page_set_focus_widget:
 * @widget: (nullable): the heading or field that takes the focus when the page appears; a heading must be a selectable label
 */
void
sp_page_set_focus_widget (SpPage *self, GtkWidget *widget)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_set_weak_pointer (&priv->focus_widget, widget);
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
