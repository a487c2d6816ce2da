/* Tests the closer look: what servers of each version and with every kind of answer are seen to speak, at which cost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "answerer.h"
#include "core/enums.h"
#include "flooder.h"
#include "net-fixture.h"
#include "net/look-closer.h"

/* Letters for SSL 2, SSL 3 and TLS 1.0 to 1.3: y, n, or ? for what is not known. */
static char *
describe (const SpCloserLook *look)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    g_string_append_c (out, "?ny"[look->versions[i].offered + 1]);
  return g_string_free (out, FALSE);
}

static SpReport *
look (const char *scheme, const char *host, guint port, SpSurroundings *surroundings)
{
  g_autofree char *uri = g_strdup_printf ("%s://%s:%u", scheme, host, port);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, &error);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(GAsyncResult) result = NULL;
  SpReport *report;

  g_assert_no_error (error);
  sp_service_add (service, endpoint, SP_SOURCE_USER);
  report = sp_report_new (service);
  surroundings->deep = TRUE;
  sp_survey_async (report, 0, surroundings, NULL, NULL, sp_test_store_result, &result);
  sp_survey_finish (sp_test_await_result (&result));
  return report;
}

static const SpObservation *
get_seen (const SpReport *report)
{
  const SpObservation *seen = sp_report_get_observation (report, 0);

  g_assert_nonnull (seen);
  g_assert_nonnull (seen->closer);
  return seen;
}

typedef struct
{
  const char *name;
  const char *scheme;
  SpTestScript script;
  const char *versions;
  const char *suite_1_2; /* (nullable) part of the name of what is chosen in TLS 1.2 */
} VersionVector;

static const VersionVector versions[] = {
  { "imaps", "imaps", { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE }, "nn??yy", "TLS_ECDHE" },
  { "imap-1.0",
    "imap",
    { .protocol = SP_TEST_IMAP, .tls_version = SP_TEST_TLS_1_0 },
    "nnynnn",
    NULL },
  { "pop3s-1.1",
    "pop3s",
    { .protocol = SP_TEST_POP3, .implicit_tls = TRUE, .tls_version = SP_TEST_TLS_1_1 },
    "nnnynn",
    NULL },
  { "smtp-1.2",
    "smtp",
    { .protocol = SP_TEST_SMTP, .tls_version = SP_TEST_TLS_1_2 },
    "nnnnyn",
    "TLS_ECDHE" },
  { "sieve-1.3",
    "sieve",
    { .protocol = SP_TEST_SIEVE, .tls_version = SP_TEST_TLS_1_3 },
    "nnnnny",
    NULL },
};

/* Real servers of one version each, in each protocol: and never more than two connections at once, eight in all. */
static void
test_versions (gconstpointer data)
{
  const VersionVector *vector = data;
  SpTestScript script = vector->script;
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpTestServer) server = NULL;
  g_autoptr(SpReport) report = NULL;
  g_autofree char *seen = NULL;
  const SpVersionLook *in_1_2;

  script.identity = test_identity (SP_TEST_CERTIFICATE_GOOD);
  server = sp_test_server_new (&script);
  report = look (vector->scheme, "127.0.0.1", sp_test_server_get_port (server), surroundings);
  in_1_2 = &get_seen (report)->closer->versions[SP_TLS_VERSION_1_2];
  seen = describe (get_seen (report)->closer);
  g_assert_true (g_pattern_match_simple (vector->versions, seen));
  g_assert_true (vector->suite_1_2 == NULL ||
                 g_str_has_prefix (in_1_2->cipher_suite, vector->suite_1_2));
  g_assert_cmpint (get_seen (report)->closer->takes_weak, ==, SP_NO);
  g_assert_cmpuint (sp_test_server_get_n_connections (server), <=, SP_LOOK_MAX_CONNECTIONS);
  g_assert_cmpuint (sp_test_server_get_max_at_once (server), <=, 2);
}

