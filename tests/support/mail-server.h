/* A scripted mail server on loopback: sensible by default, as wicked as a test wants it, and a witness of what it heard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "script.h"

G_BEGIN_DECLS

typedef struct _SpTestServer SpTestServer;

SpTestServer *sp_test_server_new (const SpTestScript *script);
SpTestServer *sp_test_server_try_new (const SpTestScript *script, GError **error);
void sp_test_server_free (SpTestServer *self);
guint16 sp_test_server_get_port (const SpTestServer *self);
char *sp_test_server_dup_uri (const SpTestServer *self, const char *host);
guint sp_test_server_get_n_connections (SpTestServer *self);
guint sp_test_server_get_max_at_once (SpTestServer *self);
char *sp_test_server_dup_clear (SpTestServer *self);
char *sp_test_server_dup_encrypted (SpTestServer *self);
char *sp_test_server_dup_server_names (SpTestServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTestServer, sp_test_server_free)

G_END_DECLS
