/* Runs jobs one after another on the main loop; signals cancel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "run.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "assistant/run.h"
#include "output.h"

/** Runner: the jobs that are left and how it has gone so far. */
typedef struct
{
  SpSession *session; /* (unowned) */
  GPtrArray *jobs; /* (unowned) (element-type SpJob) */
  guint next; /* the job that runs next */
  SpShowReport show;
  SpExit status; /* the largest so far */
  GMainLoop *loop; /* (owned) */
  GCancellable *cancellable; /* (owned) */
} Runner;

static void advance (Runner *runner);

static gboolean
on_signal (gpointer data)
{
  Runner *runner = data;

  g_cancellable_cancel (runner->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
on_report (GObject *source, GAsyncResult *result, gpointer data)
{
  Runner *runner = data;
  g_autoptr(GError) error = NULL;
  gboolean complete = sp_run_finish (SP_RUN (source), result, &error);

  if (g_cancellable_is_cancelled (runner->cancellable))
    {
      runner->status = SP_EXIT_INTERRUPTED;
      sp_output_diagnostic (_("Stopped."));
    }
  else if (!complete)
    {
      runner->status = MAX (runner->status, SP_EXIT_UNKNOWN);
      sp_output_diagnostic (error->message);
    }
  else
    {
      const SpJob *job = g_ptr_array_index (runner->jobs, runner->next - 1);
      SpExit status = runner->show (runner->session, job, sp_run_get_report (SP_RUN (source)));

      runner->status = MAX (runner->status, status);
      sp_output_finish ();
    }
  advance (runner);
}

static void
advance (Runner *runner)
{
  g_autoptr(SpRun) run = NULL;
  SpJob *job;

  if (runner->status == SP_EXIT_INTERRUPTED || runner->next == runner->jobs->len)
    {
      g_main_loop_quit (runner->loop);
      return;
    }
  job = g_ptr_array_index (runner->jobs, runner->next++);
  run = sp_run_new (job->request, runner->session->catalogue);
  sp_run_async (run, runner->cancellable, on_report, runner);
}

/**
 * sp_run_jobs:
 * @session: a session
 * @jobs: (element-type SpJob): jobs
 * @show: called for every job when its report is there
 *
 * Returns: the largest exit status of all jobs, or %SP_EXIT_INTERRUPTED
 */
SpExit
sp_run_jobs (SpSession *session, GPtrArray *jobs, SpShowReport show)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Runner runner = { session, jobs, 0, show, SP_EXIT_SAFE, loop, cancellable };
  guint interrupted = g_unix_signal_add (SIGINT, on_signal, &runner);
  guint terminated = g_unix_signal_add (SIGTERM, on_signal, &runner);

  advance (&runner);
  if (runner.next <= jobs->len && jobs->len > 0)
    g_main_loop_run (loop);
  g_source_remove (interrupted);
  g_source_remove (terminated);
  return runner.status;
}