/* The certificate that is shown to somebody who names no host is the same here, and is read in the clear. */
static void
test_certificate (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .tls_version = SP_TEST_TLS_1_2,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report =
      look ("imap", "localhost", sp_test_server_get_port (server), surroundings);
  const SpObservation *seen = get_seen (report);
  g_autofree char *names = sp_test_server_dup_server_names (server);

  g_assert_cmpint (seen->closer->without_name, ==, SP_YES);
  g_assert_cmpint (seen->closer->compresses, ==, SP_NO);
  g_assert_cmpstr (seen->closer->sha256_without_name, ==,
                   sp_tls_facts_get_leaf (seen->tls)->sha256);
  g_assert_nonnull (strstr (names, "localhost"));
}

static int
leave (gnutls_session_t session)
{
  return -1;
}

/* Weak suites are asked for until none is accepted any more, or there have been enough connections. */
static void
test_weak (void)
{
  g_autoptr(TestFlooder) server =
      test_flooder_new (test_identity (SP_TEST_CERTIFICATE_RSA),
                        "NORMAL:-VERS-ALL:+VERS-TLS1.2:+ARCFOUR-128:+3DES-CBC:+NULL", leave);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report =
      look ("imaps", "127.0.0.1", test_flooder_get_port (server), surroundings);
  const SpCloserLook *closer = get_seen (report)->closer;
  SpCipherFaults found = 0;

  for (guint i = 0; i < closer->weak_suites->len; i++)
    found |= sp_cipher_suite_get_faults (g_ptr_array_index (closer->weak_suites, i));
  g_assert_cmpint (closer->takes_weak, ==, SP_YES);
  g_assert_true (found & (SP_CIPHER_TRIPLE_DES | SP_CIPHER_RC4));
  g_assert_cmphex (closer->weak_untested & found, ==, 0);
  g_assert_true ((found | closer->weak_untested) & SP_CIPHER_TRIPLE_DES);
  g_assert_cmpuint (closer->connections, <, SP_LOOK_MAX_CONNECTIONS);
}

#define A TEST_ANSWER_ALERT
#define Y TEST_ANSWER_AGREE
#define CLOSE TEST_ANSWER_CLOSE
#define HALF TEST_ANSWER_HALF
#define BAD TEST_ANSWER_GARBAGE

typedef struct
{
  const char *name;
  TestAnswer answers[SP_N_TLS_VERSIONS];
  TestAnswer weak;
  const char *versions;
  SpTristate takes_weak;
  gboolean throttled;
} AnswerVector;

static const AnswerVector answers[] = {
  { "none", { A, A, A, A, A, A }, A, "nnnnnn", SP_NO, FALSE },
  { "oldest", { Y, A, A, A, A, A }, A, "ynnnnn", SP_NO, FALSE },
  { "old", { A, Y, A, A, A, A }, A, "nynnnn", SP_NO, FALSE },
  { "all", { Y, Y, Y, Y, Y, A }, Y, "yyyyyn", SP_YES, FALSE },
  { "garbage", { BAD, BAD, BAD, A, A, A }, BAD, "???nnn", SP_UNKNOWN, FALSE },
  { "half", { HALF, HALF, HALF, A, Y, A }, HALF, "???nyn", SP_UNKNOWN, FALSE },
  { "flood",
    { TEST_ANSWER_FLOOD, TEST_ANSWER_FLOOD, A, A, Y, A },
    TEST_ANSWER_FLOOD,
    "??nnyn",
    SP_UNKNOWN,
    FALSE },
  { "closing", { CLOSE, CLOSE, CLOSE, CLOSE, Y, CLOSE }, CLOSE, "nnnnyn", SP_NO, FALSE },
  { "resetting",
    { TEST_ANSWER_RESET, TEST_ANSWER_RESET, A, A, Y, A },
    TEST_ANSWER_RESET,
    "nnnnyn",
    SP_NO,
    FALSE },
  { "closing-always",
    { CLOSE, CLOSE, CLOSE, CLOSE, CLOSE, CLOSE },
    CLOSE,
    "??????",
    SP_UNKNOWN,
    TRUE },
  { "silent",
    { TEST_ANSWER_SILENCE, A, A, A, Y, A },
    TEST_ANSWER_SILENCE,
    "?nnnyn",
    SP_UNKNOWN,
    FALSE },
  { "in-trouble", { A, A, A, TEST_ANSWER_TROUBLE, Y, A }, A, "nnnnyn", SP_NO, FALSE },
};

