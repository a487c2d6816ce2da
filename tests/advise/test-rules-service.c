/* Tests of the rules about the service as a whole: each rule is fired once and kept silent once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule-case.h"

static void
unresolved (SpObservation *seen)
{
  fail (seen, SP_STATUS_UNRESOLVED, SP_STAGE_RESOLVE);
}

static void
expired (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_EXPIRED;
}

static void
no_auth (SpObservation *seen)
{
  seen->capabilities = g_strsplit ("SIZE PIPELINING", " ", -1);
  seen->auth = g_new0 (char *, 1);
}

static void
some_auth (SpObservation *seen)
{
  seen->capabilities = g_strsplit ("AUTH SIZE", " ", -1);
  seen->auth = g_strsplit ("PLAIN LOGIN", " ", -1);
}

static void
no_auth_and_expired (SpObservation *seen)
{
  no_auth (seen);
  expired (seen);
}

static void
same_over_ipv4 (SpObservation *seen)
{
  seen->address = g_strdup ("2001:db8::1");
  seen->other = sp_observation_new (seen->endpoint);
  seen->other->address = g_strdup ("192.0.2.1");
  seen->other->status = seen->status;
  seen->other->login_in_clear = seen->login_in_clear;
}

static void
dead_over_ipv4 (SpObservation *seen)
{
  same_over_ipv4 (seen);
  seen->other->status = SP_STATUS_REFUSED;
}

static void
other_sign_in_over_ipv4 (SpObservation *seen)
{
  same_over_ipv4 (seen);
  seen->auth = g_strsplit ("PLAIN LOGIN", " ", -1);
  seen->other->auth = g_strsplit ("XOAUTH2", " ", -1);
}

static void
other_leaf_over_ipv4 (SpObservation *seen)
{
  SpCertificate *leaf = sp_certificate_new ();

  same_over_ipv4 (seen);
  leaf->sha256 = g_strdup ("aa11");
  seen->other->tls = sp_tls_facts_new ();
  g_ptr_array_add (seen->other->tls->chain, leaf);
}

static SpObservation *
add_further (SpObservation *seen, const char *address)
{
  SpObservation *other = sp_observation_new (seen->endpoint);

  if (seen->others == NULL)
    seen->others = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_observation_unref);
  g_ptr_array_add (seen->others, other);
  other->address = g_strdup (address);
  other->status = seen->status;
  other->login_in_clear = seen->login_in_clear;
  return other;
}

static void
one_of_three_dead (SpObservation *seen)
{
  seen->address = g_strdup ("192.0.2.1");
  add_further (seen, "192.0.2.2");
  add_further (seen, "192.0.2.3")->status = SP_STATUS_REFUSED;
}

static void
two_alike (SpObservation *seen)
{
  add_further (seen, "192.0.2.2");
}

/* The whole connection stays readable: kept as evidence of what is published. */
static void
in_the_clear (SpObservation *seen)
{
  g_autoptr(SpEndpoint) clear =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "h.example", 143, SP_SECURITY_NONE);

  g_clear_pointer (&seen->endpoint, sp_endpoint_unref);
  seen->endpoint = g_steal_pointer (&clear);
  g_clear_pointer (&seen->tls, sp_tls_facts_free);
}

#define SITE SP_SOURCE_SITE

static void
speaks_pop (SpObservation *seen)
{
  fail (seen, SP_STATUS_PROTOCOL_ERROR, SP_STAGE_GREETING);
  seen->error = g_strdup ("a POP3 server answered: +OK");
}

