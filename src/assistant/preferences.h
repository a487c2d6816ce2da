/* What the user or the administrator of this computer has set once and for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SP_PREFERENCES_INTERNAL: the key that tells whether strangers may name addresses inside private networks */
#define SP_PREFERENCES_INTERNAL "allow-internal"

GSettings *sp_preferences_open (const char *key);
char *sp_preferences_get_database (void);
gboolean sp_preferences_allow_internal (void);
gboolean sp_preferences_forbid_internal (void);

G_END_DECLS
