/* Plain text in a given width: how wide a text is on a terminal, and where its lines end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint sp_wrap_measure (const char *text);
GPtrArray *sp_wrap_lines (const char *text, guint width);
char *sp_wrap_text (const char *text, guint width, guint indent);

G_END_DECLS
