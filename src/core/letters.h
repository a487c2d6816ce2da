/* Which letters of a script are usual in names, and which look like something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_letters_script_is_usual (GUnicodeScript script);
gboolean sp_letters_are_latin_usual (gunichar c);
gboolean sp_letters_are_like_slash (gunichar c);
gboolean sp_letters_pass_for_latin (const char *label, GUnicodeScript script, const char *top);

G_END_DECLS
