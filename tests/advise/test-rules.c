/* Tests of the rules about connections, and of how findings are gathered: each rule is fired once and kept silent once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule-case.h"

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
login_disabled_and_works (SpObservation *seen)
{
  seen->starttls_listed = SP_NO;
  seen->capabilities_in_clear = g_strsplit ("IMAP4rev1 LOGINDISABLED", " ", -1);
}

static void
refused_in_handshake (SpObservation *seen)
{
  fail (seen, SP_STATUS_REJECTED, SP_STAGE_HANDSHAKE);
}

static void
dh_1024 (SpObservation *seen)
{
  seen->tls->dh_bits = 1024;
}

static void
dh_2048 (SpObservation *seen)
{
  seen->tls->dh_bits = 2048;
}

static void
no_secure_renegotiation (SpObservation *seen)
{
  seen->tls->secure_renegotiation = SP_NO;
}

static void
list_withheld (SpObservation *seen)
{
  seen->list_withheld = TRUE;
}

static void
leftover (SpObservation *seen)
{
  seen->leftover_bytes = 17;
}

static void
early_answers (SpObservation *seen)
{
  seen->early_bytes = 23;
}

static void
certificate_demanded (SpObservation *seen)
{
  handshake_failed (seen);
  seen->tls_failure = SP_TLS_FAILURE_CLIENT_CERTIFICATE;
}

static void
name_refused (SpObservation *seen)
{
  handshake_failed (seen);
  seen->tls_failure = SP_TLS_FAILURE_NAME;
}

static void
broken_later (SpObservation *seen)
{
  fail (seen, SP_STATUS_TLS_FAILED, SP_STAGE_CAPABILITIES);
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
  seen->refusal = g_strdup ("554 go away");
}

static void
throttled (SpObservation *seen)
{
  seen->throttled = TRUE;
}

static void
throttled_and_closed (SpObservation *seen)
{
  cut_in_greeting (seen);
  seen->throttled = TRUE;
}

static void
slow_greeting (SpObservation *seen)
{
  seen->timings_us[SP_STAGE_GREETING] = 3 * G_USEC_PER_SEC + 400 * 1000;
  g_free (seen->banner);
  seen->banner = g_strdup ("220 ready");
}

/* A port that waits for TLS says nothing: that is no greeting, slow or not. */
static void
silence (SpObservation *seen)
{
  slow_greeting (seen);
  g_clear_pointer (&seen->banner, g_free);
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
use_suite (SpObservation *seen, const char *suite)
{
  g_free (seen->tls->cipher_suite);
  seen->tls->cipher_suite = g_strdup (suite);
}

static void
rc4 (SpObservation *seen)
{
  use_suite (seen, "TLS_ECDHE_RSA_WITH_RC4_128_SHA");
}

static void
no_encryption (SpObservation *seen)
{
  use_suite (seen, "TLS_RSA_WITH_NULL_SHA256");
}

static void
triple_des (SpObservation *seen)
{
  use_suite (seen, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA");
}

static void
no_forward_secrecy (SpObservation *seen)
{
  use_suite (seen, "TLS_RSA_WITH_AES_128_CBC_SHA");
}

static void
good_suite (SpObservation *seen)
{
  use_suite (seen, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");
}

static void
suite_of_tls13 (SpObservation *seen)
{
  use_suite (seen, "TLS_AES_256_GCM_SHA384");
}

static void
starttls_again (SpObservation *seen)
{
  seen->starttls_after_tls = TRUE;
}

static const RuleCase cases[] = {
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
  { "starttls-broken", SMTP, certificate_demanded, SILENT },
  { "starttls-broken", SMTP, name_refused, SILENT },
  { "starttls-broken", SMTP, broken_later, SILENT },
  { "client-certificate-demanded", SMTP, certificate_demanded, SP_SEVERITY_WARNING },
  { "client-certificate-demanded", IMAPS, handshake_failed, SILENT },
  { "name-not-known", IMAPS, name_refused, SP_SEVERITY_WARNING, "h.example" },
  { "name-not-known", IMAPS, handshake_failed, SILENT },
  { "answers-early", IMAPS, early_answers, SP_SEVERITY_WARNING, "23" },
  { "answers-early", IMAPS, no_change, SILENT },
  { "starttls-stripped", SMTP, unlisted_and_works, SILENT },
  { "starttls-stripped", IMAP, login_disabled_and_works, SILENT },
  { "starttls-unlisted", SMTP, unlisted_and_works, SP_SEVERITY_WARNING },
  { "starttls-unlisted", SMTP, no_change, SILENT },
  { "starttls-unlisted", SMTP, no_starttls, SILENT },
  { "starttls-unlisted", IMAPS, unlisted_and_works, SILENT },
  { "starttls-broken", SMTP, refused_in_handshake, SP_SEVERITY_BAD },
  { "list-withheld", SMTP, list_withheld, SP_SEVERITY_INFO },
  { "list-withheld", SMTP, no_change, SILENT },
  { "weak-dh", SMTP, dh_1024, SP_SEVERITY_WARNING, "1024" },
  { "weak-dh", SMTP, dh_2048, SILENT },
  { "weak-dh", SMTP, no_change, SILENT },
  { "no-secure-renegotiation", SMTP, no_secure_renegotiation, SP_SEVERITY_WARNING },
  { "no-secure-renegotiation", SMTP, no_change, SILENT },
  { "starttls-stripped", IMAP, no_starttls, SP_SEVERITY_BAD, "srv", NULL, NULL, SP_SOURCE_SRV },
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
  { "service-refuses", SMTP, rejected, SP_SEVERITY_INFO, "554 go away" },
  { "service-refuses", SMTP, throttled_and_closed, SP_SEVERITY_INFO },
  { "service-refuses", SMTP, throttled, SILENT },
  { "service-refuses", SMTP, refused, SILENT },
  { "tls13-missing", IMAPS, tls12, SP_SEVERITY_WARNING },
  { "tls13-missing", IMAPS, no_change, SILENT },
  { "tls13-missing", IMAPS, tls10, SILENT },
  { "weak-cipher", IMAPS, rc4, SP_SEVERITY_BAD, "TLS_ECDHE_RSA_WITH_RC4_128_SHA" },
  { "weak-cipher", IMAPS, no_encryption, SP_SEVERITY_BAD, "TLS_RSA_WITH_NULL_SHA256" },
  { "weak-cipher", IMAPS, triple_des, SP_SEVERITY_WARNING },
  { "weak-cipher", RELAY, triple_des, SP_SEVERITY_INFO },
  { "weak-cipher", IMAPS, no_forward_secrecy, SP_SEVERITY_WARNING },
  { "weak-cipher", IMAPS, good_suite, SILENT },
  { "weak-cipher", IMAPS, suite_of_tls13, SILENT },
  { "weak-cipher", IMAPS, no_change, SILENT },
  { "starttls-after-tls", SMTP, starttls_again, SP_SEVERITY_WARNING },
  { "starttls-after-tls", SMTP, no_change, SILENT },
  { "port-blocked-here", RELAY, timed_out, SP_SEVERITY_INFO, NULL, SMTP, no_change },
  { "port-blocked-here", RELAY, timed_out, SILENT, NULL, SMTP, timed_out },
  { "port-blocked-here", RELAY, slow_after_connect, SILENT, NULL, SMTP, no_change },
  { "port-blocked-here", RELAY, refused, SILENT, NULL, SMTP, no_change },
  { "port-blocked-here", SMTP, timed_out, SILENT, NULL, RELAY, no_change },
  { "slow-greeting", SMTP, slow_greeting, SP_SEVERITY_INFO, "3.4 s" },
  { "slow-greeting", SMTP, quick_enough, SILENT },
  { "slow-greeting", SMTP, silence, SILENT },
};

/* Nothing is said of a service where everything is right, nor of what was not looked at. */
static void
test_silence (void)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpObservation) good = observe_good (IMAPS);
  g_autoptr(SpEndpoint) unseen = sp_endpoint_new_from_uri (SMTP, NULL);
  g_autoptr(GDateTime) now = days_from_now (0);
  g_autoptr(SpReport) report = NULL;

  sp_service_add (service, good->endpoint, SP_SOURCE_USER);
  sp_service_add (service, unseen, SP_SOURCE_USER);
  report = sp_report_new (service);
  sp_report_set_observation (report, 0, good);
  apply_rules (report, now);
  g_assert_cmpuint (sp_report_get_n_findings (report), ==, 0);
}

/* One finding gathers its endpoints; the worst case decides; the worst finding comes first. */
static void
test_gathering (void)
{
  static const char *const uris[] = { RELAY, SMTP, IMAP };
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(GPtrArray) seen =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sp_observation_unref);
  g_autoptr(GDateTime) now = days_from_now (0);
  g_autoptr(SpReport) report = NULL;
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

  apply_rules (report, now);
  g_assert_cmpuint (sp_report_get_n_findings (report), ==, 3);
  finding = sp_report_get_finding (report, 0);
  g_assert_cmpstr (finding->id, ==, "cleartext-login");
  g_assert_cmpint (finding->severity, ==, SP_SEVERITY_BAD);
  g_assert_cmpuint (finding->endpoints->len, ==, 2);
}

