/* Tests of the whole report in plain text and in parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "publish/plain-report.h"
#include "samples.h"

typedef struct
{
  SpClient *client; /* (owned) */
  SpReport *report; /* (owned) */
  GPtrArray *advice; /* (owned) (element-type SpAdvice) */
  GDateTime *checked_at; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->client = sample_client ("pigeon", "Pigeon 3");
  fixture->report = sample_report ();
  fixture->checked_at = g_date_time_new_utc (2031, 5, 6, 7, 8, 0);
  fixture->advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sample_advice_free);
  for (int protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
    g_ptr_array_add (fixture->advice, sample_advice (fixture->client, protocol));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->advice);
  g_date_time_unref (fixture->checked_at);
  sp_report_unref (fixture->report);
  sp_client_unref (fixture->client);
}

static SpPlainReport
gather (Fixture *fixture, const char *target)
{
  return (SpPlainReport){
    .target = target,
    .checked_at = fixture->checked_at,
    .report = fixture->report,
    .advice = fixture->advice,
  };
}

/* Every part, in this order. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const parts[] = {
    "Report on the mail service of ann@example.edu\n"
    "\n",
    "Checked on 2031-05-06 at 07:08 (UTC+00:00) with Signpost.\n",
    "\nWhat was tried\n✔ IMAP on imap.example.edu",
    "✖ SMTP on smtp.example.edu",
    "– POP on pop.example.edu",
    "\nFindings\n\nNot safe: Ways to sign in are offered",
    "\n\nWarning: TLS 1.3 is not offered\n",
    "  Standard: ",
    "\nWhat to enter\n",
    "Pigeon 3",
    "\nServer by server\n\nimap://imap.example.edu:143\n",
    "  Cipher suite: TLS_AES_256_GCM_SHA384\n",
    "  < * OK \\x1b[31mready\n",
    "  > [6 bytes, not readable]\n",
    "\nsmtps://smtp.example.edu:465\n",
    "Connection refused\n",
  };
  const SpPlainReport input = gather (fixture, "ann@example.edu");
  g_autofree char *text = sp_plain_report_to_text (&input, 0);
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *found = strstr (at, parts[i]);

      if (found == NULL)
        g_error ("“%s” does not follow in “%s”", parts[i], at);
      at = found + strlen (parts[i]);
    }
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "pops://"));
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  const SpPlainReport input = gather (fixture, NULL);
  g_autofree char *text = sp_plain_report_to_text (&input, 0);

  g_assert_true (g_str_has_prefix (text, "Report on the mail service of Example Mail\n"));
}

/* Further lines of an item stand behind its mark, and none is too long. */
static void
test_width (Fixture *fixture, gconstpointer data)
{
  const SpPlainReport input = gather (fixture, "ann@example.edu");
  g_autofree char *text = sp_plain_report_to_text (&input, 60);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_nonnull (strstr (text, "✔ IMAP on imap.example.edu, port 143, secure after a\n  "));
  for (guint i = 0; lines[i]; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 60);
}

static void
test_blocks (Fixture *fixture, gconstpointer data)
{
  const SpPlainReport input = gather (fixture, "ann@example.edu");
  g_autoptr(GPtrArray) blocks = sp_plain_report_to_blocks (&input, 0);
  guint styles[SP_REPORT_BLOCK_FIXED + 1] = { 0 };

  for (guint i = 0; i < blocks->len; i++)
    {
      const SpReportBlock *block = g_ptr_array_index (blocks, i);

      styles[block->style]++;
      g_assert_cmpstr (block->text, !=, "");
      g_assert_false (g_str_has_suffix (block->text, "\n"));
    }
  g_assert_cmpuint (styles[SP_REPORT_BLOCK_TITLE], ==, 1);
  g_assert_cmpuint (styles[SP_REPORT_BLOCK_HEADING], ==, 4);
  /* Two findings and two servers that were tried. */
  g_assert_cmpuint (styles[SP_REPORT_BLOCK_SUBHEADING], ==, 4);
  /* The table and one dialogue. */
  g_assert_cmpuint (styles[SP_REPORT_BLOCK_TABLE], ==, 1);
  g_assert_cmpuint (styles[SP_REPORT_BLOCK_FIXED], ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/publish/plain-report/order", test_order);
  add ("/publish/plain-report/title", test_title);
  add ("/publish/plain-report/width", test_width);
  add ("/publish/plain-report/blocks", test_blocks);
  return g_test_run ();
}
