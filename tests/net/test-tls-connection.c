/* Runs every kind of server over our TLS connection and over GIO's own: both have to tell the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "net-fixture.h"
#include "net/tls-codes.h"
#include "net/tls-connection.h"
#include "net/wire-stream.h"

/* How a server behaves, and what both connections make of it. */
typedef struct
{
  const char *name;
  SpTestCertificateKind kind;
  SpTestTlsVersion version;
  SpTestThen on_accept;
  SpTestThen after_greeting;
  const char *clear; /* (nullable) sent instead of TLS */
  gsize clear_length;
  gboolean refuses; /* the certificate is not accepted where it has errors */
  gboolean requires_close; /* an end without the closing alert is an error */
  const char *end; /* what both come to */
} Vector;

#define BYTES(TEXT) .clear = TEXT, .clear_length = sizeof (TEXT) - 1
#define GREETING "* OK [CAPABILITY IMAP4rev1] ready\r\n"

static const Vector vectors[] = {
  { .name = "good", .end = "read, closed" },
  { .name = "expired", .kind = SP_TEST_CERTIFICATE_EXPIRED, .end = "read, closed" },
  { .name = "not-yet-valid", .kind = SP_TEST_CERTIFICATE_NOT_YET_VALID, .end = "read, closed" },
  { .name = "wrong-name", .kind = SP_TEST_CERTIFICATE_WRONG_NAME, .end = "read, closed" },
  { .name = "self-signed", .kind = SP_TEST_CERTIFICATE_SELF_SIGNED, .end = "read, closed" },
  { .name = "unknown", .kind = SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY, .end = "read, closed" },
  { .name = "weak-key", .kind = SP_TEST_CERTIFICATE_WEAK_KEY, .end = "read, closed" },
  { .name = "weak-signature", .kind = SP_TEST_CERTIFICATE_WEAK_SIGNATURE, .end = "read, closed" },
  { .name = "chain", .kind = SP_TEST_CERTIFICATE_CHAIN, .end = "read, closed" },
  { .name = "incomplete", .kind = SP_TEST_CERTIFICATE_INCOMPLETE_CHAIN, .end = "read, closed" },
  { .name = "rsa", .kind = SP_TEST_CERTIFICATE_RSA, .end = "read, closed" },
  { .name = "tls-1.2", .version = SP_TEST_TLS_1_2, .end = "read, closed" },
  { .name = "tls-1.3", .version = SP_TEST_TLS_1_3, .end = "read, closed" },
  { .name = "good-strict", .refuses = TRUE, .requires_close = TRUE, .end = "read, closed" },
  { .name = "expired-refused",
    .kind = SP_TEST_CERTIFICATE_EXPIRED,
    .refuses = TRUE,
    .end = "bad certificate" },
  { .name = "wrong-name-refused",
    .kind = SP_TEST_CERTIFICATE_WRONG_NAME,
    .refuses = TRUE,
    .end = "bad certificate" },
  { .name = "unknown-refused",
    .kind = SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY,
    .refuses = TRUE,
    .end = "bad certificate" },
  { .name = "cut", .after_greeting = SP_TEST_CUT, .end = "read, closed" },
  { .name = "cut-strict",
    .after_greeting = SP_TEST_CUT,
    .requires_close = TRUE,
    .end = "read, failed" },
  { .name = "stalled", .after_greeting = SP_TEST_STALL, .end = "read, stalled" },
  { .name = "stalled-handshake", .on_accept = SP_TEST_STALL, .end = "stalled" },
  { .name = "closed-at-once", .on_accept = SP_TEST_CLOSE, .end = "failed" },
  { .name = "clear-text", BYTES ("* OK hello there, this is no TLS\r\n"), .end = "failed" },
  { .name = "half-a-record", BYTES ("\x15\x03\x03"), .end = "failed" },
  { .name = "alert", BYTES ("\x15\x03\x03\x00\x02\x02\x28"), .end = "failed" },
  { .name = "goodbye", BYTES ("\x15\x03\x03\x00\x02\x01\x00"), .end = "failed" },
  { .name = "tls-1.0",
    .kind = SP_TEST_CERTIFICATE_RSA,
    .version = SP_TEST_TLS_1_0,
    .end = "read, closed" },
  { .name = "tls-1.1",
    .kind = SP_TEST_CERTIFICATE_RSA,
    .version = SP_TEST_TLS_1_1,
    .end = "read, closed" },
  { .name = "reset", .after_greeting = SP_TEST_RESET, .end = "read, failed" },
};

