/* What the tests of the rules share: a good observation, a case of a table, and how it is tried.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule-case.h"

#include <string.h>

#include "text/words.h"

GDateTime *
days_from_now (int days)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);

  return g_date_time_add_days (now, days);
}

/* For a program that was released some weeks ago. */
void
apply_rules (SpReport *report, GDateTime *now)
{
  g_autoptr(GDateTime) released = days_from_now (-22);

  sp_rules_apply (report, now, released);
}

SpCertificate *
get_leaf (SpObservation *seen)
{
  return g_ptr_array_index (seen->tls->chain, 0);
}

/* What is seen where everything is right. */
SpObservation *
observe_good (const char *uri)
{
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (uri, NULL);
  SpObservation *seen = sp_observation_new (endpoint);
  SpCertificate *leaf = sp_certificate_new ();

  g_clear_pointer (&leaf->subject, g_free);
  g_clear_pointer (&leaf->sha256, g_free);
  leaf->subject = g_strdup ("CN=h.example");
  leaf->sha256 = g_strdup ("00ff");
  g_strfreev (leaf->dns_names);
  leaf->dns_names = g_strsplit ("h.example", " ", -1);
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

void
fail (SpObservation *seen, SpStatus status, SpStage stage)
{
  seen->status = status;
  seen->stage = stage;
  g_clear_pointer (&seen->tls, sp_tls_facts_free);
}

void
no_change (SpObservation *seen)
{
}

void
refused (SpObservation *seen)
{
  fail (seen, SP_STATUS_REFUSED, SP_STAGE_CONNECT);
}

void
timed_out (SpObservation *seen)
{
  fail (seen, SP_STATUS_TIMED_OUT, SP_STAGE_CONNECT);
}

static SpReport *
make_report (const RuleCase *c)
{
  g_autoptr(SpService) service = sp_service_new ();
  g_autoptr(SpObservation) first = observe_good (c->uri);
  g_autoptr(SpObservation) second = NULL;
  SpReport *report;

  sp_service_add (service, first->endpoint, c->source);
  c->change (first);
  if (c->other_uri)
    {
      second = observe_good (c->other_uri);
      sp_service_add (service, second->endpoint, c->source);
      c->other_change (second);
    }
  report = sp_report_new (service);
  sp_report_set_observation (report, 0, first);
  if (second)
    sp_report_set_observation (report, 1, second);
  return report;
}

const SpFinding *
find_finding (SpReport *report, const char *id)
{
  for (guint i = 0; i < sp_report_get_n_findings (report); i++)
    if (strcmp (sp_report_get_finding (report, i)->id, id) == 0)
      return sp_report_get_finding (report, i);
  return NULL;
}

static void
test_case (gconstpointer data)
{
  const RuleCase *c = data;
  g_autoptr(SpReport) report = make_report (c);
  g_autoptr(GDateTime) now = days_from_now (0);
  const SpFinding *finding;

  apply_rules (report, now);
  finding = find_finding (report, c->id);
  if (c->severity == SILENT)
    {
      g_assert_null (finding);
      return;
    }
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, c->severity);
  g_assert_cmpstr (sp_endpoint_get_uri (g_ptr_array_index (finding->endpoints, 0)), ==, c->uri);
  if (c->detail)
    g_assert_cmpstr (finding->detail, ==, c->detail);
}

/* The table has to outlive the tests. */
void
add_rule_cases (const RuleCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/advise/rules/%s/%u", cases[i].id, i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
}

/* A rule needs a case that fires it, one that does not, and words. */
void
check_rules (const SpRule *rules, guint n_rules, const RuleCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_rules; i++)
    {
      /* These are about the computer, and have tests of their own. */
      gboolean fires =
          strcmp (rules[i].id, "no-trust-store") == 0 || strcmp (rules[i].id, "clock-wrong") == 0;
      gboolean keeps_silent = fires;

      for (guint c = 0; c < n_cases; c++)
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
