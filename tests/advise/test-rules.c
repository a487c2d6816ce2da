/* Tests of the rules: each one is fired once and kept silent once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "advise/rule.h"
#include "advise/rules.h"
#include "text/words.h"

#define SILENT -1
#define IMAP "imap://h.example:143"
#define IMAPS "imaps://h.example:993"
#define SMTP "smtp://h.example:587"
#define RELAY "smtp://h.example:25"

typedef void (*Change) (SpObservation *seen);

static GDateTime *
days_from_now (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);

  return g_date_time_add_days (now, days);
}

static SpCertificate *
get_leaf (SpObservation *seen)
{
  return g_ptr_array_index (seen->tls->chain, 0);
}

/* What is seen where everything is right. */
static SpObservation *
observe_good (const char *uri)
{
  g_autoptr (SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, NULL);
  SpObservation *seen = sp_observation_new (endpoint);
  SpCertificate *leaf = sp_certificate_new ();

  g_clear_pointer (&leaf->subject, g_free);
  g_clear_pointer (&leaf->sha256, g_free);
  leaf->subject = g_strdup ("CN=h.example");
  leaf->sha256 = g_strdup ("00ff");
  leaf->not_after = days_from_now (90);
  seen->status = SP_STATUS_OK;
  seen->stage = SP_STAGE_DONE;
  seen->login_in_clear = SP_NO;
  seen->starttls_listed = SP_YES;
  seen->timings_us[SP_STAGE_GREETING] = 20 * 1000;
  seen->tls = sp_tls_facts_new ();
  g_free (seen->tls->version);
  seen->tls->version = g_strdup ("TLS 1.3");
  g_ptr_array_add (seen->tls->chain, leaf);
  return seen;
}

static void
fail (SpObservation *seen, SpStatus status, SpStage stage)
{
  seen->status = status;
  seen->stage = stage;
  g_clear_pointer (&seen->tls, sp_tls_facts_free);
}

static void
no_change (SpObservation *seen)
{
}

static void
login_in_clear (SpObservation *seen)
{
  seen->login_in_clear = SP_YES;
}

static void
login_unknown (SpObservation *seen)
{
  seen->login_in_clear = SP_UNKNOWN;
}

static void
plain_in_clear (SpObservation *seen)
{
  seen->auth_in_clear = g_strsplit ("PLAIN CRAM-MD5", " ", -1);
}

static void
challenge_in_clear (SpObservation *seen)
{
  seen->auth_in_clear = g_strsplit ("CRAM-MD5", " ", -1);
}

static void
nothing_in_clear (SpObservation *seen)
{
  seen->auth_in_clear = g_new0 (char *, 1);
}

static void
preauth (SpObservation *seen)
{
  seen->preauth = TRUE;
}

static void
no_starttls (SpObservation *seen)
{
  fail (seen, SP_STATUS_NO_STARTTLS, SP_STAGE_STARTTLS);
  seen->starttls_listed = SP_NO;
}

static void
starttls_refused (SpObservation *seen)
{
  fail (seen, SP_STATUS_STARTTLS_REFUSED, SP_STAGE_STARTTLS);
  seen->error = g_strdup ("454 later");
}

static void
cut_in_handshake (SpObservation *seen)
{
  fail (seen, SP_STATUS_CLOSED, SP_STAGE_HANDSHAKE);
}

static void
cut_in_greeting (SpObservation *seen)
{
  fail (seen, SP_STATUS_CLOSED, SP_STAGE_GREETING);
}

static void
handshake_failed (SpObservation *seen)
{
  fail (seen, SP_STATUS_TLS_FAILED, SP_STAGE_HANDSHAKE);
}

static void
unlisted_and_works (SpObservation *seen)
{
  seen->starttls_listed = SP_NO;
}

static void
masked (SpObservation *seen)
{
  no_starttls (seen);
  seen->capabilities_in_clear = g_strsplit ("SIZE XXXXXXXA", " ", -1);
}

static void
login_disabled (SpObservation *seen)
{
  no_starttls (seen);
  seen->capabilities_in_clear = g_strsplit ("IMAP4rev1 LOGINDISABLED", " ", -1);
}

static void
leftover (SpObservation *seen)
{
  seen->leftover_bytes = 17;
}

static void
refused (SpObservation *seen)
{
  fail (seen, SP_STATUS_REFUSED, SP_STAGE_CONNECT);
}

