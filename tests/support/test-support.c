/* Tests of the test helpers: a server that lies about what it does would make every other test worthless.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificates.h"
#include "loop.h"
#include "mail-server.h"
#include "ports.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const localhost[] = { "localhost", "127.0.0.1", "::1", NULL };

/* ---- a client that blocks ---- */

static GSocketConnection *
dial (guint16 port, GError **error)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_timeout (client, SP_TEST_DEADLINE_SECONDS);

  return g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, error);
}

static GIOStream *
dial_server (SpTestServer *server)
{
  g_autoptr(GError) error = NULL;
  GSocketConnection *connection = dial (sp_test_server_get_port (server), &error);

  g_assert_no_error (error);

  return G_IO_STREAM (connection);
}

static void
put (GIOStream *stream, const char *text)
{
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text), NULL,
                             NULL, &error);
  g_assert_no_error (error);
}

/* Reads until the text so far ends in @end. */
static void
expect (GIOStream *stream, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_malloc0 (strlen (expected) + 1);

  g_input_stream_read_all (g_io_stream_get_input_stream (stream), text, strlen (expected), NULL,
                           NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
expect_end (GIOStream *stream)
{
  g_autoptr(GError) error = NULL;
  char byte;

  g_assert_cmpint (
      g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static void
expect_error (GIOStream *stream, int code)
{
  g_autoptr(GError) error = NULL;
  char byte;

  g_assert_cmpint (
      g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, NULL, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, code);
}

static gboolean
accept_any (GTlsConnection *tls, GTlsCertificate *peer, GTlsCertificateFlags flags, gpointer seen)
{
  *(GTlsCertificateFlags *) seen = flags;

  return TRUE;
}

/* Trusts the default authority alone, and goes on whatever the certificate; @flags says what was wrong with it. */
static GIOStream *
wrap (GIOStream *stream, GTlsCertificateFlags *flags, GError **error)
{
  g_autofree char *path = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  g_autoptr(GTlsDatabase) database = g_tls_file_database_new (path, error);
  g_autoptr(GSocketConnectable) identity = g_network_address_new ("localhost", 1);
  g_autoptr(GIOStream) tls = g_tls_client_connection_new (stream, identity, error);
  gboolean shaken;

  *flags = 0;
  g_tls_connection_set_database (G_TLS_CONNECTION (tls), database);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (accept_any), flags);
  shaken = g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, error);
  g_unlink (path);

  return shaken ? g_steal_pointer (&tls) : NULL;
}

/* ---- certificates ---- */

typedef struct
{
  SpTestCertificateKind kind;
  GTlsCertificateFlags flags;
} CertificateCase;

static void
test_certificates (void)
{
  static const CertificateCase cases[] = {
    { SP_TEST_CERTIFICATE_GOOD, 0 },
    { SP_TEST_CERTIFICATE_EXPIRED, G_TLS_CERTIFICATE_EXPIRED },
    { SP_TEST_CERTIFICATE_NOT_YET_VALID, G_TLS_CERTIFICATE_NOT_ACTIVATED },
    { SP_TEST_CERTIFICATE_WRONG_NAME, G_TLS_CERTIFICATE_BAD_IDENTITY },
    { SP_TEST_CERTIFICATE_SELF_SIGNED, G_TLS_CERTIFICATE_UNKNOWN_CA },
    { SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY, G_TLS_CERTIFICATE_UNKNOWN_CA },
    { SP_TEST_CERTIFICATE_WEAK_KEY, 0 }, /* GnuTLS does not mind */
    { SP_TEST_CERTIFICATE_WEAK_SIGNATURE, G_TLS_CERTIFICATE_INSECURE },
    { SP_TEST_CERTIFICATE_CHAIN, 0 },
    { SP_TEST_CERTIFICATE_INCOMPLETE_CHAIN, G_TLS_CERTIFICATE_UNKNOWN_CA },
    { SP_TEST_CERTIFICATE_RSA, 0 },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cases) == SP_TEST_N_CERTIFICATE_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *identity =
          sp_test_authority_issue (sp_test_authority_get_default (), cases[i].kind, localhost);
      g_autoptr(SpTestServer) server = sp_test_server_new (
          &(SpTestScript){ SP_TEST_IMAP, .implicit_tls = TRUE, .identity = identity });
      g_autoptr(GIOStream) stream = dial_server (server);
      GTlsCertificateFlags flags;
      g_autoptr(GIOStream) tls = wrap (stream, &flags, &error);

      g_test_message ("certificate %u", cases[i].kind);
      g_assert_no_error (error);
      g_assert_cmphex (flags, ==, cases[i].flags);
      expect (tls, "* OK Test server ready.\r\n");
    }
}

static void
test_certificate_days (void)
{
  g_autofree char *identity =
      sp_test_authority_issue_for_days (sp_test_authority_get_default (), localhost, 5);
  g_autoptr(GTlsCertificate) certificate = sp_test_certificate_from_pem (identity);
  g_autoptr(GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  GTimeSpan left = g_date_time_difference (end, now);

  g_assert_cmpint (left, >, 4 * G_TIME_SPAN_DAY);
  g_assert_cmpint (left, <=, 5 * G_TIME_SPAN_DAY);
}

/* ---- the ordinary behaviour ---- */

typedef struct
{
  const char *name;
  SpTestProtocol protocol;
  const char *greeting;
  const char *command;
  const char *in_clear; /* the answer before TLS */
  const char *upgrade;
  const char *upgraded;
  const char *unasked; /* right behind the handshake */
  const char *in_tls; /* the answer after TLS */
  const char *leave;
  const char *left;
} Dialogue;

static const Dialogue dialogues[] = {
  { "imap", SP_TEST_IMAP, "* OK Test server ready.\r\n", "a1 capability\r\n",
    "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK Capabilities listed.\r\n",
    "a2 STARTTLS\r\n", "a2 OK Begin TLS now.\r\n", "",
    "* CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN AUTH=LOGIN\r\na1 OK Capabilities listed.\r\n",
    "a3 LOGOUT\r\n", "* BYE See you.\r\na3 OK Logged out.\r\n" },
  { "pop3", SP_TEST_POP3, "+OK Test server ready.\r\n", "CAPA\r\n",
    "+OK\r\nTOP\r\nUIDL\r\nSTLS\r\nSASL\r\n.\r\n", "STLS\r\n", "+OK Begin TLS now.\r\n", "",
    "+OK\r\nTOP\r\nUIDL\r\nUSER\r\nSASL PLAIN LOGIN\r\n.\r\n", "QUIT\r\n", "+OK See you.\r\n" },
  { "smtp", SP_TEST_SMTP, "220 localhost ESMTP Test server ready\r\n", "EHLO client\r\n",
    "250-localhost\r\n250-PIPELINING\r\n250-SIZE 10485760\r\n250-STARTTLS\r\n250 8BITMIME\r\n",
    "STARTTLS\r\n", "220 2.0.0 Begin TLS now\r\n", "",
    "250-localhost\r\n250-PIPELINING\r\n250-SIZE 10485760\r\n250-8BITMIME\r\n"
    "250 AUTH PLAIN LOGIN\r\n",
    "QUIT\r\n", "221 2.0.0 See you\r\n" },
  { "sieve", SP_TEST_SIEVE,
    "\"IMPLEMENTATION\" \"Test server\"\r\n\"SIEVE\" \"fileinto\"\r\n\"SASL\" \"\"\r\n"
    "\"STARTTLS\"\r\nOK \"Test server ready.\"\r\n",
    "NOOP\r\n", "OK \"Done.\"\r\n", "STARTTLS\r\n", "OK \"Begin TLS now.\"\r\n",
    "\"IMPLEMENTATION\" \"Test server\"\r\n\"SIEVE\" \"fileinto\"\r\n\"SASL\" \"PLAIN LOGIN\"\r\n"
    "OK\r\n",
    "OK \"Done.\"\r\n", "LOGOUT\r\n", "OK \"See you.\"\r\n" },
};

static void
assert_heard (SpTestServer *server, const Dialogue *dialogue)
{
  g_autofree char *clear = sp_test_server_dup_clear (server);
  g_autofree char *encrypted = sp_test_server_dup_encrypted (server);
  g_autofree char *expected_clear = g_strconcat (dialogue->command, dialogue->upgrade, NULL);
  g_autofree char *expected_encrypted = g_strconcat (dialogue->command, dialogue->leave, NULL);

  g_assert_cmpstr (clear, ==, expected_clear);
  g_assert_cmpstr (encrypted, ==, expected_encrypted);
}

static void
hold_dialogue (const Dialogue *dialogue, const SpTestScript *script)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpTestServer) server = sp_test_server_new (script);
  g_autoptr(GIOStream) stream = dial_server (server);
  g_autoptr(GIOStream) tls = NULL;
  GTlsCertificateFlags flags;

  expect (stream, dialogue->greeting);
  put (stream, dialogue->command);
  expect (stream, dialogue->in_clear);
  put (stream, dialogue->upgrade);
  expect (stream, dialogue->upgraded);
  tls = wrap (stream, &flags, &error);
  g_assert_no_error (error);
  expect (tls, dialogue->unasked);
  put (tls, dialogue->command);
  expect (tls, dialogue->in_tls);
  put (tls, dialogue->leave);
  expect (tls, dialogue->left);
  expect_end (tls);
  assert_heard (server, dialogue);
  g_assert_cmpuint (sp_test_server_get_n_connections (server), ==, 1);
}

