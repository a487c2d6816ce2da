/* Tests of the rules about what is published: who disagrees, what points elsewhere, what cannot be used, and what is no finding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule-case.h"

#include <string.h>

#include "text/words.h"

#define DOMAIN "example.org"
#define MAX_SAID 3

/* What one source answered. */
typedef struct
{
  SpSource source;
  const char *uris; /* (nullable) separated by spaces; NULL for a failure */
  const char *user_name; /* (nullable) */
  SpAnswerReason reason;
  const char *detail; /* (nullable) */
} Said;

/* What all sources answered, and what one rule makes of it. */
static const struct
{
  const char *id;
  Said said[MAX_SAID];
  const char *detail; /* NULL where the rule is to be silent */
  guint n_endpoints;
} cases[] = {
  { "sources-disagree",
    { { SP_SOURCE_AUTOCONFIG, "imaps://a.example:993" },
      { SP_SOURCE_SRV, "imaps://b.example:993 imap://b.example:143" } },
    "autoconfig: imap a.example; srv: imap b.example",
    2 },
  { "sources-disagree",
    { { SP_SOURCE_ISPDB, "smtps://b.example:465" }, { SP_SOURCE_SITE, "smtps://a.example:465" } },
    "site: smtp a.example; ispdb: smtp b.example",
    1 },
  { "sources-disagree",
    { { SP_SOURCE_AUTOCONFIG, "imaps://a.example:993" },
      { SP_SOURCE_SRV, "imap://a.example:143 imaps://b.example:993" } },
    NULL },
  { "sources-disagree",
    { { SP_SOURCE_AUTOCONFIG, "imaps://a.example:993" },
      { SP_SOURCE_SRV, "smtps://b.example:465" } },
    NULL },
  { "sources-disagree",
    { { SP_SOURCE_AUTOCONFIG, "imaps://a.example:993" },
      { SP_SOURCE_GUESS, "imaps://b.example:993" } },
    NULL },
  { "sources-disagree",
    { { SP_SOURCE_USER, "imaps://a.example:993" }, { SP_SOURCE_SRV, "imaps://b.example:993" } },
    NULL },
  { "sources-disagree",
    { { SP_SOURCE_AUTOCONFIG, NULL, NULL, SP_ANSWER_TIMED_OUT },
      { SP_SOURCE_SRV, "imaps://b.example:993" } },
    NULL },
  { "user-names-disagree",
    { { SP_SOURCE_AUTOCONFIG, "imaps://a.example:993", "%EMAILADDRESS%" },
      { SP_SOURCE_ISPDB, "imaps://a.example:993", "%EMAILLOCALPART%" } },
    "autoconfig: imap %EMAILADDRESS%; ispdb: imap %EMAILLOCALPART%",
    1 },
  { "user-names-disagree",
    { { SP_SOURCE_AUTOCONFIG, "imaps://a.example:993", "%EmailAddress%" },
      { SP_SOURCE_SRV, "imaps://a.example:993" },
      { SP_SOURCE_ISPDB, "imaps://a.example:993", "%EMAILADDRESS%" } },
    NULL },
  { "published-broken",
    { { SP_SOURCE_AUTOCONFIG, NULL, NULL, SP_ANSWER_MALFORMED, "line 3" },
      { SP_SOURCE_PACC, NULL, NULL, SP_ANSWER_DIGEST_MISMATCH },
      { SP_SOURCE_SRV, NULL, NULL, SP_ANSWER_DNS_FAILED, "silence" } },
    "autoconfig: malformed, line 3; pacc: digest-mismatch" },
  { "published-broken",
    { { SP_SOURCE_ISPDB, NULL, NULL, SP_ANSWER_TOO_LONG },
      { SP_SOURCE_MX, NULL, NULL, SP_ANSWER_REDIRECTS, "https://a" },
      { SP_SOURCE_AUTODISCOVER, NULL, NULL, SP_ANSWER_INSECURE_REDIRECT } },
    "ispdb: too-long; mx: too-many-redirects, https://a; autodiscover: insecure-redirect" },
  { "published-broken",
    { { SP_SOURCE_PACC, NULL, NULL, SP_ANSWER_DIGEST_MISSING } },
    "pacc: digest-missing" },
  { "published-broken",
    { { SP_SOURCE_AUTOCONFIG, NULL, NULL, SP_ANSWER_HTTP_STATUS },
      { SP_SOURCE_ISPDB, NULL, NULL, SP_ANSWER_CERTIFICATE },
      { SP_SOURCE_SRV, "imaps://a.example:993" } },
    NULL },
  { "points-inside",
    { { SP_SOURCE_AUTOCONFIG, NULL, NULL, SP_ANSWER_POINTS_INSIDE, "10.0.0.1" },
      { SP_SOURCE_MX, NULL, NULL, SP_ANSWER_POINTS_INSIDE } },
    "autoconfig: 10.0.0.1; mx: points-inside" },
  { "points-inside", { { SP_SOURCE_AUTOCONFIG, NULL, NULL, SP_ANSWER_UNREACHABLE } }, NULL },
  { "exchange-only", { { SP_SOURCE_AUTODISCOVER, NULL, NULL, SP_ANSWER_EXCHANGE_ONLY } }, "" },
  { "exchange-only", { { SP_SOURCE_AUTOCONFIG, NULL, NULL, SP_ANSWER_EXCHANGE_ONLY } }, "" },
  { "exchange-only", { { SP_SOURCE_AUTODISCOVER, NULL, NULL, SP_ANSWER_NEEDS_SIGN_IN } }, NULL },
  { "no-mail", { { SP_SOURCE_MX, NULL, NULL, SP_ANSWER_NO_MAIL } }, DOMAIN },
  { "no-mail", { { SP_SOURCE_MX, NULL, NULL, SP_ANSWER_NOT_PUBLISHED } }, NULL },
};

