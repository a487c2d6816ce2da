/* Tests one probe against servers of every kind: each status of the report, what it records, and what it never sends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/enums.h"
#include "net-fixture.h"

/* A server that behaves as @script says has to be seen as @status. */
typedef struct
{
  const char *name;
  SpTestScript script;
  SpStatus status;
  SpStage stage; /* where the probe ended; 0 where a race decides */
  const char *error; /* (nullable) part of the detail */
} StatusVector;

#define RULES(...) ((const SpTestRule[]){ __VA_ARGS__, { 0 } })

static const SpTestScript other_protocol = { .protocol = SP_TEST_POP3, .implicit_tls = TRUE };

static const StatusVector statuses[] = {
  { "imap", { .protocol = SP_TEST_IMAP }, SP_STATUS_OK, SP_STAGE_DONE, NULL },
  { "pop3", { .protocol = SP_TEST_POP3 }, SP_STATUS_OK, SP_STAGE_DONE, NULL },
  { "smtp", { .protocol = SP_TEST_SMTP }, SP_STATUS_OK, SP_STAGE_DONE, NULL },
  { "sieve", { .protocol = SP_TEST_SIEVE }, SP_STATUS_OK, SP_STAGE_DONE, NULL },
  { "imaps",
    { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE },
    SP_STATUS_OK,
    SP_STAGE_DONE,
    NULL },
  { "pop3s",
    { .protocol = SP_TEST_POP3, .implicit_tls = TRUE },
    SP_STATUS_OK,
    SP_STAGE_DONE,
    NULL },
  { "smtps",
    { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE },
    SP_STATUS_OK,
    SP_STAGE_DONE,
    NULL },
  { "trickle", { .protocol = SP_TEST_SMTP, .trickle = TRUE }, SP_STATUS_OK, SP_STAGE_DONE, NULL },
  { "late-greeting",
    { .protocol = SP_TEST_SMTP, .greeting_delay_ms = 400 },
    SP_STATUS_OK,
    SP_STAGE_DONE,
    NULL },
  { "closed-on-accept",
    { .protocol = SP_TEST_IMAP, .on_accept = SP_TEST_CLOSE },
    SP_STATUS_CLOSED,
    SP_STAGE_GREETING,
    NULL },
  { "reset-on-accept",
    { .protocol = SP_TEST_IMAP, .on_accept = SP_TEST_RESET },
    SP_STATUS_CLOSED,
    0,
    NULL },
  { "reset-on-accept-tls",
    { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE, .on_accept = SP_TEST_RESET },
    SP_STATUS_CLOSED,
    0,
    NULL },
  { "closed-after-greeting",
    { .protocol = SP_TEST_POP3, .after_greeting = SP_TEST_CLOSE },
    SP_STATUS_CLOSED,
    SP_STAGE_STARTTLS,
    NULL },
  { "silent",
    { .protocol = SP_TEST_SMTP, .on_accept = SP_TEST_STALL },
    SP_STATUS_TIMED_OUT,
    SP_STAGE_GREETING,
    NULL },
  { "silent-handshake",
    { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE, .on_accept = SP_TEST_STALL },
    SP_STATUS_TIMED_OUT,
    SP_STAGE_HANDSHAKE,
    NULL },
  { "silent-upgrade",
    { .protocol = SP_TEST_SMTP, .handshake = SP_TEST_STALL },
    SP_STATUS_TIMED_OUT,
    SP_STAGE_HANDSHAKE,
    NULL },
  { "web-server",
    { .protocol = SP_TEST_IMAP, .greeting = "HTTP/1.0 400 Bad Request\r\n\r\n" },
    SP_STATUS_NOT_MAIL,
    SP_STAGE_GREETING,
    NULL },
  { "ssh-server",
    { .protocol = SP_TEST_SMTP, .greeting = "SSH-2.0-OpenSSH_9.2\r\n" },
    SP_STATUS_NOT_MAIL,
    SP_STAGE_GREETING,
    NULL },
  { "rejected-smtp",
    { .protocol = SP_TEST_SMTP, .greeting = "554 no service\r\n" },
    SP_STATUS_REJECTED,
    SP_STAGE_GREETING,
    "no service" },
  { "rejected-imap",
    { .protocol = SP_TEST_IMAP, .greeting = "* BYE overloaded\r\n" },
    SP_STATUS_REJECTED,
    SP_STAGE_GREETING,
    "overloaded" },
  { "rejected-pop3",
    { .protocol = SP_TEST_POP3, .greeting = "-ERR [SYS/TEMP] later\r\n" },
    SP_STATUS_REJECTED,
    SP_STAGE_GREETING,
    "later" },
  { "no-starttls",
    { .protocol = SP_TEST_SMTP,
      .capabilities_in_clear = "PIPELINING",
      .rules = RULES ({ "STARTTLS", "502 5.5.1 unknown\r\n" }) },
    SP_STATUS_NO_STARTTLS,
    SP_STAGE_STARTTLS,
    NULL },
  { "preauth",
    { .protocol = SP_TEST_IMAP, .greeting = "* PREAUTH welcome\r\n" },
    SP_STATUS_NO_STARTTLS,
    SP_STAGE_GREETING,
    NULL },
  { "starttls-refused",
    { .protocol = SP_TEST_SMTP, .rules = RULES ({ "STARTTLS", "454 4.7.0 not now\r\n" }) },
    SP_STATUS_STARTTLS_REFUSED,
    SP_STAGE_STARTTLS,
    "not now" },
  { "protocol-error",
    { .protocol = SP_TEST_IMAP, .greeting = "+OK POP3 ready\r\n" },
    SP_STATUS_PROTOCOL_ERROR,
    SP_STAGE_GREETING,
    "POP3" },
  { "closed-in-handshake",
    { .protocol = SP_TEST_IMAP, .handshake = SP_TEST_CUT },
    SP_STATUS_TLS_FAILED,
    SP_STAGE_HANDSHAKE,
    NULL },
  { "late-clear-text",
    { .protocol = SP_TEST_IMAP, .late_clear = "* CAPABILITY EVIL\r\n", .late_clear_delay_ms = 100 },
    SP_STATUS_TLS_FAILED,
    SP_STAGE_HANDSHAKE,
    "clear text" },
};

