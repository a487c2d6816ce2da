/* Which addresses and names lie inside: on this computer, in a private network, or nowhere that the internet leads to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sp_special_use_address (GInetAddress *address);
gboolean sp_special_use_name (const char *host);

G_END_DECLS
