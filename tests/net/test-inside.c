/* Tests that what a stranger names inside a private network is not contacted, and that what anybody else names there is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net-fixture.h"

static SpReport *
look (SpService *service, const SpSurroundings *surroundings)
{
  SpReport *report = sp_report_new (service);
  g_autoptr(GAsyncResult) result = NULL;

  sp_survey_async (report, 0, surroundings, NULL, NULL, sp_test_store_result, &result);
  sp_survey_finish (sp_test_await_result (&result));
  return report;
}

static void
add (SpService *service, const char *host, guint port)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, host, port, SP_SECURITY_STARTTLS);

  sp_service_add (service, endpoint, SP_SOURCE_SRV);
}

static SpTestServer *
make_server (void)
{
  SpTestScript script = { .protocol = SP_TEST_IMAP,
                          .identity = test_identity (SP_TEST_CERTIFICATE_GOOD) };

  return sp_test_server_new (&script);
}

static void
test_left_alone (void)
{
  static const char *const hosts[] = { "127.0.0.1",        "localhost", "inside.example",
                                       "::ffff:127.0.0.1", "printer",   NULL };
  g_autoptr(SpTestServer) server = make_server ();
  SpMockResolver *names = sp_mock_resolver_install ();
  g_autoptr(SpSurroundings) surroundings = test_surroundings ();

  sp_mock_resolver_add (names, "inside.example", "127.0.0.1,192.168.1.1,::1");
  sp_mock_resolver_add (names, "printer", "127.0.0.1");
  for (guint i = 0; hosts[i]; i++)
    {
      g_autoptr(SpService) service = sp_service_new ();
      g_autoptr(SpReport) report = NULL;
      const SpObservation *seen;

      add (service, hosts[i], sp_test_server_get_port (server));
      report = look (service, surroundings);
      seen = sp_report_get_observation (report, 0);
      g_assert_cmpint (seen->status, ==, SP_STATUS_NOT_CONTACTED);
      g_assert_nonnull (seen->inside);
      g_assert_null (seen->address);
      g_assert_cmpuint (seen->connections, ==, 0);
    }
  g_assert_cmpuint (sp_test_server_get_n_connections (server), ==, 0);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (names, "printer"), ==, 0);
  sp_mock_resolver_uninstall (names);
}

/* By whoever named it, or for the whole run. */
static void
test_let_inside (void)
{
  g_autoptr(SpTestServer) server = make_server ();

  for (guint run = FALSE; run <= TRUE; run++)
    {
      g_autoptr(SpSurroundings) surroundings = test_surroundings ();
      g_autoptr(SpService) service = sp_service_new ();
      g_autoptr(SpReport) report = NULL;

      add (service, "127.0.0.1", sp_test_server_get_port (server));
      if (run)
        surroundings->allow_internal = TRUE;
      else
        sp_service_let_inside (service, 0);
      report = look (service, surroundings);
      g_assert_cmpint (sp_report_get_observation (report, 0)->status, ==, SP_STATUS_OK);
      g_assert_null (sp_report_get_observation (report, 0)->inside);
    }
}

/* Beside a public address the special ones are left out and told. This one belongs to nobody, and the patience is short. */
static void
test_partly (void)
{
  SpMockResolver *names = sp_mock_resolver_install ();
  g_autoptr(SpTrust) trust = test_trust ();
  g_autoptr(SpSurroundings) surroundings = sp_surroundings_new (trust, 500);
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpReport) report = NULL;
  g_autoptr(GString) many = g_string_new ("4000::1,10.0.0.1");
  const SpObservation *seen;

  for (guint i = 1; i < 20; i++)
    g_string_append_printf (many, ",192.168.0.%u", i);
  sp_mock_resolver_add (names, "mixed.example", many->str);
  add (service, "mixed.example", 143);
  report = look (service, surroundings);
  seen = sp_report_get_observation (report, 0);
  g_assert_cmpint (seen->status, !=, SP_STATUS_NOT_CONTACTED);
  g_assert_cmpuint (g_strv_length (seen->inside), ==, 8);
  g_assert_cmpstr (seen->inside[0], ==, "10.0.0.1");
  sp_mock_resolver_uninstall (names);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/inside/left-alone", test_left_alone);
  g_test_add_func ("/net/inside/let-inside", test_let_inside);
  g_test_add_func ("/net/inside/partly", test_partly);
  return g_test_run ();
}
