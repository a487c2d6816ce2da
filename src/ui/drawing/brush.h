/* Draws a sheet with cairo, in the colours of a theme or of paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sheet.h"

G_BEGIN_DECLS

/** SpPalette: a colour for each ink. */
typedef struct
{
  GdkRGBA colors[SP_N_INKS];
} SpPalette;

void sp_palette_from_style (SpPalette *self, GtkStyleContext *style);
void sp_palette_for_paper (SpPalette *self);
void sp_sheet_draw (const SpSheet *sheet, cairo_t *cr, const SpPalette *palette);

G_END_DECLS
