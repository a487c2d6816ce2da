/* signpostctl probe: tries exactly the servers that are named and shows everything that was seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "output.h"
#include "publish/json.h"
#include "publish/plain.h"
#include "run.h"

/* A report about one endpoint of a larger report, with the findings that concern it. */
static SpReport *
report_about (SpReport *whole, guint i)
{
  const SpCandidate *candidate = sp_service_get (sp_report_get_service (whole), i);
  g_autoptr(SpService) service = sp_service_new ();
  SpObservation *seen = sp_report_get_observation (whole, i);
  SpReport *part;

  sp_service_add (service, candidate->endpoint, SP_SOURCE_USER);
  part = sp_report_new (service);
  sp_report_set_observation (part, 0, seen);
  sp_report_set_elapsed (part, seen->total_us);
  for (guint f = 0; f < sp_report_get_n_findings (whole); f++)
    {
      SpFinding *own = sp_finding_about (sp_report_get_finding (whole, f), candidate->endpoint);

      if (own)
        sp_report_add_finding (part, own);
    }
  return part;
}

static void
show_json (SpSession *session, const SpJob *job, SpReport *part, const SpEndpoint *endpoint)
{
  g_autoptr(GPtrArray) advice = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_advice_unref);
  const SpJsonInput input = {
    .target = sp_endpoint_get_uri (endpoint),
    .report = part,
    .site = job->request->site,
    .advice = advice,
    .with_transcript = session->options->transcript,
  };
  g_autofree char *line = NULL;

  for (guint i = 0; session->options->clients && i < session->clients->len; i++)
    g_ptr_array_add (advice, sp_assistant_advise (session->assistant, job->request, part,
                                                  session->clients->pdata[i],
                                                  sp_endpoint_get_protocol (endpoint)));
  line = sp_json_report (&input);
  sp_output_record (line);
}

static void
show_text (SpSession *session, SpReport *part, guint i)
{
  SpObservation *seen = sp_report_get_observation (part, 0);
  guint width = sp_output_get_width ();
  g_autofree char *block = sp_plain_endpoint (part, seen, width);
  g_autofree char *findings = sp_plain_findings (part, width);

  if (i > 0)
    sp_output_line ("");
  sp_output_text (block);
  sp_output_text (findings);
  if (session->options->transcript)
    {
      g_autofree char *dialogue = sp_plain_transcript (seen);

      sp_output_text (dialogue);
    }
}

static SpExit
judge (const SpReport *report)
{
  guint n = sp_service_get_length (sp_report_get_service (report));
  guint safe = 0;
  guint without_network = 0;

  for (guint i = 0; i < n; i++)
    {
      const SpObservation *seen = sp_report_get_observation (report, i);

      if (sp_observation_is_safe (seen))
        safe++;
      else if (seen->status == SP_STATUS_DNS_FAILED || seen->status == SP_STATUS_UNREACHABLE)
        without_network++;
    }
  if (without_network == n)
    return SP_EXIT_UNKNOWN;
  return safe == n ? SP_EXIT_SAFE : SP_EXIT_UNSAFE;
}

static SpExit
show_report (SpSession *session, const SpJob *job, SpReport *report)
{
  SpService *service = sp_report_get_service (report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      g_autoptr(SpReport) part = report_about (report, i);

      if (session->options->json)
        show_json (session, job, part, sp_service_get (service, i)->endpoint);
      else
        show_text (session, part, i);
    }
  return judge (report);
}

/**
 * sp_command_probe:
 * @options: options
 *
 * Returns: the exit status
 */
SpExit
sp_command_probe (const SpOptions *options)
{
  g_autoptr(SpSession) session = sp_session_new_for_probe (options);
  g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_job_free);
  SpJob *job = session ? sp_session_make_probe (session, sp_options_get_arguments (options)) : NULL;

  if (job == NULL)
    return SP_EXIT_USAGE;
  g_ptr_array_add (jobs, job);
  if (sp_service_get_length (job->request->service) > 0)
    return sp_run_jobs (session, jobs, show_report);
  sp_output_diagnostic (_("An endpoint is missing, for example imaps://imap.example.edu. For more, "
                          "see “signpostctl probe --help”."));
  return SP_EXIT_USAGE;
}
