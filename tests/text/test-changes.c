/* Tests what is told of two checks of the same service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/words-changes.h"

static SpReport *
new_report (const char *host, SpStatus status, const char *sha256, const char *finding)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new (SP_PROTOCOL_IMAP, host, 993, SP_SECURITY_TLS);
  g_autoptr(SpObservation) seen = sp_observation_new (endpoint);
  SpCertificate *leaf = sp_certificate_new ();
  SpReport *report;

  sp_service_add (service, endpoint, SP_SOURCE_USER);
  seen->status = status;
  seen->tls = sp_tls_facts_new ();
  seen->tls->version = g_strdup ("TLS 1.3");
  leaf->sha256 = g_strdup (sha256);
  leaf->not_after = g_date_time_new_utc (2031, 1, 2, 0, 0, 0);
  g_ptr_array_add (seen->tls->chain, leaf);
  report = sp_report_new (service);
  sp_report_set_observation (report, 0, seen);
  if (finding)
    sp_report_add_finding (report, sp_finding_new (finding, SP_SEVERITY_WARNING));
  return report;
}

static char *
changes (SpReport *before, SpReport *after)
{
  g_auto(GStrv) lines = sp_words_changes (before, after);

  for (guint i = 0; lines[i]; i++)
    assert_sentence (lines[i]);
  return g_strjoinv ("\n", lines);
}

static void
test_nothing (void)
{
  g_autoptr(SpReport) before = new_report ("a.example", SP_STATUS_OK, "1", "cert-expires-soon");
  g_autoptr(SpReport) after = new_report ("a.example", SP_STATUS_OK, "1", "cert-expires-soon");
  g_autofree char *said = changes (before, after);

  g_assert_cmpstr (said, ==, "");
}

static void
test_state (void)
{
  g_autoptr(SpReport) before = new_report ("a.example", SP_STATUS_OK, "1", NULL);
  g_autoptr(SpReport) after = new_report ("a.example", SP_STATUS_REFUSED, "1", NULL);
  g_autofree char *said = changes (before, after);

  g_assert_nonnull (strstr (said, "a.example, port 993"));
  g_assert_nonnull (strstr (said, "previously safe, now not offered"));
}

static void
test_certificate (void)
{
  g_autoptr(SpReport) before = new_report ("a.example", SP_STATUS_OK, "1", NULL);
  g_autoptr(SpReport) after = new_report ("a.example", SP_STATUS_OK, "2", NULL);
  g_autofree char *said = changes (before, after);

  g_assert_nonnull (strstr (said, "a new certificate, valid until 2031-01-02"));
}

static void
test_servers_and_findings (void)
{
  g_autoptr(SpReport) before = new_report ("a.example", SP_STATUS_OK, "1", "cert-expires-soon");
  g_autoptr(SpReport) after = new_report ("b.example", SP_STATUS_OK, "1", "cert-expired");
  g_autofree char *said = changes (before, after);
  g_auto(GStrv) lines = g_strsplit (said, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (strstr (lines[0], "b.example") && strstr (lines[0], "not among"));
  g_assert_true (strstr (lines[1], "a.example") && strstr (lines[1], "no longer"));
  g_assert_true (g_str_has_prefix (lines[2], "New: "));
  g_assert_true (g_str_has_prefix (lines[3], "No longer: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/changes/nothing", test_nothing);
  g_test_add_func ("/text/changes/state", test_state);
  g_test_add_func ("/text/changes/certificate", test_certificate);
  g_test_add_func ("/text/changes/servers-and-findings", test_servers_and_findings);
  return g_test_run ();
}