static void
test_status (gconstpointer data)
{
  const StatusVector *vector = data;
  SpTestScript script = vector->script;
  g_autoptr(SpTestServer) server = NULL;
  g_autoptr(SpObservation) seen = NULL;
  g_autofree char *heard = NULL;

  script.identity = test_identity (SP_TEST_CERTIFICATE_GOOD);
  server = sp_test_server_new (&script);
  seen = test_probe (server);
  g_test_message ("%s: %s", vector->name, seen->error ? seen->error : "");
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==,
                   sp_enum_to_nick (SP_TYPE_STATUS, vector->status));
  if (vector->stage != 0)
    g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STAGE, seen->stage), ==,
                     sp_enum_to_nick (SP_TYPE_STAGE, vector->stage));
  if (vector->error)
    g_assert_nonnull (strstr (seen->error, vector->error));
  g_assert_cmpint (sp_observation_is_safe (seen), ==, vector->status == SP_STATUS_OK);
  g_assert_cmpint (seen->throttled, ==, strstr (vector->name, "on-accept") != NULL);
  g_assert_cmpint (seen->total_us, >, 0);

  /* Whatever the server did: nothing like a log-in was ever sent. */
  heard = sp_test_server_dup_clear (server);
  g_assert_null (strstr (heard, "LOGIN"));
  g_assert_null (strstr (heard, "AUTH"));
  g_assert_null (strstr (heard, "USER"));
}

/* A server that does not speak as it should where TLS or a greeting is due. */
typedef struct
{
  const char *name;
  SpTestScript script;
  const char *scheme; /* as which it is tried */
  SpStatus status;
  SpStage stage;
  const char *refusal; /* (nullable) the whole */
} StrangerVector;

#define HTTP "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"

