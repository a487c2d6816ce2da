/* Tests of the report in plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "publish/plain-setup.h"
#include "publish/plain.h"
#include "samples.h"

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
test_endpoint (void)
{
  g_autoptr(SpReport) report = sample_report ();
  g_autofree char *text = sp_plain_endpoint (report, sp_report_get_observation (report, 0), 0);

  g_assert_cmpstr (
      text, ==,
      "imap://imap.example.edu:143\n"
      "  imap.example.edu answers on port 143 with TLS 1.3 and a valid certificate.\n"
      "  Verdict: safe for passwords, but not all that the standards ask for: RFC 4954 section 4\n"
      "  Address used: 192.0.2.7\n"
      "  Greeting: ready\n"
      "  TLS version: TLS 1.3\n"
      "  Cipher suite: TLS_AES_256_GCM_SHA384\n"
      "  Names in the certificate: imap.example.edu, mail.example.edu\n"
      "  Issued to: CN=imap.example.edu\n"
      "  Issued by: CN=Example Authority\n"
      "  Valid from: 2030-01-02\n"
      "  Valid until: 2031-12-24\n"
      "  Key: RSA 2048\n"
      "  Signature: RSA-SHA256\n"
      "  Fingerprint (SHA-256): 00ff\n"
      "  Ways to sign in before the connection is secure: none\n"
      "  Ways to sign in over the secure connection: PLAIN, LOGIN\n"
      "  Password accepted before the connection is secure: no\n"
      "  Offered over the secure connection: IMAP4rev1, IDLE\n"
      "  Time: 48.0 ms (address 1.5, connection 1.5)\n"
      "  Round trips: 6\n");
}

static void
test_line (void)
{
  g_autoptr(SpReport) report = sample_report ();
  SpService *service = sp_report_get_service (report);
  static const char *const lines[] = {
    "✔ IMAP on imap.example.edu, port 143, secure after a request (STARTTLS): safe (TLS 1.3)",
    "✖ SMTP on smtp.example.edu, port 465, secure from the start (SSL/TLS): not offered",
    "– POP on pop.example.edu, port 995, secure from the start (SSL/TLS): not checked",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = sp_plain_endpoint_line (sp_service_get (service, i)->endpoint,
                                                      sp_report_get_observation (report, i));

      g_assert_cmpstr (line, ==, lines[i]);
    }
}

static void
test_findings (void)
{
  g_autoptr(SpReport) report = sample_report ();
  g_autofree char *text = sp_plain_findings (report, 0);

  g_assert_true (g_str_has_prefix (text, "Not safe: Ways to sign in are offered"));
  assert_contains (text, "\nWarning: TLS 1.3 is not offered\n");
  assert_contains (text, "\n  Seen: the detail\n");
  assert_contains (text, "\n  Standard: RFC 4954 section 4\n");
}

static void
test_transcript (void)
{
  g_autoptr(SpReport) report = sample_report ();
  g_autofree char *text = sp_plain_transcript (sp_report_get_observation (report, 0));
  g_autofree char *none = sp_plain_transcript (sp_report_get_observation (report, 1));

  g_assert_cmpstr (text, ==,
                   "  What anyone on the way can read:\n"
                   "  < * OK \\x1b[31mready\n"
                   "  < * CAPABILITY\n"
                   "  > [6 bytes, not readable]\n");
  g_assert_cmpstr (none, ==, "");
}

static void
test_advice (void)
{
  g_autoptr(SpClient) client = sample_client ("pigeon", "Pigeon 3");
  SpAdvice *advice = sample_advice (client, SP_PROTOCOL_SMTP);
  g_autofree char *text = sp_plain_advice (advice, 0);

  g_assert_cmpstr (text, ==,
                   "Outgoing mail (SMTP)\n"
                   "  Where to enter it: Edit ▸ Accounts\n"
                   "  Server: mail.example.edu\n"
                   "  Port: 993\n"
                   "  Connection security: SSL/TLS\n"
                   "    The site’s own guide calls it “Require SSL”.\n"
                   "  State: from the site’s own table, not checked\n"
                   "  • Example Mail gives these values in its own table.\n");
  sample_advice_free (advice);
}

static void
test_no_advice (void)
{
  g_autoptr(SpClient) client = sample_client ("pigeon", "Pigeon 3");
  SpAdvice *advice = sample_advice (client, SP_PROTOCOL_POP3);
  g_autofree char *text = sp_plain_advice (advice, 0);

  g_assert_cmpstr (text, ==,
                   "Incoming mail (POP)\n"
                   "  No setting is advised here.\n"
                   "  • No server is known for POP.\n");
  sample_advice_free (advice);
}

/* Numbered in order, pages named where they change, lines to paste as they are, however narrow the terminal is. */
static void
test_setup (void)
{
  static const char text[] = "[Client]\nId=owl\nName=Owl\nAddAccountConfidence=verified\n"
                             "AddAccount1=open; ~/.owlrc\nAddAccount1Page=Start\n"
                             "AddAccount2=type; {block}\nAddAccount2Page=Start\n"
                             "AddAccount3=press; Go\nAddAccount3Page=End\n"
                             "AddAccountNote1=Mind this.\n"
                             "Block.implicit=a = {server.imap} and much more that is very long\n";
  g_autoptr(SpClient) client = sp_client_new_from_data (text, strlen (text), "x", NULL, NULL);
  SpAdvice advice = {
    .client = client,
    .protocol = SP_PROTOCOL_IMAP,
    .available = TRUE,
    .host = (char *) "imap.example.edu",
    .port = 993,
  };
  g_autoptr(GPtrArray) list = g_ptr_array_new ();
  g_autoptr(SpSetupGuide) none = sp_setup_guide_new (client, list, NULL, NULL);
  g_autoptr(SpSetupGuide) guide = NULL;
  g_autofree char *nothing = sp_plain_setup (none, 40);
  g_autofree char *said = NULL;

  g_assert_cmpstr (nothing, ==, "");
  g_ptr_array_add (list, &advice);
  guide = sp_setup_guide_new (client, list, NULL, NULL);
  said = sp_plain_setup (guide, 50);
  g_assert_cmpstr (said, ==,
                   "The lines of its file\n"
                   "  On the page “Start”:\n"
                   "  1. Open the file ~/.owlrc in a text editor;\n"
                   "  create it if there is none.\n"
                   "  2. Add these lines and save the file:\n"
                   "\na = imap.example.edu and much more that is very long\n\n"
                   "  On the page “End”:\n"
                   "  3. Press “Go”.\n"
                   "  • Mind this.\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/plain/endpoint", test_endpoint);
  g_test_add_func ("/publish/plain/line", test_line);
  g_test_add_func ("/publish/plain/findings", test_findings);
  g_test_add_func ("/publish/plain/transcript", test_transcript);
  g_test_add_func ("/publish/plain/advice", test_advice);
  g_test_add_func ("/publish/plain/no-advice", test_no_advice);
  g_test_add_func ("/publish/plain/setup", test_setup);
  return g_test_run ();
}
