/* Tests of the rules about certificates: each rule is fired once and kept silent once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule-case.h"

static void
expire_in (SpObservation *seen, int days)
{
  g_clear_pointer (&get_leaf (seen)->not_after, g_date_time_unref);
  get_leaf (seen)->not_after = days_from_now (days);
}

static void
expired (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_EXPIRED;
  expire_in (seen, -1);
}

static void
expires_in_14 (SpObservation *seen)
{
  expire_in (seen, 14);
}

static void
expires_in_30 (SpObservation *seen)
{
  expire_in (seen, 30);
}

static void
expires_in_31 (SpObservation *seen)
{
  expire_in (seen, 31);
}

static void
not_yet_valid (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_NOT_YET_VALID;
  get_leaf (seen)->not_before = days_from_now (1);
}

static void
untrusted (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_UNKNOWN_AUTHORITY;
}

static void
self_signed (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_SELF_SIGNED;
}

static void
incomplete (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_INCOMPLETE_CHAIN;
}

static void
wrong_name (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_WRONG_NAME;
  g_strfreev (get_leaf (seen)->dns_names);
  get_leaf (seen)->dns_names = g_strsplit ("a.example b.example", " ", -1);
}

static void
only_in_subject (SpObservation *seen)
{
  g_clear_pointer (&get_leaf (seen)->dns_names, g_strfreev);
  get_leaf (seen)->dns_names = g_new0 (char *, 1);
}

static void
wrong_and_only_in_subject (SpObservation *seen)
{
  only_in_subject (seen);
  seen->tls->problems = SP_TLS_WRONG_NAME;
}

static void
revoked (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_REVOKED;
  g_free (get_leaf (seen)->issuer);
  get_leaf (seen)->issuer = g_strdup ("CN=Authority");
}

static void
weak_key (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_WEAK_KEY;
  g_free (get_leaf (seen)->key);
  get_leaf (seen)->key = g_strdup ("RSA 1024");
}

static void
weak_signature (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_WEAK_SIGNATURE;
  g_free (get_leaf (seen)->signature);
  get_leaf (seen)->signature = g_strdup ("RSA-SHA1");
}

/* An authority above the server, with the problem; the server's own certificate has it not. */
static SpCertificate *
blame_authority (SpObservation *seen, SpTlsProblems problem)
{
  SpCertificate *authority = sp_certificate_new ();

  authority->subject = g_strdup ("CN=Example R3,O=Example");
  authority->issuer = g_strdup ("CN=Root,O=Example");
  authority->sha256 = g_strdup ("aaaa");
  authority->problems = problem;
  seen->tls->problems = problem;
  g_ptr_array_add (seen->tls->path, sp_certificate_ref (get_leaf (seen)));
  g_ptr_array_add (seen->tls->path, authority);
  g_ptr_array_add (seen->tls->chain, sp_certificate_ref (authority));
  return authority;
}

static void
authority_expired (SpObservation *seen)
{
  blame_authority (seen, SP_TLS_EXPIRED)->not_after = days_from_now (-3);
}

static void
authority_not_yet_valid (SpObservation *seen)
{
  blame_authority (seen, SP_TLS_NOT_YET_VALID)->not_before = days_from_now (3);
}

static void
authority_weak (SpObservation *seen)
{
  SpCertificate *authority = blame_authority (seen, SP_TLS_WEAK_KEY | SP_TLS_WEAK_SIGNATURE);

  authority->key = g_strdup ("RSA 1024");
  authority->signature = g_strdup ("RSA-SHA1");
}

static void
authority_revoked (SpObservation *seen)
{
  blame_authority (seen, SP_TLS_REVOKED);
}

static void
authority_unknown (SpObservation *seen)
{
  blame_authority (seen, SP_TLS_UNKNOWN_AUTHORITY);
}

static void
gap_above_authority (SpObservation *seen)
{
  blame_authority (seen, SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_INCOMPLETE_CHAIN);
}

static void
wrong_purpose (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_WRONG_PURPOSE;
}

static void
authority_of_wrong_purpose (SpObservation *seen)
{
  blame_authority (seen, SP_TLS_WRONG_PURPOSE);
}

static void
outside_limits (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_CONSTRAINT_VIOLATED;
}

static void
not_an_authority (SpObservation *seen)
{
  blame_authority (seen, SP_TLS_NOT_AN_AUTHORITY);
}

static void
promise_staple (SpObservation *seen, SpStaple staple)
{
  seen->tls->must_staple = TRUE;
  seen->tls->staple = staple;
}

static void
promises_staple (SpObservation *seen)
{
  promise_staple (seen, SP_STAPLE_NONE);
}

static void
promises_forged_staple (SpObservation *seen)
{
  promise_staple (seen, SP_STAPLE_FORGED);
}

