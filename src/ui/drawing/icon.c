/* Draws symbols as lines in the current colour, on a square of 16 by 16.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "icon.h"

#include <math.h>

/* Width of a line, and of the outline of a box. */
#define LINE 1.6
#define THIN 1.1

static void
draw_line (cairo_t *cr, const double (*points)[2], guint n)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i][0], points[i][1]);
  cairo_stroke (cr);
}

#define DRAW_LINE(cr, ...)                                                                         \
  draw_line (cr, (const double[][2]){ __VA_ARGS__ },                                               \
             sizeof ((const double[][2]){ __VA_ARGS__ }) / sizeof (double[2]))

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
  DRAW_LINE (cr, { 8, 1.8 }, { 15, 14 }, { 1, 14 }, { 8, 1.8 });
  DRAW_LINE (cr, { 8, 6 }, { 8, 9.6 });
  cairo_arc (cr, 8, 11.9, 0.9, 0, 2 * M_PI);
  cairo_fill (cr);
}

static void
draw_arrow (cairo_t *cr, gboolean to_server, gboolean from_server)
{
  DRAW_LINE (cr, { 1.5, 8 }, { 14.5, 8 });
  if (to_server)
    DRAW_LINE (cr, { 10.5, 4 }, { 14.5, 8 }, { 10.5, 12 });
  if (from_server)
    DRAW_LINE (cr, { 5.5, 4 }, { 1.5, 8 }, { 5.5, 12 });
}

static void
draw_close (cairo_t *cr)
{
  DRAW_LINE (cr, { 4, 4 }, { 12, 12 });
  DRAW_LINE (cr, { 12, 4 }, { 4, 12 });
}

static void
draw_back (cairo_t *cr)
{
  DRAW_LINE (cr, { 16, 8 }, { 0, 8 });
  DRAW_LINE (cr, { 6.4, 2.4 }, { 0, 8 }, { 6.4, 13.6 });
}

static void
draw_box (cairo_t *cr, gboolean ticked)
{
  cairo_set_line_width (cr, THIN);
  cairo_rectangle (cr, 0, 0, SP_ICON_GRID, SP_ICON_GRID);
  cairo_stroke (cr);
  cairo_set_line_width (cr, LINE);
  if (ticked)
    DRAW_LINE (cr, { 3.2, 8.8 }, { 6.7, 12.2 }, { 13.1, 3.5 });
}

static void
draw (cairo_t *cr, SpIcon icon)
{
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
    case SP_ICON_FROM_SERVER:
    case SP_ICON_BOTH_WAYS:
    default:
      draw_arrow (cr, icon != SP_ICON_FROM_SERVER, icon != SP_ICON_TO_SERVER);
      break;
    case SP_ICON_CLOSE:
      draw_close (cr);
      break;
    case SP_ICON_BACK:
      draw_back (cr);
      break;
    case SP_ICON_LIST:
      DRAW_LINE (cr, { 3.2, 5.6 }, { 8, 11.2 }, { 12.8, 5.6 });
      break;
    case SP_ICON_BOX:
    case SP_ICON_TICKED_BOX:
      draw_box (cr, icon == SP_ICON_TICKED_BOX);
    }
}

/**
 * sp_icon_draw:
 * @cr: where to draw, in the colour that is set, from the origin to %SP_ICON_GRID
 * @icon: a symbol
 * @mirrored: whether reading begins at the right, so that arrows point the other way; a tick looks the same everywhere
 */
void
sp_icon_draw (cairo_t *cr, SpIcon icon, gboolean mirrored)
{
  cairo_set_line_width (cr, LINE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (mirrored && icon != SP_ICON_TICKED_BOX)
    {
      cairo_translate (cr, SP_ICON_GRID, 0);
      cairo_scale (cr, -1, 1);
    }
  draw (cr, icon);
}