static void
timed_out (SpObservation *seen)
{
  fail (seen, SP_STATUS_TIMED_OUT, SP_STAGE_CONNECT);
}

static void
slow_after_connect (SpObservation *seen)
{
  fail (seen, SP_STATUS_TIMED_OUT, SP_STAGE_GREETING);
}

static void
rejected (SpObservation *seen)
{
  fail (seen, SP_STATUS_REJECTED, SP_STAGE_GREETING);
  seen->banner = g_strdup ("go away");
}

static void
throttled (SpObservation *seen)
{
  seen->throttled = TRUE;
}

static void
slow_greeting (SpObservation *seen)
{
  seen->timings_us[SP_STAGE_GREETING] = 3 * G_USEC_PER_SEC + 400 * 1000;
}

static void
quick_enough (SpObservation *seen)
{
  seen->timings_us[SP_STAGE_GREETING] = 3 * G_USEC_PER_SEC;
}

static void
tls12 (SpObservation *seen)
{
  g_free (seen->tls->version);
  seen->tls->version = g_strdup ("TLS 1.2");
}

static void
tls10 (SpObservation *seen)
{
  g_free (seen->tls->version);
  seen->tls->version = g_strdup ("TLS 1.0");
}

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

static void
other_leaf (SpObservation *seen)
{
  g_free (get_leaf (seen)->sha256);
  get_leaf (seen)->sha256 = g_strdup ("ff00");
}

static const struct
{
  const char *id;
  const char *uri;
  Change change;
  int severity; /* SILENT where the rule is to say nothing */
  const char *detail;
  const char *other_uri; /* (nullable) a second endpoint */
  Change other_change;
} cases[] = {
  { "cleartext-login", IMAP, login_in_clear, SP_SEVERITY_BAD },
  { "cleartext-login", RELAY, login_in_clear, SP_SEVERITY_WARNING },
  { "cleartext-login", IMAP, login_unknown, SILENT },
  { "auth-in-clear", SMTP, plain_in_clear, SP_SEVERITY_BAD, "PLAIN, CRAM-MD5" },
  { "auth-in-clear", SMTP, challenge_in_clear, SP_SEVERITY_WARNING, "CRAM-MD5" },
  { "auth-in-clear", RELAY, challenge_in_clear, SP_SEVERITY_INFO, "CRAM-MD5" },
  { "auth-in-clear", SMTP, nothing_in_clear, SILENT },
  { "preauth-in-clear", IMAP, preauth, SP_SEVERITY_BAD },
  { "preauth-in-clear", IMAP, no_change, SILENT },
  { "starttls-missing", IMAP, no_starttls, SP_SEVERITY_BAD },
  { "starttls-missing", RELAY, no_starttls, SP_SEVERITY_WARNING },
  { "starttls-missing", IMAP, starttls_refused, SILENT },
  { "starttls-broken", SMTP, starttls_refused, SP_SEVERITY_BAD, "454 later" },
  { "starttls-broken", SMTP, handshake_failed, SP_SEVERITY_BAD },
  { "starttls-broken", SMTP, cut_in_handshake, SP_SEVERITY_BAD },
  { "starttls-broken", SMTP, cut_in_greeting, SILENT },
  { "starttls-broken", IMAPS, handshake_failed, SILENT },
  { "starttls-stripped", SMTP, unlisted_and_works, SP_SEVERITY_BAD },
  { "starttls-stripped", SMTP, masked, SP_SEVERITY_BAD, "XXXXXXXA" },
  { "starttls-stripped", IMAP, login_disabled, SP_SEVERITY_BAD, "LOGINDISABLED" },
  { "starttls-stripped", SMTP, no_starttls, SILENT },
  { "starttls-stripped", IMAPS, unlisted_and_works, SILENT },
  { "starttls-response-injection", IMAP, leftover, SP_SEVERITY_BAD, "17" },
  { "starttls-response-injection", IMAP, no_change, SILENT },
  { "tls-obsolete", IMAP, tls10, SP_SEVERITY_BAD, "TLS 1.0" },
  { "tls-obsolete", IMAP, tls12, SILENT },
  { "implicit-tls-missing", IMAPS, refused, SP_SEVERITY_WARNING, NULL, IMAP, no_change },
  { "implicit-tls-missing", IMAPS, refused, SILENT, NULL, IMAP, no_starttls },
  { "implicit-tls-missing", IMAPS, refused, SILENT, NULL, SMTP, no_change },
  { "implicit-tls-missing", IMAPS, timed_out, SILENT, NULL, IMAP, no_change },
  { "implicit-tls-missing", "imaps://h.example:9930", refused, SILENT, NULL, IMAP, no_change },
  { "implicit-tls-missing", IMAPS, refused, SILENT, NULL, "imap://i.example:143", no_change },
  { "service-refuses", SMTP, rejected, SP_SEVERITY_WARNING, "go away" },
  { "service-refuses", SMTP, throttled, SP_SEVERITY_WARNING },
  { "service-refuses", SMTP, refused, SILENT },
  { "tls13-missing", IMAPS, tls12, SP_SEVERITY_INFO },
  { "tls13-missing", IMAPS, no_change, SILENT },
  { "tls13-missing", IMAPS, tls10, SILENT },
  { "port-blocked-here", RELAY, timed_out, SP_SEVERITY_INFO, NULL, SMTP, no_change },
  { "port-blocked-here", RELAY, timed_out, SILENT, NULL, SMTP, timed_out },
  { "port-blocked-here", RELAY, slow_after_connect, SILENT, NULL, SMTP, no_change },
  { "port-blocked-here", RELAY, refused, SILENT, NULL, SMTP, no_change },
  { "port-blocked-here", SMTP, timed_out, SILENT, NULL, RELAY, no_change },
  { "slow-greeting", SMTP, slow_greeting, SP_SEVERITY_INFO, "3.4 s" },
  { "slow-greeting", SMTP, quick_enough, SILENT },
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
  { "cert-self-signed", IMAPS, self_signed, SP_SEVERITY_BAD, "CN=h.example" },
  { "cert-self-signed", IMAPS, untrusted, SILENT },
  { "cert-incomplete-chain", IMAPS, incomplete, SP_SEVERITY_BAD },
  { "cert-incomplete-chain", IMAPS, untrusted, SILENT },
  { "cert-wrong-name", IMAPS, wrong_name, SP_SEVERITY_BAD, "a.example, b.example" },
  { "cert-wrong-name", IMAPS, no_change, SILENT },
  { "cert-weak-key", IMAPS, weak_key, SP_SEVERITY_BAD, "RSA 1024" },
  { "cert-weak-key", IMAPS, weak_signature, SILENT },
  { "cert-weak-signature", IMAPS, weak_signature, SP_SEVERITY_BAD, "RSA-SHA1" },
  { "cert-weak-signature", IMAPS, weak_key, SILENT },
  { "cert-differs", IMAPS, other_leaf, SP_SEVERITY_WARNING, NULL, SMTP, no_change },
  { "cert-differs", IMAPS, no_change, SILENT, NULL, SMTP, no_change },
  { "cert-differs", IMAPS, other_leaf, SILENT, NULL, "smtp://i.example:587", no_change },
};

