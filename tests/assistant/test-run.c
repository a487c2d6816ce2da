/* Tests a whole run that begins with an address alone: who is asked, what comes together, and what is tried.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "run-fixture.h"

static void
test_srv (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  run_publish_srv (fixture);
  report = run_all (fixture);
  run_assert_proved (report);
  /* STARTTLS is published alone: the port that is secure from the start is looked at too. */
  run_assert_service (fixture, report,
                      "imaps://post.example.org:I srv; smtp://post.example.org:S srv; "
                      "smtps://post.example.org:465 guess");
  g_assert_cmpuint (sp_test_server_get_n_connections (fixture->imap), >, 0);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_SRV)->status, ==, SP_ANSWER_FOUND);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_ISPDB)->status, ==, SP_ANSWER_NONE);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (fixture->names, "post.example.org"), ==, 1);
}

/* What several sources name is one endpoint; the best of them that says how to sign in is believed. */
static void
test_merged (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  run_publish_srv (fixture);
  run_publish_database (fixture, 0);
  report = run_all (fixture);
  run_assert_proved (report);
  run_assert_service (
      fixture, report,
      "imaps://post.example.org:I srv, ispdb; smtp://post.example.org:S srv, ispdb; "
      "smtps://post.example.org:465 guess");
  g_assert_cmpstr (sp_service_get (sp_report_get_service (report), 0)->user_name, ==,
                   "%EMAILLOCALPART%");
  g_assert_cmpstr (sp_service_get_name (sp_report_get_service (report)), ==, "Example Mail");
}

/* Nobody is asked for another server where the person named one. */
static void
test_user (Run *fixture, gconstpointer data)
{
  g_autofree char *uri = sp_test_server_dup_uri (fixture->imap, "localhost");
  g_autoptr(SpReport) report = NULL;

  run_publish_srv (fixture);
  g_assert_true (sp_request_add_server (fixture->request, SP_PROTOCOL_IMAP, uri, NULL));
  report = run_all (fixture);
  run_assert_proved (report);
  run_assert_service (fixture, report,
                      "imaps://localhost:I user; smtp://post.example.org:S srv; "
                      "smtps://post.example.org:465 guess");
}

static void
set_site (Run *fixture, gboolean sends)
{
  g_autofree char *smtp = g_strdup_printf ("[SMTP]\nHost=localhost\nStartTlsPort=%u\n",
                                           sp_test_server_get_port (fixture->smtp));
  g_autofree char *text =
      g_strdup_printf ("[Site]\nId=x\nName=X\n[IMAP]\nHost=localhost\nTlsPort=%u\n"
                       "%s",
                       sp_test_server_get_port (fixture->imap), sends ? smtp : "");
  g_autoptr(GError) error = NULL;

  fixture->request->site =
      sp_site_new_from_data (text, strlen (text), "x.site", (const char *const[]){ NULL }, &error);
  g_assert_no_error (error);
}

/* A site that knows everything leaves nobody to ask. */
static void
test_site (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  set_site (fixture, TRUE);
  run_publish_srv (fixture);
  report = run_all (fixture);
  run_assert_proved (report);
  g_assert_cmpuint (sp_mock_resolver_get_n_all (fixture->names), ==, 0);
  g_assert_cmpuint (sp_test_web_get_n_connections (fixture->web), ==, 0);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_SRV)->reason, ==, SP_ANSWER_NOT_NEEDED);
}

static void
test_half_a_site (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  set_site (fixture, FALSE);
  run_publish_srv (fixture);
  report = run_all (fixture);
  run_assert_proved (report);
  g_assert_true (
      sp_service_covers (sp_report_get_service (report), SP_PROTOCOLS_READING, BIT (SITE)));
  g_assert_true (
      sp_service_covers (sp_report_get_service (report), SP_PROTOCOLS_SENDING, BIT (SRV)));
}

static void
test_published_only (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  fixture->request->published_only = TRUE;
  run_publish_srv (fixture);
  report = run_all (fixture);
  run_assert_service (fixture, report,
                      "imaps://post.example.org:I srv; smtp://post.example.org:S srv");
  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_UNKNOWN);
  g_assert_null (sp_report_get_observation (report, 0));
  g_assert_cmpuint (sp_test_server_get_n_connections (fixture->imap), ==, 0);
  g_assert_cmpuint (sp_test_server_get_n_connections (fixture->smtp), ==, 0);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (fixture->names, "post.example.org"), ==, 0);
}

