/* Which language is spoken: starts gettext wherever the program lies, and tells what it really speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sp_language_init (void);
gboolean sp_language_choose (const char *language);
char **sp_language_list (void);
const char *const *sp_language_get_names (void);
gboolean sp_language_is_right_to_left (void);
const char *const *sp_language_get_label_names (void);
const char *sp_language_find_asked (char **argv);

G_END_DECLS