/* The file of the tests' authority; GIO reads it when it feels like it. */
static char *anchors;

/* What one connection has told. */
typedef struct
{
  GTlsProtocolVersion version;
  char *suite; /* (owned) (nullable) */
  char *peer; /* (owned) (nullable) PEM */
  guint chain; /* certificates from the peer's on */
  GTlsCertificateFlags errors;
  guint asked; /* accept-certificate was emitted */
  char *data; /* (owned) what was read */
  char *end; /* (owned) */
} Facts;

static void
facts_clear (Facts *facts)
{
  g_free (facts->suite);
  g_free (facts->peer);
  g_free (facts->data);
  g_free (facts->end);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static gboolean
on_certificate (GTlsConnection *tls,
                GTlsCertificate *certificate,
                GTlsCertificateFlags errors,
                gpointer data)
{
  Facts *facts = data;

  facts->asked++;
  facts->errors = errors;
  return TRUE;
}

static gboolean
on_refused (GTlsConnection *tls,
            GTlsCertificate *certificate,
            GTlsCertificateFlags errors,
            gpointer data)
{
  on_certificate (tls, certificate, errors, data);
  return FALSE;
}

static gboolean
on_late (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static char *
describe (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup ("stalled");
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return g_strdup ("bad certificate");
  return g_strdup ("failed");
}

/* Whoever is on the other side of a stalled connection is not waited for long. */
static GCancellable *
new_patience (void)
{
  GCancellable *cancellable = g_cancellable_new ();

  g_timeout_add_full (G_PRIORITY_DEFAULT, 700, on_late, g_object_ref (cancellable), g_object_unref);
  return cancellable;
}

static gboolean
shake_hands (GTlsConnection *tls, Facts *facts)
{
  g_autoptr(GCancellable) patience = new_patience ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_tls_connection_handshake_async (tls, G_PRIORITY_DEFAULT, patience, sp_test_store_result,
                                    &result);
  if (g_tls_connection_handshake_finish (tls, sp_test_await_result (&result), &error))
    return TRUE;
  g_test_message ("%s", error->message);
  facts->end = describe (error);
  return FALSE;
}

/* Reads up to the end, whatever that is. */
static void
read_all (GTlsConnection *tls, Facts *facts)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (tls));
  g_autoptr(GCancellable) patience = new_patience ();
  g_autoptr(GString) data = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  char buffer[256];
  gssize n;

  do
    {
      g_autoptr(GAsyncResult) result = NULL;

      g_input_stream_read_async (input, buffer, sizeof buffer, G_PRIORITY_DEFAULT, patience,
                                 sp_test_store_result, &result);
      n = g_input_stream_read_finish (input, sp_test_await_result (&result), &error);
      if (n > 0)
        g_string_append_len (data, buffer, n);
    }
  while (n > 0);
  facts->data = g_strdup (data->str);
  if (n == 0)
    facts->end = g_strdup ("read, closed");
  else
    {
      g_autofree char *end = describe (error);

      facts->end = g_strconcat ("read, ", end, NULL);
    }
}

static void
say_logout (GTlsConnection *tls)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (tls));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all_async (output, "a LOGOUT\r\n", 10, G_PRIORITY_DEFAULT, NULL,
                                   sp_test_store_result, &result);
  g_output_stream_write_all_finish (output, sp_test_await_result (&result), NULL, &error);
}

static void
note_peer (GTlsConnection *tls, Facts *facts)
{
  GTlsCertificate *peer = g_tls_connection_get_peer_certificate (tls);
  g_autofree char *suite = g_tls_connection_get_ciphersuite_name (tls);

  facts->suite = sp_tls_codes_dup_cipher_suite (suite);
  facts->version = g_tls_connection_get_protocol_version (tls);
  facts->errors = g_tls_connection_get_peer_certificate_errors (tls);
  g_object_get (peer, "certificate-pem", &facts->peer, NULL);
  for (GTlsCertificate *c = peer; c; c = g_tls_certificate_get_issuer (c))
    facts->chain++;
}

