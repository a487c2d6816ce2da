/* Reads the links in the text of the guide, which are written `[topic-id|words]`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpGuidePiece:
 * @text: (not nul-terminated): words to show
 * @length: bytes of @text
 * @id: (nullable): the topic that the words lead to, %NULL for plain words
 *
 * Called for each piece of a text, in order. Nothing is kept afterwards.
 */
typedef void (*SpGuidePiece) (const char *text, gsize length, const char *id, gpointer data);

void sp_guide_links_read (const char *text, SpGuidePiece piece, gpointer data);

G_END_DECLS
