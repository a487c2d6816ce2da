/* signpostctl advise: shows what to enter from what is known and published, without trying any server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "output.h"
#include "run.h"
#include "session.h"
#include "show.h"

/* Whether at least one program can both read and send with what is advised, or one that only sends can send. */
static gboolean
is_complete (GPtrArray *advice)
{
  const SpClient *last = NULL;
  gboolean reads = FALSE;
  gboolean sends = FALSE;

  for (guint i = 0; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);

      if (one->client != last)
        {
          reads = sp_client_get_sending (one->client) != NULL;
          sends = FALSE;
        }
      last = one->client;
      if (one->available && one->protocol == SP_PROTOCOL_SMTP)
        sends = TRUE;
      else if (one->available)
        reads = TRUE;
      if (reads && sends)
        return TRUE;
    }
  return FALSE;
}

static void
show_text (SpSession *session, const SpJob *job, const SpReport *report, GPtrArray *advice)
{
  const char *name = sp_service_get_name (sp_report_get_service (report));

  sp_show_target (session, job);
  if (name)
    sp_output_line (name);
  sp_output_paragraph (_("These values were not checked; “signpostctl check” tries the servers."));
  sp_show_before_sign_in (session, job, report);
  sp_show_advice (session, job, report, advice);
  sp_show_sources (report);
}

static SpExit
show_report (SpSession *session, const SpJob *job, SpReport *report)
{
  g_autoptr(GPtrArray) advice = sp_session_advise (session, job, report);
  const SpRequest *request = job->request;
  gboolean unknown = request->site == NULL &&
                     sp_assistant_get_provider (session->assistant, request, report) == NULL &&
                     sp_session_lacks_servers (job, report);

  if (session->options->json)
    sp_show_json (session, job, report, advice);
  else if (!unknown)
    show_text (session, job, report, advice);
  return !unknown && is_complete (advice) ? SP_EXIT_SAFE : SP_EXIT_UNKNOWN;
}

/**
 * sp_command_advise:
 * @options: options
 *
 * Returns: the exit status
 */
SpExit
sp_command_advise (const SpOptions *options)
{
  g_autoptr(SpSession) session = sp_session_new (options);
  g_autoptr(GPtrArray) jobs = session ? sp_session_make_jobs (session) : NULL;

  if (jobs == NULL)
    return SP_EXIT_USAGE;
  for (guint i = 0; i < jobs->len; i++)
    ((SpJob *) g_ptr_array_index (jobs, i))->request->published_only = TRUE;
  return sp_run_jobs (session, jobs, show_report);
}
