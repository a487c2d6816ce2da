/* Ports for tests: one to listen on, one where nobody answers, one that is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SpTestBlackhole: a port whose handshake for a TCP connection is never answered. */
typedef struct _SpTestBlackhole SpTestBlackhole;

GSocket *
sp_test_listen (const char *address, guint16 port, int backlog, guint16 *bound, GError **error);
GSocket *sp_test_closed_port (guint16 *port);
SpTestBlackhole *sp_test_blackhole_new (void);
void sp_test_blackhole_free (SpTestBlackhole *self);
guint16 sp_test_blackhole_get_port (const SpTestBlackhole *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTestBlackhole, sp_test_blackhole_free)

G_END_DECLS