static void
keeps_promise (SpObservation *seen)
{
  promise_staple (seen, SP_STAPLE_GOOD);
}

static void
promise_unchecked (SpObservation *seen)
{
  promise_staple (seen, SP_STAPLE_UNCHECKED);
}

static void
old_staple (SpObservation *seen)
{
  seen->tls->staple = SP_STAPLE_EXPIRED;
}

static void
good_staple (SpObservation *seen)
{
  seen->tls->staple = SP_STAPLE_GOOD;
}

/* A chain in order, and after it one that no path needs. */
static void
send_extra (SpObservation *seen, SpTlsProblems problems)
{
  SpCertificate *extra = sp_certificate_new ();

  blame_authority (seen, 0);
  extra->subject = g_strdup ("CN=Old Root,O=Example");
  extra->sha256 = g_strdup ("bbbb");
  extra->problems = problems;
  g_ptr_array_add (seen->tls->chain, extra);
}

static void
send_harmless_extra (SpObservation *seen)
{
  send_extra (seen, 0);
}

static void
send_expired_extra (SpObservation *seen)
{
  send_extra (seen, SP_TLS_EXPIRED);
}

static void
send_expired_extra_untrusted (SpObservation *seen)
{
  send_extra (seen, SP_TLS_EXPIRED);
  seen->tls->problems = SP_TLS_UNKNOWN_AUTHORITY;
}

static void
send_twice (SpObservation *seen)
{
  blame_authority (seen, 0);
  g_ptr_array_add (seen->tls->chain, sp_certificate_ref (get_leaf (seen)));
}

/* Sent as leaf, root, intermediate. */
static void
send_in_wrong_order (SpObservation *seen)
{
  SpCertificate *root = sp_certificate_new ();

  blame_authority (seen, 0);
  root->subject = g_strdup ("CN=Root,O=Example");
  root->sha256 = g_strdup ("cccc");
  g_ptr_array_add (seen->tls->path, root);
  g_ptr_array_insert (seen->tls->chain, 1, sp_certificate_ref (root));
}

static void
other_leaf (SpObservation *seen)
{
  g_free (get_leaf (seen)->sha256);
  get_leaf (seen)->sha256 = g_strdup ("ff00");
}