static void
test_dialogue (gconstpointer data)
{
  const Dialogue *dialogue = data;

  hold_dialogue (dialogue, &(SpTestScript){ dialogue->protocol });
  hold_dialogue (dialogue, &(SpTestScript){ dialogue->protocol, .trickle = TRUE });
  hold_dialogue (dialogue, &(SpTestScript){ dialogue->protocol, .tls_version = SP_TEST_TLS_1_2 });
}

/* ---- single TLS versions ---- */

static void
test_tls_versions (void)
{
  static const GTlsProtocolVersion expected[] = {
    [SP_TEST_TLS_ANY] = G_TLS_PROTOCOL_VERSION_TLS_1_3,
    [SP_TEST_TLS_1_0] = G_TLS_PROTOCOL_VERSION_TLS_1_0,
    [SP_TEST_TLS_1_1] = G_TLS_PROTOCOL_VERSION_TLS_1_1,
    [SP_TEST_TLS_1_2] = G_TLS_PROTOCOL_VERSION_TLS_1_2,
    [SP_TEST_TLS_1_3] = G_TLS_PROTOCOL_VERSION_TLS_1_3,
  };

  for (SpTestTlsVersion version = SP_TEST_TLS_ANY; version <= SP_TEST_TLS_1_3; version++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SpTestServer) server = sp_test_server_new (
          &(SpTestScript){ SP_TEST_SMTP, .implicit_tls = TRUE, .tls_version = version });
      g_autoptr(GIOStream) stream = dial_server (server);
      GTlsCertificateFlags flags;
      g_autoptr(GIOStream) tls = wrap (stream, &flags, &error);
      g_autofree char *names = NULL;

      if (error != NULL && version < SP_TEST_TLS_1_2 && version != SP_TEST_TLS_ANY)
        continue; /* a later GIO may refuse the old versions */
      g_assert_no_error (error);
      g_assert_cmpint (g_tls_connection_get_protocol_version (G_TLS_CONNECTION (tls)), ==,
                       expected[version]);
      expect (tls, "220 localhost ESMTP Test server ready\r\n");
      names = sp_test_server_dup_server_names (server);
      g_assert_cmpstr (names, ==, version == SP_TEST_TLS_ANY ? "" : "localhost\n");
    }
}