static void
talk (GTlsConnection *tls, const Vector *vector, GTlsDatabase *database, Facts *facts)
{
  GIOStream *base = NULL;

  g_tls_connection_set_database (tls, database);
  g_tls_connection_set_require_close_notify (tls, vector->requires_close);
  g_signal_connect (tls, "accept-certificate",
                    G_CALLBACK (vector->refuses ? on_refused : on_certificate), facts);
  if (shake_hands (tls, facts))
    {
      note_peer (tls, facts);
      if (vector->after_greeting == SP_TEST_CONTINUE)
        say_logout (tls);
      read_all (tls, facts);
    }
  g_object_get (tls, "base-io-stream", &base, NULL);
  g_assert_nonnull (base);
  g_io_stream_close (G_IO_STREAM (tls), NULL, NULL);
  g_assert_true (g_io_stream_is_closed (base));
  g_object_unref (base);
}

static GIOStream *
connect_to (SpTestServer *server)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  GSocketConnection *connection = g_socket_client_connect_to_host (
      client, "127.0.0.1", sp_test_server_get_port (server), NULL, &error);

  g_assert_no_error (error);
  return G_IO_STREAM (connection);
}

static GTlsDatabase *
new_database (void)
{
  g_autoptr(GError) error = NULL;
  GTlsDatabase *database = g_tls_file_database_new (anchors, &error);

  g_assert_no_error (error);
  return database;
}

static void
run (const Vector *vector, gboolean ours, Facts *facts)
{
  SpTestScript script = {
    .protocol = SP_TEST_IMAP,
    .implicit_tls = vector->clear == NULL,
    .identity = test_identity (vector->kind),
    .tls_version = vector->version,
    .greeting = vector->clear ? vector->clear : GREETING,
    .greeting_length = vector->clear_length,
    .on_accept = vector->on_accept,
    .after_greeting = vector->clear ? SP_TEST_CLOSE : vector->after_greeting,
    .rules = (const SpTestRule[]){ { "LOGOUT", "* BYE\r\n", SP_TEST_CLOSE }, { 0 } },
  };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GIOStream) base = connect_to (server);
  g_autoptr(GTlsDatabase) database = new_database ();
  g_autoptr(GSocketConnectable) identity = g_network_address_new ("localhost", 993);
  g_autoptr(GTlsConnection) tls = NULL;

  if (ours)
    tls = G_TLS_CONNECTION (sp_tls_connection_new (base, identity));
  else
    tls = G_TLS_CONNECTION (g_tls_client_connection_new (base, identity, NULL));
  g_assert_nonnull (tls);
  talk (tls, vector, database, facts);
}

static void
test_same (gconstpointer data)
{
  const Vector *vector = data;
  g_auto(Facts) ours = { 0 };
  g_auto(Facts) theirs = { 0 };

  run (vector, TRUE, &ours);
  run (vector, FALSE, &theirs);
  g_assert_cmpstr (ours.end, ==, vector->end);
  g_assert_cmpstr (theirs.end, ==, vector->end);
  g_assert_cmpint (ours.version, ==, theirs.version);
  g_assert_cmpstr (ours.suite, ==, theirs.suite);
  g_assert_cmpstr (ours.peer, ==, theirs.peer);
  g_assert_cmpuint (ours.chain, ==, theirs.chain);
  g_assert_cmpint (ours.errors, ==, theirs.errors);
  g_assert_cmpuint (ours.asked, ==, theirs.asked);
  g_assert_cmpstr (ours.data, ==, theirs.data);
}

/* What nobody has set is the same with both, and so is what is set. */
static void
test_properties (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP, .on_accept = SP_TEST_STALL };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GIOStream) base = connect_to (server);
  g_autoptr(GIOStream) other = connect_to (server);
  g_autoptr(GSocketConnectable) identity = g_network_address_new ("localhost", 993);
  g_autoptr(GTlsConnection) ours = G_TLS_CONNECTION (sp_tls_connection_new (base, identity));
  g_autoptr(GTlsConnection) theirs =
      G_TLS_CONNECTION (g_tls_client_connection_new (other, identity, NULL));
  g_autofree GParamSpec **all = NULL;
  guint n;

  all = g_object_class_list_properties (g_type_class_peek (G_TYPE_TLS_CONNECTION), &n);
  for (guint i = 0; i < n; i++)
    {
      g_auto(GValue) a = G_VALUE_INIT;
      g_auto(GValue) b = G_VALUE_INIT;

      if (g_str_has_suffix (all[i]->name, "stream"))
        continue;
      g_object_get_property (G_OBJECT (ours), all[i]->name, &a);
      g_object_get_property (G_OBJECT (theirs), all[i]->name, &b);
      g_test_message ("%s", all[i]->name);
      g_assert_cmpint (g_param_values_cmp (all[i], &a, &b), ==, 0);
    }
}

