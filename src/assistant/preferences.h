/* What the person or the administrator of this computer has set once and for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *sp_preferences_open (const char *key);
char *sp_preferences_get_database (void);

G_END_DECLS
