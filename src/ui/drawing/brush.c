/* Draws frames, hatching, lines, symbols and words of a sheet with cairo, on a screen or into a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "brush.h"

#include <math.h>

/* Of the height of a line. */
#define TRACK 0.16 /* width of the line from node to node */
#define HATCH 0.36 /* from one line of the hatching to the next */
#define BEND 1.2 /* from lane to lane, above the node */

/* How far a highlight goes from its colour towards that of the text. */
#define STRONGER 0.35

/** Brush: what all drawing needs. */
typedef struct
{
  const SpSheet *sheet;
  const SpPalette *palette;
  cairo_t *cr;
  const SpMark *before; /* (nullable) the last node */
} Brush;

static void
set_ink (Brush *brush, SpInk ink, double strength)
{
  GdkRGBA color = brush->palette->colors[ink];

  color.alpha *= strength;
  gdk_cairo_set_source_rgba (brush->cr, &color);
}

static void
stroke (Brush *brush, const SpMark *mark)
{
  set_ink (brush, mark->ink, mark->strength);
  cairo_set_line_width (brush->cr, mark->thickness);
  cairo_stroke (brush->cr);
}

static void
trace_rounded (Brush *brush, const SpMark *mark)
{
  double radius = MIN (mark->radius, MIN (mark->width, mark->height) / 2);
  double right = mark->x + mark->width;
  double bottom = mark->y + mark->height;

  cairo_new_sub_path (brush->cr);
  cairo_arc (brush->cr, right - radius, mark->y + radius, radius, -M_PI / 2, 0);
  cairo_arc (brush->cr, right - radius, bottom - radius, radius, 0, M_PI / 2);
  cairo_arc (brush->cr, mark->x + radius, bottom - radius, radius, M_PI / 2, M_PI);
  cairo_arc (brush->cr, mark->x + radius, mark->y + radius, radius, M_PI, 3 * M_PI / 2);
  cairo_close_path (brush->cr);
}

/* Slanting lines, clipped to the mark. */
static void
hatch (Brush *brush, const SpMark *mark)
{
  double distance = brush->sheet->unit * HATCH;

  cairo_save (brush->cr);
  trace_rounded (brush, mark);
  cairo_clip (brush->cr);
  for (double x = mark->x - mark->height; x < mark->x + mark->width; x += distance)
    {
      cairo_move_to (brush->cr, x, mark->y + mark->height);
      cairo_line_to (brush->cr, x + mark->height, mark->y);
    }
  set_ink (brush, SP_INK_TEXT, mark->hatching);
  cairo_set_line_width (brush->cr, MAX (1, distance / 4));
  cairo_stroke (brush->cr);
  cairo_restore (brush->cr);
}

static void
draw_frame (Brush *brush, const SpMark *mark)
{
  if (mark->tint > 0)
    {
      trace_rounded (brush, mark);
      set_ink (brush, mark->filling, mark->tint);
      cairo_fill (brush->cr);
    }
  if (mark->hatching > 0)
    hatch (brush, mark);
  if (mark->thickness > 0)
    {
      trace_rounded (brush, mark);
      stroke (brush, mark);
    }
}

/* The part of a window that has its corners, and the line below it. */
static void
draw_top (Brush *brush, const SpMark *mark)
{
  SpMark window = *mark;

  window.height += 2 * mark->radius;
  cairo_save (brush->cr);
  cairo_rectangle (brush->cr, mark->x, mark->y, mark->width, mark->height);
  cairo_clip (brush->cr);
  trace_rounded (brush, &window);
  set_ink (brush, mark->filling, mark->tint);
  cairo_fill (brush->cr);
  cairo_restore (brush->cr);
  cairo_move_to (brush->cr, mark->x, mark->y + mark->height);
  cairo_rel_line_to (brush->cr, mark->width, 0);
  stroke (brush, mark);
}

static double
middle_x (const SpMark *mark)
{
  return mark->x + mark->width / 2;
}

static double
middle_y (const SpMark *mark)
{
  return mark->y + mark->height / 2;
}

/* Straight within a lane; from lane to lane a bend right before the node. */
static void
draw_track (Brush *brush, const SpMark *mark)
{
  double bend = BEND * brush->sheet->unit;
  double x = middle_x (brush->before), y = middle_y (brush->before);
  double to_x = middle_x (mark), to_y = middle_y (mark);
  double turn = MAX (y, to_y - bend);

  cairo_move_to (brush->cr, x, y);
  if (x != to_x)
    {
      cairo_line_to (brush->cr, x, turn);
      cairo_curve_to (brush->cr, x, (turn + to_y) / 2, to_x, (turn + to_y) / 2, to_x, to_y);
    }
  else
    cairo_line_to (brush->cr, to_x, to_y);
  set_ink (brush, mark->ink, mark->strength);
  cairo_set_line_width (brush->cr, brush->sheet->unit * TRACK);
  cairo_stroke (brush->cr);
}

static void
draw_disc (Brush *brush, const SpMark *mark, SpInk ink, double radius)
{
  cairo_new_path (brush->cr);
  cairo_arc (brush->cr, middle_x (mark), middle_y (mark), radius, 0, 2 * M_PI);
  set_ink (brush, ink, mark->strength);
  cairo_fill (brush->cr);
}

