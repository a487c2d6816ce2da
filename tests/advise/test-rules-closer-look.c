/* Tests of the rules about what a closer look shows: each rule is fired once and kept silent once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule-case.h"

/* A server that speaks TLS 1.2 and 1.3, and nothing that is weak. */
static SpCloserLook *
look (SpObservation *seen)
{
  SpCloserLook *closer = sp_closer_look_new ();

  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    closer->versions[i].offered = i >= SP_TLS_VERSION_1_2 ? SP_YES : SP_NO;
  closer->versions[SP_TLS_VERSION_1_2].cipher_suite =
      g_strdup ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
  closer->takes_weak = SP_NO;
  closer->without_name = SP_YES;
  closer->sha256_without_name = g_strdup (get_leaf (seen)->sha256);
  seen->closer = closer;
  return closer;
}

static void
good (SpObservation *seen)
{
  look (seen);
}

static void
ssl (SpObservation *seen)
{
  SpCloserLook *closer = look (seen);

  closer->versions[SP_TLS_VERSION_SSL2].offered = SP_YES;
  closer->versions[SP_TLS_VERSION_SSL3].offered = SP_YES;
}

static void
obsolete (SpObservation *seen)
{
  look (seen)->versions[SP_TLS_VERSION_1_0].offered = SP_YES;
}

static void
unknown (SpObservation *seen)
{
  seen->closer = sp_closer_look_new ();
}

static void
only_1_3 (SpObservation *seen)
{
  look (seen)->versions[SP_TLS_VERSION_1_2].offered = SP_NO;
}

static void
only_1_0 (SpObservation *seen)
{
  only_1_3 (seen);
  seen->closer->versions[SP_TLS_VERSION_1_3].offered = SP_NO;
  seen->closer->versions[SP_TLS_VERSION_1_0].offered = SP_YES;
}

static void
accept_suites (SpObservation *seen, const char *first, const char *second)
{
  SpCloserLook *closer = look (seen);

  closer->takes_weak = SP_YES;
  g_ptr_array_add (closer->weak_suites, g_strdup (first));
  g_ptr_array_add (closer->weak_suites, g_strdup (second));
}

static void
anonymous (SpObservation *seen)
{
  accept_suites (seen, "TLS_DH_anon_WITH_AES_128_CBC_SHA", "TLS_ECDH_anon_WITH_AES_128_CBC_SHA");
}

static void
rc4 (SpObservation *seen)
{
  accept_suites (seen, "TLS_DH_anon_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA");
}

static void export(SpObservation *seen)
{
  accept_suites (seen, "TLS_RSA_EXPORT_WITH_RC4_40_MD5", "TLS_RSA_WITH_3DES_EDE_CBC_SHA");
}

static void
static_rsa (SpObservation *seen)
{
  SpCloserLook *closer = look (seen);

  g_free (closer->versions[SP_TLS_VERSION_1_2].cipher_suite);
  closer->versions[SP_TLS_VERSION_1_2].cipher_suite = g_strdup ("TLS_RSA_WITH_AES_128_CBC_SHA");
}

static void
dhe_broken (SpObservation *seen)
{
  look (seen)->dhe_broken = TRUE;
}

static void
other_certificate (SpObservation *seen)
{
  SpCloserLook *closer = look (seen);

  g_free (closer->sha256_without_name);
  closer->sha256_without_name = g_strdup ("beef");
}

static void
no_certificate (SpObservation *seen)
{
  look (seen)->without_name = SP_NO;
}

static void
refuses_1_2 (SpObservation *seen)
{
  seen->tls->tls12 = SP_NO;
}

static void
speaks_1_2 (SpObservation *seen)
{
  seen->tls->tls12 = SP_YES;
}

static void
compresses (SpObservation *seen)
{
  look (seen)->compresses = SP_YES;
}

static void
does_not_compress (SpObservation *seen)
{
  look (seen)->compresses = SP_NO;
}

static void
runs_smuggled (SpObservation *seen)
{
  look (seen)->runs_smuggled = SP_YES;
}

static void
drops_smuggled (SpObservation *seen)
{
  look (seen)->runs_smuggled = SP_NO;
}

