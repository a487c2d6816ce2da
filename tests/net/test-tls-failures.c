/* Tests what is told where TLS fails: every alert and every breach has its own cause, and no flood holds the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/enums.h"
#include "flooder.h"
#include "net-fixture.h"
#include "support/bounds.h"

#define TLS_1_2 "NORMAL:-VERS-ALL:+VERS-TLS1.2"
#define TLS_1_3 "NORMAL:-VERS-ALL:+VERS-TLS1.3"
#define AES_128 TLS_1_3 ":-CIPHER-ALL:+AES-128-GCM"

/* What a server answers the ClientHello with, as raw bytes. */
typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  SpTestThen then;
  const char *failure; /* nick */
  const char *alert; /* (nullable) */
  const char *error; /* part of the detail */
} AnswerVector;

#define BYTES(TEXT) TEXT, sizeof (TEXT) - 1
#define ALERT(NAME, NUMBER, FAILURE)                                                               \
  {                                                                                                \
    NAME, BYTES ("\x15\x03\x03\x00\x02\x02" NUMBER), SP_TEST_CONTINUE, FAILURE, NAME,              \
        "the server sent the alert " NAME                                                          \
  }

static const AnswerVector answers[] = {
  ALERT ("unexpected_message", "\x0a", "misunderstood"),
  ALERT ("bad_record_mac", "\x14", "damaged"),
  ALERT ("record_overflow", "\x16", "misunderstood"),
  ALERT ("handshake_failure", "\x28", "no-common-method"),
  ALERT ("bad_certificate", "\x2a", "certificate-refused"),
  ALERT ("unknown_ca", "\x30", "certificate-refused"),
  ALERT ("illegal_parameter", "\x2f", "misunderstood"),
  ALERT ("access_denied", "\x31", "access-denied"),
  ALERT ("decode_error", "\x32", "misunderstood"),
  ALERT ("decrypt_error", "\x33", "damaged"),
  ALERT ("protocol_version", "\x46", "version"),
  ALERT ("insufficient_security", "\x47", "insufficient-security"),
  ALERT ("internal_error", "\x50", "internal-error"),
  ALERT ("inappropriate_fallback", "\x56", "misunderstood"),
  ALERT ("user_canceled", "\x5a", "called-off"),
  ALERT ("missing_extension", "\x6d", "misunderstood"),
  ALERT ("unrecognized_name", "\x70", "name-not-known"),
  ALERT ("certificate_required", "\x74", "client-certificate"),
  ALERT ("no_application_protocol", "\x78", "other-application"),
  { "unknown", BYTES ("\x15\x03\x03\x00\x02\x02\xc8"), SP_TEST_CONTINUE, "unknown", NULL,
    "the alert 200" },
  { "alert-and-reset", BYTES ("\x15\x03\x01\x00\x02\x02\x70"), SP_TEST_RESET, "name-not-known",
    "unrecognized_name", "unrecognized_name" },
  { "goodbye", BYTES ("\x15\x03\x03\x00\x02\x01\x00"), SP_TEST_CONTINUE, "ended", "close_notify",
    "close_notify" },
  { "warned-and-left", BYTES ("\x15\x03\x03\x00\x02\x01\x70"), SP_TEST_CLOSE, "name-not-known",
    "unrecognized_name", "unrecognized_name" },
  { "warned-and-ended", BYTES ("\x15\x03\x03\x00\x02\x01\x5a\x15\x03\x03\x00\x02\x01\x00"),
    SP_TEST_CONTINUE, "called-off", "user_canceled", "user_canceled" },
  { "left-in-a-record", BYTES ("\x16\x03\x03\x00\x7a\x02\x00"), SP_TEST_CLOSE, "cut", NULL,
    "closed the connection" },
  { "old-version",
    BYTES ("\x16\x03\x00\x00\x2a\x02\x00\x00\x26\x03\x00"
           "0123456789abcdef0123456789abcdef\x00\x00\x2f\x00"),
    SP_TEST_CONTINUE, "version", NULL, "version" },
  { "wrong-record", BYTES ("\x17\x03\x03\x00\x03xyz"), SP_TEST_CONTINUE, "rules-broken", NULL, "" },
  { "oversized-record", BYTES ("\x16\x03\x03\xff\xff"), SP_TEST_CONTINUE, "rules-broken", NULL,
    "" },
  { "oversized-message", BYTES ("\x16\x03\x03\x00\x04\x02\xff\xff\xff"), SP_TEST_CONTINUE,
    "rules-broken", NULL, "" },
};

