/* A sheet to draw on: measured words, frames and symbols, each at its place, and the pen that puts them there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet.h"

#define TITLE_SCALE 1.15
#define SMALL_SCALE 0.9

/* Strength of words that matter less. */
#define FAINT 0.78

static void
mark_free (gpointer data)
{
  SpMark *mark = data;

  g_clear_object (&mark->layout);
  g_free (mark);
}

/**
 * sp_sheet_measure_line:
 * @context: the font and its resolution
 *
 * Returns: the height of a line of text in pixels
 */
double
sp_sheet_measure_line (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (1, PANGO_PIXELS (height));
}

/**
 * sp_sheet_new:
 * @context: the font, its resolution and the direction in which the language is read
 * @width: pixels
 *
 * Returns: (transfer full): an empty sheet
 */
SpSheet *
sp_sheet_new (PangoContext *context, double width)
{
  SpSheet *self = g_new0 (SpSheet, 1);

  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->width = width;
  self->unit = sp_sheet_measure_line (context);
  self->mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  return self;
}

/**
 * sp_sheet_free:
 * @self: (transfer full) (nullable): a sheet
 */
void
sp_sheet_free (SpSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->marks);
  g_free (self);
}

/**
 * sp_sheet_get_pen:
 * @context: the one that it was made with
 * @ink: for words and symbols
 *
 * Returns: a pen at the upper end of @self; one pixel remains free around everything
 */
SpPen
sp_sheet_get_pen (SpSheet *self, PangoContext *context, SpInk ink)
{
  return (SpPen){ self, context, ink, 1, 1, self->width - 2 };
}

/**
 * sp_pen_finish:
 * @pen: a pen below everything that stands on its sheet
 *
 * What was put as if reading began at the left is turned around where it begins at the right.
 *
 * Returns: (transfer none): the sheet, now as high as it has to be
 */
SpSheet *
sp_pen_finish (SpPen *pen)
{
  SpSheet *sheet = pen->sheet;

  sheet->height = pen->y + 1;
  for (guint i = 0; sheet->mirrored && i < sheet->marks->len; i++)
    {
      SpMark *mark = g_ptr_array_index (sheet->marks, i);

      mark->x = sheet->width - mark->x - mark->width;
    }
  return sheet;
}

/**
 * sp_pen_units:
 * @pen: a pen
 * @n: heights of a line
 *
 * Returns: the same in pixels
 */
double
sp_pen_units (const SpPen *pen, double n)
{
  return n * pen->sheet->unit;
}

/**
 * sp_pen_put:
 * @pen: a pen, which stays where it is
 * @kind: what to put
 * @x: where it begins
 * @y: its upper end
 * @width: pixels
 * @height: pixels
 *
 * Returns: (transfer none): a mark in the ink of the pen at full strength, with a thin line; to be changed as wanted
 */
SpMark *
sp_pen_put (SpPen *pen, SpMarkKind kind, double x, double y, double width, double height)
{
  SpMark *mark = g_new0 (SpMark, 1);

  mark->kind = kind;
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  mark->ink = pen->ink;
  mark->strength = 1;
  mark->thickness = 1;
  g_ptr_array_add (pen->sheet->marks, mark);
  return mark;
}

/**
 * sp_pen_put_icon:
 * @pen: a pen, which stays where it is
 * @icon: a symbol
 * @x: where it begins
 * @y: the upper end of the line that it stands in the middle of
 * @size: pixels
 *
 * Returns: (transfer none): the mark
 */
SpMark *
sp_pen_put_icon (SpPen *pen, SpIcon icon, double x, double y, double size)
{
  SpMark *mark = sp_pen_put (pen, SP_MARK_ICON, x, y + (pen->sheet->unit - size) / 2, size, size);

  mark->icon = icon;
  return mark;
}

static PangoAttrList *
make_attributes (SpFace face)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (face == SP_FACE_TITLE || face == SP_FACE_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (face == SP_FACE_TITLE)
    pango_attr_list_insert (attributes, pango_attr_scale_new (TITLE_SCALE));
  if (face == SP_FACE_FAINT || face == SP_FACE_LITERAL)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
  if (face == SP_FACE_LITERAL)
    pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
  return attributes;
}

/**
 * sp_pen_make_layout:
 * @pen: a pen
 * @face: how to set the words
 * @text: words
 *
 * Returns: (transfer full): the words in one line, to be measured or put on the sheet
 */
PangoLayout *
sp_pen_make_layout (const SpPen *pen, SpFace face, const char *text)
{
  PangoLayout *layout = pango_layout_new (pen->context);
  g_autoptr(PangoAttrList) attributes = make_attributes (face);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/**
 * sp_pen_measure:
 * @pen: a pen
 * @text: words
 *
 * Returns: how many pixels the words need in one line
 */
double
sp_pen_measure (const SpPen *pen, const char *text)
{
  g_autoptr(PangoLayout) layout = sp_pen_make_layout (pen, SP_FACE_PLAIN, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 1;
}

/* A number alone goes where its surroundings go. */
static gboolean
is_from_right (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoDirection direction = pango_layout_line_get_resolved_direction (line);

  return direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
}

/**
 * sp_pen_reads_from_right:
 * @pen: a pen
 * @text: words
 *
 * Returns: whether reading of @text begins at the right
 */
gboolean
sp_pen_reads_from_right (const SpPen *pen, const char *text)
{
  g_autoptr(PangoLayout) layout = sp_pen_make_layout (pen, SP_FACE_PLAIN, text);

  return is_from_right (layout);
}

/* Pango turns left and right around for a paragraph that runs against its context; all shall begin at the side of the sheet. */
static void
align (const SpPen *pen, PangoLayout *layout)
{
  gboolean context_from_right = pango_context_get_base_dir (pen->context) == PANGO_DIRECTION_RTL;
  gboolean turned = is_from_right (layout) != context_from_right;

  pango_layout_set_alignment (layout, turned != pen->sheet->mirrored ? PANGO_ALIGN_RIGHT
                                                                     : PANGO_ALIGN_LEFT);
}

/**
 * sp_pen_write:
 * @pen: a pen, which stays where it is
 * @face: how to set the words
 * @text: words
 * @x: where they begin
 * @y: their upper end
 * @width: pixels of a line at most
 *
 * Returns: (transfer none): the words, as high as they have to be
 */
SpMark *
sp_pen_write (SpPen *pen, SpFace face, const char *text, double x, double y, double width)
{
  PangoLayout *layout = sp_pen_make_layout (pen, face, text);
  SpMark *mark;
  int height;

  width = MAX (1, width);
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  align (pen, layout);
  pango_layout_get_pixel_size (layout, NULL, &height);
  mark = sp_pen_put (pen, SP_MARK_TEXT, x, y, width, height);
  mark->layout = layout;
  mark->strength = face == SP_FACE_FAINT ? FAINT : 1;
  return mark;
}
