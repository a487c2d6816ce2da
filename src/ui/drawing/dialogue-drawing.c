/* Draws window, fields, highlights, numbers and words of the sketch, in the colours of the theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dialogue-drawing.h"

#include <math.h>

/* Of the height of a line. */
#define RADIUS 0.25
#define HANDHELD_RADIUS 0.9
#define STROKE 0.09

#define BORDER 0.55
#define BAR 0.1
#define STRENGTH 0.35

/** Brush: what all drawing needs. */
typedef struct
{
  const SpDialogueLayout *layout;
  const SpSketchColors *colors;
  cairo_t *cr;
} Brush;

static void
set_color (Brush *brush, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (brush->cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
trace_rounded (Brush *brush, const SpSketchMark *mark, double radius)
{
  double right = mark->x + mark->width;
  double bottom = mark->y + mark->height;

  cairo_new_sub_path (brush->cr);
  cairo_arc (brush->cr, right - radius, mark->y + radius, radius, -M_PI / 2, 0);
  cairo_arc (brush->cr, right - radius, bottom - radius, radius, 0, M_PI / 2);
  cairo_arc (brush->cr, mark->x + radius, bottom - radius, radius, M_PI / 2, M_PI);
  cairo_arc (brush->cr, mark->x + radius, mark->y + radius, radius, M_PI, 3 * M_PI / 2);
  cairo_close_path (brush->cr);
}

static void
stroke (Brush *brush, const GdkRGBA *color, double alpha, double width)
{
  set_color (brush, color, alpha);
  cairo_set_line_width (brush->cr, width);
  cairo_stroke (brush->cr);
}

static double
get_stroke_width (const Brush *brush)
{
  return MAX (1.5, brush->layout->unit * STROKE);
}

static double
get_window_radius (const Brush *brush)
{
  return brush->layout->unit * (brush->layout->handheld ? HANDHELD_RADIUS : RADIUS * 1.5);
}

static void
draw_window (Brush *brush, const SpSketchMark *mark)
{
  trace_rounded (brush, mark, get_window_radius (brush));
  set_color (brush, &brush->colors->background, 1);
  cairo_fill_preserve (brush->cr);
  stroke (brush, &brush->colors->text, BORDER, 1);
}

/* The upper end of the window, with its corners. */
static void
draw_bar (Brush *brush, const SpSketchMark *mark)
{
  SpSketchMark window = *mark;

  window.height += 2 * get_window_radius (brush);
  cairo_save (brush->cr);
  cairo_rectangle (brush->cr, mark->x, mark->y, mark->width, mark->height);
  cairo_clip (brush->cr);
  trace_rounded (brush, &window, get_window_radius (brush));
  set_color (brush, &brush->colors->text, BAR);
  cairo_fill (brush->cr);
  cairo_restore (brush->cr);
  cairo_move_to (brush->cr, mark->x, mark->y + mark->height);
  cairo_rel_line_to (brush->cr, mark->width, 0);
  stroke (brush, &brush->colors->text, BORDER, 1);
}

static void
draw_close (Brush *brush, const SpSketchMark *mark)
{
  double inset = mark->width / 4;

  cairo_move_to (brush->cr, mark->x + inset, mark->y + inset);
  cairo_line_to (brush->cr, mark->x + mark->width - inset, mark->y + mark->height - inset);
  cairo_move_to (brush->cr, mark->x + mark->width - inset, mark->y + inset);
  cairo_line_to (brush->cr, mark->x + inset, mark->y + mark->height - inset);
  stroke (brush, &brush->colors->text, 0.8, get_stroke_width (brush));
}

/* It points to where the language begins. */
static void
draw_back (Brush *brush, const SpSketchMark *mark)
{
  double middle = mark->y + mark->height / 2;
  double tip = mark->x + (brush->layout->mirrored ? mark->width : 0);
  double end = mark->x + (brush->layout->mirrored ? 0 : mark->width);
  double wing = tip + (end - tip) * 0.4;

  cairo_move_to (brush->cr, end, middle);
  cairo_line_to (brush->cr, tip, middle);
  cairo_move_to (brush->cr, wing, mark->y + mark->height * 0.15);
  cairo_line_to (brush->cr, tip, middle);
  cairo_line_to (brush->cr, wing, mark->y + mark->height * 0.85);
  stroke (brush, &brush->colors->text, 0.8, get_stroke_width (brush));
}

static void
draw_entry (Brush *brush, const SpSketchMark *mark)
{
  trace_rounded (brush, mark, brush->layout->unit * RADIUS);
  stroke (brush, &brush->colors->text, BORDER, 1);
}

static void
draw_arrow (Brush *brush, const SpSketchMark *mark)
{
  double middle = mark->x + mark->width / 2;

  cairo_move_to (brush->cr, mark->x + mark->width * 0.2, mark->y + mark->height * 0.35);
  cairo_line_to (brush->cr, middle, mark->y + mark->height * 0.7);
  cairo_line_to (brush->cr, mark->x + mark->width * 0.8, mark->y + mark->height * 0.35);
  stroke (brush, &brush->colors->text, 0.8, get_stroke_width (brush));
}

static void
draw_box (Brush *brush, const SpSketchMark *mark)
{
  trace_rounded (brush, mark, brush->layout->unit * RADIUS / 2);
  stroke (brush, &brush->colors->text, 0.8, 1);
  if (!mark->set)
    return;
  cairo_move_to (brush->cr, mark->x + mark->width * 0.2, mark->y + mark->height * 0.55);
  cairo_line_to (brush->cr, mark->x + mark->width * 0.42, mark->y + mark->height * 0.76);
  cairo_line_to (brush->cr, mark->x + mark->width * 0.82, mark->y + mark->height * 0.22);
  stroke (brush, &brush->colors->text, 1, get_stroke_width (brush));
}

static void
draw_highlight (Brush *brush, const SpSketchMark *mark)
{
  trace_rounded (brush, mark, brush->layout->unit * RADIUS * 1.6);
  stroke (brush, &brush->colors->highlight, 1, get_stroke_width (brush));
}

/* Full where something has to be entered, hollow where it is only to be compared. */
static void
draw_number (Brush *brush, const SpSketchMark *mark)
{
  double radius = mark->width / 2 - 1;
  PangoRectangle ink;

  cairo_new_sub_path (brush->cr);
  cairo_arc (brush->cr, mark->x + mark->width / 2, mark->y + mark->height / 2, radius, 0, 2 * M_PI);
  set_color (brush, &brush->colors->text, 1);
  if (mark->set)
    cairo_fill (brush->cr);
  else
    stroke (brush, &brush->colors->text, 1, 1);
  pango_layout_get_pixel_extents (mark->layout, &ink, NULL);
  set_color (brush, mark->set ? &brush->colors->background : &brush->colors->text, 1);
  cairo_move_to (brush->cr, mark->x + (mark->width - ink.width) / 2 - ink.x,
                 mark->y + (mark->height - ink.height) / 2 - ink.y);
  pango_cairo_show_layout (brush->cr, mark->layout);
}

static void
draw_text (Brush *brush, const SpSketchMark *mark)
{
  set_color (brush, &brush->colors->text, 1);
  cairo_move_to (brush->cr, mark->x, mark->y);
  pango_cairo_show_layout (brush->cr, mark->layout);
}

/**
 * sp_dialogue_draw:
 * @layout: the measured sketch
 * @cr: where to draw it, from the origin on
 * @colors: what to draw it with
 */
void
sp_dialogue_draw (const SpDialogueLayout *layout, cairo_t *cr, const SpSketchColors *colors)
{
  static void (*const draw[]) (Brush *, const SpSketchMark *) = {
    [SP_SKETCH_WINDOW] = draw_window, [SP_SKETCH_BAR] = draw_bar,
    [SP_SKETCH_CLOSE] = draw_close,   [SP_SKETCH_BACK] = draw_back,
    [SP_SKETCH_ENTRY] = draw_entry,   [SP_SKETCH_ARROW] = draw_arrow,
    [SP_SKETCH_BOX] = draw_box,       [SP_SKETCH_HIGHLIGHT] = draw_highlight,
    [SP_SKETCH_NUMBER] = draw_number, [SP_SKETCH_TEXT] = draw_text,
  };
  Brush brush = { .layout = layout, .colors = colors, .cr = cr };

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SpSketchMark *mark = g_ptr_array_index (layout->marks, i);

      draw[mark->kind](&brush, mark);
    }
  cairo_restore (cr);
}

static void
look_up (GtkStyleContext *style, const char *name, GdkRGBA *color)
{
  GdkRGBA found;

  if (gtk_style_context_lookup_color (style, name, &found))
    *color = found;
}

/* Towards the colour of the text, so that it stands out from the background in dark themes too. */
static void
strengthen (GdkRGBA *color, const GdkRGBA *text)
{
  color->red += (text->red - color->red) * STRENGTH;
  color->green += (text->green - color->green) * STRENGTH;
  color->blue += (text->blue - color->blue) * STRENGTH;
}

/**
 * sp_sketch_colors_from_style:
 * @self: (out): the colours
 * @style: the style of a widget
 *
 * Takes the colours of the theme as it is now.
 */
void
sp_sketch_colors_from_style (SpSketchColors *self, GtkStyleContext *style)
{
  gtk_style_context_get_color (style, gtk_style_context_get_state (style), &self->text);
  self->highlight = self->text;
  gdk_rgba_parse (&self->background, "transparent");
  look_up (style, "theme_text_color", &self->text);
  look_up (style, "theme_base_color", &self->background);
  look_up (style, "theme_selected_bg_color", &self->highlight);
  strengthen (&self->highlight, &self->text);
}
