/* One TLS session over a stream, without ever blocking and without a thread: GnuTLS as GIO's own TLS uses it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <gnutls/gnutls.h>

#include "core/tls-failure.h"

G_BEGIN_DECLS

typedef struct _SpTlsSession SpTlsSession;

SpTlsSession *sp_tls_session_new (GIOStream *base);
void sp_tls_session_free (SpTlsSession *self);
void sp_tls_session_set_host (SpTlsSession *self, const char *host);
void sp_tls_session_set_protocols (SpTlsSession *self, const char *const *protocols);
gboolean sp_tls_session_handshake (SpTlsSession *self, GError **error);
gssize sp_tls_session_read (SpTlsSession *self, void *buffer, gsize size, GError **error);
gssize sp_tls_session_write (SpTlsSession *self, const void *data, gsize size, GError **error);
gboolean sp_tls_session_flush (SpTlsSession *self, GError **error);
void sp_tls_session_set_glancing (SpTlsSession *self, gboolean glancing);
gboolean sp_tls_session_has_pending (SpTlsSession *self);
gboolean sp_tls_session_wants_write (SpTlsSession *self);
gboolean sp_tls_session_was_cut (SpTlsSession *self);
void sp_tls_session_say_goodbye (SpTlsSession *self);
SpTlsFailure sp_tls_session_get_failure (SpTlsSession *self);
int sp_tls_session_get_alert (SpTlsSession *self);
GTlsProtocolVersion sp_tls_session_get_gio_version (SpTlsSession *self);
const char *sp_tls_session_get_protocol (SpTlsSession *self);
const char *sp_tls_session_get_version (SpTlsSession *self);
char *sp_tls_session_dup_cipher_suite (SpTlsSession *self);
gnutls_session_t sp_tls_session_get_gnutls (SpTlsSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTlsSession, sp_tls_session_free)

G_END_DECLS