static SpAnswer *
make_answer (const Said *said)
{
  g_auto(GStrv) uris = g_strsplit (said->uris ? said->uris : "", " ", -1);
  SpAnswer *answer = sp_answer_new (said->source);

  for (guint i = 0; uris[i]; i++)
    {
      g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uris[i], NULL);
      SpOffer *offer = sp_offer_new (endpoint);

      offer->user_name = g_strdup (said->user_name);
      sp_answer_add_offer (answer, offer);
    }
  sp_answer_end (answer, said->uris ? SP_ANSWER_FOUND : SP_ANSWER_FAILED, said->reason);
  sp_answer_set_detail (answer, said->detail);
  return answer;
}

static SpReport *
make_report (const Said *said, guint n)
{
  g_autoptr(SpService) service = sp_service_new ();

  sp_service_set_domain (service, DOMAIN);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpAnswer) answer = make_answer (&said[i]);

      if (said[i].uris || said[i].reason)
        sp_service_set_answer (service, answer);
    }
  return sp_report_new (service);
}

static void
apply (SpReport *report)
{
  g_autoptr(GDateTime) now = days_from_now (0);

  apply_rules (report, now);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SpReport) report = make_report (cases[i].said, MAX_SAID);
  const SpFinding *finding;

  apply (report);
  finding = find_finding (report, cases[i].id);
  g_assert_cmpint (finding != NULL, ==, cases[i].detail != NULL);
  if (finding == NULL)
    return;
  if (*cases[i].detail)
    g_assert_cmpstr (finding->detail, ==, cases[i].detail);
  g_assert_cmpuint (finding->endpoints->len, ==, cases[i].n_endpoints);
}

/* An entry that was left out is told, also where others were in order. */
static void
test_dropped (void)
{
  g_autoptr(SpReport) report = make_report (NULL, 0);
  g_autoptr(SpAnswer) answer =
      make_answer (&(Said){ SP_SOURCE_AUTOCONFIG, "imaps://a.example:993" });

  sp_answer_drop (answer, "incomingServer 2", "no port");
  sp_service_set_answer (sp_report_get_service (report), answer);
  apply (report);
  g_assert_cmpstr (find_finding (report, "published-broken")->detail, ==,
                   "autoconfig: incomingServer 2: no port");
}

static void
add (SpReport *report, const char *uri, SpSource source, gboolean outside)
{
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, NULL);
  SpService *service = sp_report_get_service (report);
  guint place = sp_service_add (service, endpoint, source);

  if (outside)
    sp_service_mark_outside (service, place);
  sp_report_grow (report);
}