static SpReport *
make_report (guint i)
{
  g_autoptr (SpService) service = sp_service_new ();
  g_autoptr (SpObservation) first = observe_good (cases[i].uri);
  g_autoptr (SpObservation) second = NULL;
  SpReport *report;

  sp_service_add (service, first->endpoint, SP_SOURCE_USER);
  cases[i].change (first);
  if (cases[i].other_uri)
    {
      second = observe_good (cases[i].other_uri);
      sp_service_add (service, second->endpoint, SP_SOURCE_USER);
      cases[i].other_change (second);
    }
  report = sp_report_new (service);
  sp_report_set_observation (report, 0, first);
  if (second)
    sp_report_set_observation (report, 1, second);
  return report;
}

static const SpFinding *
find (SpReport *report, const char *id)
{
  for (guint i = 0; i < sp_report_get_n_findings (report); i++)
    if (strcmp (sp_report_get_finding (report, i)->id, id) == 0)
      return sp_report_get_finding (report, i);
  return NULL;
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (SpReport) report = make_report (i);
  g_autoptr (GDateTime) now = days_from_now (0);
  const SpFinding *finding;

  sp_rules_apply (report, now);
  finding = find (report, cases[i].id);
  if (cases[i].severity == SILENT)
    {
      g_assert_null (finding);
      return;
    }
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, cases[i].severity);
  g_assert_cmpstr (sp_endpoint_get_uri (g_ptr_array_index (finding->endpoints, 0)), ==,
                   cases[i].uri);
  if (cases[i].detail)
    g_assert_cmpstr (finding->detail, ==, cases[i].detail);
}

