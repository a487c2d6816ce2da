/* Words of a reply: taking the next one, and comparing whole words without regard to case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_word_take (const char **text, const char *word);
char **sp_word_split (const char *text);
gboolean sp_word_contains (const char *text, const char *part);

G_END_DECLS