static void
test_settings (void)
{
  static const char *const protocols[] = { "imap", NULL };
  SpTestScript script = { .protocol = SP_TEST_IMAP, .on_accept = SP_TEST_STALL };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GIOStream) base = connect_to (server);
  g_autoptr(GSocketConnectable) identity = g_network_address_new ("localhost", 993);
  g_autoptr(GTlsCertificate) certificate =
      sp_test_certificate_from_pem (test_identity (SP_TEST_CERTIFICATE_GOOD));
  g_autoptr(GTlsInteraction) interaction = g_object_new (G_TYPE_TLS_INTERACTION, NULL);
  g_autoptr(GTlsDatabase) database = new_database ();
  g_autoptr(GTlsConnection) tls = G_TLS_CONNECTION (sp_tls_connection_new (base, NULL));
  g_auto(GStrv) advertised = NULL;
  gboolean system;
  GTlsCertificateFlags flags;

  g_tls_client_connection_set_server_identity (G_TLS_CLIENT_CONNECTION (tls), identity);
  g_tls_connection_set_certificate (tls, certificate);
  g_tls_connection_set_interaction (tls, interaction);
  g_tls_connection_set_database (tls, database);
  g_tls_connection_set_require_close_notify (tls, FALSE);
  g_tls_connection_set_advertised_protocols (tls, protocols);
  g_object_set (tls, "validation-flags", G_TLS_CERTIFICATE_EXPIRED, NULL);
  g_object_get (tls, "use-system-certdb", &system, "validation-flags", &flags,
                "advertised-protocols", &advertised, NULL);
  g_assert_true (g_tls_client_connection_get_server_identity (G_TLS_CLIENT_CONNECTION (tls)) ==
                 identity);
  g_assert_true (g_tls_connection_get_certificate (tls) == certificate);
  g_assert_true (g_tls_connection_get_interaction (tls) == interaction);
  g_assert_true (g_tls_connection_get_database (tls) == database);
  g_assert_false (g_tls_connection_get_require_close_notify (tls));
  g_assert_cmpstrv (advertised, protocols);
  g_assert_false (system);
  g_assert_cmpint (flags, ==, G_TLS_CERTIFICATE_EXPIRED);
  g_assert_null (g_tls_connection_get_negotiated_protocol (tls));
}

