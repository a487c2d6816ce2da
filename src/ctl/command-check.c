/* signpostctl check: tries the servers of a service and shows what to enter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "output.h"
#include "publish/json.h"
#include "publish/plain.h"
#include "run.h"
#include "show.h"
#include "text/words.h"

static void
show_endpoints (const SpReport *report)
{
  SpService *service = sp_report_get_service (report);

  sp_output_line ("");
  sp_output_line (_("What was tried"));
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      g_autofree char *line = sp_plain_endpoint_line (sp_service_get (service, i)->endpoint,
                                                      sp_report_get_observation (report, i));

      sp_output_line (line);
    }
}

static void
show_transcripts (const SpReport *report)
{
  SpService *service = sp_report_get_service (report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      SpObservation *seen = sp_report_get_observation (report, i);
      g_autofree char *dialogue = seen ? sp_plain_transcript (seen) : NULL;

      if (dialogue == NULL || *dialogue == '\0')
        continue;
      sp_output_line ("");
      sp_output_line (sp_endpoint_get_uri (seen->endpoint));
      sp_output_text (dialogue);
    }
}

static void
show_findings (const SpReport *report)
{
  g_autofree char *findings = sp_plain_findings (report, sp_output_get_width ());

  if (*findings == '\0')
    return;
  sp_output_line ("");
  sp_output_line (_("Findings"));
  sp_output_text (findings);
}

static void
show_text (SpSession *session, const SpJob *job, const SpReport *report, GPtrArray *advice)
{
  g_autofree char *verdict = sp_words_verdict (report);

  sp_show_target (session, job);
  sp_output_paragraph (verdict);
  sp_show_before_sign_in (session, job, report);
  sp_show_advice (session, job, report, advice);
  sp_show_sources (report);
  show_endpoints (report);
  show_findings (report);
  if (session->options->transcript)
    show_transcripts (report);
}

static SpExit
judge (const SpReport *report)
{
  if (sp_report_is_offline (report) || !sp_report_names_servers (report) ||
      sp_service_get_length (sp_report_get_service (report)) == 0)
    return SP_EXIT_UNKNOWN;
  return sp_report_is_safe (report) ? SP_EXIT_SAFE : SP_EXIT_UNSAFE;
}

static SpExit
show_report (SpSession *session, const SpJob *job, SpReport *report)
{
  g_autoptr(GPtrArray) advice = sp_session_advise (session, job, report);
  gboolean nothing = sp_assistant_get_provider (session->assistant, job->request, report) == NULL &&
                     sp_session_lacks_servers (job, report);

  if (session->options->json)
    sp_show_json (session, job, report, advice);
  else if (nothing)
    {
      sp_show_sources (report);
      show_findings (report);
    }
  else
    show_text (session, job, report, advice);
  return nothing ? SP_EXIT_UNKNOWN : judge (report);
}

/**
 * sp_command_check:
 * @options: options
 *
 * Returns: the exit status
 */
SpExit
sp_command_check (const SpOptions *options)
{
  g_autoptr(SpSession) session = sp_session_new (options);
  g_autoptr(GPtrArray) jobs = session ? sp_session_make_jobs (session) : NULL;

  return jobs ? sp_run_jobs (session, jobs, show_report) : SP_EXIT_USAGE;
}
