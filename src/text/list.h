/* Lists within a line, with the separator that the language wants.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sp_list_join (const char *const *items);
char *sp_list_join_long (const char *const *items);
void sp_list_append (GString *list, const char *item);
void sp_list_append_long (GString *list, const char *item);
char *sp_list_translate (const char *list);

G_END_DECLS