static const RuleCase cases[] = {
  { "starttls-command-injection", IMAP, runs_smuggled, SP_SEVERITY_BAD },
  { "starttls-command-injection", IMAP, drops_smuggled, SILENT },
  { "starttls-command-injection", IMAP, unknown, SILENT },
  { "ssl-offered", IMAPS, ssl, SP_SEVERITY_BAD, "SSL 2, SSL 3" },
  { "ssl-offered", IMAPS, obsolete, SILENT },
  { "ssl-offered", IMAPS, unknown, SILENT },
  { "ssl-offered", IMAPS, no_change, SILENT },
  { "tls-obsolete-offered", IMAPS, obsolete, SP_SEVERITY_WARNING, "TLS 1.0" },
  { "tls-obsolete-offered", RELAY, obsolete, SP_SEVERITY_INFO, "TLS 1.0" },
  { "tls-obsolete-offered", IMAPS, ssl, SILENT },
  { "tls12-missing", IMAPS, only_1_0, SP_SEVERITY_WARNING },
  { "tls12-missing", IMAPS, only_1_3, SP_SEVERITY_INFO },
  { "tls12-missing", IMAPS, refuses_1_2, SP_SEVERITY_INFO },
  { "tls12-missing", IMAPS, speaks_1_2, SILENT },
  { "tls12-missing", IMAPS, good, SILENT },
  { "tls12-missing", IMAPS, unknown, SILENT },
  { "tls12-missing", IMAPS, no_change, SILENT },
  { "weak-cipher-offered", IMAPS, export, SP_SEVERITY_BAD,
    "TLS_RSA_EXPORT_WITH_RC4_40_MD5, TLS_RSA_WITH_3DES_EDE_CBC_SHA" },
  { "weak-cipher-offered", IMAPS, rc4, SP_SEVERITY_WARNING,
    "TLS_DH_anon_WITH_AES_128_CBC_SHA, TLS_RSA_WITH_RC4_128_SHA" },
  { "weak-cipher-offered", IMAPS, anonymous, SP_SEVERITY_INFO,
    "TLS_DH_anon_WITH_AES_128_CBC_SHA, TLS_ECDH_anon_WITH_AES_128_CBC_SHA" },
  { "weak-cipher-offered", IMAPS, good, SILENT },
  { "weak-cipher-offered", IMAPS, no_change, SILENT },
  { "compression-offered", IMAPS, compresses, SP_SEVERITY_WARNING },
  { "compression-offered", IMAPS, does_not_compress, SILENT },
  { "no-forward-secrecy", IMAPS, static_rsa, SP_SEVERITY_WARNING, "TLS_RSA_WITH_AES_128_CBC_SHA" },
  { "no-forward-secrecy", IMAPS, good, SILENT },
  { "no-forward-secrecy", IMAPS, no_change, SILENT },
  { "dhe-broken", IMAPS, dhe_broken, SP_SEVERITY_WARNING },
  { "dhe-broken", IMAPS, good, SILENT },
  { "name-needed", IMAPS, other_certificate, SP_SEVERITY_INFO, "beef" },
  { "name-needed", IMAPS, no_certificate, SP_SEVERITY_INFO },
  { "name-needed", IMAPS, good, SILENT },
  { "name-needed", IMAPS, unknown, SILENT },
};

/* Which versions a server speaks is known without a closer look as far as the session tells it. */
static void
test_versions (void)
{
  g_autoptr(SpObservation) seen = observe_good (IMAPS);

  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_3), ==, SP_YES);
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_2), ==, SP_UNKNOWN);
  g_free (seen->tls->version);
  seen->tls->version = g_strdup ("TLS 1.0");
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_0), ==, SP_YES);
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_1), ==, SP_UNKNOWN);
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_2), ==, SP_NO);
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_3), ==, SP_NO);
  look (seen)->versions[SP_TLS_VERSION_1_1].offered = SP_YES;
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_1), ==, SP_YES);
  g_clear_pointer (&seen->closer, sp_closer_look_free);
  g_clear_pointer (&seen->tls, sp_tls_facts_free);
  g_assert_cmpint (sp_observation_offers_version (seen, SP_TLS_VERSION_1_3), ==, SP_UNKNOWN);
}

static void
test_complete (void)
{
  guint n;
  const SpRule *rules = sp_rules_get_closer_look (&n);

  check_rules (rules, n, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rule_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/advise/rules/offers-version", test_versions);
  g_test_add_func ("/advise/rules/closer-look-complete", test_complete);
  return g_test_run ();
}
