/* Connects to whichever address of a host answers first (Happy Eyeballs, RFC 8305).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sp_connect_async (GPtrArray *addresses,
                       guint16 port,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
GSocketConnection *sp_connect_finish (GAsyncResult *result, GError **error);

G_END_DECLS
