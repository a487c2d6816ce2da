/* Tests of the rules about whose fault it is: what was seen at several servers and said by several sources, and what follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule-case.h"

#include <string.h>

#include "text/words.h"

#define MAX_SEEN 3
#define MAX_SAID 3
#define DOMAIN "example.org"

/* What was seen at one endpoint. */
typedef struct
{
  const char *uri; /* (nullable) */
  SpStatus status;
  SpStage stage;
  SpTlsProblems problems;
  const char *issuer; /* (nullable) of a finished handshake's certificate */
} Seen;

/* What one source answered. */
typedef struct
{
  SpSource source;
  SpAnswerReason reason; /* none where there was no such source */
  guint requests;
  const char *detail; /* (nullable) */
} Said;

#define DEAD SP_STATUS_DNS_FAILED, SP_STAGE_RESOLVE
#define MUTE SP_STATUS_TIMED_OUT, SP_STAGE_CONNECT
#define GOOD SP_STATUS_OK, SP_STAGE_DONE
#define CUT SP_STATUS_UNREACHABLE, SP_STAGE_CONNECT
#define A_IMAPS "imaps://a.one.example:993"
#define A_SMTPS "smtps://a.one.example:465"
#define B_SMTPS "smtps://b.two.test:465"
#define UNKNOWN SP_TLS_UNKNOWN_AUTHORITY

