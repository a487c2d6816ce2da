/* signpostctl advise: shows what to enter from what is known, without trying any server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "output.h"
#include "session.h"
#include "show.h"

/* Whether at least one program can both read and send with what is advised. */
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
        reads = sends = FALSE;
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

static SpExit
advise_one (SpSession *session, const SpJob *job)
{
  g_autoptr (SpReport) report = sp_assistant_plan (session->assistant, job->request);
  g_autoptr (GPtrArray) advice = sp_session_advise (session, job, report);
  const SpRequest *request = job->request;
  gboolean unknown =
      request->site == NULL && request->provider == NULL && sp_session_lacks_servers (job);

  if (session->options->json)
    sp_show_json (session, job, report, advice);
  else if (!unknown)
    {
      const char *name = sp_service_get_name (request->service);

      sp_show_target (session, job);
      if (name)
        sp_output_line (name);
      sp_output_paragraph (
          _ ("These values were not checked; “signpostctl check” tries the servers."));
      sp_show_before_sign_in (session, job);
      sp_show_advice (session, advice);
    }
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
  g_autoptr (SpSession) session = sp_session_new (options);
  g_autoptr (GPtrArray) jobs = session ? sp_session_make_jobs (session) : NULL;
  SpExit status = SP_EXIT_SAFE;

  if (jobs == NULL)
    return SP_EXIT_USAGE;
  for (guint i = 0; i < jobs->len; i++)
    {
      SpExit one = advise_one (session, jobs->pdata[i]);

      status = MAX (status, one);
    }
  return status;
}