static const StrangerVector strangers[] = {
  { "refused-in-place-of-tls",
    { .protocol = SP_TEST_SMTP,
      .greeting = "421 4.3.2 No system resources, and this is told at some length so that it does "
                  "not end in the "
                  "first bytes of the answer\r\n",
      .after_greeting = SP_TEST_CLOSE },
    "smtps",
    SP_STATUS_REJECTED,
    SP_STAGE_HANDSHAKE,
    "421 4.3.2 No system resources, and this is told at some length so that it does not end in the "
    "first bytes of "
    "the answer" },
  { "refused-in-place-of-tls-byte-by-byte",
    { .protocol = SP_TEST_IMAP, .greeting = "* BYE not you\r\n", .trickle = TRUE },
    "imaps",
    SP_STATUS_REJECTED,
    SP_STAGE_HANDSHAKE,
    "* BYE not you" },
  { "refused-in-place-of-tls-without-line-end",
    { .protocol = SP_TEST_POP3, .greeting = "-ERR not you", .after_greeting = SP_TEST_STALL },
    "pop3s",
    SP_STATUS_REJECTED,
    SP_STAGE_HANDSHAKE,
    "-ERR not you" },
  { "refused-in-place-of-tls-after-starttls",
    { .protocol = SP_TEST_SMTP,
      .late_clear = "454 4.7.0 TLS is not available\r\n",
      .late_clear_delay_ms = 100 },
    "smtp",
    SP_STATUS_REJECTED,
    SP_STAGE_HANDSHAKE,
    "454 4.7.0 TLS is not available" },
  { "no-name-is-liked",
    { .protocol = SP_TEST_SMTP, .rules = RULES ({ "EHLO", "501 5.5.4 Invalid address\r\n" }) },
    "smtp",
    SP_STATUS_REJECTED,
    SP_STAGE_STARTTLS,
    "501 5.5.4 Invalid address" },
  { "literal-is-not-liked",
    { .protocol = SP_TEST_SMTP, .rules = RULES ({ "EHLO [", "501 5.5.4 Invalid address\r\n" }) },
    "smtp",
    SP_STATUS_OK,
    SP_STAGE_DONE,
    NULL },
  { "list-is-withheld",
    { .protocol = SP_TEST_SIEVE, .withholds_list = TRUE },
    "sieve",
    SP_STATUS_OK,
    SP_STAGE_DONE,
    NULL },
  { "web-server-that-waits",
    { .protocol = SP_TEST_IMAP, .greeting = "", .rules = RULES ({ "", HTTP, SP_TEST_CLOSE }) },
    "imap",
    SP_STATUS_NOT_MAIL,
    SP_STAGE_GREETING,
    NULL },
  { "web-server-that-waits-in-the-clear",
    { .protocol = SP_TEST_IMAP, .greeting = "", .rules = RULES ({ "", HTTP, SP_TEST_CLOSE }) },
    "imaps",
    SP_STATUS_NOT_MAIL,
    SP_STAGE_HANDSHAKE,
    NULL },
  { "web-server-inside-tls",
    { .protocol = SP_TEST_SMTP,
      .implicit_tls = TRUE,
      .greeting = "",
      .rules = RULES ({ "", HTTP, SP_TEST_CLOSE }) },
    "smtps",
    SP_STATUS_NOT_MAIL,
    SP_STAGE_GREETING,
    NULL },
  { "slow-greeting-inside-tls",
    { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE, .greeting_delay_ms = 1200 },
    "smtps",
    SP_STATUS_OK,
    SP_STAGE_DONE,
    NULL },
};

static void
test_stranger (gconstpointer data)
{
  const StrangerVector *vector = data;
  SpTestScript script = vector->script;
  g_autoptr(SpTestServer) server = NULL;
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpObservation) seen = NULL;
  g_autofree char *uri = NULL;

  script.identity = test_identity (SP_TEST_CERTIFICATE_GOOD);
  server = sp_test_server_new (&script);
  uri = g_strdup_printf ("%s://127.0.0.1:%u", vector->scheme, sp_test_server_get_port (server));
  seen = test_probe_uri (uri, surroundings);
  g_test_message ("%s: %s", vector->name, seen->error ? seen->error : "");
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==,
                   sp_enum_to_nick (SP_TYPE_STATUS, vector->status));
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STAGE, seen->stage), ==,
                   sp_enum_to_nick (SP_TYPE_STAGE, vector->stage));
  g_assert_cmpstr (seen->refusal, ==, vector->refusal);
  g_assert_cmpint (seen->list_withheld, ==, script.withholds_list);
  if (script.withholds_list)
    g_assert_cmpstrv (seen->auth, ((const char *[]){ "PLAIN", "LOGIN", NULL }));
}

