/* Tests of the comparison table in plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "publish/advice-table.h"
#include "samples.h"

static void
add_program (GPtrArray *advice, SpClient *client)
{
  for (int protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
    g_ptr_array_add (advice, sample_advice (client, protocol));
}

static void
test_table (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");
  g_autoptr(SpClient) raven = sample_client ("raven", "Raven");
  g_autoptr(GPtrArray) advice =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sample_advice_free);
  g_autofree char *text = NULL;

  add_program (advice, pigeon);
  add_program (advice, raven);
  text = sp_advice_table_to_text (advice, 0);
  g_assert_cmpstr (text, ==,
                   "Mail program  IMAP           POP  SMTP\n"
                   "────────────  ─────────────  ───  ─────────────────\n"
                   "Pigeon 3      993 / SSL/TLS  —    993 / Require SSL\n"
                   "Raven         993 / SSL/TLS  —    993 / Require SSL\n"
                   "\n"
                   "Servers and user name\n"
                   "  Incoming mail (IMAP): mail.example.edu\n"
                   "  Outgoing mail (SMTP): mail.example.edu\n"
                   "\n"
                   "In each program’s own words\n"
                   "  Pigeon 3 (SMTP): “SSL/TLS”; in the site’s guide “Require SSL”\n"
                   "  Raven (SMTP): “SSL/TLS”; in the site’s guide “Require SSL”\n"
                   "\n"
                   "Why there is no setting (—)\n"
                   "  No server is known for POP.\n");
}

static void
test_plain (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");
  g_autoptr(GPtrArray) advice =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sample_advice_free);
  g_autofree char *text = NULL;

  g_ptr_array_add (advice, sample_advice (pigeon, SP_PROTOCOL_IMAP));
  text = sp_advice_table_to_text (advice, 0);
  g_assert_cmpstr (text, ==,
                   "Mail program  IMAP           POP  SMTP\n"
                   "────────────  ─────────────  ───  ────\n"
                   "Pigeon 3      993 / SSL/TLS  —    —\n"
                   "\n"
                   "Servers and user name\n"
                   "  Incoming mail (IMAP): mail.example.edu\n");
}

/* A table of nothing but gaps tells less than the reason. */
static void
test_nothing (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");
  g_autoptr(GPtrArray) advice =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sample_advice_free);
  SpAdvice *one = sample_advice (pigeon, SP_PROTOCOL_POP3);
  g_autofree char *text = NULL;

  one->available = FALSE;
  g_ptr_array_add (one->why, sp_reason_new (SP_REASON_NOTHING_KNOWN, NULL));
  g_ptr_array_add (advice, one);
  text = sp_advice_table_to_text (advice, 0);
  g_assert_null (strstr (text, "───"));
  g_assert_nonnull (strstr (text, "  No server is known for POP.\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/advice-table/table", test_table);
  g_test_add_func ("/publish/advice-table/plain", test_plain);
  g_test_add_func ("/publish/advice-table/nothing", test_nothing);
  return g_test_run ();
}
