/* Tests surveys of whole services: names, many connections, servers that throttle, limits and cancelling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/enums.h"
#include "net-fixture.h"

static void
add (SpService *service, const char *scheme, const char *host, guint port)
{
  g_autofree char *uri = g_strdup_printf ("%s://%s:%u", scheme, host, port);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, &error);

  g_assert_no_error (error);
  sp_service_add (service, endpoint, SP_SOURCE_USER);
}

static SpReport *
survey (SpService *service, const SpSurroundings *surroundings)
{
  SpReport *report = sp_report_new (service);
  g_autoptr(GAsyncResult) result = NULL;

  sp_survey_async (report, 0, surroundings, NULL, NULL, sp_test_store_result, &result);
  sp_survey_finish (sp_test_await_result (&result));
  return report;
}

static void
assert_status (const SpReport *report, guint i, SpStatus status)
{
  const SpObservation *seen = sp_report_get_observation (report, i);

  g_assert_nonnull (seen);
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_STATUS, seen->status), ==,
                   sp_enum_to_nick (SP_TYPE_STATUS, status));
}

/* A name is asked for once, however many endpoints it has; unknown names and a dead name service are two things. */
static void
test_names (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  SpMockResolver *names = sp_mock_resolver_install ();
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;

  sp_mock_resolver_add (names, "mail.example", "127.0.0.1");
  sp_mock_resolver_add_error (names, "none.example", G_RESOLVER_ERROR_NOT_FOUND);
  sp_mock_resolver_add_error (names, "dead.example", G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  add (service, "imap", "mail.example", sp_test_server_get_port (server));
  add (service, "pop3", "mail.example", sp_test_server_get_port (server));
  add (service, "imaps", "none.example", 993);
  add (service, "imaps", "dead.example", 993);
  report = survey (service, surroundings);

  assert_status (report, 0, SP_STATUS_OK);
  g_assert_cmpint (sp_report_get_observation (report, 0)->tls->problems, ==, SP_TLS_WRONG_NAME);
  assert_status (report, 1, SP_STATUS_PROTOCOL_ERROR);
  assert_status (report, 2, SP_STATUS_UNRESOLVED);
  assert_status (report, 3, SP_STATUS_DNS_FAILED);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (names, "mail.example"), ==, 1);
  sp_mock_resolver_uninstall (names);
}

/* A dead first address does not hide a second one that lives. */
static void
test_second_address (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  SpMockResolver *names = sp_mock_resolver_install ();
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;

  sp_mock_resolver_add (names, "two.example", "127.0.0.9,127.0.0.1");
  add (service, "imap", "two.example", sp_test_server_get_port (server));
  report = survey (service, surroundings);
  assert_status (report, 0, SP_STATUS_OK);
  g_assert_cmpstr (sp_report_get_observation (report, 0)->address, ==, "127.0.0.1");
  sp_mock_resolver_uninstall (names);
}

static void
assert_families (guint port, const char *used, const char *other, SpStatus status)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;
  const SpObservation *seen;

  add (service, "imaps", "dual.example", port);
  report = survey (service, surroundings);
  assert_status (report, 0, SP_STATUS_OK);
  seen = sp_report_get_observation (report, 0);
  g_assert_cmpstr (seen->address, ==, used);
  g_assert_cmpuint (seen->connections, ==, 1);
  g_assert_nonnull (seen->other);
  g_assert_cmpstr (seen->other->address, ==, other);
  g_assert_cmpint (seen->other->status, ==, status);
}

/* Both address families are looked at, side by side; that one of them is dead does not hide the other. */
static void
test_both_families (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) over_ipv4 = sp_test_server_new (&script);
  g_autoptr(SpTestServer) over_ipv6 = NULL;
  g_autoptr(GError) error = NULL;
  guint port = sp_test_server_get_port (over_ipv4);
  SpMockResolver *names = sp_mock_resolver_install ();

  sp_mock_resolver_add (names, "dual.example", "::1,127.0.0.1");
  script.address = "::1";
  script.port = port;
  over_ipv6 = sp_test_server_try_new (&script, &error);
  if (over_ipv6 != NULL)
    {
      assert_families (port, "::1", "127.0.0.1", SP_STATUS_OK);
      g_clear_pointer (&over_ipv6, sp_test_server_free);
      assert_families (port, "127.0.0.1", "::1", SP_STATUS_REFUSED);
    }
  else
    g_test_skip (error->message);
  sp_mock_resolver_uninstall (names);
}

