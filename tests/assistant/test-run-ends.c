/* Tests when a run ends: silent sources, skipping, stopping, and the question whether the address may be sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "run-fixture.h"
#include "support/loop.h"
#include "text/words-source.h"

/* Without a name service nothing is known of the domain, and that is no word about it. */
static void
test_offline (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;
  g_autofree char *said = NULL;

  sp_mock_resolver_fail (fixture->names, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  fixture->request->sources = ~BIT (ISPDB);
  report = run_all (fixture);
  for (guint source = SP_SOURCE_AUTOCONFIG; source <= SP_SOURCE_GUESS; source++)
    if (source != SP_SOURCE_PROVIDER && source != SP_SOURCE_ISPDB)
      {
        g_test_message ("%s", sp_words_source (source));
        g_assert_cmpint (run_get_answer (report, source)->status, ==, SP_ANSWER_FAILED);
        g_assert_cmpint (run_get_answer (report, source)->reason, ==, SP_ANSWER_DNS_FAILED);
      }
  said = sp_words_not_found (sp_report_get_service (report));
  g_assert_nonnull (strstr (said, "no Internet connection"));
}

/* With a result that is proved, a source that could only confirm it is not waited for to its end. */
static void
test_silent_source (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  run_publish_srv (fixture);
  run_publish_database (fixture, SP_TEST_WEB_NEVER);
  report = run_all (fixture);
  run_assert_proved (report);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_ISPDB)->status, ==, SP_ANSWER_SKIPPED);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_ISPDB)->reason, ==, SP_ANSWER_NOT_NEEDED);
}

static gboolean
has_asked_database (gpointer web)
{
  return sp_test_web_count (web, DATABASE, NULL) > 0;
}

static void
test_skip (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  run_publish_database (fixture, SP_TEST_WEB_NEVER);
  run_start (fixture);
  sp_test_wait_until (has_asked_database, fixture->web);
  g_assert_null (fixture->result);
  sp_run_skip (fixture->run, SP_SOURCE_ISPDB);
  report = run_finish (fixture);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_ISPDB)->reason, ==, SP_ANSWER_BY_PERSON);
  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_UNKNOWN);
}

/* What was seen until then stays. */
static void
test_cancel (Run *fixture, gconstpointer data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  SpReport *report;

  run_publish_database (fixture, SP_TEST_WEB_NEVER);
  run_start (fixture);
  sp_test_wait_until (has_asked_database, fixture->web);
  g_cancellable_cancel (fixture->cancellable);
  result = sp_test_wait_result (&fixture->result);
  g_assert_false (sp_run_finish (fixture->run, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  report = sp_run_get_report (fixture->run);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_ISPDB)->reason, ==, SP_ANSWER_CANCELLED);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_ISPDB)->status, ==, SP_ANSWER_SKIPPED);
}

/* At once, before anybody could answer. */
static void
test_cancel_at_once (Run *fixture, gconstpointer data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  run_publish_srv (fixture);
  run_start (fixture);
  g_cancellable_cancel (fixture->cancellable);
  result = sp_test_wait_result (&fixture->result);
  g_assert_false (sp_run_finish (fixture->run, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (sp_test_server_get_n_connections (fixture->imap), ==, 0);
}

static gboolean
wants_address (gpointer run)
{
  return sp_run_wants_address (run);
}

/* Autodiscover, at the port that the DNS names, is all there is. */
static void
publish_autodiscover (Run *fixture)
{
  g_autofree char *text = g_strdup_printf (
      "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/"
      "2006\"><Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/"
      "responseschema/2006a\"><Account><Action>settings</Action>"
      "<Protocol><Type>IMAP</Type><Server>post.example.org</Server><Port>%u</Port><SSL>on</SSL>"
      "<Encryption>SSL</Encryption></Protocol>"
      "<Protocol><Type>SMTP</Type><Server>post.example.org</Server><Port>%u</Port>"
      "<Encryption>TLS</Encryption></Protocol></Account></Response></Autodiscover>",
      sp_test_server_get_port (fixture->imap), sp_test_server_get_port (fixture->smtp));

  sp_mock_resolver_add (fixture->names, AUTODISCOVER, "127.0.0.1");
  sp_mock_resolver_add_srv (fixture->names, "_autodiscover._tcp.example.org", 0, 0,
                            sp_test_web_get_port (fixture->web), AUTODISCOVER);
  sp_test_web_add_text (fixture->web, AUTODISCOVER, "/autodiscover/autodiscover.xml", text);
}

static void
test_address_allowed (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  fixture->request->can_ask = TRUE;
  publish_autodiscover (fixture);
  run_start (fixture);
  sp_test_wait_until (wants_address, fixture->run);
  g_assert_null (fixture->result);
  g_assert_cmpuint (sp_test_web_count (fixture->web, AUTODISCOVER, NULL), ==, 0);
  sp_run_allow_address (fixture->run, TRUE);
  report = run_finish (fixture);
  g_assert_false (sp_run_wants_address (fixture->run));
  g_assert_cmpuint (sp_test_web_count (fixture->web, AUTODISCOVER, NULL), ==, 1);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_AUTODISCOVER)->status, ==, SP_ANSWER_FOUND);
  run_assert_proved (report);
}

static void
test_address_declined (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  fixture->request->can_ask = TRUE;
  publish_autodiscover (fixture);
  run_start (fixture);
  sp_test_wait_until (wants_address, fixture->run);
  sp_run_allow_address (fixture->run, FALSE);
  report = run_finish (fixture);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_AUTODISCOVER)->reason, ==,
                   SP_ANSWER_NEEDS_ADDRESS);
  g_assert_cmpuint (sp_test_web_count (fixture->web, AUTODISCOVER, NULL), ==, 0);
}

/* Where nobody can be asked, and where nobody has to be, the run just ends. */
static void
test_address_not_asked (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) nobody = NULL;
  g_autoptr(SpReport) no_need = NULL;

  publish_autodiscover (fixture);
  nobody = run_all (fixture);
  fixture->request->can_ask = TRUE;
  run_publish_srv (fixture);
  no_need = run_all (fixture);
  run_assert_proved (no_need);
  g_assert_cmpuint (sp_test_web_count (fixture->web, AUTODISCOVER, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  run_init (&argc, &argv);
#define ADD(name, data, test)                                                                      \
  g_test_add ("/assistant/run/" name, Run, data, run_set_up, test, run_tear_down)
  ADD ("offline", NULL, test_offline);
  ADD ("silent-source", NULL, test_silent_source);
  ADD ("skip", NULL, test_skip);
  ADD ("cancel", NULL, test_cancel);
  ADD ("cancel-at-once", NULL, test_cancel_at_once);
  ADD ("address-allowed", NULL, test_address_allowed);
  ADD ("address-declined", NULL, test_address_declined);
  ADD ("address-not-asked", NULL, test_address_not_asked);
  return g_test_run ();
}
