/* What GKeyFile does not tell about a keyfile: in which line something stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_keyfile_check_bytes (const char *data, gsize length, GError **error);
guint sp_keyfile_find_syntax_error (const char *text, char **line);
guint sp_keyfile_find_line (const char *text, const char *group, const char *key);

G_END_DECLS
