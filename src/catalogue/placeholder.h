/* Places in the steps and blocks of a program's description, such as {server.imap}, that values are put into.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpPlaceholderValue:
 * @name: a place's name without braces
 * @data: what was given to sp_placeholder_fill()
 *
 * Returns: (transfer full) (nullable): what goes there, %NULL where nothing can
 */
typedef char *(*SpPlaceholderValue) (const char *name, gpointer data);

char *sp_placeholder_find_wrong (const char *text);
gboolean sp_placeholder_is_used (const char *text, const char *name);
char *sp_placeholder_fill (const char *text, SpPlaceholderValue get_value, gpointer data);

G_END_DECLS
