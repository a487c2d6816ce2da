/* One place where a mail service may answer: protocol, host, port and the way it is secured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "protocol.h"

G_BEGIN_DECLS

/**
 * SpEndpoint:
 *
 * An immutable, reference-counted value. The host is an A-label name or an IP literal without brackets.
 */
typedef struct _SpEndpoint SpEndpoint;

SpEndpoint *
sp_endpoint_new (SpProtocol protocol, const char *host, guint16 port, SpSecurity security);
SpEndpoint *sp_endpoint_new_from_uri (const char *uri, GError **error);
SpEndpoint *sp_endpoint_ref (SpEndpoint *self);
void sp_endpoint_unref (SpEndpoint *self);

SpProtocol sp_endpoint_get_protocol (const SpEndpoint *self);
const char *sp_endpoint_get_host (const SpEndpoint *self);
guint16 sp_endpoint_get_port (const SpEndpoint *self);
SpSecurity sp_endpoint_get_security (const SpEndpoint *self);
const char *sp_endpoint_get_uri (const SpEndpoint *self);
gboolean sp_endpoint_equal (const SpEndpoint *a, const SpEndpoint *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpEndpoint, sp_endpoint_unref)

G_END_DECLS