static SpPatience
make_impatient (void)
{
  SpPatience patience = test_patience;

  patience.answer_ms = 300;
  return patience;
}

/* Servers that no library speaks with any more, and those that answer with anything but TLS. */
static void
test_answers (gconstpointer data)
{
  const AnswerVector *vector = data;
  const SpPatience patience = make_impatient ();
  g_autoptr(TestAnswerer) server = test_answerer_new (vector->answers, vector->weak);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;
  g_autofree char *seen = NULL;
  const SpCloserLook *closer;

  surroundings->patience = &patience;
  report = look ("imaps", "localhost", test_answerer_get_port (server), surroundings);
  closer = get_seen (report)->closer;
  seen = describe (closer);
  g_assert_cmpstr (seen, ==, vector->versions);
  g_assert_cmpint (closer->takes_weak, ==, vector->takes_weak);
  g_assert_cmpint (closer->throttled, ==, vector->throttled);
  g_assert_cmpuint (test_answerer_get_n_connections (server), <=, SP_LOOK_MAX_CONNECTIONS);
}

/* Looks at a server as if a session had come about. */
static SpObservation *
look_after_session (const TestAnswer *all)
{
  g_autoptr(TestAnswerer) server = test_answerer_new (all, A);
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new (
      SP_PROTOCOL_IMAP, "localhost", test_answerer_get_port (server), SP_SECURITY_TLS);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(GAsyncResult) result = NULL;
  SpObservation *seen = sp_observation_new (endpoint);

  seen->tls = sp_tls_facts_new ();
  g_free (seen->tls->version);
  seen->tls->version = g_strdup ("TLS 1.3");
  seen->address = g_strdup ("127.0.0.1");
  seen->connections = 1;
  sp_look_closer_async (seen, surroundings, NULL, sp_test_store_result, &result);
  sp_look_closer_finish (sp_test_await_result (&result));
  return seen;
}

/* A server that offers Diffie-Hellman without having parameters for it speaks TLS 1.2 all the same. */
static void
test_dhe (void)
{
  static const TestAnswer no_dhe[] = { A, A, A, A, TEST_ANSWER_NO_DHE, A };
  g_autoptr(SpObservation) seen = look_after_session (no_dhe);
  g_autofree char *found = describe (seen->closer);

  g_assert_cmpstr (found, ==, "nnnnyy");
  g_assert_true (seen->closer->dhe_broken);
}

/* A server that talks only to those who name it speaks TLS 1.2 all the same. */
static void
test_name_needed (void)
{
  static const TestAnswer named[] = { A, A, A, A, TEST_ANSWER_NAMED, A };
  g_autoptr(SpObservation) seen = look_after_session (named);
  g_autofree char *found = describe (seen->closer);

  g_assert_cmpstr (found, ==, "nnnnyy");
  g_assert_cmpint (seen->closer->without_name, ==, SP_NO);
}

