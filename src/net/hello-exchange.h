/* Sends a ClientHello that was written by hand and reads the answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hello.h"

G_BEGIN_DECLS

void sp_hello_exchange_async (GIOStream *stream,
                              SpHello *hello,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean sp_hello_exchange_finish (GAsyncResult *result, GError **error);

G_END_DECLS
