/* Writes advice and JSON reports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "show.h"

#include <glib/gi18n.h>

#include "output.h"
#include "publish/advice-table.h"
#include "publish/json.h"
#include "publish/plain-setup.h"
#include "publish/plain.h"
#include "show-sender.h"

/**
 * sp_show_target:
 * @session: a session
 * @job: a job
 *
 * Writes the target as a heading where there are several.
 */
void
sp_show_target (SpSession *session, const SpJob *job)
{
  const char *const *targets = sp_options_get_arguments (session->options);

  if (job->target == NULL || targets[0] == NULL || targets[1] == NULL)
    return;
  sp_output_line ("");
  sp_output_line (job->target);
}

/* What the program finds by itself comes first: whoever trusts it can stop reading there. */
static void
show_program (const SpSetupGuide *guide)
{
  sp_output_line ("");
  sp_output_line (sp_client_get_name (guide->client));
  if (guide->found)
    sp_output_paragraph (guide->found);
}

static void
show_steps (const SpSetupGuide *guide)
{
  g_autofree char *steps = sp_plain_setup (guide, sp_output_get_width ());

  if (*steps == '\0')
    return;
  sp_output_line ("");
  sp_output_text (steps);
}

/* All that is advised for the program of the advice at @from; returns where that of the next one begins. */
static guint
show_advice_of_one (GPtrArray *advice, guint from, const SpSetupGuide *guide)
{
  guint i = from;

  show_program (guide);
  if (guide->block)
    show_steps (guide);
  for (; i < advice->len; i++)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);
      g_autofree char *text = NULL;

      if (one->client != guide->client)
        break;
      text = sp_setup_guide_has_lines_for (guide, one->protocol)
                 ? sp_plain_advice_beside_lines (one, sp_output_get_width ())
                 : sp_plain_advice (one, sp_output_get_width ());
      sp_output_line ("");
      sp_output_text (text);
      if (sp_client_get_sending (one->client))
        sp_show_sender_guide (one, guide->block, (const char *const *) guide->notes);
    }
  if (guide->block == NULL)
    show_steps (guide);
  return i;
}

static void
show_in_full (const SpJob *job, const SpReport *report, GPtrArray *advice)
{
  guint i = 0;

  while (i < advice->len)
    {
      const SpAdvice *one = g_ptr_array_index (advice, i);
      g_autoptr(SpSetupGuide) guide =
          sp_setup_guide_new (one->client, advice, report, job->request->account);

      i = show_advice_of_one (advice, i, guide);
    }
}

/**
 * sp_show_advice:
 * @session: a session
 * @job: a job
 * @report: what came of it
 * @advice: (element-type SpAdvice): advice, program by program
 *
 * Writes everything about the programs that --client names, else a table.
 */
void
sp_show_advice (SpSession *session, const SpJob *job, const SpReport *report, GPtrArray *advice)
{
  g_autofree char *table = NULL;

  if (session->options->clients)
    {
      show_in_full (job, report, advice);
      return;
    }
  table = sp_advice_table_to_text (advice, sp_output_get_width ());
  sp_output_line ("");
  sp_output_text (table);
  sp_output_line ("");
  if (session->options->kind)
    sp_output_paragraph (_("“--client ID” shows the settings of one application or device, with "
                           "lines to paste; “signpostctl clients --kind all” lists the IDs."));
  else
    sp_output_paragraph (_("“--client ID” shows the settings of one mail program field by field; "
                           "“signpostctl clients” lists the IDs."));
}

/**
 * sp_show_before_sign_in:
 * @session: a session
 * @job: a job
 * @report: what came of it
 *
 * Writes what has to be known before signing in to the job's provider, where notes about one are known. With single programs
 * their own notes tell it.
 */
void
sp_show_before_sign_in (SpSession *session, const SpJob *job, const SpReport *report)
{
  SpProvider *provider = sp_assistant_get_provider (session->assistant, job->request, report);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = NULL;

  if (provider == NULL || session->options->clients)
    return;
  text = sp_plain_before_sign_in (provider, now, sp_output_get_width ());
  sp_output_line ("");
  sp_output_text (text);
}

/**
 * sp_show_sources:
 * @report: a report
 *
 * Writes what each source answered, where any was asked.
 */
void
sp_show_sources (const SpReport *report)
{
  g_autofree char *text = sp_plain_sources (sp_report_get_service (report), sp_output_get_width ());

  if (*text == '\0')
    return;
  sp_output_line ("");
  sp_output_line (_("Where the settings come from"));
  sp_output_text (text);
}

/**
 * sp_show_json:
 * @session: a session
 * @job: a job
 * @report: its report
 * @advice: (element-type SpAdvice): its advice
 *
 * Writes one object in one line.
 */
void
sp_show_json (SpSession *session, const SpJob *job, SpReport *report, GPtrArray *advice)
{
  const SpJsonInput input = {
    .target = job->target,
    .report = report,
    .site = job->request->site,
    .provider = sp_assistant_get_provider (session->assistant, job->request, report),
    .advice = advice,
    .with_transcript = session->options->transcript,
    .account = job->request->account,
    .with_setup = session->options->clients != NULL,
  };
  g_autofree char *line = sp_json_report (&input);

  sp_output_record (line);
}
