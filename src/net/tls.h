/* The TLS handshake over a wire: completed with any certificate, so that its facts can be recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/endpoint.h"
#include "tls-stream.h"

G_BEGIN_DECLS

void sp_tls_handshake_async (SpWire *wire,
                             SpEndpoint *endpoint,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
SpTlsStream *sp_tls_handshake_finish (GAsyncResult *result, GError **error);

G_END_DECLS
