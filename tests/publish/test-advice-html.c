/* Tests of the comparison table as a web page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "publish/advice-html.h"
#include "samples.h"

#define ALL ((1u << SP_N_ADVICE_COLUMNS) - 1)

static SpAdviceDocument *
make_document (SpClient *client, guint columns)
{
  g_autoptr(GPtrArray) advice =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sample_advice_free);
  SpAdviceDocument *document;

  for (int protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
    g_ptr_array_add (advice, sample_advice (client, protocol));
  document = sp_advice_document_new (advice, columns);
  document->service = g_strdup ("Example <University> & Friends");
  document->help_contact = g_strdup ("help@example.edu");
  document->checked_at = g_date_time_new_utc (2031, 12, 24, 14, 5, 0);
  return document;
}

/* Somebody else's eyes: a parser that knows nothing of how the document was made. */
static void
check_structure (const char *html)
{
  const char *script = g_test_get_filename (G_TEST_DIST, "publish", "check-html.py", NULL);
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autoptr(GSubprocess) checker = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr(GError) error = NULL;

  if (!python)
    return;
  checker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, python, "-X", "utf8", script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (checker, html, NULL, NULL, &complaint, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaint, ==, "");
  g_assert_true (g_subprocess_get_successful (checker));
}

static void
test_structure (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");

  /* With each column alone, with none, and with all. */
  for (guint i = 0; i <= SP_N_ADVICE_COLUMNS + 1; i++)
    {
      guint columns = i <= SP_N_ADVICE_COLUMNS ? (1u << i) >> 1 : ALL;
      g_autoptr(SpAdviceDocument) document = make_document (pigeon, columns);
      g_autofree char *html = sp_advice_html_write (document);

      check_structure (html);
    }
}

static void
test_text (void)
{
  static const char *const expected[] = {
    "<html lang=\"en\" dir=\"ltr\">",
    "<h1>Settings for mail programs: Example &lt;University&gt; &amp; Friends</h1>",
    "<p>The servers were checked on 2031-12-24 at 14:05.</p>",
    "<th scope=\"row\"><bdi>Pigeon &lt;b&gt; 3</bdi></th>",
    "<td><bdi>993 / SSL/TLS</bdi></td>",
    "<td><bdi>—</bdi></td>",
    "<p>Help: help@example.edu</p>",
    "<p>Made with Signpost " SP_VERSION ".</p>",
    "@media print",
  };
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon <b> 3");
  g_autoptr(SpAdviceDocument) document = make_document (pigeon, ALL);
  g_autofree char *html = sp_advice_html_write (document);

  check_structure (html);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i]);
      g_assert_nonnull (strstr (html, expected[i]));
    }
  g_assert_null (strstr (html, "<b>"));
}

/* A table that was not checked says so, and one of 2007 says more. */
static void
test_state (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");
  g_autoptr(SpAdviceDocument) document = make_document (pigeon, ALL);
  g_autofree char *unchecked = NULL;
  g_autofree char *old = NULL;

  g_clear_pointer (&document->checked_at, g_date_time_unref);
  unchecked = sp_advice_html_write (document);
  g_assert_nonnull (strstr (unchecked, "<p>Nothing here was checked.</p>"));
  document->history = TRUE;
  old = sp_advice_html_write (document);
  g_assert_nonnull (
      strstr (old, "<p>This is what the service advised in 2007. Today’s advice differs;"));
}

static void
test_plain_text (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");
  g_autoptr(SpAdviceDocument) document = make_document (pigeon, 1u << SP_ADVICE_COLUMN_IMAP);
  g_autofree char *text = sp_advice_document_to_text (document, 0);

  g_assert_true (g_str_has_prefix (text,
                                   "Settings for mail programs: Example <University> & Friends\n"
                                   "The servers were checked on 2031-12-24 at 14:05.\n"
                                   "Help: help@example.edu\n"
                                   "Made with Signpost " SP_VERSION ".\n"
                                   "\n"
                                   "Mail program  IMAP\n"
                                   "────────────  ─────────────\n"
                                   "Pigeon 3      993 / SSL/TLS\n"
                                   "\n"
                                   "Servers and user name\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/advice-html/structure", test_structure);
  g_test_add_func ("/publish/advice-html/text", test_text);
  g_test_add_func ("/publish/advice-html/state", test_state);
  g_test_add_func ("/publish/advice-html/plain-text", test_plain_text);
  return g_test_run ();
}
