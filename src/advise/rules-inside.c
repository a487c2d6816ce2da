/* The rule about servers and documents that lead inside a private network, named by somebody outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/enums.h"
#include "rule.h"

static SpVerdict
get_verdict (const SpReport *report, const SpEndpoint *endpoint)
{
  guint bit = 1u << sp_endpoint_get_protocol (endpoint);

  return bit & SP_PROTOCOLS_SENDING ? sp_report_get_sending (report)
                                    : sp_report_get_reading (report);
}

static void
append (SpFinding *finding, const char *what, const char *where)
{
  g_autofree char *more = g_strdup_printf ("%s: %s", what, where);
  g_autofree char *before = g_steal_pointer (&finding->detail);

  if (before == NULL)
    finding->detail = g_steal_pointer (&more);
  else if (strstr (before, more) != NULL)
    finding->detail = g_steal_pointer (&before);
  else
    finding->detail = g_strconcat (before, "; ", more, NULL);
}

/* A server that nobody named is no fault of the service where another one is safe. */
static void
judge_endpoint (const SpReport *report, guint place, SpFinding *finding)
{
  const SpCandidate *candidate = sp_service_get (sp_report_get_service (report), place);
  const SpObservation *seen = sp_report_get_observation (report, place);
  gboolean safe = get_verdict (report, candidate->endpoint) == SP_VERDICT_SAFE;
  g_autofree char *where = NULL;

  if (seen == NULL || seen->inside == NULL ||
      (safe && !(candidate->sources & SP_SOURCES_PUBLISHED)))
    return;
  where = g_strjoinv (", ", seen->inside);
  append (finding, sp_endpoint_get_host (candidate->endpoint), where);
  sp_finding_add_endpoint (finding, candidate->endpoint);
  if (!safe && seen->status == SP_STATUS_NOT_CONTACTED)
    finding->severity = SP_SEVERITY_BAD;
}

static void
judge_answer (const SpReport *report, const SpAnswer *answer, SpFinding *finding)
{
  if (answer == NULL || answer->reason != SP_ANSWER_POINTS_INSIDE)
    return;
  append (finding, sp_enum_to_nick (SP_TYPE_SOURCE, answer->source),
          answer->detail ? answer->detail
                         : sp_enum_to_nick (SP_TYPE_ANSWER_REASON, answer->reason));
  if (!sp_report_names_servers (report))
    finding->severity = SP_SEVERITY_BAD;
}

/**
 * sp_rule_points_inside:
 * @report: a report
 * @finding: a finding, to be filled in
 *
 * Worse where nothing safe is left for reading or for sending.
 *
 * Returns: whether somebody outside named a server, or a place for settings, that leads inside a private network
 */
gboolean
sp_rule_points_inside (const SpReport *report, SpFinding *finding)
{
  SpService *service = sp_report_get_service (report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    judge_endpoint (report, i, finding);
  for (guint source = 0; source < SP_N_SOURCES; source++)
    judge_answer (report, sp_service_get_answer (service, source), finding);
  return finding->detail != NULL;
}
