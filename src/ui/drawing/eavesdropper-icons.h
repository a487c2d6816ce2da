/* Symbols as lines, sharp at every size, on the screen and in files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "eavesdropper-layout.h"

G_BEGIN_DECLS

void sp_icon_draw (cairo_t *cr, SpIcon icon, const SpMark *where, gboolean mirrored);

G_END_DECLS