/* Who gives a run more time than usual wants to wait for servers that hold back their greeting. */
static void
test_patience_stretches (void)
{
  g_autoptr(SpTrust) trust = sp_trust_new ();
  g_autoptr(SpSurroundings) usual = sp_surroundings_new (trust, 20000);
  g_autoptr(SpSurroundings) patient = sp_surroundings_new (trust, 45000);
  g_autoptr(SpSurroundings) very_patient = sp_surroundings_new (trust, 90000);

  g_assert_cmpuint (usual->patience->greeting_ms, ==, 10000);
  g_assert_cmpuint (usual->patience->smtp_greeting_ms, ==, 20000);
  g_assert_cmpuint (patient->patience->greeting_ms, ==, 45000);
  g_assert_cmpuint (patient->patience->smtp_greeting_ms, ==, 45000);
  g_assert_cmpuint (patient->patience->answer_ms, ==, 10000);
  g_assert_cmpuint (very_patient->patience->probe_ms, ==, 90000);
}

/* Where the server and the probe expect different things of one port. */
static void
test_wrong_kind_of_port (void)
{
  SpTestScript tls = { .protocol = SP_TEST_IMAP,
                       .implicit_tls = TRUE,
                       .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  SpTestScript clear = { .protocol = SP_TEST_IMAP, .identity = tls.identity };
  g_autoptr(SpTestServer) tls_server = sp_test_server_new (&tls);
  g_autoptr(SpTestServer) clear_server = sp_test_server_new (&clear);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autofree char *as_clear =
      g_strdup_printf ("imap://127.0.0.1:%u", sp_test_server_get_port (tls_server));
  g_autofree char *as_tls =
      g_strdup_printf ("imaps://127.0.0.1:%u", sp_test_server_get_port (clear_server));
  g_autoptr(SpObservation) speaks_tls = test_probe_uri (as_clear, surroundings);
  g_autoptr(SpObservation) speaks_clear = test_probe_uri (as_tls, surroundings);

  g_assert_cmpint (speaks_tls->status, ==, SP_STATUS_SPEAKS_TLS);
  g_assert_cmpuint (speaks_tls->connections, ==, 2);
  g_assert_cmpint (speaks_clear->status, ==, SP_STATUS_SPEAKS_CLEAR);
  g_assert_null (speaks_clear->tls);
}

static void
test_protocol_over_tls (void)
{
  SpTestScript script = other_protocol;
  g_autoptr(SpTestServer) server = NULL;
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autofree char *uri = NULL;
  g_autoptr(SpObservation) seen = NULL;

  script.identity = test_identity (SP_TEST_CERTIFICATE_GOOD);
  server = sp_test_server_new (&script);
  uri = g_strdup_printf ("imaps://127.0.0.1:%u", sp_test_server_get_port (server));
  seen = test_probe_uri (uri, surroundings);
  g_assert_cmpint (seen->status, ==, SP_STATUS_PROTOCOL_ERROR);
  g_assert_nonnull (seen->tls);
  g_assert_false (sp_observation_is_safe (seen));
}

static void
test_refused (void)
{
  guint16 port;
  g_autoptr(GSocket) closed = sp_test_closed_port (&port);
  g_autofree char *uri = g_strdup_printf ("imaps://127.0.0.1:%u", port);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpObservation) seen = test_probe_uri (uri, surroundings);

  g_assert_cmpint (seen->status, ==, SP_STATUS_REFUSED);
  g_assert_cmpint (seen->stage, ==, SP_STAGE_CONNECT);
  g_assert_null (seen->address);
  g_assert_null (seen->auth);
  g_assert_cmpint (seen->login_in_clear, ==, SP_UNKNOWN);
}

static void
test_connect_timed_out (void)
{
  g_autoptr(SpTestBlackhole) hole = sp_test_blackhole_new ();
  g_autofree char *uri = g_strdup_printf ("smtp://127.0.0.1:%u", sp_test_blackhole_get_port (hole));
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpObservation) seen = test_probe_uri (uri, surroundings);

  g_assert_cmpint (seen->status, ==, SP_STATUS_TIMED_OUT);
  g_assert_cmpint (seen->stage, ==, SP_STAGE_CONNECT);
}