static const struct
{
  const char *id;
  Seen seen[MAX_SEEN];
  Said said[MAX_SAID];
  int severity; /* SILENT where the rule is to say nothing */
  const char *detail; /* (nullable) */
} cases[] = {
  { "network-missing", { { A_IMAPS, CUT }, { A_SMTPS, DEAD } }, {}, SP_SEVERITY_WARNING },
  { "network-missing",
    {},
    { { SP_SOURCE_AUTOCONFIG, SP_ANSWER_UNREACHABLE }, { SP_SOURCE_SRV, SP_ANSWER_DNS_FAILED } },
    SP_SEVERITY_WARNING },
  { "network-missing", { { A_IMAPS, CUT }, { A_SMTPS, GOOD } }, {}, SILENT },
  { "network-missing", { { A_IMAPS, DEAD }, { A_SMTPS, DEAD } }, {}, SILENT },
  { "name-service-silent", { { A_IMAPS, DEAD }, { B_SMTPS, DEAD } }, {}, SP_SEVERITY_WARNING },
  { "name-service-silent",
    {},
    { { SP_SOURCE_SRV, SP_ANSWER_DNS_FAILED }, { SP_SOURCE_MX, SP_ANSWER_TIMED_OUT } },
    SP_SEVERITY_WARNING },
  { "name-service-silent", { { A_IMAPS, DEAD }, { B_SMTPS, GOOD } }, {}, SILENT },
  { "name-service-silent", { { A_IMAPS, DEAD }, { B_SMTPS, MUTE } }, {}, SILENT },
  { "name-service-silent",
    { { A_IMAPS, DEAD } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_NOT_PUBLISHED, 1 } },
    SILENT },
  { "name-service-silent", { { A_IMAPS, MUTE } }, {}, SILENT },
  { "name-service-lies",
    {},
    { { SP_SOURCE_ISPDB, SP_ANSWER_POINTS_INSIDE, 0, "10.0.0.1" } },
    SP_SEVERITY_WARNING,
    "10.0.0.1" },
  { "name-service-lies", {}, { { SP_SOURCE_AUTOCONFIG, SP_ANSWER_POINTS_INSIDE } }, SILENT },
  { "captive-portal",
    {},
    { { SP_SOURCE_AUTOCONFIG, SP_ANSWER_HTTP_STATUS, 1, "HTTP 511" } },
    SP_SEVERITY_WARNING,
    "HTTP 511" },
  { "captive-portal",
    { { A_IMAPS, MUTE }, { A_SMTPS, SP_STATUS_NOT_MAIL, SP_STAGE_GREETING } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_CERTIFICATE, 0 } },
    SP_SEVERITY_WARNING },
  { "captive-portal",
    { { A_IMAPS, GOOD } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_CERTIFICATE, 0 } },
    SILENT },
  { "captive-portal", {}, { { SP_SOURCE_AUTOCONFIG, SP_ANSWER_CERTIFICATE, 0 } }, SILENT },
  { "intercepted",
    { { A_IMAPS, GOOD, UNKNOWN, "CN=Box" }, { B_SMTPS, GOOD, UNKNOWN, "CN=Box" } },
    {},
    SP_SEVERITY_BAD,
    "Box" },
  { "intercepted",
    { { A_IMAPS, GOOD, UNKNOWN, "CN=Box" } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_CERTIFICATE } },
    SP_SEVERITY_BAD,
    "Box" },
  { "intercepted",
    { { A_IMAPS, GOOD, 0, "CN=Avast Mail Shield" } },
    {},
    SP_SEVERITY_WARNING,
    "Avast Mail Shield" },
  { "intercepted",
    { { A_IMAPS, GOOD, UNKNOWN, "CN=FortiGate CA" } },
    {},
    SP_SEVERITY_BAD,
    "FortiGate CA" },
  { "intercepted",
    { { A_IMAPS, GOOD, UNKNOWN, "CN=Own" }, { A_SMTPS, GOOD, UNKNOWN, "CN=Own" } },
    {},
    SILENT },
  { "intercepted",
    { { A_IMAPS, GOOD, UNKNOWN | SP_TLS_EXPIRED, "CN=Own" } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_CERTIFICATE } },
    SILENT },
  { "intercepted",
    { { "imaps://mail.one.co.uk:993", GOOD, UNKNOWN, "CN=Box" },
      { "smtps://mail.two.co.uk:465", GOOD, UNKNOWN, "CN=Box" } },
    {},
    SP_SEVERITY_BAD,
    "Box" },
  { "intercepted",
    { { "imaps://imap.one.co.uk:993", GOOD, UNKNOWN, "CN=Own" },
      { "smtps://smtp.one.co.uk:465", GOOD, UNKNOWN, "CN=Own" } },
    {},
    SILENT },
  { "intercepted",
    { { "imaps://192.0.2.1:993", GOOD, UNKNOWN, "CN=Own" },
      { "smtps://198.51.100.2:465", GOOD, UNKNOWN, "CN=Own" } },
    {},
    SILENT },
  { "intercepted", { { A_IMAPS, GOOD, 0, "CN=Good" } }, {}, SILENT },
  { "mail-ports-silent",
    { { A_IMAPS, MUTE }, { A_SMTPS, MUTE } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_NOT_PUBLISHED, 1 } },
    SP_SEVERITY_WARNING },
  { "mail-ports-silent", { { A_IMAPS, MUTE }, { A_SMTPS, MUTE } }, {}, SILENT },
  /* One port alone tells nothing about all of them. */
  { "mail-ports-silent",
    { { A_IMAPS, MUTE } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_NOT_PUBLISHED, 1 } },
    SILENT },
  { "mail-ports-silent",
    { { A_IMAPS, MUTE }, { A_SMTPS, SP_STATUS_REFUSED, SP_STAGE_CONNECT } },
    { { SP_SOURCE_ISPDB, SP_ANSWER_NOT_PUBLISHED, 1 } },
    SILENT },
  { "host-silent",
    { { A_IMAPS, MUTE }, { A_SMTPS, MUTE }, { B_SMTPS, GOOD } },
    {},
    SP_SEVERITY_INFO,
    "a.one.example" },
  { "host-silent", { { A_IMAPS, MUTE }, { A_SMTPS, GOOD }, { B_SMTPS, GOOD } }, {}, SILENT },
  { "host-silent", { { A_IMAPS, MUTE }, { A_SMTPS, MUTE } }, {}, SILENT },
  { "host-silent", { { A_IMAPS, MUTE }, { B_SMTPS, GOOD } }, {}, SILENT },
  { "domain-unknown",
    {},
    { { SP_SOURCE_MX, SP_ANSWER_NOT_PUBLISHED }, { SP_SOURCE_GUESS, SP_ANSWER_NOT_PUBLISHED } },
    SP_SEVERITY_WARNING,
    DOMAIN },
  { "domain-unknown",
    {},
    { { SP_SOURCE_MX, SP_ANSWER_NOT_PUBLISHED },
      { SP_SOURCE_GUESS, SP_ANSWER_NOT_PUBLISHED },
      { SP_SOURCE_SRV, SP_ANSWER_DNS_FAILED } },
    SILENT },
  { "domain-unknown",
    {},
    { { SP_SOURCE_MX, SP_ANSWER_DNS_FAILED }, { SP_SOURCE_GUESS, SP_ANSWER_DNS_FAILED } },
    SILENT },
};

