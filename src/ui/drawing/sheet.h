/* A sheet to draw on: measured words, frames and symbols, each at its place, and the pen that puts them there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "icon.h"

G_BEGIN_DECLS

/**
 * SpMarkKind:
 * @SP_MARK_FRAME: a place with round corners on which other marks may stand: filled, hatched, outlined, or all of this
 * @SP_MARK_BAR: the same in place of words, so that nothing else stands there
 * @SP_MARK_TOP: the upper end of a window, with its corners
 * @SP_MARK_NODE: a moment in a lane, and the line that leads there
 * @SP_MARK_NUMBER: a number in a circle
 * @SP_MARK_ICON: a symbol
 * @SP_MARK_TEXT: words
 *
 * What a mark is.
 */
typedef enum
{
  SP_MARK_FRAME,
  SP_MARK_BAR,
  SP_MARK_TOP,
  SP_MARK_NODE,
  SP_MARK_NUMBER,
  SP_MARK_ICON,
  SP_MARK_TEXT,
} SpMarkKind;

/**
 * SpInk:
 * @SP_INK_TEXT: words on the page around
 * @SP_INK_PAPER: the page around
 * @SP_INK_BORDER: frames
 * @SP_INK_CLEAR: what can be read
 * @SP_INK_ENCRYPTED: what cannot
 * @SP_INK_FIELD_TEXT: words in a window and its fields
 * @SP_INK_FIELD: what is behind them
 * @SP_INK_HIGHLIGHT: what is pointed out
 *
 * What something is drawn with. Nothing is told by colour alone.
 */
typedef enum
{
  SP_INK_TEXT,
  SP_INK_PAPER,
  SP_INK_BORDER,
  SP_INK_CLEAR,
  SP_INK_ENCRYPTED,
  SP_INK_FIELD_TEXT,
  SP_INK_FIELD,
  SP_INK_HIGHLIGHT,
} SpInk;

#define SP_N_INKS (SP_INK_HIGHLIGHT + 1)

/** SpMark: one thing on the sheet, in the order in which they are drawn. Pixels, from the top left; strengths from 0 to 1. */
typedef struct
{
  SpMarkKind kind;
  double x, y, width, height;
  SpInk ink; /* of outline, symbol and words */
  double strength; /* of that ink */
  double thickness; /* of the outline; 0 for none */
  double radius; /* of the corners */
  SpInk filling; /* of what is filled */
  double tint; /* strength of that ink; 0 for nothing */
  double hatching; /* strength of slanting lines; 0 for none */
  SpIcon icon; /* of a symbol */
  gboolean hollow; /* a node or a number is a ring */
  gboolean first; /* a node that no other leads to */
  PangoLayout *layout; /* (owned) (nullable) the words */
} SpMark;

/** SpSheet: everything at its place. */
typedef struct
{
  GPtrArray *marks; /* (owned) (element-type SpMark) */
  double width; /* pixels */
  double height; /* pixels */
  double unit; /* pixels: the height of a line of text */
  gboolean mirrored; /* reading begins at the right */
} SpSheet;

/**
 * SpFace:
 * @SP_FACE_PLAIN: running text
 * @SP_FACE_TITLE: the title of the whole
 * @SP_FACE_BOLD: a heading
 * @SP_FACE_FAINT: what matters less
 * @SP_FACE_LITERAL: what a computer said
 *
 * How words are set.
 */
typedef enum
{
  SP_FACE_PLAIN,
  SP_FACE_TITLE,
  SP_FACE_BOLD,
  SP_FACE_FAINT,
  SP_FACE_LITERAL,
} SpFace;

/** SpPen: where the next thing goes. A copy of a pen writes on the same sheet. */
typedef struct
{
  SpSheet *sheet; /* (unowned) */
  PangoContext *context; /* (unowned) */
  SpInk ink; /* for words and symbols */
  double x, y, width; /* pixels */
} SpPen;

double sp_sheet_measure_line (PangoContext *context);
SpSheet *sp_sheet_new (PangoContext *context, double width);
void sp_sheet_free (SpSheet *self);
SpPen sp_sheet_get_pen (SpSheet *self, PangoContext *context, SpInk ink);
SpSheet *sp_pen_finish (SpPen *pen);

double sp_pen_units (const SpPen *pen, double n);
SpMark *sp_pen_put (SpPen *pen, SpMarkKind kind, double x, double y, double width, double height);
SpMark *sp_pen_put_icon (SpPen *pen, SpIcon icon, double x, double y, double size);
SpMark *sp_pen_write (SpPen *pen, SpFace face, const char *text, double x, double y, double width);
PangoLayout *sp_pen_make_layout (const SpPen *pen, SpFace face, const char *text);
double sp_pen_measure (const SpPen *pen, const char *text);
gboolean sp_pen_reads_from_right (const SpPen *pen, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSheet, sp_sheet_free)

G_END_DECLS