/* Never more than two connections at once to one port, and all endpoints are seen in the end. */
static void
test_two_at_once (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD),
                          .greeting_delay_ms = 50 };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;
  static const char *const schemes[] = { "imap", "pop3", "smtp", "sieve" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    add (service, schemes[i], "127.0.0.1", sp_test_server_get_port (server));
  report = survey (service, surroundings);
  assert_status (report, 0, SP_STATUS_OK);
  for (guint i = 1; i < G_N_ELEMENTS (schemes); i++)
    assert_status (report, i, SP_STATUS_PROTOCOL_ERROR);
  g_assert_cmpuint (sp_test_server_get_max_at_once (server), <=, 2);
  g_assert_cmpuint (sp_test_server_get_n_connections (server), ==, 4);
}

/* A port that was seen to speak TLS from the first byte is not waited for in the clear. */
static void
test_settled (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpTrust) trust = test_trust ();
  g_autoptr(SpSurroundings) surroundings = sp_surroundings_new (trust, 60000);
  SpPatience patience = test_patience;
  g_autoptr(SpReport) report = NULL;

  patience.silence_ms = patience.greeting_ms = 60000;
  surroundings->patience = &patience;
  add (service, "imaps", "127.0.0.1", sp_test_server_get_port (server));
  add (service, "imap", "127.0.0.1", sp_test_server_get_port (server));
  report = survey (service, surroundings);
  assert_status (report, 0, SP_STATUS_OK);
  assert_status (report, 1, SP_STATUS_SPEAKS_TLS);
  g_assert_cmpuint (sp_test_server_get_n_connections (server), ==, 2);
}

/* Sixteen connections to one address at most, however many ports it has. */
static void
test_sixteen_to_one_address (void)
{
  g_autoptr(GPtrArray) slots = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_slot_free);
  g_autoptr(SpBudget) budget = sp_budget_new ();
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string ("192.0.2.1");
  g_autoptr(GAsyncResult) late = NULL;
  g_autoptr(SpEndpoint) last =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "last.example", 993, SP_SECURITY_TLS);

  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *host = g_strdup_printf ("h%u.example", i);
      g_autoptr(SpEndpoint) endpoint =
          sp_endpoint_new (SP_PROTOCOL_IMAP, host, 993, SP_SECURITY_TLS);
      g_autoptr(GAsyncResult) result = NULL;

      sp_budget_acquire_async (budget, endpoint, address, NULL, sp_test_store_result, &result);
      g_ptr_array_add (slots,
                       sp_budget_acquire_finish (budget, sp_test_await_result (&result), NULL));
    }
  sp_budget_acquire_async (budget, last, address, NULL, sp_test_store_result, &late);
  sp_test_wait_ms (50);
  g_assert_null (late);
  g_ptr_array_set_size (slots, 15);
  g_ptr_array_add (slots, sp_budget_acquire_finish (budget, sp_test_await_result (&late), NULL));
  g_assert_cmpuint (slots->len, ==, 16);
}