/* 240.0.0.0/4 is reserved: the kernel itself knows no way there. */
static void
test_unreachable (void)
{
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpObservation) seen = test_probe_uri ("imaps://255.255.255.255", surroundings);

  g_assert_cmpint (seen->status, ==, SP_STATUS_UNREACHABLE);
}

typedef struct
{
  const char *name;
  SpTestScript script;
  guint round_trips;
} TripVector;

/* With TLS 1.3: the floor of what the protocols allow. */
static const TripVector trips[] = {
  { "imap", { .protocol = SP_TEST_IMAP, .greeting = "* OK ready\r\n" }, 6 },
  { "imap-capabilities-in-greeting",
    { .protocol = SP_TEST_IMAP, .greeting = "* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n" },
    5 },
  { "imap-too-few-capabilities-in-greeting",
    { .protocol = SP_TEST_IMAP, .greeting = "* OK [CAPABILITY IMAP4rev1] ready\r\n" },
    6 },
  { "pop3", { .protocol = SP_TEST_POP3 }, 6 },
  { "smtp", { .protocol = SP_TEST_SMTP }, 6 },
  { "sieve", { .protocol = SP_TEST_SIEVE }, 5 },
  { "imaps", { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE, .greeting = "* OK hi\r\n" }, 4 },
  { "imaps-capabilities-in-greeting",
    { .protocol = SP_TEST_IMAP,
      .implicit_tls = TRUE,
      .greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n" },
    3 },
  { "pop3s", { .protocol = SP_TEST_POP3, .implicit_tls = TRUE }, 4 },
  { "smtps", { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE }, 4 },
};

static void
test_round_trips (gconstpointer data)
{
  const TripVector *vector = data;
  SpTestScript script = vector->script;
  g_autoptr(SpTestServer) server = NULL;
  g_autoptr(SpObservation) seen = NULL;

  script.identity = test_identity (SP_TEST_CERTIFICATE_GOOD);
  script.tls_version = SP_TEST_TLS_1_3;
  server = sp_test_server_new (&script);
  seen = test_probe (server);
  g_assert_cmpint (seen->status, ==, SP_STATUS_OK);
  g_assert_cmpstr (seen->tls->version, ==, "TLS 1.3");
  g_assert_cmpuint (seen->round_trips, ==, vector->round_trips);
  g_assert_nonnull (seen->tls->key_exchange);
  g_assert_nonnull (seen->tls->proof);
  g_assert_cmpint (seen->tls->secure_renegotiation, ==, SP_UNKNOWN);
  g_assert_cmpuint (seen->connections, ==, 1);
}

/* TLS 1.2 needs one more, and its suites have their registered names. */
static void
test_tls_1_2 (void)
{
  SpTestScript script = { .protocol = SP_TEST_SMTP,
                          .tls_version = SP_TEST_TLS_1_2,
                          .identity = test_identity (SP_TEST_CERTIFICATE_RSA) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = test_probe (server);

  g_assert_cmpint (seen->status, ==, SP_STATUS_OK);
  g_assert_cmpstr (seen->tls->version, ==, "TLS 1.2");
  g_assert_true (g_str_has_prefix (seen->tls->cipher_suite, "TLS_ECDHE_RSA_WITH_"));
  g_assert_cmpuint (seen->round_trips, ==, 7);
  g_assert_nonnull (seen->tls->key_exchange);
  g_assert_cmpuint (seen->tls->dh_bits, ==, 0);
  g_assert_true (g_str_has_prefix (seen->tls->proof, "RSA"));
  g_assert_cmpint (seen->tls->secure_renegotiation, ==, SP_YES);
}

/* GIO still speaks old versions; the probe says which it was and does not call it safe (RFC 8997 section 3). */
static void
test_tls_1_0 (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .tls_version = SP_TEST_TLS_1_0,
                          .identity = test_identity (SP_TEST_CERTIFICATE_RSA) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = test_probe (server);

  if (seen->status == SP_STATUS_OK)
    g_assert_cmpstr (seen->tls->version, ==, "TLS 1.0");
  else
    g_assert_cmpint (seen->status, ==, SP_STATUS_TLS_FAILED);
  g_assert_false (sp_observation_is_safe (seen));
}

/* Clear bytes behind the STARTTLS answer are counted and never read as if they had come over TLS. */
static void
test_response_injection (void)
{
  SpTestScript script = {
    .protocol = SP_TEST_IMAP,
    .identity = test_identity (SP_TEST_CERTIFICATE_GOOD),
    .rules = RULES ({ "STARTTLS", "{tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=EVIL\r\n",
                      SP_TEST_START_TLS }),
  };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = test_probe (server);

  g_assert_cmpint (seen->status, ==, SP_STATUS_PROTOCOL_ERROR);
  g_assert_cmpuint (seen->leftover_bytes, ==, strlen ("* CAPABILITY IMAP4rev1 AUTH=EVIL\r\n"));
  g_assert_null (seen->auth);
  g_assert_null (seen->tls);
}

static void
test_facts (void)
{
  SpTestScript script = {
    .protocol = SP_TEST_IMAP,
    .identity = test_identity (SP_TEST_CERTIFICATE_GOOD),
    .greeting = "* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] \033[31mready\r\n",
    .capabilities_in_tls = "IMAP4rev1 IDLE AUTH=PLAIN AUTH=SCRAM-SHA-256",
  };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = test_probe (server);
  g_autofree char *heard = sp_test_server_dup_clear (server);

  g_assert_cmpstr (seen->address, ==, "127.0.0.1");
  g_assert_nonnull (strstr (seen->banner, "\\x1b[31mready"));
  g_assert_cmpint (seen->login_in_clear, ==, SP_NO);
  g_assert_cmpint (seen->starttls_listed, ==, SP_YES);
  g_assert_cmpuint (g_strv_length (seen->auth_in_clear), ==, 0);
  g_assert_cmpstrv (seen->auth, ((const char *[]){ "PLAIN", "SCRAM-SHA-256", NULL }));
  g_assert_true (g_strv_contains ((const char *const *) seen->capabilities, "IDLE"));
  for (SpStage s = SP_STAGE_RESOLVE; s < SP_STAGE_DONE; s++)
    g_assert_cmpint (seen->timings_us[s], >=, 0);
  g_assert_null (strstr (heard, "CAPABILITY"));
}

/* What a wiretapper sees: the words up to the upgrade, and after it nothing but how much. */
static void
test_transcript (void)
{
  SpTestScript script = { .protocol = SP_TEST_SMTP,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpObservation) seen = test_probe (server);
  guint n = sp_transcript_get_length (seen->transcript);
  gboolean encrypted = FALSE;

  g_assert_cmpuint (n, >, 6);
  g_assert_true (g_str_has_prefix (sp_transcript_get (seen->transcript, 0)->text->str, "220 "));
  g_assert_true (
      g_str_has_prefix (sp_transcript_get (seen->transcript, 1)->text->str, "EHLO [127.0.0.1]"));
  for (guint i = 0; i < n; i++)
    {
      const SpTranscriptEntry *entry = sp_transcript_get (seen->transcript, i);

      g_assert_false (encrypted && !entry->encrypted);
      encrypted = entry->encrypted;
      g_assert_cmpuint (entry->length, >, 0);
    }
  g_assert_true (encrypted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TABLE ("status", statuses, test_status);
  ADD_TABLE ("strangers", strangers, test_stranger);
  ADD_TABLE ("round-trips", trips, test_round_trips);
  g_test_add_func ("/net/patience-stretches", test_patience_stretches);
  g_test_add_func ("/net/status/wrong-kind-of-port", test_wrong_kind_of_port);
  g_test_add_func ("/net/status/another-protocol-over-tls", test_protocol_over_tls);
  g_test_add_func ("/net/status/refused", test_refused);
  g_test_add_func ("/net/status/connect-timed-out", test_connect_timed_out);
  g_test_add_func ("/net/status/unreachable", test_unreachable);
  g_test_add_func ("/net/round-trips/tls-1.2", test_tls_1_2);
  g_test_add_func ("/net/tls-1.0", test_tls_1_0);
  g_test_add_func ("/net/response-injection", test_response_injection);
  g_test_add_func ("/net/facts", test_facts);
  g_test_add_func ("/net/transcript", test_transcript);
  return g_test_run ();
}
