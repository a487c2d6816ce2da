/* The widget that shows the picture of what an eavesdropper sees, as high as its width makes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-picture.h"

#include <math.h>

#include "eavesdropper-drawing.h"

/* In heights of a line. */
#define LEAST_WIDTH 13
#define NATURAL_WIDTH 40

struct _SpEavesdropperPicture
{
  GtkDrawingArea parent_instance;

  SpEavesdropper *shown; /* (owned) (nullable) */
  SpPictureLayout *layout; /* (owned) (nullable) as it was measured last */
};

G_DEFINE_FINAL_TYPE (SpEavesdropperPicture, sp_eavesdropper_picture, GTK_TYPE_DRAWING_AREA)

static const SpPictureLayout *
measure (SpEavesdropperPicture *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  if (self->shown == NULL)
    return NULL;
  if (self->layout == NULL || self->layout->width != width)
    {
      g_clear_pointer (&self->layout, sp_picture_layout_free);
      self->layout = sp_picture_layout_new (self->shown, context, width);
    }
  return self->layout;
}

/* Another font, size, resolution or direction. */
static void
forget_layout (SpEavesdropperPicture *self)
{
  g_clear_pointer (&self->layout, sp_picture_layout_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
sp_eavesdropper_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_eavesdropper_picture_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  double unit = sp_picture_measure_line (gtk_widget_get_pango_context (widget));

  *minimum = (int) (LEAST_WIDTH * unit);
  *natural = (int) (NATURAL_WIDTH * unit);
}

static void
sp_eavesdropper_picture_get_preferred_height_for_width (GtkWidget *widget,
                                                        int width,
                                                        int *minimum,
                                                        int *natural)
{
  const SpPictureLayout *layout = measure (SP_EAVESDROPPER_PICTURE (widget), width);

  *minimum = *natural = layout ? (int) ceil (layout->height) : 0;
}

static void
sp_eavesdropper_picture_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  int width;

  gtk_widget_get_preferred_width (widget, NULL, &width);
  sp_eavesdropper_picture_get_preferred_height_for_width (widget, width, minimum, natural);
}

static gboolean
sp_eavesdropper_picture_draw (GtkWidget *widget, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_allocated_width (widget);
  int height = gtk_widget_get_allocated_height (widget);
  const SpPictureLayout *layout = measure (SP_EAVESDROPPER_PICTURE (widget), width);
  SpPictureColors colors;

  if (layout == NULL)
    return GDK_EVENT_PROPAGATE;
  sp_picture_colors_from_style (&colors, style);
  sp_picture_draw (layout, cr, &colors);
  if (gtk_widget_has_visible_focus (widget))
    gtk_render_focus (style, cr, 0, 0, width, height);
  return GDK_EVENT_PROPAGATE;
}

static void
sp_eavesdropper_picture_style_updated (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_eavesdropper_picture_parent_class)->style_updated (widget);
  forget_layout (SP_EAVESDROPPER_PICTURE (widget));
}

static void
sp_eavesdropper_picture_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (sp_eavesdropper_picture_parent_class)->direction_changed (widget, previous);
  forget_layout (SP_EAVESDROPPER_PICTURE (widget));
}

static void
sp_eavesdropper_picture_finalize (GObject *object)
{
  SpEavesdropperPicture *self = SP_EAVESDROPPER_PICTURE (object);

  g_clear_pointer (&self->layout, sp_picture_layout_free);
  g_clear_pointer (&self->shown, sp_eavesdropper_free);
  G_OBJECT_CLASS (sp_eavesdropper_picture_parent_class)->finalize (object);
}

static void
sp_eavesdropper_picture_class_init (SpEavesdropperPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_eavesdropper_picture_finalize;
  widget_class->get_request_mode = sp_eavesdropper_picture_get_request_mode;
  widget_class->get_preferred_width = sp_eavesdropper_picture_get_preferred_width;
  widget_class->get_preferred_height = sp_eavesdropper_picture_get_preferred_height;
  widget_class->get_preferred_height_for_width =
      sp_eavesdropper_picture_get_preferred_height_for_width;
  widget_class->draw = sp_eavesdropper_picture_draw;
  widget_class->style_updated = sp_eavesdropper_picture_style_updated;
  widget_class->direction_changed = sp_eavesdropper_picture_direction_changed;
}

static void
sp_eavesdropper_picture_init (SpEavesdropperPicture *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_can_focus (widget, TRUE);
  gtk_widget_add_events (widget, GDK_BUTTON_PRESS_MASK);
  atk_object_set_role (gtk_widget_get_accessible (widget), ATK_ROLE_IMAGE);
}

/**
 * sp_eavesdropper_picture_show:
 * @self: the widget
 * @shown: (transfer full): the picture; its sentences become the accessible description
 */
void
sp_eavesdropper_picture_show (SpEavesdropperPicture *self, SpEavesdropper *shown)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *text = sp_eavesdropper_to_text (shown);

  g_clear_pointer (&self->shown, sp_eavesdropper_free);
  self->shown = shown;
  atk_object_set_name (accessible, shown->title);
  atk_object_set_description (accessible, text);
  forget_layout (self);
}

/**
 * sp_eavesdropper_picture_get_shown:
 * @self: the widget
 *
 * Returns: (transfer none) (nullable): the picture
 */
const SpEavesdropper *
sp_eavesdropper_picture_get_shown (SpEavesdropperPicture *self)
{
  return self->shown;
}