static SpObservation *
probe_port (const char *scheme, guint16 port)
{
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autofree char *uri = g_strdup_printf ("%s://127.0.0.1:%u", scheme, port);
  SpPatience patience = test_patience;

  /* What ends a flood is its count, however slow the computer is. */
  patience.answer_ms = patience.probe_ms;
  surroundings->patience = &patience;
  return test_probe_uri (uri, surroundings);
}

static void
assert_failure (const SpObservation *seen, const char *failure, const char *alert)
{
  g_test_message ("%s", seen->error);
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==, "tls-failed");
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_TLS_FAILURE, seen->tls_failure), ==, failure);
  if (seen->tls_alert != 200)
    g_assert_cmpstr (sp_tls_alert_get_name (seen->tls_alert), ==, alert);
}

static void
test_answer (gconstpointer data)
{
  const AnswerVector *vector = data;
  SpTestScript script = {
    .protocol = SP_TEST_IMAP,
    .greeting = vector->bytes,
    .greeting_length = vector->length,
    .after_greeting = vector->then,
    /* A reset must not overtake the connection itself. */
    .greeting_delay_ms = vector->then == SP_TEST_RESET ? 100 : 0,
  };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = probe_port ("imaps", sp_test_server_get_port (server));

  assert_failure (seen, vector->failure, vector->alert);
  g_assert_nonnull (strstr (seen->error, vector->error));
  g_assert_cmpint (seen->stage, ==, SP_STAGE_HANDSHAKE);
}

/* A warning ends nothing. */
static int
warn_and_greet (gnutls_session_t session)
{
  static const char hello[] = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\r\n";

  gnutls_alert_send (session, GNUTLS_AL_WARNING, GNUTLS_A_UNRECOGNIZED_NAME);
  gnutls_record_send (session, hello, strlen (hello));
  return -1;
}

static void
test_warning (void)
{
  g_autoptr(TestFlooder) server =
      test_flooder_new (test_identity (SP_TEST_CERTIFICATE_RSA), TLS_1_2, warn_and_greet);
  g_autoptr(SpObservation) seen = probe_port ("imaps", test_flooder_get_port (server));

  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==, "ok");
  g_assert_cmpint (seen->tls_failure, ==, SP_TLS_FAILURE_NONE);
}

static int
deny (gnutls_session_t session)
{
  gnutls_alert_send (session, GNUTLS_AL_FATAL, GNUTLS_A_ACCESS_DENIED);
  return -1;
}

static int
send_tickets (gnutls_session_t session)
{
  return gnutls_session_ticket_send (session, 1, 0);
}

static int
change_keys (gnutls_session_t session)
{
  return gnutls_session_key_update (session, 0);
}

static int
ask_for_new_keys (gnutls_session_t session)
{
  return gnutls_session_key_update (session, GNUTLS_KU_PEER);
}

static int
ask_for_handshake (gnutls_session_t session)
{
  return gnutls_rehandshake (session);
}

static int
send_nothing (gnutls_session_t session)
{
  return test_flooder_send_record (session, 23);
}

static int
send_empty_handshake (gnutls_session_t session)
{
  return test_flooder_send_record (session, 22);
}

static int
send_empty_alert (gnutls_session_t session)
{
  return test_flooder_send_record (session, 21);
}

static int
send_unknown (gnutls_session_t session)
{
  return test_flooder_send_record (session, 99);
}

static int
warn (gnutls_session_t session)
{
  return gnutls_alert_send (session, GNUTLS_AL_WARNING, GNUTLS_A_UNRECOGNIZED_NAME);
}

static int
send_byte (gnutls_session_t session)
{
  return gnutls_record_send (session, "x", 1);
}

static int
send_line_by_byte (gnutls_session_t session)
{
  static const char text[] = "220-x\r\n";

  for (const char *p = text; *p; p++)
    if (gnutls_record_send (session, p, 1) < 0)
      return -1;
  return 0;
}

static int
send_padded_byte (gnutls_session_t session)
{
  return gnutls_record_send2 (session, "x", 1, 16000, 0);
}

static int
send_byte_and_keys (gnutls_session_t session)
{
  gnutls_session_key_update (session, GNUTLS_KU_PEER);
  return gnutls_record_send (session, "x", 1);
}

typedef struct
{
  const char *name;
  const char *priority;
  TestFlood flood;
  const char *status; /* nick */
  const char *failure; /* nick */
} FloodVector;

