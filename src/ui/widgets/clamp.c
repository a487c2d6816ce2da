/* A container that keeps its child readable: never wider than a limit, in the middle of what there is, and scrolled to the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "clamp.h"

struct _SpClamp
{
  GtkBin parent_instance;

  int maximum_width; /* pixels */
};

G_DEFINE_FINAL_TYPE (SpClamp, sp_clamp, GTK_TYPE_BIN)

enum
{
  PROP_MAXIMUM_WIDTH = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
sp_clamp_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  SpClamp *self = SP_CLAMP (widget);

  GTK_WIDGET_CLASS (sp_clamp_parent_class)->get_preferred_width (widget, minimum, natural);
  *natural = MAX (*minimum, MIN (*natural, self->maximum_width));
}

static void
sp_clamp_get_preferred_height_for_width (GtkWidget *widget, int width, int *minimum, int *natural)
{
  SpClamp *self = SP_CLAMP (widget);

  GTK_WIDGET_CLASS (sp_clamp_parent_class)
      ->get_preferred_height_for_width (widget, MIN (width, self->maximum_width), minimum, natural);
}

static void
sp_clamp_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  SpClamp *self = SP_CLAMP (widget);
  GtkWidget *child = gtk_bin_get_child (GTK_BIN (widget));
  GtkAllocation inner = *allocation;

  gtk_widget_set_allocation (widget, allocation);
  if (!child || !gtk_widget_get_visible (child))
    return;
  inner.width = MIN (allocation->width, self->maximum_width);
  inner.x += (allocation->width - inner.width) / 2;
  gtk_widget_size_allocate (child, &inner);
}

/* In a scrolled window the control that has the focus is always in sight. */
static void
sp_clamp_hierarchy_changed (GtkWidget *widget, GtkWidget *previous)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller)
    gtk_container_set_focus_vadjustment (
        GTK_CONTAINER (widget),
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static void
sp_clamp_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpClamp *self = SP_CLAMP (object);

  if (id == PROP_MAXIMUM_WIDTH)
    self->maximum_width = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_clamp_class_init (SpClampClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sp_clamp_set_property;
  widget_class->get_preferred_width = sp_clamp_get_preferred_width;
  widget_class->get_preferred_height_for_width = sp_clamp_get_preferred_height_for_width;
  widget_class->size_allocate = sp_clamp_size_allocate;
  widget_class->hierarchy_changed = sp_clamp_hierarchy_changed;

  props[PROP_MAXIMUM_WIDTH] =
      g_param_spec_int ("maximum-width", NULL, NULL, 1, G_MAXINT, 640,
                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_clamp_init (SpClamp *self)
{
  gtk_widget_show (GTK_WIDGET (self));
}
