/* The TLS handshake over a wire: completed with any certificate, so that its facts can be recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tls-stream.h"

G_BEGIN_DECLS

void sp_tls_handshake_async (SpTlsStream *stream,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean sp_tls_handshake_finish (SpTlsStream *stream, GAsyncResult *result, GError **error);

G_END_DECLS
