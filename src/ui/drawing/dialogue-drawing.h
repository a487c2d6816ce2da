/* Draws the sketch of a mail program's settings page with cairo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "dialogue-layout.h"

G_BEGIN_DECLS

/** SpSketchColors: what the sketch is drawn with. Nothing is told by colour alone. */
typedef struct
{
  GdkRGBA text;
  GdkRGBA background;
  GdkRGBA highlight;
} SpSketchColors;

void sp_sketch_colors_from_style (SpSketchColors *self, GtkStyleContext *style);
void sp_dialogue_draw (const SpDialogueLayout *layout, cairo_t *cr, const SpSketchColors *colors);

G_END_DECLS
