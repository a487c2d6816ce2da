/* A TLS session as a GIOStream, so that a dialogue reads and writes the same way with and without TLS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tls-session.h"

G_BEGIN_DECLS

#define SP_TYPE_TLS_STREAM (sp_tls_stream_get_type ())
G_DECLARE_FINAL_TYPE (SpTlsStream, sp_tls_stream, SP, TLS_STREAM, GIOStream)

SpTlsStream *sp_tls_stream_new (SpWire *wire, const char *host);
SpWire *sp_tls_stream_get_wire (SpTlsStream *self);
SpTlsSession *sp_tls_stream_get_session (SpTlsStream *self);

G_END_DECLS