/* Whoever is turned away comes back alone, and says what it could not find out. */
static void
test_throttling (void)
{
  SpTestScript script = { .protocol = SP_TEST_SMTP,
                          .max_at_once = 1,
                          .tls_version = SP_TEST_TLS_1_2,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report =
      look ("smtp", "127.0.0.1", sp_test_server_get_port (server), surroundings);
  const SpCloserLook *closer = get_seen (report)->closer;
  g_autofree char *seen = describe (closer);

  g_assert_true (closer->throttled);
  g_assert_cmpuint (sp_test_server_get_n_connections (server), <=, SP_LOOK_MAX_CONNECTIONS);
  g_assert_null (strchr (seen + SP_TLS_VERSION_1_3, 'y'));
  g_assert_cmpint (closer->versions[SP_TLS_VERSION_1_2].offered, ==, SP_YES);
}

/* A server that keeps what came along with STARTTLS executes it; any other does not. */
static void
test_smuggling (void)
{
  static const char *const schemes[] = { [SP_TEST_IMAP] = "imap",
                                         [SP_TEST_POP3] = "pop3",
                                         [SP_TEST_SMTP] = "smtp",
                                         [SP_TEST_SIEVE] = "sieve" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (schemes); i++)
    {
      SpTestScript script = { .protocol = i / 2,
                              .keeps_clear = i % 2,
                              .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
      g_autoptr(SpTestServer) server = sp_test_server_new (&script);
      g_autoptr(SpSurroundings) surroundings = test_surroundings ();
      g_autoptr(SpReport) report =
          look (schemes[i / 2], "127.0.0.1", sp_test_server_get_port (server), surroundings);

      g_assert_cmpint (get_seen (report)->closer->runs_smuggled, ==, i % 2 ? SP_YES : SP_NO);
    }
}

static gboolean
has_connections (gpointer data)
{
  gpointer *pair = data;

  return sp_test_server_get_n_connections (pair[0]) >= GPOINTER_TO_UINT (pair[1]);
}

/* However far it is, it ends at once and says what it has not seen. */
static void
test_cancel (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };

  for (guint n = 1; n <= 7; n++)
    {
      g_autoptr(SpTestServer) server = sp_test_server_new (&script);
      g_autoptr(SpSurroundings) surroundings = test_surroundings ();
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *uri = sp_test_server_dup_uri (server, "127.0.0.1");
      g_autoptr(SpObservation) seen = test_probe_uri (uri, surroundings);
      g_autoptr(GAsyncResult) result = NULL;
      gpointer pair[] = { server, GUINT_TO_POINTER (n) };

      sp_look_closer_async (seen, surroundings, cancellable, sp_test_store_result, &result);
      sp_test_wait_until (has_connections, pair);
      g_cancellable_cancel (cancellable);
      sp_look_closer_finish (sp_test_await_result (&result));
      g_assert_nonnull (seen->closer);
    }
}

/* Every address of a name is connected to once; one that was forgotten shows up. */
static void
test_further_addresses (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpTestServer) second = NULL;
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;
  SpMockResolver *names = sp_mock_resolver_install ();
  GPtrArray *others;

  script.address = "127.0.0.2";
  script.port = sp_test_server_get_port (server);
  second = sp_test_server_new (&script);
  sp_mock_resolver_add (names, "many.example", "127.0.0.1,127.0.0.2,127.0.0.9");
  report = look ("imaps", "many.example", script.port, surroundings);
  others = get_seen (report)->others;
  g_assert_cmpstr (get_seen (report)->address, ==, "127.0.0.1");
  g_assert_nonnull (others);
  g_assert_cmpuint (others->len, ==, 2);
  for (guint i = 0; i < others->len; i++)
    {
      const SpObservation *other = others->pdata[i];
      gboolean alive = g_str_equal (other->address, "127.0.0.2");

      g_assert_true (alive || g_str_equal (other->address, "127.0.0.9"));
      g_assert_cmpint (other->status, ==, alive ? SP_STATUS_OK : SP_STATUS_REFUSED);
    }
  g_assert_cmpuint (sp_test_server_get_n_connections (second), ==, 1);
  sp_mock_resolver_uninstall (names);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TABLE ("look-closer/versions", versions, test_versions);
  ADD_TABLE ("look-closer/answers", answers, test_answers);
  g_test_add_func ("/net/look-closer/further-addresses", test_further_addresses);
  g_test_add_func ("/net/look-closer/certificate", test_certificate);
  g_test_add_func ("/net/look-closer/weak", test_weak);
  g_test_add_func ("/net/look-closer/dhe", test_dhe);
  g_test_add_func ("/net/look-closer/name-needed", test_name_needed);
  g_test_add_func ("/net/look-closer/throttling", test_throttling);
  g_test_add_func ("/net/look-closer/smuggling", test_smuggling);
  g_test_add_func ("/net/look-closer/cancel", test_cancel);
  return g_test_run ();
}
