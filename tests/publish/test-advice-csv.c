/* Tests of the comparison table as CSV.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "publish/advice-csv.h"
#include "samples.h"

#define READING (1u << SP_ADVICE_COLUMN_IMAP)
#define ALL (1u << SP_ADVICE_COLUMN_IMAP | 1u << SP_ADVICE_COLUMN_POP | 1u << SP_ADVICE_COLUMN_SMTP)

static GPtrArray *
make_advice (SpClient *client)
{
  GPtrArray *advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sample_advice_free);

  for (int protocol = SP_PROTOCOL_IMAP; protocol <= SP_PROTOCOL_SMTP; protocol++)
    g_ptr_array_add (advice, sample_advice (client, protocol));
  return advice;
}

static void
test_rows (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");
  g_autoptr(GPtrArray) advice = make_advice (pigeon);
  g_autoptr(SpAdviceDocument) document = sp_advice_document_new (advice, ALL);
  g_autofree char *csv = NULL;

  ((SpAdvice *) g_ptr_array_index (advice, 0))->checked = TRUE;
  csv = sp_advice_csv_write (document);
  g_assert_cmpstr (
      csv, ==,
      "Mail program,Platforms,Status,"
      "IMAP: Server,IMAP: Port,IMAP: Connection security,IMAP: Way to sign in,IMAP: User name,"
      "IMAP: Checked,"
      "POP: Server,POP: Port,POP: Connection security,POP: Way to sign in,POP: User name,"
      "POP: Checked,"
      "SMTP: Server,SMTP: Port,SMTP: Connection security,SMTP: Way to sign in,SMTP: User name,"
      "SMTP: Checked\r\n"
      "Pigeon 3,,current,"
      "mail.example.edu,993,SSL/TLS,,,yes,"
      ",,,,,,"
      "mail.example.edu,993,Require SSL,,,no\r\n");
}

/* What is not shown is not written. */
static void
test_columns (void)
{
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");
  g_autoptr(GPtrArray) advice = make_advice (pigeon);
  g_autoptr(SpAdviceDocument) document = sp_advice_document_new (advice, READING);
  g_autofree char *csv = sp_advice_csv_write (document);

  g_assert_nonnull (strstr (csv, "IMAP: Server"));
  g_assert_null (strstr (csv, "SMTP"));
  g_assert_true (g_str_has_suffix (csv, "Pigeon 3,,current,mail.example.edu,993,SSL/TLS,,,no\r\n"));
}

/* Commas and quotes are quoted, and nothing is taken for a formula. */
static void
test_quoting (void)
{
  static const struct
  {
    const char *word;
    const char *cell;
  } words[] = {
    { "plain", ",plain," },
    { "a, b", ",\"a, b\"," },
    { "say \"yes\"", ",\"say \"\"yes\"\"\"," },
    { "two\nlines", ",\"two\nlines\"," },
    { "=HYPERLINK(1)", ",'=HYPERLINK(1)," },
    { "+plain", ",'+plain," },
    { "-1", ",'-1," },
    { "@SUM(A1,A2)", ",\"'@SUM(A1,A2)\"," },
    { "\tx", ",\"'\tx\"," },
    { "\r=1", ",\"'\r'=1\"," },
    { "\n-1", ",\"'\n'-1\"," },
    { "  =1", ",\"  '=1\"," },
    { "\u00A0\u200B@A1", ",\u00A0\u200B'@A1," },
    { "\"=1\"", ",\"\"\"'=1\"\"\"," },
    { "'=1", ",''=1," },
    { "a;=1;b", ",\"a;'=1;b\"," },
    { "a; \"+1", ",\"a; \"\"'+1\"," },
    { "a,-1", ",\"a,'-1\"," },
    { "a\t@A1", ",\"a\t'@A1\"," },
    { "a\n=1", ",\"a\n'=1\"," },
    { "＝1", ",'＝1," },
    { "＋1", ",'＋1," },
    { "a;－1", ",\"a;'－1\"," },
    { "＠A1", ",'＠A1," },
    { "a=b+c-d@e", ",a=b+c-d@e," },
    { "IMAP, POP; SMTP", ",\"IMAP, POP; SMTP\"," },
    { "Grün — „ja“", ",Grün — „ja“," },
  };
  g_autoptr(SpClient) pigeon = sample_client ("pigeon", "Pigeon 3");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GPtrArray) advice = make_advice (pigeon);
      g_autoptr(SpAdviceDocument) document = sp_advice_document_new (advice, READING);
      SpAdvice *reading = g_ptr_array_index (advice, 0);
      g_autofree char *csv = NULL;

      g_free (reading->security_label);
      reading->security_label = g_strdup (words[i].word);
      csv = sp_advice_csv_write (document);
      g_test_message ("%s", words[i].word);
      g_assert_nonnull (strstr (csv, words[i].cell));
      g_assert_true (g_utf8_validate (csv, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/advice-csv/rows", test_rows);
  g_test_add_func ("/publish/advice-csv/columns", test_columns);
  g_test_add_func ("/publish/advice-csv/quoting", test_quoting);
  return g_test_run ();
}