/* A host that says 421 is visited again, one connection at a time; a host with one endpoint is not pestered. */
static void
test_throttled (void)
{
  SpTestScript calm = { .protocol = SP_TEST_SMTP,
                        .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  SpTestScript busy = { .protocol = SP_TEST_SMTP,
                        .identity = calm.identity,
                        .greeting = "421 4.7.0 too many connections\r\n",
                        .after_greeting = SP_TEST_CLOSE,
                        .n_first = 1,
                        .later = &calm };
  SpTestScript other = { .protocol = SP_TEST_IMAP, .identity = calm.identity };
  g_autoptr(SpTestServer) busy_server = sp_test_server_new (&busy);
  g_autoptr(SpTestServer) alone_server = sp_test_server_new (&busy);
  g_autoptr(SpTestServer) other_server = sp_test_server_new (&other);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;

  add (service, "smtp", "127.0.0.1", sp_test_server_get_port (busy_server));
  add (service, "imap", "127.0.0.1", sp_test_server_get_port (other_server));
  add (service, "smtp", "localhost", sp_test_server_get_port (alone_server));
  report = survey (service, surroundings);
  assert_status (report, 0, SP_STATUS_OK);
  assert_status (report, 1, SP_STATUS_OK);
  assert_status (report, 2, SP_STATUS_REJECTED);
  g_assert_cmpuint (sp_report_get_observation (report, 0)->connections, ==, 2);
  g_assert_cmpuint (sp_test_server_get_n_connections (busy_server), ==, 2);
  g_assert_cmpuint (sp_test_server_get_n_connections (alone_server), ==, 1);
}

/* Stalled servers hold nobody up: the good one is seen, the others time out at the run's deadline. */
static void
test_deadline (void)
{
  SpTestScript good = { .protocol = SP_TEST_IMAP,
                        .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  SpTestScript stalled = { .protocol = SP_TEST_IMAP,
                           .implicit_tls = TRUE,
                           .identity = good.identity,
                           .on_accept = SP_TEST_STALL };
  g_autoptr(SpTestServer) good_server = sp_test_server_new (&good);
  g_autoptr(SpTestServer) stalled_server = sp_test_server_new (&stalled);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpTrust) trust = test_trust ();
  g_autoptr(SpSurroundings) surroundings = sp_surroundings_new (trust, 1500);
  g_autoptr(SpReport) report = NULL;

  add (service, "imap", "127.0.0.1", sp_test_server_get_port (good_server));
  add (service, "imaps", "127.0.0.1", sp_test_server_get_port (stalled_server));
  report = survey (service, surroundings);
  assert_status (report, 0, SP_STATUS_OK);
  assert_status (report, 1, SP_STATUS_TIMED_OUT);
  g_assert_cmpint (sp_report_get_observation (report, 1)->stage, ==, SP_STAGE_HANDSHAKE);
}

typedef struct
{
  guint good; /* which endpoint answers */
  guint stalled; /* how many others ended before it */
  gboolean seen;
  GCancellable *cancellable; /* (unowned) */
} Race;

static void
on_race (guint index, SpStage stage, gpointer data)
{
  Race *race = data;

  if (stage != SP_STAGE_DONE || race->seen)
    return;
  race->seen = index == race->good;
  race->stalled += index != race->good;
  if (race->seen)
    g_cancellable_cancel (race->cancellable);
}

/* Forty handshakes that nobody answers do not keep the one that is answered waiting until they have timed out. */
static void
test_stalled_handshakes (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(GPtrArray) sockets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  SpPatience patience = test_patience;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(SpReport) report = NULL;
  Race race = { 40, 0, FALSE, cancellable };

  patience.answer_ms = 4000;
  surroundings->patience = &patience;
  for (guint i = 0; i < race.good; i++)
    {
      g_autofree char *address = g_strdup_printf ("127.0.0.%u", 2 + i % 3);
      g_autoptr(GError) error = NULL;
      guint16 port;

      g_ptr_array_add (sockets, sp_test_listen (address, 0, 4, &port, &error));
      g_assert_no_error (error);
      add (service, "imaps", address, port);
    }
  add (service, "imaps", "127.0.0.1", sp_test_server_get_port (server));
  report = sp_report_new (service);
  sp_survey_async (report, 0, surroundings, &(SpSurveyNotify){ on_race, &race }, cancellable,
                   sp_test_store_result, &result);
  sp_survey_finish (sp_test_await_result (&result));
  assert_status (report, race.good, SP_STATUS_OK);
  g_assert_cmpuint (race.stalled, ==, 0);
}

static gboolean
has_connection (gpointer data)
{
  return sp_test_server_get_n_connections (data) > 0;
}

/* Cancelling ends every stage: a hanging name, a silent server, a stalled handshake. */
static void
test_cancel (void)
{
  SpTestScript silent = { .protocol = SP_TEST_SMTP,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD),
                          .on_accept = SP_TEST_STALL };
  SpTestScript stalled = silent;
  g_autoptr(SpTestServer) silent_server = sp_test_server_new (&silent);
  g_autoptr(SpTestServer) stalled_server = NULL;
  SpMockResolver *names = sp_mock_resolver_install ();
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpTrust) trust = test_trust ();
  g_autoptr(SpSurroundings) surroundings = sp_surroundings_new (trust, 60000);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(SpReport) report = NULL;

  stalled.implicit_tls = TRUE;
  stalled_server = sp_test_server_new (&stalled);
  sp_mock_resolver_add (names, "hang.example", "127.0.0.1");
  sp_mock_resolver_set_delay (names, "hang.example", SP_MOCK_RESOLVER_NEVER);
  add (service, "imap", "hang.example", 143);
  add (service, "smtp", "127.0.0.1", sp_test_server_get_port (silent_server));
  add (service, "smtps", "127.0.0.1", sp_test_server_get_port (stalled_server));
  report = sp_report_new (service);
  sp_survey_async (report, 0, surroundings, NULL, cancellable, sp_test_store_result, &result);
  sp_test_wait_until (has_connection, silent_server);
  sp_test_wait_until (has_connection, stalled_server);
  g_cancellable_cancel (cancellable);
  sp_survey_finish (sp_test_await_result (&result));
  for (guint i = 0; i < 3; i++)
    assert_status (report, i, SP_STATUS_CANCELLED);
  sp_mock_resolver_uninstall (names);
}

typedef struct
{
  guint stages[3];
  guint done;
} Progress;

static void
on_progress (guint index, SpStage stage, gpointer data)
{
  Progress *progress = data;

  progress->stages[index] |= 1u << stage;
  progress->done += stage == SP_STAGE_DONE;
}

