/* Draws symbols as lines in the current colour, on a square of 16 by 16 that is scaled to where they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "eavesdropper-icons.h"

#include <math.h>

#define GRID 16.0
#define PEN 1.6

static void
draw_eye (cairo_t *cr)
{
  cairo_move_to (cr, 1, 8);
  cairo_curve_to (cr, 4, 3, 12, 3, 15, 8);
  cairo_curve_to (cr, 12, 13, 4, 13, 1, 8);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 8, 2.2, 0, 2 * M_PI);
  cairo_fill (cr);
}

static void
draw_lock (cairo_t *cr)
{
  cairo_move_to (cr, 4.8, 7);
  cairo_line_to (cr, 4.8, 5);
  cairo_arc (cr, 8, 5, 3.2, M_PI, 0);
  cairo_line_to (cr, 11.2, 7);
  cairo_stroke (cr);
  cairo_rectangle (cr, 3, 7, 10, 8);
  cairo_fill (cr);
}

static void
draw_warning (cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 8, 1.8);
  cairo_line_to (cr, 15, 14);
  cairo_line_to (cr, 1, 14);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_move_to (cr, 8, 6);
  cairo_line_to (cr, 8, 9.6);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 11.9, 0.9, 0, 2 * M_PI);
  cairo_fill (cr);
}

static void
draw_head (cairo_t *cr, double tip, double back)
{
  cairo_move_to (cr, back, 4);
  cairo_line_to (cr, tip, 8);
  cairo_line_to (cr, back, 12);
  cairo_stroke (cr);
}

static void
draw_arrow (cairo_t *cr, gboolean to_server, gboolean from_server)
{
  cairo_move_to (cr, 1.5, 8);
  cairo_line_to (cr, 14.5, 8);
  cairo_stroke (cr);
  if (to_server)
    draw_head (cr, 14.5, 10.5);
  if (from_server)
    draw_head (cr, 1.5, 5.5);
}

/**
 * sp_icon_draw:
 * @cr: where to draw, in the colour that is set
 * @icon: a symbol
 * @where: the place for it
 * @mirrored: whether the picture is for a language that is read from the right, so that arrows point the other way
 */
void
sp_icon_draw (cairo_t *cr, SpIcon icon, const SpMark *where, gboolean mirrored)
{
  cairo_save (cr);
  cairo_translate (cr, where->x, where->y);
  cairo_scale (cr, where->width / GRID, where->height / GRID);
  cairo_set_line_width (cr, PEN);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  switch (icon)
    {
    case SP_ICON_EYE:
      draw_eye (cr);
      break;
    case SP_ICON_LOCK:
      draw_lock (cr);
      break;
    case SP_ICON_WARNING:
      draw_warning (cr);
      break;
    case SP_ICON_TO_SERVER:
      draw_arrow (cr, !mirrored, mirrored);
      break;
    case SP_ICON_FROM_SERVER:
      draw_arrow (cr, mirrored, !mirrored);
      break;
    case SP_ICON_BOTH_WAYS:
    default:
      draw_arrow (cr, TRUE, TRUE);
    }
  cairo_restore (cr);
}
