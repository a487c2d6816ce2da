/* Cuts the bytes of a server into lines, however they arrive, and never holds more than a bounded amount.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SP_SPLITTER_MAX_LINE: most bytes of one line, its end not counted */
#define SP_SPLITTER_MAX_LINE (64 * 1024)
/** SP_SPLITTER_MAX_LITERAL: most bytes of one literal */
#define SP_SPLITTER_MAX_LITERAL (64 * 1024)
/** SP_SPLITTER_MAX_BYTES: most bytes of one phase (before TLS, over TLS) */
#define SP_SPLITTER_MAX_BYTES (256 * 1024)
/** SP_SPLITTER_MAX_LINES: most lines of one phase */
#define SP_SPLITTER_MAX_LINES 500

/**
 * SpSplit:
 * @SP_SPLIT_MORE: no whole line yet
 * @SP_SPLIT_LINE: a line
 * @SP_SPLIT_OVERSIZED: a limit is exceeded; nothing more will come
 *
 * What sp_splitter_next() found.
 */
typedef enum
{
  SP_SPLIT_MORE,
  SP_SPLIT_LINE,
  SP_SPLIT_OVERSIZED,
} SpSplit;

/**
 * SpLiteralFunc:
 * @line: a line so far, ending in `{n}` or `{n+}`
 *
 * Returns: whether this kind of line may hold literals
 */
typedef gboolean (*SpLiteralFunc) (const char *line);

typedef struct _SpSplitter SpSplitter;

SpSplitter *sp_splitter_new (SpLiteralFunc has_literal);
void sp_splitter_free (SpSplitter *self);
void sp_splitter_reset (SpSplitter *self);

void sp_splitter_add (SpSplitter *self, const void *data, gsize length);
SpSplit sp_splitter_next (SpSplitter *self, char **text);
const guint8 *sp_splitter_peek (const SpSplitter *self, gsize *length);
gsize sp_splitter_get_waiting (const SpSplitter *self);
const char *sp_splitter_get_limit (const SpSplitter *self);
gboolean sp_splitter_saw_bare_lf (const SpSplitter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSplitter, sp_splitter_free)

G_END_DECLS