/* ---- scripts ---- */

static void
test_rules (void)
{
  static const SpTestRule rules[] = {
    { "CAPABILITY", "* BYE Enough.\r\n", SP_TEST_RESET },
    { "NOOP", NULL, SP_TEST_STALL },
    { "ID", "{tag} OK {capabilities}", SP_TEST_TRICKLE },
    { NULL },
  };
  g_autoptr(SpTestServer) server = sp_test_server_new (
      &(SpTestScript){ SP_TEST_IMAP, .greeting = "* OK \0\x1b[31m\r\n", .greeting_length = 13,
                       .capabilities_in_clear = "X", .rules = rules });
  g_autoptr(GIOStream) one = dial_server (server);
  g_autoptr(GIOStream) two = dial_server (server);
  char greeting[13];

  g_input_stream_read_all (g_io_stream_get_input_stream (one), greeting, sizeof greeting, NULL,
                           NULL, NULL);
  g_assert_cmpmem (greeting, sizeof greeting, "* OK \0\x1b[31m\r\n", 13);
  put (one, "1 ID NIL\r\n1 CAPABILITY\r\n");
  expect (one, "1 OK * CAPABILITY X\r\n* BYE Enough.\r\n");
  expect_error (one, G_IO_ERROR_CONNECTION_CLOSED);

  g_input_stream_skip (g_io_stream_get_input_stream (two), 13, NULL, NULL);
  put (two, "1 NOOP\r\n2 CAPABILITY\r\n");
  expect (two, "1 OK Done.\r\n");
  g_socket_set_timeout (g_socket_connection_get_socket (G_SOCKET_CONNECTION (two)), 1);
  expect_error (two, G_IO_ERROR_TIMED_OUT);
}

static void
test_on_accept (void)
{
  SpTestScript script = { SP_TEST_POP3 };

  script.on_accept = SP_TEST_CLOSE;
  {
    g_autoptr(SpTestServer) server = sp_test_server_new (&script);
    g_autoptr(GIOStream) stream = dial_server (server);
    expect_end (stream);
  }
  script.on_accept = SP_TEST_RESET;
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(SpTestServer) server = sp_test_server_new (&script);
    g_autoptr(GSocketConnection) connection = dial (sp_test_server_get_port (server), &error);

    /* The reset may come before the client has noticed that it is connected. */
    if (connection)
      expect_error (G_IO_STREAM (connection), G_IO_ERROR_CONNECTION_CLOSED);
    else
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  }
}