/* Nothing blocks: what would, says so, and can be waited for. */
static void
test_never_blocks (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP, .on_accept = SP_TEST_STALL };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GIOStream) base = connect_to (server);
  g_autoptr(GTlsConnection) tls = G_TLS_CONNECTION (sp_tls_connection_new (base, NULL));
  GPollableInputStream *input =
      G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (G_IO_STREAM (tls)));
  GPollableOutputStream *output =
      G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (G_IO_STREAM (tls)));
  g_autoptr(GError) error = NULL;
  char buffer[16];

  g_assert_false (g_tls_connection_handshake (tls, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  g_clear_error (&error);
  g_assert_false (g_pollable_input_stream_is_readable (input));
  g_assert_false (g_pollable_output_stream_is_writable (output));
  g_assert_cmpint (
      g_pollable_input_stream_read_nonblocking (input, buffer, sizeof buffer, NULL, &error), ==,
      -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  g_clear_error (&error);
  g_assert_cmpint (g_pollable_output_stream_write_nonblocking (output, "x", 1, NULL, &error), ==,
                   -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  g_clear_error (&error);
  g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (input), buffer, 1, NULL, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* A half that outlives its connection is closed, and nothing worse. */
static void
test_orphans (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP, .on_accept = SP_TEST_STALL };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GIOStream) base = connect_to (server);
  GIOStream *tls = G_IO_STREAM (sp_tls_connection_new (base, NULL));
  g_autoptr(GInputStream) input = g_object_ref (g_io_stream_get_input_stream (tls));
  g_autoptr(GOutputStream) output = g_object_ref (g_io_stream_get_output_stream (tls));
  g_autoptr(GSource) source = NULL;
  g_autoptr(GError) error = NULL;
  char byte;

  g_object_unref (tls);
  g_assert_true (g_io_stream_is_closed (base));
  g_assert_true (g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (input)));
  g_assert_true (g_pollable_output_stream_is_writable (G_POLLABLE_OUTPUT_STREAM (output)));
  source = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (input), NULL);
  g_assert_nonnull (source);
  g_assert_cmpint (g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (input), &byte,
                                                             1, NULL, &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_cmpint (g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output),
                                                               "x", 1, NULL, &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Closing the writing half says goodbye; what the server says to that can still be read. */
static void
test_half_close (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .greeting = GREETING,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GIOStream) base = connect_to (server);
  g_autoptr(GTlsConnection) tls = G_TLS_CONNECTION (sp_tls_connection_new (base, NULL));
  g_autoptr(GAsyncResult) result = NULL;
  g_auto(Facts) facts = { 0 };

  g_tls_connection_set_database (tls, NULL);
  g_tls_connection_set_require_close_notify (tls, FALSE);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (on_certificate), &facts);
  g_assert_true (shake_hands (tls, &facts));
  g_assert_true (
      g_output_stream_close (g_io_stream_get_output_stream (G_IO_STREAM (tls)), NULL, NULL));
  read_all (tls, &facts);
  g_assert_cmpstr (facts.data, ==, GREETING);
  g_io_stream_close_async (G_IO_STREAM (tls), G_PRIORITY_DEFAULT, NULL, sp_test_store_result,
                           &result);
  g_assert_true (
      g_io_stream_close_finish (G_IO_STREAM (tls), sp_test_await_result (&result), NULL));
}

static void
count_write (gpointer owner, const void *data, gsize length)
{
  ++*(guint *) owner;
}

/* The end of a handshake and the first question are one packet, even where something is looked for in between. */
static void
test_one_packet (void)
{
  const SpTestScript script = { .protocol = SP_TEST_IMAP,
                                .implicit_tls = TRUE,
                                .greeting = "",
                                .tls_version = SP_TEST_TLS_1_3,
                                .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) socket = g_socket_client_connect_to_host (
      client, "127.0.0.1", sp_test_server_get_port (server), NULL, NULL);
  GIOStream *base = G_IO_STREAM (socket);
  guint n_writes = 0;
  g_autoptr(GOutputStream) output =
      sp_wire_output_new (g_io_stream_get_output_stream (base), count_write, &n_writes);
  g_autoptr(GIOStream) stream =
      g_simple_io_stream_new (g_io_stream_get_input_stream (base), output);
  g_autoptr(SpTlsSession) session = sp_tls_session_new (stream);
  g_autoptr(GError) error = NULL;
  char buffer[64];
  gssize n = 0;

  while (!sp_tls_session_handshake (session, &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
      g_clear_error (&error);
      g_socket_condition_timed_wait (g_socket_connection_get_socket (socket), G_IO_IN,
                                     5 * G_USEC_PER_SEC, NULL, &error);
      g_assert_no_error (error);
    }
  sp_tls_session_set_glancing (session, TRUE);
  n = sp_tls_session_read (session, buffer, sizeof buffer, &error);
  g_assert_cmpint (n, ==, -1);
  g_clear_error (&error);
  sp_tls_session_set_glancing (session, FALSE);
  n = sp_tls_session_write (session, "a NOOP\r\n", 8, &error);
  g_assert_cmpint (n, ==, 8);
  g_assert_cmpuint (n_writes, ==, 2);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  anchors = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  ADD_TABLE ("tls-connection/same", vectors, test_same);
  g_test_add_func ("/net/tls-connection/properties", test_properties);
  g_test_add_func ("/net/tls-connection/settings", test_settings);
  g_test_add_func ("/net/tls-connection/never-blocks", test_never_blocks);
  g_test_add_func ("/net/tls-connection/orphans", test_orphans);
  g_test_add_func ("/net/tls-connection/half-close", test_half_close);
  g_test_add_func ("/net/tls-connection/one-packet", test_one_packet);
  status = g_test_run ();
  g_unlink (anchors);
  g_free (anchors);
  return status;
}
