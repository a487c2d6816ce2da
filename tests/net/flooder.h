/* A server that completes the handshake and then does one and the same thing for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <gnutls/gnutls.h>

G_BEGIN_DECLS

/** TestFlood: what is done again and again; a negative result ends it. */
typedef int (*TestFlood) (gnutls_session_t session);

typedef struct _TestFlooder TestFlooder;

TestFlooder *test_flooder_new (const char *identity, const char *priority, TestFlood flood);
TestFlooder *test_flooder_new_stapling (const char *identity, GBytes *staple, TestFlood flood);
void test_flooder_free (TestFlooder *self);
guint16 test_flooder_get_port (const TestFlooder *self);

int test_flooder_send_record (gnutls_session_t session, guint8 type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFlooder, test_flooder_free)

G_END_DECLS
