/* The whole way as one operation: a request in, report and findings out; progress and cancel. Both front ends drive this.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "assistant.h"

#include "advise/rules.h"
#include "net/survey.h"

struct _SpAssistant
{
  GObject parent_instance;

  SpCatalogue *catalogue; /* (owned) */
  SpReport *report; /* (owned) (nullable) the latest run's */
};

/* One run, the data of its task. */
typedef struct
{
  SpReport *report; /* (owned) */
  SpSurroundings *surroundings; /* (owned) */
  gint64 began_us;
} Run;

enum
{
  ENDPOINT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpAssistant, sp_assistant, G_TYPE_OBJECT)

static void
run_free (gpointer data)
{
  Run *run = data;

  sp_report_unref (run->report);
  sp_surroundings_free (run->surroundings);
  g_free (run);
}

static void
assistant_finalize (GObject *object)
{
  SpAssistant *self = SP_ASSISTANT (object);

  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->report, sp_report_unref);
  G_OBJECT_CLASS (sp_assistant_parent_class)->finalize (object);
}

static void
sp_assistant_class_init (SpAssistantClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assistant_finalize;

  /**
   * SpAssistant::endpoint-changed:
   * @self: the assistant
   * @index: the endpoint's place in the service
   * @stage: the stage that it entered; at %SP_STAGE_DONE its observation is in the report
   */
  signals[ENDPOINT_CHANGED] =
      g_signal_new ("endpoint-changed", SP_TYPE_ASSISTANT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, SP_TYPE_STAGE);
}

static void
sp_assistant_init (SpAssistant *self)
{
}

/**
 * sp_assistant_new:
 * @catalogue: mail programs and sites
 *
 * Returns: (transfer full): an assistant
 */
SpAssistant *
sp_assistant_new (SpCatalogue *catalogue)
{
  SpAssistant *self = g_object_new (SP_TYPE_ASSISTANT, NULL);

  self->catalogue = g_object_ref (catalogue);
  return self;
}

/**
 * sp_assistant_get_catalogue:
 * @self: an assistant
 *
 * Returns: (transfer none): its mail programs and sites
 */
SpCatalogue *
sp_assistant_get_catalogue (SpAssistant *self)
{
  return self->catalogue;
}

/**
 * sp_assistant_get_report:
 * @self: an assistant
 *
 * Returns: (transfer none) (nullable): the report of the latest run, complete or still growing
 */
SpReport *
sp_assistant_get_report (SpAssistant *self)
{
  return self->report;
}

static void
on_notify (guint index, SpStage stage, gpointer data)
{
  g_signal_emit (data, signals[ENDPOINT_CHANGED], 0, index, stage);
}

/* An empty trust store makes every server look untrusted: that has to be told apart from a bad server. */
static gboolean
lacks_trust_store (const SpReport *report)
{
  guint n = sp_service_get_length (sp_report_get_service (report));

  for (guint i = 0; i < n; i++)
    {
      const SpObservation *seen = sp_report_get_observation (report, i);

      if (seen && seen->tls && (seen->tls->problems & SP_TLS_UNKNOWN_AUTHORITY))
        return !sp_trust_has_system_anchors ();
    }
  return FALSE;
}

static void
on_surveyed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  sp_survey_finish (result);
  sp_report_set_elapsed (run->report, g_get_monotonic_time () - run->began_us);
  sp_report_set_no_trust_store (run->report, lacks_trust_store (run->report));
  sp_rules_apply (run->report, now);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, sp_report_ref (run->report), (GDestroyNotify) sp_report_unref);
}

/**
 * sp_assistant_run_async:
 * @self: an assistant
 * @request: (transfer none): what is asked; not used any more when this function returns
 * @cancellable: (nullable): a #GCancellable; what was seen until then stays in sp_assistant_get_report()
 * @callback: called when done
 * @data: for @callback
 *
 * Looks at every endpoint of the request's service and draws the findings. One run at a time.
 */
void
sp_assistant_run_async (SpAssistant *self,
                        SpRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Run *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, sp_assistant_run_async);
  g_task_set_task_data (task, run, run_free);
  run->report = sp_report_new (request->service);
  run->surroundings = sp_surroundings_new (request->trust, request->timeout_ms);
  run->began_us = g_get_monotonic_time ();
  g_clear_pointer (&self->report, sp_report_unref);
  self->report = sp_report_ref (run->report);
  sp_survey_async (run->report, run->surroundings, on_notify, self, cancellable, on_surveyed,
                   g_object_ref (task));
}

/**
 * sp_assistant_run_finish:
 * @self: an assistant
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the report
 */
SpReport *
sp_assistant_run_finish (SpAssistant *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_assistant_plan:
 * @self: an assistant
 * @request: what is asked
 *
 * Returns: (transfer full): a report of the request's service in which nothing has been looked at
 */
SpReport *
sp_assistant_plan (SpAssistant *self, SpRequest *request)
{
  return sp_report_new (request->service);
}

/**
 * sp_assistant_advise:
 * @self: an assistant
 * @request: what was asked
 * @report: what was seen, or planned
 * @client: a mail program
 * @protocol: a protocol
 *
 * Returns: (transfer full): what to type into @client for @protocol
 */
SpAdvice *
sp_assistant_advise (SpAssistant *self,
                     const SpRequest *request,
                     const SpReport *report,
                     SpClient *client,
                     SpProtocol protocol)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  SpAdviseInput input = {
    .report = report,
    .site = request->site,
    .provider = request->provider,
    .catalogue = self->catalogue,
    .now = now,
    .account = request->account,
    .policy = sp_request_get_policy (request),
    /* A site whose table names ports but no servers; an account about which nothing is known gets no advice. */
    .assume_usual_ports =
        request->site && sp_service_get_length (sp_report_get_service (report)) == 0,
  };

  return sp_advisor_advise (&input, client, protocol);
}