static void
test_outside (void)
{
  g_autoptr(SpReport) report = make_report (NULL, 0);
  g_autoptr(SpReport) silent = make_report (NULL, 0);
  const SpFinding *finding;

  add (report, "imaps://a.example:993", SP_SOURCE_SRV, TRUE);
  add (report, "imaps://b.example:993", SP_SOURCE_CERTIFICATE, TRUE);
  add (report, "imaps://c.example:993", SP_SOURCE_GUESS, TRUE);
  add (report, "imaps://d.example:993", SP_SOURCE_SRV, FALSE);
  apply (report);
  finding = find_finding (report, "target-outside-domain");
  g_assert_cmpuint (finding->endpoints->len, ==, 2);
  g_assert_cmpstr (finding->detail, ==, DOMAIN);
  add (silent, "imaps://a.example:993", SP_SOURCE_SRV, FALSE);
  add (silent, "imaps://c.example:993", SP_SOURCE_GUESS, TRUE);
  apply (silent);
  g_assert_null (find_finding (silent, "target-outside-domain"));
}

/* Each name is told once, however many of its ports there are. */
static void
test_scripts (void)
{
  g_autoptr(SpReport) report = make_report (NULL, 0);
  g_autoptr(SpReport) domain = make_report (NULL, 0);
  const SpFinding *finding;

  add (report, "imaps://xn--exmple-4nf.org:993", SP_SOURCE_SRV, FALSE);
  add (report, "imap://xn--exmple-4nf.org:143", SP_SOURCE_SRV, FALSE);
  add (report, "imaps://xn--mller-kva.example:993", SP_SOURCE_SRV, FALSE);
  apply (report);
  finding = find_finding (report, "mixed-scripts");
  g_assert_cmpstr (finding->detail, ==, "xn--exmple-4nf.org");
  g_assert_cmpuint (finding->endpoints->len, ==, 2);
  apply (domain);
  g_assert_null (find_finding (domain, "mixed-scripts"));
  sp_service_set_domain (sp_report_get_service (domain), "xn--exmple-4nf.org");
  apply (domain);
  g_assert_cmpstr (find_finding (domain, "mixed-scripts")->detail, ==, "xn--exmple-4nf.org");
}

static void
expired (SpObservation *seen)
{
  seen->tls->problems = SP_TLS_EXPIRED;
}

static void
see (SpReport *report, guint i, Change change)
{
  SpEndpoint *endpoint = sp_service_get (sp_report_get_service (report), i)->endpoint;
  g_autoptr(SpObservation) seen = observe_good (sp_endpoint_get_uri (endpoint));

  change (seen);
  sp_report_set_observation (report, i, seen);
}

static void
left_alone (SpObservation *seen)
{
  seen->status = SP_STATUS_NOT_CONTACTED;
  seen->inside = g_strdupv ((char *[]){ (char *) "10.0.0.1", (char *) "::1", NULL });
}

static void
partly (SpObservation *seen)
{
  seen->inside = g_strdupv ((char *[]){ (char *) "10.0.0.1", NULL });
}

