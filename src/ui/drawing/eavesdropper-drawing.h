/* Draws the measured picture of what an eavesdropper sees, in the colours of a theme or of paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "eavesdropper-layout.h"

G_BEGIN_DECLS

/** SpPictureColors: what the picture is drawn with. Nothing is told by colour alone. */
typedef struct
{
  GdkRGBA text;
  GdkRGBA background;
  GdkRGBA border; /* of frames */
  GdkRGBA clear; /* what can be read */
  GdkRGBA encrypted; /* what cannot */
} SpPictureColors;

void sp_picture_colors_from_style (SpPictureColors *self, GtkStyleContext *style);
void sp_picture_colors_for_paper (SpPictureColors *self);
void sp_picture_draw (const SpPictureLayout *layout, cairo_t *cr, const SpPictureColors *colors);

G_END_DECLS
