/* The rules: a report's observations in, findings with their evidence out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules.h"

#include "rule.h"

static SpSeverity
weigh (const SpCase *self)
{
  gboolean relay = sp_endpoint_get_port (self->candidate->endpoint) == SP_RELAY_PORT;

  return relay && !self->weighed && self->severity < SP_SEVERITY_INFO ? self->severity + 1
                                                                      : self->severity;
}

/* Adds a case to the rule's finding, which the first one opens. */
static void
add_case (SpFinding **finding, const SpRule *rule, const SpCase *found)
{
  SpSeverity severity = weigh (found);

  if (*finding == NULL)
    *finding = sp_finding_new (rule->id, severity);
  sp_finding_add_case (*finding, found->candidate->endpoint, severity, found->detail);
}

static gboolean
is_safe_alternative (const SpCase *self, const SpObservation *other)
{
  return sp_endpoint_get_protocol (other->endpoint) ==
             sp_endpoint_get_protocol (self->candidate->endpoint) &&
         sp_observation_is_safe (other);
}

/* What nobody named is no fault of the service where it does not work and something else does. */
static gboolean
is_idle_guess (const SpCase *self)
{
  guint made_up = 1u << SP_SOURCE_GUESS | 1u << SP_SOURCE_CERTIFICATE;

  return (self->candidate->sources & ~made_up) == 0 &&
         !(self->seen && sp_observation_is_safe (self->seen)) &&
         sp_case_has_neighbour (self, is_safe_alternative);
}

static SpFinding *
judge (const SpRule *rule, const SpReport *report, GDateTime *now, GDateTime *released)
{
  guint n = sp_service_get_length (sp_report_get_service (report));
  SpFinding *finding = NULL;

  for (guint i = 0; i < n; i++)
    {
      SpCase found = { .report = report,
                       .now = now,
                       .released = released,
                       .candidate = sp_service_get (sp_report_get_service (report), i),
                       .seen = sp_report_get_observation (report, i),
                       .severity = rule->severity };

      if ((found.seen || rule->unseen_too) && !is_idle_guess (&found) && rule->applies (&found))
        add_case (&finding, rule, &found);
      g_free (found.detail);
    }
  return finding;
}

static void
judge_report (GPtrArray *findings, const SpReport *report, const SpReportRule *rules, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpFinding) finding = sp_finding_new (rules[i].id, rules[i].severity);

      if (rules[i].applies (report, finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }
}

static void
judge_all (GPtrArray *findings, const SpReport *report, GDateTime *now, GDateTime *released)
{
  const SpRule *rules[4];
  const SpReportRule *report_rules[2];
  guint n[4];

  rules[0] = sp_rules_get_connection (&n[0]);
  rules[1] = sp_rules_get_certificate (&n[1]);
  rules[2] = sp_rules_get_closer_look (&n[2]);
  rules[3] = sp_rules_get_service (&n[3]);
  for (guint list = 0; list < G_N_ELEMENTS (rules); list++)
    for (guint i = 0; i < n[list]; i++)
      {
        SpFinding *finding = judge (&rules[list][i], report, now, released);

        if (finding)
          g_ptr_array_add (findings, finding);
      }
  report_rules[0] = sp_rules_get_fault (&n[0]);
  report_rules[1] = sp_rules_get_published (&n[1]);
  for (guint list = 0; list < G_N_ELEMENTS (report_rules); list++)
    judge_report (findings, report, report_rules[list], n[list]);
}

/**
 * sp_rules_apply:
 * @report: a report whose observations are complete
 * @now: the time against which certificates are held
 * @released: when this program was released, before which no clock can be right
 *
 * Adds to the report what is worth telling, the worst first. What was not looked at is neither good nor bad. Port 25 is judged
 * one level milder, since it has to serve other servers too.
 */
void
sp_rules_apply (SpReport *report, GDateTime *now, GDateTime *released)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();

  judge_all (findings, report, now, released);
  for (guint severity = SP_SEVERITY_BAD; severity <= SP_SEVERITY_INFO; severity++)
    for (guint i = 0; i < findings->len; i++)
      {
        SpFinding *finding = g_ptr_array_index (findings, i);

        if (finding->severity == severity)
          sp_report_add_finding (report, finding);
      }
}
