/* Symbols as lines, sharp at every size, on the screen and in files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** SpIcon: a symbol. Those of windows are the button that closes, the arrow that leads back, the sign of a list, and boxes. */
typedef enum
{
  SP_ICON_EYE,
  SP_ICON_LOCK,
  SP_ICON_WARNING,
  SP_ICON_TO_SERVER,
  SP_ICON_FROM_SERVER,
  SP_ICON_BOTH_WAYS,
  SP_ICON_CLOSE,
  SP_ICON_BACK,
  SP_ICON_LIST,
  SP_ICON_BOX,
  SP_ICON_TICKED_BOX,
} SpIcon;

/** SP_ICON_GRID: how many units the side of the square has on which a symbol is drawn */
#define SP_ICON_GRID 16.0

void sp_icon_draw (cairo_t *cr, SpIcon icon, gboolean mirrored);

G_END_DECLS
