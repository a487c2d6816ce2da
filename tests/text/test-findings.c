/* Tests of the words for findings: every id that other programs may rely on has its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/words.h"

static const char *const ids[] = {
  "cleartext-login",
  "auth-in-clear",
  "preauth-in-clear",
  "starttls-missing",
  "starttls-broken",
  "starttls-stripped",
  "starttls-response-injection",
  "implicit-tls-missing",
  "tls13-missing",
  "tls-obsolete",
  "cert-expired",
  "cert-expires-soon",
  "cert-not-yet-valid",
  "cert-untrusted",
  "cert-self-signed",
  "cert-wrong-name",
  "cert-weak-key",
  "cert-weak-signature",
  "cert-incomplete-chain",
  "cert-differs",
  "port-blocked-here",
  "service-refuses",
  "slow-greeting",
  "no-trust-store",
};

static void
test_all (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *title = sp_words_finding_title (ids[i]);

      g_assert_true (sp_words_has_finding (ids[i]));
      assert_words (title);
      g_assert_false (g_str_has_suffix (title, "."));
      g_assert_true (g_hash_table_add (titles, (gpointer) title));
      assert_sentence (sp_words_finding_explanation (ids[i]));
      assert_sentence (sp_words_finding_advice (ids[i]));
      g_assert_true (g_str_has_prefix (sp_words_finding_reference (ids[i]), "RFC "));
    }
}

static void
test_unknown (void)
{
  g_assert_false (sp_words_has_finding ("no-such-finding"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/findings/all", test_all);
  g_test_add_func ("/text/findings/unknown", test_unknown);
  return g_test_run ();
}
