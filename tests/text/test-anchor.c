/* Tests what is said of a file of certificate authorities that cannot be used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/anchor-error.h"
#include "sentence.h"
#include "text/words-anchor.h"

#define SITE "[Site]\nId=own\nName=Own\nCaFile=ca.pem\n[IMAP]\nHost=imap.example\n"

/* The place where the file is named is told, and what is wrong with it. */
static void
test_all (void)
{
  static const struct
  {
    SpAnchorError code;
    const char *part;
  } vectors[] = {
    { SP_ANCHOR_ERROR_UNREADABLE, "cannot be read: the cause\\x1b." },
    { SP_ANCHOR_ERROR_NOT_A_FILE, "not a file but" },
    { SP_ANCHOR_ERROR_TOO_LARGE, "4 MiB" },
    { SP_ANCHOR_ERROR_NO_CERTIFICATE, "PEM" },
  };
  g_autoptr(SpSite) site =
      sp_site_new_from_data (SITE, strlen (SITE), "/etc/own.site", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(GError) error =
          g_error_new_literal (SP_ANCHOR_ERROR, vectors[i].code, "the cause\x1b");
      g_autofree char *option = sp_words_anchor_error (error, "/tmp/ca.pem", NULL);
      g_autofree char *key = sp_words_anchor_error (error, "/etc/ca.pem", site);

      assert_sentence (option);
      assert_sentence (key);
      assert_contains (option, vectors[i].part);
      assert_contains (option, "“/tmp/ca.pem”");
      assert_contains (option, "--ca-file");
      assert_contains (key, "“/etc/ca.pem”");
      assert_contains (key, "“/etc/own.site” names as CaFile");
      g_assert_null (strstr (key, "--ca-file"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/anchor", test_all);
  return g_test_run ();
}
