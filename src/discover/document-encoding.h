/* Turns the bytes of a document that a stranger wrote into UTF-8, from the few encodings in which such documents are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sp_document_decode (const char *data, gsize length, gsize *text_length, char **fault);

G_END_DECLS