static const FloodVector floods[] = {
  { "denied-1.2", TLS_1_2, deny, "tls-failed", "access-denied" },
  { "denied-1.3", TLS_1_3, deny, "tls-failed", "access-denied" },
  { "tickets", TLS_1_3, send_tickets, "tls-failed", "flood" },
  { "new-keys", TLS_1_3, change_keys, "tls-failed", "flood" },
  { "new-keys-asked-for", TLS_1_3, ask_for_new_keys, "tls-failed", "flood" },
  { "handshakes", TLS_1_2, ask_for_handshake, "tls-failed", "flood" },
  { "empty-records", AES_128, send_nothing, "tls-failed", "flood" },
  { "empty-handshakes", AES_128, send_empty_handshake, "tls-failed", "flood" },
  { "empty-alerts", AES_128, send_empty_alert, "tls-failed", "rules-broken" },
  { "unknown-records", AES_128, send_unknown, "tls-failed", "rules-broken" },
  { "warnings-1.2", TLS_1_2, warn, "tls-failed", "flood" },
  { "warnings-1.3", TLS_1_3, warn, "tls-failed", "name-not-known" },
  { "single-bytes", TLS_1_3, send_byte, "tls-failed", "flood" },
  { "lines-by-byte", TLS_1_2, send_line_by_byte, "protocol-error", "none" },
  { "padding", TLS_1_3, send_padded_byte, "tls-failed", "flood" },
  { "bytes-and-keys", TLS_1_3, send_byte_and_keys, "tls-failed", "flood" },
};

static void
test_flood (gconstpointer data)
{
  const FloodVector *vector = data;
  g_autoptr(TestFlooder) server =
      test_flooder_new (test_identity (SP_TEST_CERTIFICATE_RSA), vector->priority, vector->flood);
  SpTestWatch *watch = sp_test_watch_start ();
  g_autoptr(SpObservation) seen = probe_port ("smtps", test_flooder_get_port (server));

  sp_test_watch_stop (watch, &sp_test_hostile_bounds);
  g_test_message ("%s", seen->error);
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==, vector->status);
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_TLS_FAILURE, seen->tls_failure), ==, vector->failure);
  g_assert_nonnull (seen->tls);
}

/* Cancels a probe as soon as it enters a stage. */
typedef struct
{
  SpStage stage;
  GCancellable *cancellable;
} Stop;

static void
on_stage (SpStage stage, gpointer data)
{
  Stop *stop = data;

  if (stage == stop->stage)
    g_cancellable_cancel (stop->cancellable);
}

static void
test_cancel (gconstpointer data)
{
  const FloodVector *vector = data;
  g_autoptr(TestFlooder) server =
      test_flooder_new (test_identity (SP_TEST_CERTIFICATE_RSA), vector->priority, vector->flood);
  g_autofree char *uri = g_strdup_printf ("smtps://127.0.0.1:%u", test_flooder_get_port (server));
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, NULL);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();

  for (SpStage stage = SP_STAGE_QUEUED; stage < SP_STAGE_CAPABILITIES; stage++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(SpObservation) seen = NULL;
      Stop stop = { stage, cancellable };

      sp_probe_async (endpoint, surroundings, SP_REACH_ANYWHERE, on_stage, &stop, cancellable,
                      sp_test_store_result, &result);
      seen = sp_probe_finish (sp_test_await_result (&result));
      if (stage != SP_STAGE_STARTTLS)
        g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==, "cancelled");
    }
}

/* The server refuses for want of a certificate; TLS 1.3 says so only behind the handshake (RFC 8446 section 4.4.2.4). */
static int
want_certificate (gnutls_session_t session)
{
  gnutls_alert_send (session, GNUTLS_AL_FATAL, GNUTLS_A_CERTIFICATE_REQUIRED);
  return -1;
}

static void
test_certificate_required (void)
{
  g_autoptr(TestFlooder) server =
      test_flooder_new (test_identity (SP_TEST_CERTIFICATE_RSA), TLS_1_3, want_certificate);
  g_autoptr(SpObservation) seen = probe_port ("imaps", test_flooder_get_port (server));

  assert_failure (seen, "client-certificate", "certificate_required");
  g_assert_nonnull (seen->tls);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TABLE ("tls-failures", answers, test_answer);
  ADD_TABLE ("floods", floods, test_flood);
  ADD_TABLE ("floods-cancelled", floods, test_cancel);
  g_test_add_func ("/net/tls-failures/warning", test_warning);
  g_test_add_func ("/net/tls-failures/certificate-required", test_certificate_required);
  return g_test_run ();
}
