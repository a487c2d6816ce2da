/* Bounds what a TCP connection brings that somebody else makes and reads: in all, and at a stretch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sp_bounded_connection_prepare (void);
void sp_bounded_connection_set_limit (GSocketConnection *connection, gsize limit);

G_END_DECLS
