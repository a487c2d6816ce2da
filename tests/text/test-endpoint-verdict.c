/* Tests of what one endpoint comes to: which rules it breaks, each once and the gravest first, and of other endpoints none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "text/words-endpoint-verdict.h"

static SpReport *
make_report (SpTlsProblems problems)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpReport) report = NULL;
  static const char *const uris[] = { "imaps://one.example", "imaps://two.example" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uris[i], NULL);

      sp_service_add (service, endpoint, SP_SOURCE_USER);
    }
  report = sp_report_new (service);
  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr(SpObservation) seen = sp_observation_new (sp_service_get (service, i)->endpoint);

      seen->status = SP_STATUS_OK;
      seen->tls = sp_tls_facts_new ();
      seen->tls->version = g_strdup ("TLS 1.3");
      seen->tls->problems = problems;
      sp_report_set_observation (report, i, seen);
    }
  return g_steal_pointer (&report);
}

static void
add (SpReport *report, guint i, const char *id, SpSeverity severity)
{
  SpFinding *finding = sp_finding_new (id, severity);

  sp_finding_add_case (finding, sp_report_get_observation (report, i)->endpoint, severity, NULL);
  sp_report_add_finding (report, finding);
}

static void
assert_verdict (SpReport *report, guint i, const char *expected)
{
  g_autofree char *verdict =
      sp_words_endpoint_verdict (report, sp_report_get_observation (report, i));

  g_assert_cmpstr (verdict, ==, expected);
}

static void
test_safe (void)
{
  g_autoptr(SpReport) report = make_report (0);

  add (report, 0, "tls12-missing", SP_SEVERITY_INFO);
  assert_verdict (report, 0,
                  "safe for passwords, and as the standards ask for (RFC 8314, RFC 9325)");
}

static void
test_shortfalls (void)
{
  g_autoptr(SpReport) report = make_report (0);

  add (report, 0, "weak-dh", SP_SEVERITY_WARNING);
  add (report, 0, "tls-obsolete-offered", SP_SEVERITY_BAD);
  add (report, 0, "tls-obsolete-offered", SP_SEVERITY_WARNING);
  add (report, 1, "cleartext-login", SP_SEVERITY_BAD);
  assert_verdict (report, 0,
                  "safe for passwords, but not all that the standards ask for: RFC 8996, "
                  "RFC 9325 section 4.5");
}

static void
test_unsafe (void)
{
  g_autoptr(SpReport) report = make_report (SP_TLS_EXPIRED);

  assert_verdict (report, 0, "not safe for passwords");
  add (report, 0, "tls-obsolete-offered", SP_SEVERITY_BAD);
  assert_verdict (report, 0,
                  "not safe for passwords, and not what the standards ask for: RFC 8996");
}

/* The status says all where nothing was agreed on. */
static void
test_none (void)
{
  g_autoptr(SpReport) report = make_report (0);

  sp_report_get_observation (report, 0)->status = SP_STATUS_TLS_FAILED;
  assert_verdict (report, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/endpoint-verdict/safe", test_safe);
  g_test_add_func ("/text/endpoint-verdict/shortfalls", test_shortfalls);
  g_test_add_func ("/text/endpoint-verdict/unsafe", test_unsafe);
  g_test_add_func ("/text/endpoint-verdict/none", test_none);
  return g_test_run ();
}
