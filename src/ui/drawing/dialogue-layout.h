/* Where everything stands in the sketch of a mail program's settings page: measured words, fields and numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "text/sketch.h"

G_BEGIN_DECLS

/**
 * SpSketchKind:
 * @SP_SKETCH_WINDOW: the outline of the window
 * @SP_SKETCH_BAR: its title bar
 * @SP_SKETCH_CLOSE: the button that closes it
 * @SP_SKETCH_BACK: on a telephone, the arrow that leads back
 * @SP_SKETCH_ENTRY: the frame of a field
 * @SP_SKETCH_ARROW: what tells a list of choices from a field
 * @SP_SKETCH_BOX: a box for a tick
 * @SP_SKETCH_HIGHLIGHT: the outline around what has to be entered
 * @SP_SKETCH_NUMBER: a number, as the row of the same value has it
 * @SP_SKETCH_TEXT: words
 *
 * What a mark is.
 */
typedef enum
{
  SP_SKETCH_WINDOW,
  SP_SKETCH_BAR,
  SP_SKETCH_CLOSE,
  SP_SKETCH_BACK,
  SP_SKETCH_ENTRY,
  SP_SKETCH_ARROW,
  SP_SKETCH_BOX,
  SP_SKETCH_HIGHLIGHT,
  SP_SKETCH_NUMBER,
  SP_SKETCH_TEXT,
} SpSketchKind;

/** SpSketchMark: one thing in the sketch, in the order in which they are drawn. Pixels, from the top left. */
typedef struct
{
  SpSketchKind kind;
  double x, y, width, height;
  gboolean set; /* a box is ticked; a number belongs to something that has to be entered */
  PangoLayout *layout; /* (owned) (nullable) the words */
} SpSketchMark;

/** SpDialogueLayout: a measured sketch. */
typedef struct
{
  GPtrArray *marks; /* (owned) (element-type SpSketchMark) */
  double width; /* pixels */
  double height; /* pixels */
  double unit; /* pixels: the height of a line of text */
  gboolean mirrored; /* the program's own language is read from the right */
  gboolean handheld;
} SpDialogueLayout;

SpDialogueLayout *
sp_dialogue_layout_new (const SpSketch *sketch, PangoContext *context, double width);
double sp_dialogue_layout_measure_line (PangoContext *context);
void sp_dialogue_layout_free (SpDialogueLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDialogueLayout, sp_dialogue_layout_free)

G_END_DECLS
