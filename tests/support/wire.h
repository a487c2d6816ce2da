/* The server's end of one test connection: blocking line I/O, in clear or within TLS, and every way to end it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SpTestTlsVersion:
 * @SP_TEST_TLS_ANY: whatever GIO offers by default: TLS 1.2 and 1.3
 * @SP_TEST_TLS_1_0: TLS 1.0 and nothing else
 * @SP_TEST_TLS_1_1: TLS 1.1 and nothing else
 * @SP_TEST_TLS_1_2: TLS 1.2 and nothing else
 * @SP_TEST_TLS_1_3: TLS 1.3 and nothing else
 *
 * The versions a test server offers. GIO knows no setting per connection, so a single version is served by GnuTLS
 * directly.
 */
typedef enum
{
  SP_TEST_TLS_ANY,
  SP_TEST_TLS_1_0,
  SP_TEST_TLS_1_1,
  SP_TEST_TLS_1_2,
  SP_TEST_TLS_1_3,
} SpTestTlsVersion;

/** SpTestRecord: everything that clients sent, over all connections of a server. Guarded by @lock. */
typedef struct
{
  GMutex lock;
  GString
      *clear; /* (owned) sent outside TLS; a ClientHello only where the server read it as text */
  GString *encrypted; /* (owned) sent inside TLS */
  GString *server_names; /* (owned) SNI names, one a line */
} SpTestRecord;

typedef struct _SpTestWire SpTestWire;

SpTestWire *sp_test_wire_new (GSocket *socket, SpTestRecord *record, GCancellable *cancellable);
void sp_test_wire_free (SpTestWire *self);
gboolean sp_test_wire_is_encrypted (const SpTestWire *self);
void sp_test_wire_keep_clear (SpTestWire *self);
gboolean sp_test_wire_start_tls (SpTestWire *self, const char *identity, SpTestTlsVersion version);
char *sp_test_wire_read_line (SpTestWire *self);
gboolean sp_test_wire_write (SpTestWire *self, const char *data, gsize length);
gboolean sp_test_wire_trickle (SpTestWire *self, const char *data, gsize length);
void sp_test_wire_swallow (SpTestWire *self);
void sp_test_wire_close (SpTestWire *self);
void sp_test_wire_cut (SpTestWire *self);
void sp_test_wire_reset (SpTestWire *self);
void sp_test_wire_pause (SpTestWire *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTestWire, sp_test_wire_free)

G_END_DECLS
