/* Where everything stands in the picture of what an eavesdropper sees: measured texts, lanes, boxes and symbols.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "text/eavesdropper.h"

G_BEGIN_DECLS

/**
 * SpMarkKind:
 * @SP_MARK_PANEL: the frame around a connection
 * @SP_MARK_LANE: the strip of a lane
 * @SP_MARK_BOX: the frame around words that can be read
 * @SP_MARK_BAR: hatching in place of words that cannot
 * @SP_MARK_NODE: a moment in a lane
 * @SP_MARK_ICON: a symbol
 * @SP_MARK_TEXT: words
 *
 * What a mark is.
 */
typedef enum
{
  SP_MARK_PANEL,
  SP_MARK_LANE,
  SP_MARK_BOX,
  SP_MARK_BAR,
  SP_MARK_NODE,
  SP_MARK_ICON,
  SP_MARK_TEXT,
} SpMarkKind;

/** SpIcon: a symbol. */
typedef enum
{
  SP_ICON_EYE,
  SP_ICON_LOCK,
  SP_ICON_WARNING,
  SP_ICON_TO_SERVER,
  SP_ICON_FROM_SERVER,
  SP_ICON_BOTH_WAYS,
} SpIcon;

/** SpMark: one thing in the picture, in the order in which they are drawn. Pixels, from the top left. */
typedef struct
{
  SpMarkKind kind;
  double x, y, width, height;
  SpLane lane; /* of a lane, box, node or symbol */
  SpIcon icon; /* of a symbol */
  gboolean hollow; /* a node that is not part of the check */
  gboolean first; /* a node that no other leads to */
  gboolean faint; /* words of less weight */
  PangoLayout *layout; /* (owned) (nullable) the words */
} SpMark;

/** SpPictureLayout: a measured picture. */
typedef struct
{
  GPtrArray *marks; /* (owned) (element-type SpMark) */
  double width; /* pixels */
  double height; /* pixels */
  double unit; /* pixels: the height of a line of text */
  gboolean mirrored; /* for languages that are read from the right */
} SpPictureLayout;

SpPictureLayout *
sp_picture_layout_new (const SpEavesdropper *picture, PangoContext *context, double width);
double sp_picture_measure_line (PangoContext *context);
void sp_picture_layout_free (SpPictureLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPictureLayout, sp_picture_layout_free)

G_END_DECLS