/* Where more than port 25 is silent, the network is not to blame for that port alone. */
static void
test_more_than_one_silent (void)
{
  static const char *const uris[] = { RELAY, SMTP, IMAPS };

  for (guint silent = 0; silent < 2; silent++)
    {
      g_autoptr(SpService) service = sp_service_new ();
      g_autoptr(GDateTime) now = days_from_now (0);
      g_autoptr(SpReport) report = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
        {
          g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uris[i], NULL);

          sp_service_add (service, endpoint, SP_SOURCE_USER);
        }
      report = sp_report_new (service);
      for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
        {
          g_autoptr(SpObservation) seen = observe_good (uris[i]);

          if (i == 0 || (i == 2 && silent))
            timed_out (seen);
          sp_report_set_observation (report, i, seen);
        }
      apply_rules (report, now);
      g_assert_cmpint (find_finding (report, "port-blocked-here") != NULL, ==, !silent);
    }
}

static void
test_complete (void)
{
  guint n;
  const SpRule *rules = sp_rules_get_connection (&n);

  check_rules (rules, n, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rule_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/advise/rules/silence", test_silence);
  g_test_add_func ("/advise/rules/gathering", test_gathering);
  g_test_add_func ("/advise/rules/more-than-one-silent", test_more_than_one_silent);
  g_test_add_func ("/advise/rules/connection-complete", test_complete);
  return g_test_run ();
}