static void
test_progress (void)
{
  SpTestScript script = { .protocol = SP_TEST_POP3,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  Progress progress = { { 0 }, 0 };

  add (service, "pop3", "127.0.0.1", sp_test_server_get_port (server));
  report = sp_report_new (service);
  sp_survey_async (report, 0, surroundings, &(SpSurveyNotify){ on_progress, &progress }, NULL,
                   sp_test_store_result, &result);
  sp_survey_finish (sp_test_await_result (&result));
  g_assert_cmpuint (progress.done, ==, 1);
  for (SpStage s = SP_STAGE_RESOLVE; s <= SP_STAGE_DONE; s++)
    g_assert_true (progress.stages[0] & 1u << s);
}

typedef struct
{
  const char *name;
  SpTestTlsVersion version;
  gboolean asks;
  SpTristate tls12;
  guint n_implicit; /* connections to the port that is secure from the start */
  guint n_starttls; /* connections to the one beside it */
} OlderVector;

static const OlderVector older[] = {
  { "both", SP_TEST_TLS_ANY, TRUE, SP_YES, 2, 1 },
  { "only-1.3", SP_TEST_TLS_1_3, TRUE, SP_NO, 2, 2 },
  { "only-1.2", SP_TEST_TLS_1_2, TRUE, SP_UNKNOWN, 1, 1 },
  { "not-asked", SP_TEST_TLS_1_3, FALSE, SP_UNKNOWN, 1, 1 },
};

/* Whether TLS 1.2 is spoken beside TLS 1.3 takes one more connection to a host and protocol, and none where the session shows it. */
static void
test_older (gconstpointer data)
{
  const OlderVector *vector = data;
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .implicit_tls = TRUE,
                          .tls_version = vector->version,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) implicit = sp_test_server_new (&script);
  g_autoptr(SpTestServer) beside = NULL;
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;

  script.implicit_tls = FALSE;
  beside = sp_test_server_new (&script);
  surroundings->asks_tls12 = vector->asks;
  add (service, "imap", "127.0.0.1", sp_test_server_get_port (beside));
  add (service, "imaps", "127.0.0.1", sp_test_server_get_port (implicit));
  report = survey (service, surroundings);
  assert_status (report, 0, SP_STATUS_OK);
  assert_status (report, 1, SP_STATUS_OK);
  g_assert_cmpint (sp_report_get_observation (report, 1)->tls->tls12, ==, vector->tls12);
  g_assert_cmpuint (sp_report_get_observation (report, 1)->connections, ==, vector->n_implicit);
  g_assert_cmpuint (sp_test_server_get_n_connections (implicit), ==, vector->n_implicit);
  g_assert_cmpuint (sp_test_server_get_n_connections (beside), ==, vector->n_starttls);
}

/* A port with STARTTLS that has none beside it is asked itself. */
static void
test_older_starttls (void)
{
  SpTestScript script = { .protocol = SP_TEST_SMTP,
                          .tls_version = SP_TEST_TLS_1_3,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };
  g_autoptr(SpTestServer) server = sp_test_server_new (&script);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = NULL;
  const SpObservation *seen;

  surroundings->asks_tls12 = TRUE;
  add (service, "smtp", "127.0.0.1", sp_test_server_get_port (server));
  report = survey (service, surroundings);
  seen = sp_report_get_observation (report, 0);
  g_assert_cmpint (seen->tls->tls12, ==, SP_NO);
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_2), ==, SP_NO);
  g_assert_cmpuint (sp_test_server_get_n_connections (server), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();
  g_autoptr(SpReport) report = survey (service, surroundings);

  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/survey/names", test_names);
  g_test_add_func ("/net/survey/second-address", test_second_address);
  g_test_add_func ("/net/survey/both-families", test_both_families);
  g_test_add_func ("/net/survey/two-at-once", test_two_at_once);
  g_test_add_func ("/net/survey/settled", test_settled);
  g_test_add_func ("/net/survey/sixteen-to-one-address", test_sixteen_to_one_address);
  g_test_add_func ("/net/survey/throttled", test_throttled);
  g_test_add_func ("/net/survey/deadline", test_deadline);
  g_test_add_func ("/net/survey/stalled-handshakes", test_stalled_handshakes);
  g_test_add_func ("/net/survey/cancel", test_cancel);
  g_test_add_func ("/net/survey/progress", test_progress);
  ADD_TABLE ("survey/older", older, test_older);
  g_test_add_func ("/net/survey/older-starttls", test_older_starttls);
  g_test_add_func ("/net/survey/empty", test_empty);
  return g_test_run ();
}