static const RuleCase cases[] = {
  { "published-weaker", SMTP, no_change, SILENT, NULL, SMTPS, no_change, SITE },
  { "published-weaker", SMTP, no_change, SILENT, NULL, SMTPS, no_change },
  { "published-unreachable", SMTP, refused, SP_SEVERITY_INFO, NULL, SMTPS, no_change, SITE },
  { "published-unreachable", SMTP, refused, SP_SEVERITY_WARNING, NULL, IMAPS, no_change, SITE },
  { "published-unreachable", SMTP, unresolved, SP_SEVERITY_WARNING, NULL, SMTPS, expired, SITE },
  { "published-unreachable", SMTP, timed_out, SP_SEVERITY_INFO, NULL, IMAPS, no_change, SITE },
  { "published-unreachable", RELAY, timed_out, SILENT, NULL, IMAPS, no_change, SITE },
  { "published-unreachable", SMTP, refused, SILENT, NULL, IMAPS, refused, SITE },
  { "published-unreachable", SMTP, refused, SILENT, NULL, SMTPS, no_change },
  { "submission-on-relay-port", RELAY, no_change, SP_SEVERITY_WARNING },
  { "submission-on-relay-port", RELAY, no_change, SP_SEVERITY_WARNING, NULL, SMTP, refused },
  { "submission-on-relay-port", RELAY, no_change, SP_SEVERITY_INFO, NULL, SMTP, timed_out },
  { "submission-on-relay-port", RELAY, no_change, SP_SEVERITY_INFO, NULL, SMTP, no_change },
  { "submission-on-relay-port", RELAY, refused, SILENT },
  { "submission-on-relay-port", SMTP, no_change, SILENT },
  { "submission-without-sign-in", SMTPS, no_auth, SP_SEVERITY_WARNING },
  { "submission-without-sign-in", SMTPS, some_auth, SILENT },
  { "submission-without-sign-in", SMTPS, no_auth_and_expired, SILENT },
  { "submission-without-sign-in", SMTPS, no_change, SILENT },
  { "submission-without-sign-in", RELAY, no_auth, SILENT },
  { "submission-without-sign-in", IMAPS, no_auth, SILENT },
  { "address-families-differ", IMAPS, dead_over_ipv4, SP_SEVERITY_WARNING,
    "2001:db8::1: ok; 192.0.2.1: refused" },
  { "address-families-differ", IMAPS, other_sign_in_over_ipv4, SP_SEVERITY_WARNING, NULL },
  { "address-families-differ", IMAPS, other_leaf_over_ipv4, SP_SEVERITY_WARNING, NULL },
  { "address-families-differ", IMAPS, same_over_ipv4, SILENT },
  { "address-families-differ", IMAPS, no_change, SILENT },
  { "addresses-differ", IMAPS, one_of_three_dead, SP_SEVERITY_WARNING,
    "192.0.2.1: ok; 192.0.2.3: refused" },
  { "addresses-differ", IMAPS, two_alike, SILENT },
  { "addresses-differ", IMAPS, no_change, SILENT },
  { "pop-only", POP3S, no_change, SP_SEVERITY_INFO, NULL, IMAPS, refused },
  { "pop-only", POP3S, no_change, SILENT, NULL, IMAPS, timed_out },
  { "pop-only", POP3S, no_change, SILENT, NULL, "imaps://h.example:995", speaks_pop },
  { "other-protocol", "imaps://h.example:995", speaks_pop, SP_SEVERITY_WARNING,
    "a POP3 server answered: +OK", NULL, NULL, SP_SOURCE_SRV },
  { "other-protocol", "imaps://h.example:995", speaks_pop, SILENT, NULL, NULL, NULL,
    SP_SOURCE_GUESS },
  { "other-protocol", IMAPS, refused, SILENT, NULL, NULL, NULL, SP_SOURCE_SRV },
  { "pop-only", POP3S, no_change, SILENT, NULL, IMAPS, no_change },
  { "pop-only", POP3S, refused, SILENT, NULL, IMAPS, refused },
  { "pop-only", POP3S, no_change, SILENT, NULL, SMTPS, no_change },
  { "pop-only", POP3S, no_change, SP_SEVERITY_INFO, NULL, SMTPS, no_change, SITE },
};

/* A published connection beside a stronger one that somebody else named: which sources, and what is said. */
static void
test_published_weaker (void)
{
  static const struct
  {
    gboolean clear;
    SpSource weaker;
    SpSource stronger;
    Change change;
    int severity;
  } vectors[] = {
    { TRUE, SP_SOURCE_SITE, SP_SOURCE_SITE, no_change, SP_SEVERITY_BAD },
    { TRUE, SP_SOURCE_SITE, SP_SOURCE_USER, no_change, SP_SEVERITY_BAD },
    { TRUE, SP_SOURCE_USER, SP_SOURCE_SITE, no_change, SILENT },
    { TRUE, SP_SOURCE_SITE, SP_SOURCE_SITE, expired, SILENT },
    { FALSE, SP_SOURCE_SITE, SP_SOURCE_USER, no_change, SP_SEVERITY_WARNING },
    { FALSE, SP_SOURCE_SITE, SP_SOURCE_SITE, no_change, SILENT },
    { FALSE, SP_SOURCE_SITE, SP_SOURCE_USER, refused, SILENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpService) service = sp_service_new ();
      g_autoptr(SpObservation) weaker = observe_good (IMAP);
      g_autoptr(SpObservation) stronger = observe_good (IMAPS);
      g_autoptr(GDateTime) now = days_from_now (0);
      g_autoptr(SpReport) report = NULL;
      const SpFinding *finding;

      if (vectors[i].clear)
        in_the_clear (weaker);
      vectors[i].change (stronger);
      sp_service_add (service, weaker->endpoint, vectors[i].weaker);
      sp_service_add (service, stronger->endpoint, vectors[i].stronger);
      report = sp_report_new (service);
      sp_report_set_observation (report, 0, weaker);
      sp_report_set_observation (report, 1, stronger);
      apply_rules (report, now);
      finding = find_finding (report, "published-weaker");
      g_assert_cmpint (finding ? (int) finding->severity : SILENT, ==, vectors[i].severity);
    }
}

/* One that another test fires needs no case of the table; the table has one that keeps it silent. */
static void
test_complete (void)
{
  guint n;
  const SpRule *rules = sp_rules_get_service (&n);

  g_assert_cmpstr (rules[0].id, ==, "published-weaker");
  check_rules (rules + 1, n - 1, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rule_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/advise/rules/published-weaker", test_published_weaker);
  g_test_add_func ("/advise/rules/service-complete", test_complete);
  return g_test_run ();
}