/* Nothing is said of a service where everything is right, nor of what was not looked at. */
static void
test_silence (void)
{
  g_autoptr (SpService) service = sp_service_new ();
  g_autoptr (SpObservation) good = observe_good (IMAPS);
  g_autoptr (SpEndpoint) unseen = sp_endpoint_new_from_uri (SMTP, NULL);
  g_autoptr (GDateTime) now = days_from_now (0);
  g_autoptr (SpReport) report = NULL;

  sp_service_add (service, good->endpoint, SP_SOURCE_USER);
  sp_service_add (service, unseen, SP_SOURCE_USER);
  report = sp_report_new (service);
  sp_report_set_observation (report, 0, good);
  sp_rules_apply (report, now);
  g_assert_cmpuint (sp_report_get_n_findings (report), ==, 0);
}

/* One finding gathers its endpoints; the worst case decides; the worst finding comes first. */
static void
test_gathering (void)
{
  static const char *const uris[] = { RELAY, SMTP, IMAP };
  g_autoptr (SpService) service = sp_service_new ();
  g_autoptr (GPtrArray) seen =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sp_observation_unref);
  g_autoptr (GDateTime) now = days_from_now (0);
  g_autoptr (SpReport) report = NULL;
  const SpFinding *finding;

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_ptr_array_add (seen, observe_good (uris[i]));
      sp_service_add (service, ((SpObservation *) seen->pdata[i])->endpoint, SP_SOURCE_USER);
    }
  slow_greeting (seen->pdata[0]);
  login_in_clear (seen->pdata[0]);
  login_in_clear (seen->pdata[1]);
  report = sp_report_new (service);
  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    sp_report_set_observation (report, i, seen->pdata[i]);

  sp_rules_apply (report, now);
  g_assert_cmpuint (sp_report_get_n_findings (report), ==, 2);
  finding = sp_report_get_finding (report, 0);
  g_assert_cmpstr (finding->id, ==, "cleartext-login");
  g_assert_cmpint (finding->severity, ==, SP_SEVERITY_BAD);
  g_assert_cmpuint (finding->endpoints->len, ==, 2);
}

/* Where the computer knows no authority, no server is blamed for it. */
static void
test_no_trust_store (void)
{
  for (guint lacks = 0; lacks < 2; lacks++)
    {
      g_autoptr (SpService) service = sp_service_new ();
      g_autoptr (SpObservation) seen = observe_good (IMAPS);
      g_autoptr (GDateTime) now = days_from_now (0);
      g_autoptr (SpReport) report = NULL;

      incomplete (seen);
      sp_service_add (service, seen->endpoint, SP_SOURCE_USER);
      report = sp_report_new (service);
      sp_report_set_observation (report, 0, seen);
      sp_report_set_no_trust_store (report, lacks);
      sp_rules_apply (report, now);
      g_assert_cmpint (find (report, "no-trust-store") != NULL, ==, lacks);
      g_assert_cmpint (find (report, "cert-incomplete-chain") != NULL, ==, !lacks);
      g_assert_null (find (report, "cert-untrusted"));
    }
}

static void
check_rules (const SpRule *rules, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean fires = strcmp (rules[i].id, "no-trust-store") == 0;
      gboolean keeps_silent = fires;

      for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
        if (strcmp (cases[c].id, rules[i].id) == 0)
          {
            fires |= cases[c].severity != SILENT;
            keeps_silent |= cases[c].severity == SILENT;
          }
      g_test_message ("%s", rules[i].id);
      g_assert_true (fires);
      g_assert_true (keeps_silent);
      g_assert_true (sp_words_has_finding (rules[i].id));
    }
}

/* A new rule needs a case that fires it, one that does not, and words. */
static void
test_complete (void)
{
  guint n;
  const SpRule *rules = sp_rules_get_connection (&n);

  check_rules (rules, n);
  rules = sp_rules_get_certificate (&n);
  check_rules (rules, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/advise/rules/%s/%u", cases[i].id, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/advise/rules/silence", test_silence);
  g_test_add_func ("/advise/rules/gathering", test_gathering);
  g_test_add_func ("/advise/rules/no-trust-store", test_no_trust_store);
  g_test_add_func ("/advise/rules/complete", test_complete);
  return g_test_run ();
}
