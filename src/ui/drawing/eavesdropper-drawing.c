/* Draws frames, lanes, hatching, symbols and words of the picture with cairo, on a screen or into a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-drawing.h"

#include <math.h>

#include "eavesdropper-icons.h"

#define RADIUS 0.35 /* of the height of a line */
#define TRACK 0.16 /* width of the line from step to step */
#define HATCH 0.36 /* from one line of the hatching to the next */

#define BEND 1.2 /* from lane to lane, above the node */

#define TINT 0.14
#define LANE_HATCH 0.2
#define BAR_HATCH 0.6
#define BOX_BORDER 0.55
#define FAINT 0.78

/** Brush: what all drawing needs. */
typedef struct
{
  const SpPictureLayout *layout;
  const SpPictureColors *colors;
  cairo_t *cr;
  const SpMark *before; /* (nullable) the last node */
} Brush;

static void
set_color (Brush *brush, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (brush->cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static const GdkRGBA *
get_lane_color (const Brush *brush, SpLane lane)
{
  return lane == SP_LANE_CLEAR ? &brush->colors->clear : &brush->colors->encrypted;
}

static void
trace_rounded (Brush *brush, const SpMark *mark)
{
  double radius = MIN (brush->layout->unit * RADIUS, MIN (mark->width, mark->height) / 2);
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
draw_panel (Brush *brush, const SpMark *mark)
{
  trace_rounded (brush, mark);
  set_color (brush, &brush->colors->border, 1);
  cairo_set_line_width (brush->cr, 1);
  cairo_stroke (brush->cr);
}

/* Slanting lines, clipped to the mark. */
static void
hatch (Brush *brush, const SpMark *mark, double alpha)
{
  double distance = brush->layout->unit * HATCH;

  cairo_save (brush->cr);
  trace_rounded (brush, mark);
  cairo_clip (brush->cr);
  for (double x = mark->x - mark->height; x < mark->x + mark->width; x += distance)
    {
      cairo_move_to (brush->cr, x, mark->y + mark->height);
      cairo_line_to (brush->cr, x + mark->height, mark->y);
    }
  set_color (brush, &brush->colors->text, alpha);
  cairo_set_line_width (brush->cr, MAX (1, distance / 4));
  cairo_stroke (brush->cr);
  cairo_restore (brush->cr);
}

static void
draw_tinted (Brush *brush, const SpMark *mark, double tint)
{
  const GdkRGBA *color = get_lane_color (brush, mark->lane);

  trace_rounded (brush, mark);
  set_color (brush, color, tint);
  cairo_fill (brush->cr);
}

static void
draw_lane (Brush *brush, const SpMark *mark)
{
  draw_tinted (brush, mark, TINT);
  if (mark->lane == SP_LANE_ENCRYPTED)
    hatch (brush, mark, LANE_HATCH);
}

static void
draw_box (Brush *brush, const SpMark *mark)
{
  draw_tinted (brush, mark, TINT);
  trace_rounded (brush, mark);
  set_color (brush, &brush->colors->clear, BOX_BORDER);
  cairo_set_line_width (brush->cr, 1);
  cairo_stroke (brush->cr);
}

static void
draw_bar (Brush *brush, const SpMark *mark)
{
  draw_tinted (brush, mark, TINT);
  hatch (brush, mark, BAR_HATCH);
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
  double bend = BEND * brush->layout->unit;
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
  set_color (brush, &brush->colors->text, 1);
  cairo_set_line_width (brush->cr, brush->layout->unit * TRACK);
  cairo_stroke (brush->cr);
}

static void
draw_dot (Brush *brush, const SpMark *mark)
{
  double radius = mark->width / 2;

  cairo_arc (brush->cr, middle_x (mark), middle_y (mark), radius, 0, 2 * M_PI);
  set_color (brush, &brush->colors->text, 1);
  cairo_fill (brush->cr);
  if (!mark->hollow)
    return;
  cairo_arc (brush->cr, middle_x (mark), middle_y (mark), radius * 0.55, 0, 2 * M_PI);
  set_color (brush, &brush->colors->background, 1);
  cairo_fill (brush->cr);
}

static void
draw_node (Brush *brush, const SpMark *mark)
{
  if (brush->before && !mark->first)
    draw_track (brush, mark);
  /* The line covers half of the dot that it comes from. */
  if (brush->before && !mark->first)
    draw_dot (brush, brush->before);
  draw_dot (brush, mark);
  brush->before = mark;
}

static void
draw_text (Brush *brush, const SpMark *mark)
{
  set_color (brush, &brush->colors->text, mark->faint ? FAINT : 1);
  cairo_move_to (brush->cr, mark->x, mark->y);
  pango_cairo_show_layout (brush->cr, mark->layout);
}

static void
draw_mark (Brush *brush, const SpMark *mark)
{
  switch (mark->kind)
    {
    case SP_MARK_PANEL:
      draw_panel (brush, mark);
      break;
    case SP_MARK_LANE:
      draw_lane (brush, mark);
      break;
    case SP_MARK_BOX:
      draw_box (brush, mark);
      break;
    case SP_MARK_BAR:
      draw_bar (brush, mark);
      break;
    case SP_MARK_NODE:
      draw_node (brush, mark);
      break;
    case SP_MARK_ICON:
      set_color (brush, &brush->colors->text, 1);
      sp_icon_draw (brush->cr, mark->icon, mark, brush->layout->mirrored);
      break;
    case SP_MARK_TEXT:
    default:
      draw_text (brush, mark);
    }
}

/**
 * sp_picture_draw:
 * @layout: the measured picture
 * @cr: where to draw it, from the origin on
 * @colors: what to draw it with
 */
void
sp_picture_draw (const SpPictureLayout *layout, cairo_t *cr, const SpPictureColors *colors)
{
  Brush brush = { .layout = layout, .colors = colors, .cr = cr };

  cairo_save (cr);
  for (guint i = 0; i < layout->marks->len; i++)
    draw_mark (&brush, g_ptr_array_index (layout->marks, i));
  cairo_restore (cr);
}

static void
look_up (GtkStyleContext *style, const char *name, GdkRGBA *color)
{
  GdkRGBA found;

  if (gtk_style_context_lookup_color (style, name, &found))
    *color = found;
}

/**
 * sp_picture_colors_from_style:
 * @self: (out): the colours
 * @style: the style of a widget
 *
 * Takes the colours of the theme as it is now.
 */
void
sp_picture_colors_from_style (SpPictureColors *self, GtkStyleContext *style)
{
  gtk_style_context_get_color (style, gtk_style_context_get_state (style), &self->text);
  self->background = self->border = self->clear = self->encrypted = self->text;
  look_up (style, "theme_bg_color", &self->background);
  look_up (style, "borders", &self->border);
  look_up (style, "warning_color", &self->clear);
  look_up (style, "theme_selected_bg_color", &self->encrypted);
}

/**
 * sp_picture_colors_for_paper:
 * @self: (out): the colours
 *
 * Dark on white, for files that are shown and printed anywhere.
 */
void
sp_picture_colors_for_paper (SpPictureColors *self)
{
  gdk_rgba_parse (&self->text, "#000000");
  gdk_rgba_parse (&self->background, "#ffffff");
  gdk_rgba_parse (&self->border, "#b6b6b3");
  gdk_rgba_parse (&self->clear, "#c17d11");
  gdk_rgba_parse (&self->encrypted, "#3465a4");
}
