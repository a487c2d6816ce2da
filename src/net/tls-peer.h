/* What a server sends to prove who it is, and whether that is bearable, before GnuTLS looks at it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <gnutls/gnutls.h>

G_BEGIN_DECLS

const char *sp_tls_peer_find_excess (gnutls_session_t session, const gnutls_datum_t *message);
GPtrArray *sp_tls_peer_list_certificates (gnutls_session_t session);
GPtrArray *sp_tls_peer_list_staples (gnutls_session_t session);
GTlsCertificate *sp_tls_peer_dup_certificate (gnutls_session_t session);

G_END_DECLS