static SpObservation *
observe (const Seen *seen)
{
  SpObservation *observation = observe_good (seen->uri);

  if (seen->issuer == NULL)
    fail (observation, seen->status, seen->stage);
  else
    {
      g_free (get_leaf (observation)->issuer);
      get_leaf (observation)->issuer = g_strdup (seen->issuer);
      observation->tls->problems = seen->problems;
    }
  return observation;
}

static void
say (SpService *service, const Said *said)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (said->source);

  sp_answer_end (answer,
                 said->reason == SP_ANSWER_NOT_PUBLISHED ? SP_ANSWER_NONE : SP_ANSWER_FAILED,
                 said->reason);
  sp_answer_set_detail (answer, said->detail);
  answer->requests = said->requests;
  sp_service_set_answer (service, answer);
}

static SpReport *
make_report (const Seen *seen, const Said *said)
{
  g_autoptr(SpService) service = sp_service_new ();
  SpReport *report = sp_report_new (service);

  sp_service_set_domain (service, DOMAIN);
  for (guint i = 0; i < MAX_SAID && said[i].reason; i++)
    say (service, &said[i]);
  for (guint i = 0; i < MAX_SEEN && seen[i].uri; i++)
    {
      g_autoptr(SpObservation) observation = observe (&seen[i]);

      sp_service_add (service, observation->endpoint, SP_SOURCE_SITE);
      sp_report_grow (report);
      sp_report_set_observation (report, i, observation);
    }
  return report;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SpReport) report = make_report (cases[i].seen, cases[i].said);
      g_autoptr(GDateTime) now = days_from_now (0);
      const SpFinding *finding;

      g_test_message ("%u %s", i, cases[i].id);
      apply_rules (report, now);
      finding = find_finding (report, cases[i].id);
      g_assert_true ((finding != NULL) == (cases[i].severity != SILENT));
      if (finding == NULL)
        continue;
      g_assert_cmpint (finding->severity, ==, cases[i].severity);
      g_assert_cmpstr (finding->detail, ==, cases[i].detail);
    }
}

/* Each rule speaks once and keeps silent once, and what it says is a conclusion. */
static void
test_complete (void)
{
  guint n;
  const SpReportRule *rules = sp_rules_get_fault (&n);

  for (guint i = 0; i < n; i++)
    {
      guint spoke = 0;
      guint silent = 0;

      for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
        if (strcmp (cases[c].id, rules[i].id) == 0)
          cases[c].severity == SILENT ? silent++ : spoke++;
      g_test_message ("%s", rules[i].id);
      g_assert_cmpuint (spoke, >, 0);
      g_assert_cmpuint (silent, >, 0);
      g_assert_true (sp_words_has_finding (rules[i].id));
      g_assert_cmpstr (sp_words_finding_sureness (rules[i].id), !=, "seen");
    }
}

/* A clock of before this program is the cause of what seems to be ahead of its time, and the service is not blamed for it. */
static void
test_clock (void)
{
  static const Seen seen[MAX_SEEN] = { { A_IMAPS, GOOD, SP_TLS_NOT_YET_VALID, "CN=Good" } };
  static const Said nothing[MAX_SAID] = {};
  static const int years[] = { 0, -20 };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr(SpReport) report = make_report (seen, nothing);
      g_autoptr(GDateTime) today = days_from_now (0);
      g_autoptr(GDateTime) now = g_date_time_add_years (today, years[i]);
      gboolean slow = years[i] < 0;

      apply_rules (report, now);
      g_assert_cmpint (find_finding (report, "clock-wrong") != NULL, ==, slow);
      g_assert_cmpint (find_finding (report, "cert-not-yet-valid") == NULL, ==, slow);
    }
}

/* The day of the release is read from what the software centre is told. */
static void
test_release (void)
{
  g_autoptr(GDateTime) released = g_date_time_new_from_iso8601 (SP_RELEASED "T00:00:00Z", NULL);

  g_assert_nonnull (released);
  g_assert_cmpint (g_date_time_get_year (released), >=, 2026);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advise/fault/cases", test_cases);
  g_test_add_func ("/advise/fault/complete", test_complete);
  g_test_add_func ("/advise/fault/clock", test_clock);
  g_test_add_func ("/advise/fault/release", test_release);
  return g_test_run ();
}
