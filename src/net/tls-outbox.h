/* What a TLS session has to send, kept until it is worth a packet. Private to net/tls-session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpTlsOutbox SpTlsOutbox;

SpTlsOutbox *sp_tls_outbox_new (GOutputStream *output);
void sp_tls_outbox_free (SpTlsOutbox *self);
gboolean sp_tls_outbox_add (SpTlsOutbox *self, const void *data, gsize length, GError **error);
gboolean sp_tls_outbox_flush (SpTlsOutbox *self, GError **error);
gboolean sp_tls_outbox_is_due (const SpTlsOutbox *self);

G_END_DECLS
