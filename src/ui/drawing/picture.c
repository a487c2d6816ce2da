/* A widget that shows a picture, as high as its width makes it; assistive technology reads the same in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture.h"

#include <math.h>
#include <string.h>

#include <cairo-svg.h>

#include "brush.h"
#include "ui/widgets/height-for-width.h"

/* Pixels around a picture in a file. */
#define MARGIN 24
/* Sharp on a screen with small pixels, and in print. */
#define PNG_SCALE 2

struct _SpPicture
{
  GtkDrawingArea parent_instance;

  const SpPictureKind *kind; /* (nullable) static */
  gpointer content; /* (owned) (nullable) */
  SpSheet *sheet; /* (owned) (nullable) as it was measured last */
};

G_DEFINE_FINAL_TYPE (SpPicture, sp_picture, GTK_TYPE_DRAWING_AREA)

static SpSheet *
lay_out (SpPicture *self, double width)
{
  return self->kind->lay_out (self->content, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                              width);
}

static double
units (SpPicture *self, double n)
{
  return n * sp_sheet_measure_line (gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static const SpSheet *
measure (SpPicture *self, double width)
{
  if (self->content == NULL)
    return NULL;
  if (self->kind->limited)
    width = MIN (width, units (self, self->kind->wanted_width));
  if (self->sheet == NULL || self->sheet->width != width)
    {
      g_clear_pointer (&self->sheet, sp_sheet_free);
      self->sheet = lay_out (self, width);
    }
  return self->sheet;
}

/* Another picture, font, size, resolution or direction. */
static void
forget_sheet (SpPicture *self)
{
  g_clear_pointer (&self->sheet, sp_sheet_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
sp_picture_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  SpPicture *self = SP_PICTURE (widget);

  *minimum = self->kind ? (int) units (self, self->kind->least_width) : 0;
  *natural = self->kind ? (int) units (self, self->kind->wanted_width) : 0;
}

static void
sp_picture_get_preferred_height_for_width (GtkWidget *widget, int width, int *minimum, int *natural)
{
  const SpSheet *sheet = measure (SP_PICTURE (widget), width);

  *minimum = *natural = sheet ? (int) ceil (sheet->height) : 0;
}

/* A picture that is narrower than its place stands where reading begins. */
static gboolean
sp_picture_draw (GtkWidget *widget, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_allocated_width (widget);
  const SpSheet *sheet = measure (SP_PICTURE (widget), width);
  SpPalette palette;

  if (sheet == NULL)
    return GDK_EVENT_PROPAGATE;
  sp_palette_from_style (&palette, style);
  cairo_save (cr);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    cairo_translate (cr, width - (int) sheet->width, 0);
  sp_sheet_draw (sheet, cr, &palette);
  cairo_restore (cr);
  if (gtk_widget_has_visible_focus (widget))
    gtk_render_focus (style, cr, 0, 0, width, gtk_widget_get_allocated_height (widget));
  return GDK_EVENT_PROPAGATE;
}

static void
sp_picture_style_updated (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_picture_parent_class)->style_updated (widget);
  forget_sheet (SP_PICTURE (widget));
}

static void
sp_picture_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (sp_picture_parent_class)->direction_changed (widget, previous);
  forget_sheet (SP_PICTURE (widget));
}

static void
forget_content (SpPicture *self)
{
  g_clear_pointer (&self->sheet, sp_sheet_free);
  if (self->content)
    self->kind->free_content (g_steal_pointer (&self->content));
}

static void
sp_picture_finalize (GObject *object)
{
  forget_content (SP_PICTURE (object));
  G_OBJECT_CLASS (sp_picture_parent_class)->finalize (object);
}

static void
sp_picture_class_init (SpPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_picture_finalize;
  sp_height_for_width_install (widget_class);
  widget_class->get_preferred_width = sp_picture_get_preferred_width;
  widget_class->get_preferred_height_for_width = sp_picture_get_preferred_height_for_width;
  widget_class->draw = sp_picture_draw;
  widget_class->style_updated = sp_picture_style_updated;
  widget_class->direction_changed = sp_picture_direction_changed;
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_IMAGE);
}

static void
sp_picture_init (SpPicture *self)
{
}

/**
 * sp_picture_show:
 * @kind: how @content becomes a picture
 * @content: (transfer full) (nullable): what to show; %NULL for nothing
 *
 * What the picture shows is told to assistive technology, too.
 */
void
sp_picture_show (SpPicture *self, const SpPictureKind *kind, gpointer content)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *title = content ? kind->make_title (content) : NULL;
  g_autofree char *text = content ? kind->make_text (content) : NULL;

  forget_content (self);
  self->kind = kind;
  self->content = content;
  atk_object_set_name (accessible, title ? title : "");
  atk_object_set_description (accessible, text ? text : "");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
draw_page (const SpSheet *sheet, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  SpPalette palette;

  sp_palette_for_paper (&palette);
  gdk_cairo_set_source_rgba (cr, &palette.colors[SP_INK_PAPER]);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, MARGIN, MARGIN);
  sp_sheet_draw (sheet, cr, &palette);
  cairo_destroy (cr);
}

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Letters have become outlines: the words stand beside them, for those who read the file with a screen reader. */
static GBytes *
describe (SpPicture *self, const GByteArray *drawn)
{
  g_autofree char *title = self->kind->make_title (self->content);
  g_autofree char *text = self->kind->make_text (self->content);
  g_autofree char *words =
      g_markup_printf_escaped ("<title>%s</title>\n<desc>%s</desc>\n", title, text);
  g_autofree char *svg = g_strndup ((const char *) drawn->data, drawn->len);
  char *root = strstr (svg, "<svg");
  char *inside = root ? strchr (root, '>') : NULL;
  char *whole;

  g_return_val_if_fail (inside != NULL, NULL);
  *inside = '\0';
  whole = g_strconcat (svg, " role=\"img\">\n", words, inside + 1, NULL);
  return g_bytes_new_take (whole, strlen (whole));
}

/**
 * sp_picture_to_svg:
 * @self: a picture that shows something
 * @width: pixels, with the margin
 *
 * Returns: (transfer full): an SVG document, dark on white, with title and description
 */
GBytes *
sp_picture_to_svg (SpPicture *self, int width)
{
  g_autoptr(SpSheet) sheet = lay_out (self, width - 2 * MARGIN);
  g_autoptr(GByteArray) drawn = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append, drawn, width, sheet->height + 2 * MARGIN);

  draw_page (sheet, surface, 1);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return describe (self, drawn);
}

/**
 * sp_picture_to_png:
 * @self: a picture that shows something
 * @width: units of which the image has two pixels each, with the margin
 *
 * Returns: (transfer full): a PNG image, dark on white
 */
GBytes *
sp_picture_to_png (SpPicture *self, int width)
{
  g_autoptr(SpSheet) sheet = lay_out (self, width - 2 * MARGIN);
  GByteArray *drawn = g_byte_array_new ();
  int height = (int) sheet->height + 2 * MARGIN + 1;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * PNG_SCALE, height * PNG_SCALE);

  draw_page (sheet, surface, PNG_SCALE);
  cairo_surface_write_to_png_stream (surface, append, drawn);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (drawn);
}
