/* What clings to a text that was typed or pasted: blanks and characters that cannot be seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_is_invisible (gunichar c);
gboolean sp_is_joiner (gunichar c);
gboolean sp_typed_text_hides (const char *text);
char *sp_typed_text_trim (const char *typed);

G_END_DECLS
