/* What the tests of a run share: a domain whose servers are on loopback, the Internet around it, and a request about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "run-fixture.h"

#include <glib/gstdio.h>

#include "discover/proxy.h"
#include "support/certificates.h"
#include "support/loop.h"

/* To be called instead of g_test_init(): the tests' own servers are asked without a proxy. */
void
run_init (int *argc, char ***argv)
{
  g_unsetenv ("https_proxy");
  g_unsetenv ("HTTPS_PROXY");
  g_test_init (argc, argv, NULL);
  sp_proxy_prepare ();
}

static void
make_servers (Run *fixture, const char *certified)
{
  const char *const names[] = { certified ? certified : "post.example.org", "localhost", NULL };
  SpTestScript imap = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
  SpTestScript smtp = { .protocol = SP_TEST_SMTP };

  fixture->identity =
      sp_test_authority_issue (sp_test_authority_get_default (), SP_TEST_CERTIFICATE_GOOD, names);
  imap.identity = smtp.identity = fixture->identity;
  fixture->imap = sp_test_server_new (&imap);
  fixture->smtp = sp_test_server_new (&smtp);
}

static void
make_request (Run *fixture)
{
  fixture->request = sp_request_new ();
  fixture->request->account = sp_account_new ("ann@example.org", NULL);
  fixture->request->allow_internal = TRUE;
  g_free (fixture->request->database);
  fixture->request->database =
      g_strdup_printf ("https://" DATABASE ":%u/", sp_test_web_get_port (fixture->web));
  g_assert_true (sp_request_add_ca_file (fixture->request, fixture->ca_file, NULL));
  g_assert_true (sp_request_add_site (fixture->request, NULL));
}

/* @data: the name in the servers' certificate */
void
run_set_up (Run *fixture, gconstpointer data)
{
  static const char *const names[] = { DATABASE, AUTODISCOVER, NULL };
  static const char *const no_folders[] = { NULL };

  fixture->names = sp_mock_resolver_install ();
  fixture->web = sp_test_web_new (SP_TEST_CERTIFICATE_GOOD, names);
  fixture->ca_file = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  fixture->cancellable = g_cancellable_new ();
  fixture->catalogue = sp_catalogue_new_for_folders (NULL, no_folders);
  make_servers (fixture, data);
  make_request (fixture);
  sp_mock_resolver_add (fixture->names, DATABASE, "127.0.0.1");
  sp_mock_resolver_add (fixture->names, "post.example.org", "127.0.0.1");
}

void
run_tear_down (Run *fixture, gconstpointer data)
{
  g_clear_object (&fixture->run);
  g_clear_object (&fixture->catalogue);
  g_clear_pointer (&fixture->request, sp_request_free);
  g_clear_object (&fixture->result);
  g_object_unref (fixture->cancellable);
  sp_test_server_free (fixture->imap);
  sp_test_server_free (fixture->smtp);
  sp_test_web_free (fixture->web);
  sp_mock_resolver_uninstall (fixture->names);
  g_assert_cmpint (g_remove (fixture->ca_file), ==, 0);
  g_free (fixture->ca_file);
  g_free (fixture->identity);
}

void
run_publish_srv (Run *fixture)
{
  sp_mock_resolver_add_srv (fixture->names, "_imaps._tcp.example.org", 0, 0,
                            sp_test_server_get_port (fixture->imap), "post.example.org");
  sp_mock_resolver_add_srv (fixture->names, "_submission._tcp.example.org", 0, 0,
                            sp_test_server_get_port (fixture->smtp), "post.example.org");
}

void
run_publish_database (Run *fixture, guint delay_ms)
{
  g_autofree char *text = g_strdup_printf (
      "<clientConfig version=\"1.1\"><emailProvider id=\"e\"><domain>example.org</domain>"
      "<displayName>Example Mail</displayName>"
      "<incomingServer type=\"imap\"><hostname>post.example.org</hostname><port>%u</port>"
      "<socketType>SSL</socketType><username>%%EMAILLOCALPART%%</username></incomingServer>"
      "<outgoingServer type=\"smtp\"><hostname>post.example.org</hostname><port>%u</port>"
      "<socketType>STARTTLS</socketType></outgoingServer></emailProvider></clientConfig>",
      sp_test_server_get_port (fixture->imap), sp_test_server_get_port (fixture->smtp));

  sp_test_web_add (fixture->web, DATABASE, "/example.org",
                   &(SpTestPage){ .body = text, .delay_ms = delay_ms });
}

void
run_start (Run *fixture)
{
  g_clear_object (&fixture->run);
  fixture->run = sp_run_new (fixture->request, fixture->catalogue);
  sp_run_async (fixture->run, fixture->cancellable, sp_test_store_result, &fixture->result);
}

SpReport *
run_finish (Run *fixture)
{
  g_autoptr(GAsyncResult) result = sp_test_wait_result (&fixture->result);
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_run_finish (fixture->run, result, &error));
  g_assert_no_error (error);
  return sp_report_ref (sp_run_get_report (fixture->run));
}

SpReport *
run_all (Run *fixture)
{
  run_start (fixture);
  return run_finish (fixture);
}

void
run_assert_proved (const SpReport *report)
{
  g_assert_cmpint (sp_report_get_reading (report), ==, SP_VERDICT_SAFE);
  g_assert_cmpint (sp_report_get_sending (report), ==, SP_VERDICT_SAFE);
}

/* The endpoints and who named them: "imaps://post.example.org:PORT srv, …", the ports of our servers as I and S. */
void
run_assert_service (Run *fixture, const SpReport *report, const char *expected)
{
  SpService *service = sp_report_get_service (report);
  g_autofree char *imap = g_strdup_printf (":%u", sp_test_server_get_port (fixture->imap));
  g_autofree char *smtp = g_strdup_printf (":%u", sp_test_server_get_port (fixture->smtp));
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpCandidate *candidate = sp_service_get (service, i);
      g_autofree char *sources = sp_sources_to_string (candidate->sources);

      g_string_append_printf (list, "%s%s %s%s", list->len ? "; " : "",
                              sp_endpoint_get_uri (candidate->endpoint), sources,
                              candidate->outside ? " outside" : "");
    }
  g_string_replace (list, imap, ":I", 0);
  g_string_replace (list, smtp, ":S", 0);
  g_assert_cmpstr (list->str, ==, expected);
}

const SpAnswer *
run_get_answer (const SpReport *report, SpSource source)
{
  return sp_service_get_answer (sp_report_get_service (report), source);
}