static void
draw_dot (Brush *brush, const SpMark *mark)
{
  double radius = mark->width / 2;

  draw_disc (brush, mark, mark->ink, radius);
  if (mark->hollow)
    draw_disc (brush, mark, SP_INK_PAPER, radius * 0.55);
}

static void
draw_node (Brush *brush, const SpMark *mark)
{
  if (brush->before && !mark->first)
    {
      draw_track (brush, mark);
      /* The line covers half of the dot that it comes from. */
      draw_dot (brush, brush->before);
    }
  draw_dot (brush, mark);
  brush->before = mark;
}

static void
draw_number (Brush *brush, const SpMark *mark)
{
  double radius = mark->width / 2 - 1;
  PangoRectangle ink;

  if (mark->hollow)
    {
      cairo_new_sub_path (brush->cr);
      cairo_arc (brush->cr, middle_x (mark), middle_y (mark), radius, 0, 2 * M_PI);
      stroke (brush, mark);
    }
  else
    draw_disc (brush, mark, mark->ink, radius);
  pango_layout_get_pixel_extents (mark->layout, &ink, NULL);
  set_ink (brush, mark->hollow ? mark->ink : mark->filling, 1);
  cairo_move_to (brush->cr, mark->x + (mark->width - ink.width) / 2 - ink.x,
                 mark->y + (mark->height - ink.height) / 2 - ink.y);
  pango_cairo_show_layout (brush->cr, mark->layout);
}

static void
draw_icon (Brush *brush, const SpMark *mark)
{
  cairo_save (brush->cr);
  set_ink (brush, mark->ink, mark->strength);
  cairo_translate (brush->cr, mark->x, mark->y);
  cairo_scale (brush->cr, mark->width / SP_ICON_GRID, mark->height / SP_ICON_GRID);
  sp_icon_draw (brush->cr, mark->icon, brush->sheet->mirrored);
  cairo_restore (brush->cr);
}

static void
draw_text (Brush *brush, const SpMark *mark)
{
  set_ink (brush, mark->ink, mark->strength);
  cairo_move_to (brush->cr, mark->x, mark->y);
  pango_cairo_show_layout (brush->cr, mark->layout);
}

/**
 * sp_sheet_draw:
 * @sheet: a sheet
 * @cr: where to draw it, from the origin on
 * @palette: what to draw it with
 */
void
sp_sheet_draw (const SpSheet *sheet, cairo_t *cr, const SpPalette *palette)
{
  static void (*const draw[]) (Brush *, const SpMark *) = {
    [SP_MARK_FRAME] = draw_frame,   [SP_MARK_BAR] = draw_frame, [SP_MARK_TOP] = draw_top,
    [SP_MARK_NODE] = draw_node,     [SP_MARK_ICON] = draw_icon, [SP_MARK_TEXT] = draw_text,
    [SP_MARK_NUMBER] = draw_number,
  };
  Brush brush = { .sheet = sheet, .palette = palette, .cr = cr };

  for (guint i = 0; i < sheet->marks->len; i++)
    {
      const SpMark *mark = g_ptr_array_index (sheet->marks, i);

      draw[mark->kind](&brush, mark);
    }
}

/** Source: where the colour of an ink comes from. */
typedef struct
{
  const char
      *theme; /* (nullable) its name in the style of a widget; %NULL for the colour of words */
  const char *paper;
} Source;

static const Source sources[SP_N_INKS] = {
  [SP_INK_TEXT] = { NULL, "#000000" },
  [SP_INK_PAPER] = { "theme_bg_color", "#ffffff" },
  [SP_INK_BORDER] = { "borders", "#b6b6b3" },
  [SP_INK_CLEAR] = { "warning_color", "#c17d11" },
  [SP_INK_ENCRYPTED] = { "theme_selected_bg_color", "#3465a4" },
  [SP_INK_FIELD_TEXT] = { "theme_text_color", "#000000" },
  [SP_INK_FIELD] = { "theme_base_color", "#ffffff" },
  [SP_INK_HIGHLIGHT] = { "theme_selected_bg_color", "#3465a4" },
};

/* Towards the colour of the text, so that it stands out from the background in dark themes too. */
static void
strengthen (GdkRGBA *color, const GdkRGBA *text)
{
  color->red += (text->red - color->red) * STRONGER;
  color->green += (text->green - color->green) * STRONGER;
  color->blue += (text->blue - color->blue) * STRONGER;
}

/**
 * sp_palette_from_style:
 * @self: (out): the colours
 * @style: the style of a widget
 *
 * Takes the colours of the theme as it is now.
 */
void
sp_palette_from_style (SpPalette *self, GtkStyleContext *style)
{
  GdkRGBA *colors = self->colors;

  for (int ink = 0; ink < SP_N_INKS; ink++)
    if (!sources[ink].theme ||
        !gtk_style_context_lookup_color (style, sources[ink].theme, &colors[ink]))
      gtk_style_context_get_color (style, gtk_style_context_get_state (style), &colors[ink]);
  strengthen (&colors[SP_INK_HIGHLIGHT], &colors[SP_INK_FIELD_TEXT]);
}

/**
 * sp_palette_for_paper:
 * @self: (out): the colours
 *
 * Dark on white, for files that are shown and printed anywhere.
 */
void
sp_palette_for_paper (SpPalette *self)
{
  for (int ink = 0; ink < SP_N_INKS; ink++)
    gdk_rgba_parse (&self->colors[ink], sources[ink].paper);
}
