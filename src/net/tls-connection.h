/* GIO's TLS connection over a session that never blocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tls-session.h"

G_BEGIN_DECLS

#define SP_TYPE_TLS_CONNECTION (sp_tls_connection_get_type ())
G_DECLARE_FINAL_TYPE (SpTlsConnection, sp_tls_connection, SP, TLS_CONNECTION, GTlsConnection)

SpTlsConnection *sp_tls_connection_new (GIOStream *base, GSocketConnectable *identity);
GTlsConnection *sp_tls_connection_new_for_probe (GIOStream *base, const char *host, guint16 port);
SpTlsSession *sp_tls_connection_get_session (SpTlsConnection *self);
SpTlsFailure sp_tls_connection_get_failure (SpTlsConnection *self);
int sp_tls_connection_get_alert (SpTlsConnection *self);

G_END_DECLS
