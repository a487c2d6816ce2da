/* The sketch of a mail program's settings page as a widget: as wide as there is room, as high as its words need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dialogue-view.h"

#include "dialogue-drawing.h"

/* In heights of a line. */
#define LEAST_WIDTH 10
#define WANTED_WIDTH 24

struct _SpDialogueView
{
  GtkDrawingArea parent_instance;

  SpSketch *sketch; /* (owned) (nullable) */
  SpDialogueLayout *layout; /* (owned) (nullable) the last one that was measured */
};

G_DEFINE_FINAL_TYPE (SpDialogueView, sp_dialogue_view, GTK_TYPE_DRAWING_AREA)

static double
units (SpDialogueView *self, double n)
{
  return n * sp_dialogue_layout_measure_line (gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static const SpDialogueLayout *
measure (SpDialogueView *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double drawn = MIN (width, units (self, WANTED_WIDTH));

  if (self->layout && self->layout->width == drawn)
    return self->layout;
  g_clear_pointer (&self->layout, sp_dialogue_layout_free);
  if (self->sketch)
    self->layout = sp_dialogue_layout_new (self->sketch, context, drawn);
  return self->layout;
}

static GtkSizeRequestMode
sp_dialogue_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_dialogue_view_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = units (SP_DIALOGUE_VIEW (widget), LEAST_WIDTH);
  *natural = units (SP_DIALOGUE_VIEW (widget), WANTED_WIDTH);
}

static void
sp_dialogue_view_get_preferred_height_for_width (GtkWidget *widget,
                                                 int width,
                                                 int *minimum,
                                                 int *natural)
{
  const SpDialogueLayout *layout = measure (SP_DIALOGUE_VIEW (widget), width);

  *minimum = *natural = layout ? (int) layout->height + 1 : 0;
}

static void
sp_dialogue_view_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  int width = units (SP_DIALOGUE_VIEW (widget), WANTED_WIDTH);

  sp_dialogue_view_get_preferred_height_for_width (widget, width, minimum, natural);
}

static gboolean
sp_dialogue_view_draw (GtkWidget *widget, cairo_t *cr)
{
  int width = gtk_widget_get_allocated_width (widget);
  const SpDialogueLayout *layout = measure (SP_DIALOGUE_VIEW (widget), width);
  SpSketchColors colors;

  if (!layout)
    return GDK_EVENT_PROPAGATE;
  sp_sketch_colors_from_style (&colors, gtk_widget_get_style_context (widget));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    cairo_translate (cr, width - (int) layout->width, 0);
  sp_dialogue_draw (layout, cr, &colors);
  return GDK_EVENT_PROPAGATE;
}

/* The letters may have another size now. */
static void
sp_dialogue_view_style_updated (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_dialogue_view_parent_class)->style_updated (widget);
  g_clear_pointer (&SP_DIALOGUE_VIEW (widget)->layout, sp_dialogue_layout_free);
  gtk_widget_queue_resize (widget);
}

static void
sp_dialogue_view_finalize (GObject *object)
{
  SpDialogueView *self = SP_DIALOGUE_VIEW (object);

  g_clear_pointer (&self->layout, sp_dialogue_layout_free);
  g_clear_pointer (&self->sketch, sp_sketch_free);
  G_OBJECT_CLASS (sp_dialogue_view_parent_class)->finalize (object);
}

static void
sp_dialogue_view_class_init (SpDialogueViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_dialogue_view_finalize;
  widget_class->get_request_mode = sp_dialogue_view_get_request_mode;
  widget_class->get_preferred_width = sp_dialogue_view_get_preferred_width;
  widget_class->get_preferred_height = sp_dialogue_view_get_preferred_height;
  widget_class->get_preferred_height_for_width = sp_dialogue_view_get_preferred_height_for_width;
  widget_class->draw = sp_dialogue_view_draw;
  widget_class->style_updated = sp_dialogue_view_style_updated;
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_IMAGE);
}

static void
sp_dialogue_view_init (SpDialogueView *self)
{
}

/**
 * sp_dialogue_view_show:
 * @self: the view
 * @sketch: (transfer full) (nullable): what to show
 */
void
sp_dialogue_view_show (SpDialogueView *self, SpSketch *sketch)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *name = sketch ? sp_sketch_get_name (sketch) : NULL;
  g_autofree char *description = sketch ? sp_sketch_to_text (sketch) : NULL;

  g_clear_pointer (&self->layout, sp_dialogue_layout_free);
  g_clear_pointer (&self->sketch, sp_sketch_free);
  self->sketch = sketch;
  atk_object_set_name (accessible, name ? name : "");
  atk_object_set_description (accessible, description ? description : "");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
