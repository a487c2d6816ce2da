/* Writes the picture to a file: dark on white, with a margin, as wide as a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-export.h"

#include <string.h>

#include <cairo-svg.h>

#include "eavesdropper-drawing.h"

#define PAGE_WIDTH 960
#define MARGIN 24
/* Sharp on a screen with small pixels, and in print. */
#define PNG_SCALE 2

static void
draw_page (const SpPictureLayout *layout, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  SpPictureColors colors;

  sp_picture_colors_for_paper (&colors);
  gdk_cairo_set_source_rgba (cr, &colors.background);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, MARGIN, MARGIN);
  sp_picture_draw (layout, cr, &colors);
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
describe (const GByteArray *drawn, const SpEavesdropper *picture)
{
  g_autofree char *text = sp_eavesdropper_to_text (picture);
  g_autofree char *words =
      g_markup_printf_escaped ("<title>%s</title>\n<desc>%s</desc>\n", picture->title, text);
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
 * @picture: what to show
 * @context: the font and the direction in which the language is read
 * @width: pixels, with the margin
 *
 * Returns: (transfer full): an SVG document with title and description
 */
GBytes *
sp_picture_to_svg (const SpEavesdropper *picture, PangoContext *context, int width)
{
  g_autoptr (SpPictureLayout) layout = sp_picture_layout_new (picture, context, width - 2 * MARGIN);
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append, drawn, width, layout->height + 2 * MARGIN);

  draw_page (layout, surface, 1);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return describe (drawn, picture);
}

/**
 * sp_picture_to_png:
 * @picture: what to show
 * @context: the font and the direction in which the language is read
 * @width: units of which the picture has two pixels each, with the margin
 *
 * Returns: (transfer full): a PNG image
 */
GBytes *
sp_picture_to_png (const SpEavesdropper *picture, PangoContext *context, int width)
{
  g_autoptr (SpPictureLayout) layout = sp_picture_layout_new (picture, context, width - 2 * MARGIN);
  GByteArray *drawn = g_byte_array_new ();
  int height = (int) layout->height + 2 * MARGIN + 1;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * PNG_SCALE, height * PNG_SCALE);

  draw_page (layout, surface, PNG_SCALE);
  cairo_surface_write_to_png_stream (surface, append, drawn);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (drawn);
}

static gboolean
is_png (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".png");
}

/**
 * sp_picture_name_file:
 * @name: what somebody typed as the name of a file
 *
 * Returns: (transfer full): the name with an ending that tells the kind of file: `.svg` unless there is one
 */
char *
sp_picture_name_file (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, ".svg") || is_png (name))
    return g_strdup (name);
  return g_strconcat (name, ".svg", NULL);
}

/**
 * sp_picture_save:
 * @picture: what to show
 * @context: the font and the direction in which the language is read
 * @file: where to; PNG where its name ends so, and SVG otherwise
 * @error: why it could not be written
 *
 * Returns: whether it was written
 */
gboolean
sp_picture_save (const SpEavesdropper *picture, PangoContext *context, GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) bytes = is_png (name) ? sp_picture_to_png (picture, context, PAGE_WIDTH)
                                           : sp_picture_to_svg (picture, context, PAGE_WIDTH);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                  error);
}
