/* Whom to believe: the system's authorities and those of files, and what is wrong with a server's certificates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/certificate.h"
#include "tls-session.h"

G_BEGIN_DECLS

#define SP_TYPE_TRUST (sp_trust_get_type ())
G_DECLARE_FINAL_TYPE (SpTrust, sp_trust, SP, TRUST, GObject)

SpTrust *sp_trust_new (void);
gboolean sp_trust_add_file (SpTrust *self, const char *path, GError **error);
SpTlsFacts *sp_trust_examine (SpTrust *self, SpTlsSession *session, const char *host);
SpTlsFacts *
sp_trust_judge (SpTrust *self, GPtrArray *sent, GPtrArray *staples, const char *host, gint64 now);
SpTlsProblems sp_trust_verify (SpTrust *self, GPtrArray *sent, const char *host);
gboolean sp_trust_has_system_anchors (void);

G_END_DECLS