static void
test_late_clear (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpTestServer) server = sp_test_server_new (
      &(SpTestScript){ SP_TEST_POP3, .late_clear = "+OK later\r\n", .late_clear_delay_ms = 5 });
  g_autoptr(GIOStream) stream = dial_server (server);

  expect (stream, "+OK Test server ready.\r\n");
  put (stream, "STLS\r\n");
  expect (stream, "+OK Begin TLS now.\r\n+OK later\r\n");
}

static void
test_at_once (void)
{
  g_autoptr(SpTestServer) server =
      sp_test_server_new (&(SpTestScript){ SP_TEST_SMTP, .max_at_once = 1 });

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(GIOStream) stream = dial_server (server);

      expect (stream, "220 localhost ESMTP Test server ready\r\n");
      g_io_stream_close (stream, NULL, NULL);
    }
  g_assert_cmpuint (sp_test_server_get_max_at_once (server), ==, 1);
  {
    g_autoptr(GIOStream) one = dial_server (server);
    g_autoptr(GIOStream) two = dial_server (server);

    expect (one, "220 localhost ESMTP Test server ready\r\n");
    expect (two, "421 4.7.0 localhost Too many connections\r\n");
    expect_end (two);
  }
  g_assert_cmpuint (sp_test_server_get_max_at_once (server), ==, 2);
  g_assert_cmpuint (sp_test_server_get_n_connections (server), ==, 22);
}

static void
test_later (void)
{
  static const SpTestScript later = { SP_TEST_SMTP, .greeting = "554 No\r\n" };
  g_autoptr(SpTestServer) server =
      sp_test_server_new (&(SpTestScript){ SP_TEST_SMTP, .n_first = 1, .later = &later });
  g_autoptr(GIOStream) one = dial_server (server);
  g_autoptr(GIOStream) two = dial_server (server);

  expect (one, "220 localhost ESMTP Test server ready\r\n");
  expect (two, "554 No\r\n");
}

/* A server can be stopped whatever its connections are doing. */
static void
test_teardown (void)
{
  static const SpTestScript scripts[] = {
    { SP_TEST_IMAP },
    { SP_TEST_IMAP, .implicit_tls = TRUE },
    { SP_TEST_IMAP, .implicit_tls = TRUE, .tls_version = SP_TEST_TLS_1_2 },
    { SP_TEST_IMAP, .implicit_tls = TRUE, .handshake = SP_TEST_STALL },
    { SP_TEST_IMAP, .on_accept = SP_TEST_STALL },
    { SP_TEST_IMAP, .greeting_delay_ms = 3600 * 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      SpTestServer *server = sp_test_server_new (&scripts[i]);
      g_autoptr(GIOStream) stream = dial_server (server);

      while (sp_test_server_get_n_connections (server) == 0)
        g_usleep (1000);
      g_usleep (20 * 1000);
      sp_test_server_free (server);
    }
}

/* ---- ports ---- */

static void
test_ports (void)
{
  g_autoptr(GError) refused = NULL;
  g_autoptr(GError) late = NULL;
  guint16 port;
  g_autoptr(GSocket) holder = sp_test_closed_port (&port);
  g_autoptr(SpTestBlackhole) hole = sp_test_blackhole_new ();
  g_autoptr(GSocketClient) client = g_socket_client_new ();

  g_assert_null (dial (port, &refused));
  g_assert_error (refused, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_socket_client_set_timeout (client, 1);
  g_assert_null (g_socket_client_connect_to_host (client, "127.0.0.1",
                                                  sp_test_blackhole_get_port (hole), NULL, &late));
  g_assert_error (late, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/support/certificates", test_certificates);
  g_test_add_func ("/support/certificate-days", test_certificate_days);
  for (guint i = 0; i < G_N_ELEMENTS (dialogues); i++)
    {
      g_autofree char *path = g_strconcat ("/support/dialogue/", dialogues[i].name, NULL);

      g_test_add_data_func (path, &dialogues[i], test_dialogue);
    }
  g_test_add_func ("/support/tls-versions", test_tls_versions);
  g_test_add_func ("/support/rules", test_rules);
  g_test_add_func ("/support/on-accept", test_on_accept);
  g_test_add_func ("/support/late-clear", test_late_clear);
  g_test_add_func ("/support/at-once", test_at_once);
  g_test_add_func ("/support/later", test_later);
  g_test_add_func ("/support/teardown", test_teardown);
  g_test_add_func ("/support/ports", test_ports);

  return g_test_run ();
}