static const RuleCase cases[] = {
  { "cert-expired", IMAPS, expired, SP_SEVERITY_BAD, "2026-11-22" },
  { "cert-expired", RELAY, expired, SP_SEVERITY_WARNING, "2026-11-22" },
  { "cert-expired", IMAPS, expires_in_14, SILENT },
  { "cert-expires-soon", IMAPS, expires_in_14, SP_SEVERITY_WARNING, "2026-12-07" },
  { "cert-expires-soon", IMAPS, expires_in_30, SP_SEVERITY_INFO, "2026-12-23" },
  { "cert-expires-soon", IMAPS, expires_in_31, SILENT },
  { "cert-expires-soon", IMAPS, expired, SILENT },
  { "cert-not-yet-valid", IMAPS, not_yet_valid, SP_SEVERITY_BAD, "2026-11-24" },
  { "cert-not-yet-valid", IMAPS, no_change, SILENT },
  { "cert-untrusted", IMAPS, untrusted, SP_SEVERITY_BAD },
  { "cert-untrusted", IMAPS, self_signed, SILENT },
  { "cert-untrusted", IMAPS, incomplete, SILENT },
  { "cert-self-signed", IMAPS, self_signed, SP_SEVERITY_BAD, "h.example" },
  { "cert-self-signed", IMAPS, untrusted, SILENT },
  { "cert-incomplete-chain", IMAPS, incomplete, SP_SEVERITY_BAD },
  { "cert-incomplete-chain", IMAPS, untrusted, SILENT },
  { "cert-wrong-name", IMAPS, wrong_name, SP_SEVERITY_BAD, "a.example, b.example" },
  { "cert-wrong-name", IMAPS, no_change, SILENT },
  { "cert-cn-only", IMAPS, only_in_subject, SP_SEVERITY_WARNING, "h.example" },
  { "cert-cn-only", IMAPS, wrong_and_only_in_subject, SILENT },
  { "cert-cn-only", IMAPS, no_change, SILENT },
  { "cert-revoked", IMAPS, revoked, SP_SEVERITY_BAD, "Authority" },
  { "cert-revoked", RELAY, revoked, SP_SEVERITY_WARNING, "Authority" },
  { "cert-revoked", IMAPS, expired, SILENT },
  { "cert-weak-key", IMAPS, weak_key, SP_SEVERITY_BAD, "RSA 1024" },
  { "cert-weak-key", IMAPS, weak_signature, SILENT },
  { "cert-weak-signature", IMAPS, weak_signature, SP_SEVERITY_BAD, "RSA-SHA1" },
  { "cert-weak-signature", IMAPS, weak_key, SILENT },
  { "cert-expired", IMAPS, authority_expired, SP_SEVERITY_BAD, "Example R3: 2026-11-20" },
  { "cert-not-yet-valid", IMAPS, authority_not_yet_valid, SP_SEVERITY_BAD,
    "Example R3: 2026-11-26" },
  { "cert-weak-key", IMAPS, authority_weak, SP_SEVERITY_BAD, "Example R3: RSA 1024" },
  { "cert-weak-signature", IMAPS, authority_weak, SP_SEVERITY_BAD, "Example R3: RSA-SHA1" },
  { "cert-revoked", IMAPS, authority_revoked, SP_SEVERITY_BAD, "Example R3: Root" },
  { "cert-untrusted", IMAPS, authority_unknown, SP_SEVERITY_BAD, "Root" },
  { "cert-incomplete-chain", IMAPS, gap_above_authority, SP_SEVERITY_BAD, "Root" },
  { "cert-wrong-purpose", IMAPS, wrong_purpose, SP_SEVERITY_BAD, "h.example" },
  { "cert-wrong-purpose", IMAPS, authority_of_wrong_purpose, SP_SEVERITY_BAD, "Example R3" },
  { "cert-wrong-purpose", IMAPS, outside_limits, SILENT },
  { "cert-constraints", IMAPS, outside_limits, SP_SEVERITY_BAD, "h.example" },
  { "cert-constraints", IMAPS, not_an_authority, SP_SEVERITY_BAD, "Example R3" },
  { "cert-constraints", RELAY, not_an_authority, SP_SEVERITY_WARNING, "Example R3" },
  { "cert-constraints", IMAPS, wrong_purpose, SILENT },
  { "cert-staple-missing", IMAPS, promises_staple, SP_SEVERITY_WARNING },
  { "cert-staple-missing", IMAPS, promises_forged_staple, SP_SEVERITY_WARNING },
  { "cert-staple-missing", IMAPS, keeps_promise, SILENT },
  { "cert-staple-missing", IMAPS, promise_unchecked, SILENT },
  { "cert-staple-missing", IMAPS, no_change, SILENT },
  { "cert-staple-invalid", IMAPS, old_staple, SP_SEVERITY_INFO },
  { "cert-staple-invalid", IMAPS, promises_forged_staple, SP_SEVERITY_INFO },
  { "cert-staple-invalid", IMAPS, good_staple, SILENT },
  { "cert-staple-invalid", IMAPS, no_change, SILENT },
  { "cert-superfluous", IMAPS, send_expired_extra, SP_SEVERITY_INFO, "Old Root" },
  { "cert-superfluous", IMAPS, send_twice, SP_SEVERITY_INFO, "h.example" },
  { "cert-superfluous", IMAPS, send_in_wrong_order, SP_SEVERITY_INFO, "Example R3" },
  { "cert-superfluous", IMAPS, send_harmless_extra, SILENT },
  { "cert-superfluous", IMAPS, send_expired_extra_untrusted, SILENT },
  { "cert-superfluous", IMAPS, refused, SILENT },
  { "cert-differs", IMAPS, other_leaf, SP_SEVERITY_WARNING, NULL, SMTP, no_change },
  { "cert-differs", IMAPS, no_change, SILENT, NULL, SMTP, no_change },
  { "cert-differs", IMAPS, other_leaf, SILENT, NULL, "smtp://i.example:587", no_change },
};

/* Where the computer knows no authority, no server is blamed for it. */
static void
test_no_trust_store (void)
{
  for (guint lacks = 0; lacks < 2; lacks++)
    {
      g_autoptr(SpService) service = sp_service_new ();
      g_autoptr(SpObservation) seen = observe_good (IMAPS);
      g_autoptr(GDateTime) now = days_from_now (0);
      g_autoptr(SpReport) report = NULL;

      incomplete (seen);
      sp_service_add (service, seen->endpoint, SP_SOURCE_USER);
      report = sp_report_new (service);
      sp_report_set_observation (report, 0, seen);
      sp_report_set_no_trust_store (report, lacks);
      apply_rules (report, now);
      g_assert_cmpint (find_finding (report, "no-trust-store") != NULL, ==, lacks);
      g_assert_cmpint (find_finding (report, "cert-incomplete-chain") != NULL, ==, !lacks);
      g_assert_null (find_finding (report, "cert-untrusted"));
    }
}

static void
test_complete (void)
{
  guint n;
  const SpRule *rules = sp_rules_get_certificate (&n);

  check_rules (rules, n, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rule_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/advise/rules/no-trust-store", test_no_trust_store);
  g_test_add_func ("/advise/rules/certificate-complete", test_complete);
  return g_test_run ();
}