/* Only those that were asked for are asked. */
static void
test_chosen_sources (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  fixture->request->sources = BIT (ISPDB);
  run_publish_srv (fixture);
  run_publish_database (fixture, 0);
  report = run_all (fixture);
  run_assert_proved (report);
  g_assert_cmpint (run_get_answer (report, SP_SOURCE_SRV)->reason, ==, SP_ANSWER_NOT_WANTED);
  g_assert_cmpuint (sp_mock_resolver_get_n_record_lookups (fixture->names, G_RESOLVER_RECORD_SRV,
                                                           "_imaps._tcp.example.org"),
                    ==, 0);
}

/* The certificate is for another name of the same domain, which is tried then and proved. */
static void
test_certificate_inside (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  sp_mock_resolver_add (fixture->names, "real.example.org", "127.0.0.1");
  run_publish_srv (fixture);
  report = run_all (fixture);
  run_assert_proved (report);
  run_assert_service (fixture, report,
                      "imaps://post.example.org:I srv; smtp://post.example.org:S srv; "
                      "smtps://post.example.org:465 guess; imaps://real.example.org:I certificate; "
                      "smtp://real.example.org:S certificate");
}

/* Anybody on the way can show a certificate of a domain of his own: it proves nothing. */
static void
test_certificate_outside (Run *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = NULL;

  sp_mock_resolver_add (fixture->names, "mail.hoster.example", "127.0.0.1");
  run_publish_srv (fixture);
  report = run_all (fixture);
  run_assert_service (fixture, report,
                      "imaps://post.example.org:I srv; smtp://post.example.org:S srv; "
                      "smtps://post.example.org:465 guess; "
                      "imaps://mail.hoster.example:I certificate outside; "
                      "smtp://mail.hoster.example:S certificate outside");
  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_UNSAFE);
  g_assert_cmpint (sp_report_get_sending (report), ==, SP_VERDICT_UNSAFE);
}

/* Usual names on their usual ports, where this computer lets a test have them. */
static void
test_guess (Run *fixture, gconstpointer data)
{
  static const char *const names[] = { "imap.example.org", "smtp.example.org", NULL };
  g_autofree char *identity =
      sp_test_authority_issue (sp_test_authority_get_default (), SP_TEST_CERTIFICATE_GOOD, names);
  const SpTestScript imap_script = { .protocol = SP_TEST_IMAP,
                                     .implicit_tls = TRUE,
                                     .address = "127.0.0.17",
                                     .port = 993,
                                     .identity = identity };
  const SpTestScript smtp_script = { .protocol = SP_TEST_SMTP,
                                     .implicit_tls = TRUE,
                                     .address = "127.0.0.17",
                                     .port = 465,
                                     .identity = identity };
  g_autoptr(SpTestServer) imap = sp_test_server_try_new (&imap_script, NULL);
  g_autoptr(SpTestServer) smtp = sp_test_server_try_new (&smtp_script, NULL);
  g_autoptr(SpReport) report = NULL;

  if (imap == NULL || smtp == NULL)
    {
      g_test_skip ("the ports 993 and 465 cannot be used here");
      return;
    }
  sp_mock_resolver_add (fixture->names, "smtp.example.org", "127.0.0.17");
  sp_mock_resolver_add (fixture->names, "imap.example.org", "127.0.0.17");
  report = run_all (fixture);
  run_assert_proved (report);
  g_assert_false (sp_service_covers (sp_report_get_service (report), ~0u, ~BIT (GUESS)));
}

int
main (int argc, char **argv)
{
  run_init (&argc, &argv);
#define ADD(name, data, test)                                                                      \
  g_test_add ("/assistant/run/" name, Run, data, run_set_up, test, run_tear_down)
  ADD ("srv", NULL, test_srv);
  ADD ("merged", NULL, test_merged);
  ADD ("user", NULL, test_user);
  ADD ("site", NULL, test_site);
  ADD ("half-a-site", NULL, test_half_a_site);
  ADD ("published-only", NULL, test_published_only);
  ADD ("chosen-sources", NULL, test_chosen_sources);
  ADD ("certificate-inside", "real.example.org", test_certificate_inside);
  ADD ("certificate-outside", "mail.hoster.example", test_certificate_outside);
  ADD ("guess", NULL, test_guess);
  return g_test_run ();
}
