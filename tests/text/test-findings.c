/* Tests of the words for findings: every id that other programs may rely on has its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/guide.h"
#include "text/words.h"

/* What other programs may rely on and what the rules can say today. */
static const char *const stable[] = {
  "cleartext-login",
  "auth-in-clear",
  "preauth-in-clear",
  "starttls-missing",
  "starttls-broken",
  "starttls-stripped",
  "starttls-unlisted",
  "weak-dh",
  "no-secure-renegotiation",
  "list-withheld",
  "starttls-response-injection",
  "starttls-after-tls",
  "answers-early",
  "client-certificate-demanded",
  "name-not-known",
  "implicit-tls-missing",
  "tls13-missing",
  "tls-obsolete",
  "weak-cipher",
  "starttls-command-injection",
  "ssl-offered",
  "tls-obsolete-offered",
  "tls12-missing",
  "weak-cipher-offered",
  "no-forward-secrecy",
  "dhe-broken",
  "name-needed",
  "cert-expired",
  "cert-expires-soon",
  "cert-not-yet-valid",
  "cert-untrusted",
  "cert-self-signed",
  "cert-revoked",
  "cert-wrong-name",
  "cert-cn-only",
  "cert-weak-key",
  "cert-weak-signature",
  "cert-incomplete-chain",
  "cert-wrong-purpose",
  "cert-constraints",
  "cert-staple-missing",
  "cert-staple-invalid",
  "cert-superfluous",
  "cert-differs",
  "port-blocked-here",
  "published-weaker",
  "published-unreachable",
  "submission-on-relay-port",
  "submission-without-sign-in",
  "other-protocol",
  "pop-only",
  "address-families-differ",
  "addresses-differ",
  "compression-offered",
  "service-refuses",
  "slow-greeting",
  "no-trust-store",
  "sources-disagree",
  "user-names-disagree",
  "target-outside-domain",
  "mixed-scripts",
  "points-inside",
  "published-broken",
  "exchange-only",
  "no-mail",
  "network-missing",
  "name-service-silent",
  "name-service-lies",
  "captive-portal",
  "intercepted",
  "mail-ports-silent",
  "host-silent",
  "domain-unknown",
  "clock-wrong",
};

/* What a reference begins with: standards, drafts of standards, and the documents of others. */
static const char *const bodies[] = { "RFC ", "draft-", "MS-", "Unicode " };

static gboolean
is_reference (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (g_str_has_prefix (text, bodies[i]))
      return TRUE;
  return FALSE;
}

static void
test_stable (void)
{
  g_autofree const char **ids = sp_words_get_finding_ids ();

  for (guint i = 0; i < G_N_ELEMENTS (stable); i++)
    g_assert_true (sp_words_has_finding (stable[i]));
  g_assert_cmpuint (g_strv_length ((char **) ids), ==, G_N_ELEMENTS (stable));
}

static void
test_all (void)
{
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **ids = sp_words_get_finding_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *title = sp_words_finding_title (ids[i]);

      assert_words (title);
      g_assert_false (g_str_has_suffix (title, "."));
      g_assert_true (g_hash_table_add (titles, (gpointer) title));
      assert_sentence (sp_words_finding_explanation (ids[i]));
      assert_sentence (sp_words_finding_advice (ids[i]));
      assert_sentence (sp_words_finding_admin_advice (ids[i]));
      g_assert_true (is_reference (sp_words_finding_reference (ids[i])));
      g_assert_nonnull (sp_guide_find (sp_words_finding_topic (ids[i])));
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
  g_test_add_func ("/text/findings/stable", test_stable);
  g_test_add_func ("/text/findings/all", test_all);
  g_test_add_func ("/text/findings/unknown", test_unknown);
  return g_test_run ();
}