/* A server that leads inside is bad where nothing safe is left, and a guess is not told where something is. */
static void
test_inside (void)
{
  static const struct
  {
    SpSource source;
    Change change;
    Change other_change;
    int severity; /* or SILENT */
    const char *detail;
  } vectors[] = {
    { SP_SOURCE_SRV, left_alone, no_change, SP_SEVERITY_WARNING, "a.example: 10.0.0.1, ::1" },
    { SP_SOURCE_SRV, left_alone, expired, SP_SEVERITY_BAD, "a.example: 10.0.0.1, ::1" },
    { SP_SOURCE_SRV, left_alone, left_alone, SP_SEVERITY_BAD,
      "a.example: 10.0.0.1, ::1; b.example: 10.0.0.1, ::1" },
    { SP_SOURCE_SRV, partly, no_change, SP_SEVERITY_WARNING, "a.example: 10.0.0.1" },
    { SP_SOURCE_SRV, no_change, no_change, SILENT },
    { SP_SOURCE_GUESS, left_alone, no_change, SILENT },
    { SP_SOURCE_GUESS, left_alone, expired, SP_SEVERITY_BAD, "a.example: 10.0.0.1, ::1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpReport) report = make_report (NULL, 0);
      const SpFinding *finding;

      add (report, "imaps://a.example:993", vectors[i].source, FALSE);
      add (report, "imaps://b.example:993", SP_SOURCE_SRV, FALSE);
      add (report, "imap://a.example:143", vectors[i].source, FALSE);
      see (report, 0, vectors[i].change);
      see (report, 1, vectors[i].other_change);
      see (report, 2, vectors[i].change);
      apply (report);
      finding = find_finding (report, "points-inside");
      g_assert_cmpint (finding ? (int) finding->severity : SILENT, ==, vectors[i].severity);
      if (finding)
        g_assert_cmpstr (finding->detail, ==, vectors[i].detail);
    }
}

/* What nobody named is no fault where something else works; where it is all there is, or somebody's word, it is told. */
static void
test_idle_guess (void)
{
  static const struct
  {
    SpSource source;
    const char *other;
    Change other_change;
    gboolean told;
  } vectors[] = {
    { SP_SOURCE_GUESS, "imaps://b.example:993", no_change, FALSE },
    { SP_SOURCE_CERTIFICATE, "imaps://b.example:993", no_change, FALSE },
    { SP_SOURCE_GUESS, "imaps://b.example:993", expired, TRUE },
    { SP_SOURCE_GUESS, "smtps://b.example:465", no_change, TRUE },
    { SP_SOURCE_SRV, "imaps://b.example:993", no_change, TRUE },
    { SP_SOURCE_USER, "imaps://b.example:993", no_change, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpReport) report = make_report (NULL, 0);
      const SpFinding *finding;
      gboolean told = FALSE;

      add (report, "imaps://a.example:993", vectors[i].source, FALSE);
      add (report, vectors[i].other, SP_SOURCE_SRV, FALSE);
      see (report, 0, expired);
      see (report, 1, vectors[i].other_change);
      apply (report);
      finding = find_finding (report, "cert-expired");
      for (guint e = 0; finding && e < finding->endpoints->len; e++)
        told |= g_str_equal (sp_endpoint_get_host (finding->endpoints->pdata[e]), "a.example");
      g_assert_cmpint (told, ==, vectors[i].told);
    }
}

/* Nobody looks at what is published without any protection; it is bad all the same. STARTTLS that nobody looked at is not. */
static void
test_unseen_weaker (void)
{
  static const struct
  {
    SpSecurity security;
    SpSource source;
    Change stronger;
    int severity;
  } vectors[] = {
    { SP_SECURITY_NONE, SP_SOURCE_ISPDB, no_change, SP_SEVERITY_BAD },
    { SP_SECURITY_NONE, SP_SOURCE_GUESS, no_change, SILENT },
    { SP_SECURITY_NONE, SP_SOURCE_ISPDB, expired, SILENT },
    { SP_SECURITY_STARTTLS, SP_SOURCE_ISPDB, no_change, SILENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpReport) report = make_report (NULL, 0);
      g_autoptr(SpEndpoint) weaker =
          sp_endpoint_new (SP_PROTOCOL_IMAP, "a.example", 143, vectors[i].security);
      const SpFinding *finding;

      add (report, "imaps://a.example:993", SP_SOURCE_GUESS, FALSE);
      sp_service_add (sp_report_get_service (report), weaker, vectors[i].source);
      sp_report_grow (report);
      see (report, 0, vectors[i].stronger);
      apply (report);
      finding = find_finding (report, "published-weaker");
      g_assert_cmpint (finding ? (int) finding->severity : SILENT, ==, vectors[i].severity);
      if (finding)
        g_assert_cmpstr (finding->detail, ==, "ispdb");
    }
}

/* A rule needs a case that fires it, one that does not, and words. Two rules have tests of their own. */
static void
test_complete (void)
{
  guint n;
  const SpReportRule *rules = sp_rules_get_published (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean own = g_str_equal (rules[i].id, "target-outside-domain") ||
                     g_str_equal (rules[i].id, "mixed-scripts");
      gboolean fires = own, keeps_silent = own;

      for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
        if (g_str_equal (cases[c].id, rules[i].id))
          {
            fires |= cases[c].detail != NULL;
            keeps_silent |= cases[c].detail == NULL;
          }
      g_test_message ("%s", rules[i].id);
      g_assert_true (fires && keeps_silent);
      g_assert_true (sp_words_has_finding (rules[i].id));
    }
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
  g_test_add_func ("/advise/rules/published-dropped", test_dropped);
  g_test_add_func ("/advise/rules/published-outside", test_outside);
  g_test_add_func ("/advise/rules/published-scripts", test_scripts);
  g_test_add_func ("/advise/rules/points-inside", test_inside);
  g_test_add_func ("/advise/rules/idle-guess", test_idle_guess);
  g_test_add_func ("/advise/rules/unseen-weaker", test_unseen_weaker);
  g_test_add_func ("/advise/rules/published-complete", test_complete);
  return g_test_run ();
}
