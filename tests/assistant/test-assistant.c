/* Tests the whole way over real sockets: a request in; report, findings and advice out; and that it stops when told to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "assistant/assistant.h"
#include "assistant/run.h"
#include "support/certificates.h"
#include "support/loop.h"
#include "support/mail-server.h"

/* A service of three servers, and what the front ends need for it. */
typedef struct
{
  char *identity; /* (owned) */
  char *ca_file; /* (owned) */
  SpTestServer *imap; /* (owned) */
  SpTestServer *smtp; /* (owned) */
  SpAssistant *assistant; /* (owned) */
  SpRequest *request; /* (owned) */
  guint done; /* endpoints that were reported as done */
} Fixture;

static void
on_changed (SpRun *run, guint index, SpStage stage, gpointer data)
{
  Fixture *fixture = data;

  if (stage != SP_STAGE_DONE)
    return;
  fixture->done++;
  g_assert_nonnull (sp_report_get_observation (sp_run_get_report (run), index));
}

static void
add_uri (Fixture *fixture, SpProtocol protocol, SpTestServer *server)
{
  g_autofree char *uri = sp_test_server_dup_uri (server, "localhost");
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_request_add_server (fixture->request, protocol, uri, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SpTestAuthority *authority = sp_test_authority_get_default ();
  const SpTestCertificateKind *kind = data;
  const char *const names[] = { "localhost", "127.0.0.1", NULL };
  const char *const no_folders[] = { NULL };
  SpTestScript imap = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
  SpTestScript smtp = { .protocol = SP_TEST_SMTP };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, no_folders);

  fixture->identity = sp_test_authority_issue (authority, *kind, names);
  fixture->ca_file = sp_test_authority_write_temporary (authority);
  imap.identity = smtp.identity = fixture->identity;
  fixture->imap = sp_test_server_new (&imap);
  fixture->smtp = sp_test_server_new (&smtp);
  fixture->assistant = sp_assistant_new (catalogue);
  fixture->request = sp_request_new ();
  fixture->request->account = sp_account_new ("ann@example.edu", NULL);
  g_assert_true (sp_request_add_ca_file (fixture->request, fixture->ca_file, NULL));
  add_uri (fixture, SP_PROTOCOL_IMAP, fixture->imap);
  add_uri (fixture, SP_PROTOCOL_SMTP, fixture->smtp);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->request, sp_request_free);
  g_clear_object (&fixture->assistant);
  g_clear_pointer (&fixture->imap, sp_test_server_free);
  g_clear_pointer (&fixture->smtp, sp_test_server_free);
  g_assert_cmpint (g_remove (fixture->ca_file), ==, 0);
  g_free (fixture->ca_file);
  g_free (fixture->identity);
}

static SpRun *
new_run (Fixture *fixture)
{
  SpRun *run = sp_run_new (fixture->request, sp_assistant_get_catalogue (fixture->assistant));

  g_signal_connect (run, "endpoint-changed", G_CALLBACK (on_changed), fixture);
  return run;
}

static SpReport *
run_all (Fixture *fixture)
{
  g_autoptr(SpRun) run = new_run (fixture);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  sp_run_async (run, NULL, sp_test_store_result, &result);
  g_assert_true (sp_run_finish (run, sp_test_await_result (&result), &error));
  g_assert_no_error (error);
  return sp_report_ref (sp_run_get_report (run));
}

static SpAdvice *
advise (Fixture *fixture, const SpReport *report, SpProtocol protocol)
{
  SpClient *client =
      sp_catalogue_find_client (sp_assistant_get_catalogue (fixture->assistant), "thunderbird-128");

  return sp_assistant_advise (fixture->assistant, fixture->request, report, client, protocol);
}

static void
test_safe (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = run_all (fixture);
  g_autoptr(SpAdvice) reading = advise (fixture, report, SP_PROTOCOL_IMAP);
  g_autoptr(SpAdvice) sending = advise (fixture, report, SP_PROTOCOL_SMTP);
  g_autoptr(SpAdvice) fetching = advise (fixture, report, SP_PROTOCOL_POP3);

  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_SAFE);
  g_assert_cmpint (sp_report_get_sending (report), ==, SP_VERDICT_SAFE);
  g_assert_cmpuint (fixture->done, ==, 2);
  g_assert_cmpint (sp_report_get_elapsed (report), >, 0);
  g_assert_true (reading->available && reading->checked);
  g_assert_cmpstr (reading->host, ==, "localhost");
  g_assert_cmpuint (reading->port, ==, sp_test_server_get_port (fixture->imap));
  g_assert_cmpstr (reading->security_label, ==, "SSL/TLS");
  g_assert_cmpstr (reading->auth_label, ==, "Normal password");
  g_assert_cmpstr (reading->user_name, ==, "ann@example.edu");
  g_assert_cmpstr (sending->security_label, ==, "STARTTLS");
  g_assert_false (fetching->available);
}

/* An expired certificate: servers that answer, nothing that is advised, and a finding that says why. */
static void
test_unsafe (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = run_all (fixture);
  g_autoptr(SpAdvice) reading = advise (fixture, report, SP_PROTOCOL_IMAP);
  gboolean found = FALSE;

  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_UNSAFE);
  g_assert_cmpint (sp_report_get_sending (report), ==, SP_VERDICT_UNSAFE);
  g_assert_false (reading->available);
  g_assert_cmpuint (reading->why->len, >, 0);
  for (guint i = 0; i < sp_report_get_n_findings (report); i++)
    found |= g_str_equal (sp_report_get_finding (report, i)->id, "cert-expired");
  g_assert_true (found);
}

/* Without a look at the servers nothing is called checked. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpReport) report = sp_assistant_plan (fixture->assistant, fixture->request);
  g_autoptr(SpAdvice) reading = advise (fixture, report, SP_PROTOCOL_IMAP);

  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_UNKNOWN);
  g_assert_true (reading->available);
  g_assert_false (reading->checked);
  g_assert_cmpuint (sp_test_server_get_n_connections (fixture->imap), ==, 0);
}

/* About an account of which nothing is known nothing is made up. */
static void
test_nothing_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(SpReport) report = NULL;
  g_autoptr(SpAdvice) advice = NULL;
  SpClient *client = sp_catalogue_get_client (sp_assistant_get_catalogue (fixture->assistant), 0);

  request->account = sp_account_new ("ann@example.edu", NULL);
  report = sp_assistant_plan (fixture->assistant, request);
  advice = sp_assistant_advise (fixture->assistant, request, report, client, SP_PROTOCOL_IMAP);
  g_assert_false (advice->available);
  g_assert_cmpuint (advice->port, ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SpRun) run = new_run (fixture);

  sp_run_async (run, cancellable, sp_test_store_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_run_finish (run, sp_test_await_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->done, ==, 2);
}

int
main (int argc, char **argv)
{
  static const SpTestCertificateKind good = SP_TEST_CERTIFICATE_GOOD;
  static const SpTestCertificateKind expired = SP_TEST_CERTIFICATE_EXPIRED;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/assistant/safe", Fixture, &good, set_up, test_safe, tear_down);
  g_test_add ("/assistant/unsafe", Fixture, &expired, set_up, test_unsafe, tear_down);
  g_test_add ("/assistant/plan", Fixture, &good, set_up, test_plan, tear_down);
  g_test_add ("/assistant/nothing-known", Fixture, &good, set_up, test_nothing_known, tear_down);
  g_test_add ("/assistant/cancel", Fixture, &good, set_up, test_cancel, tear_down);
  return g_test_run ();
}
