/* The whole way as one operation: a request in, report and findings out; progress and cancel. Both front ends drive this.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "assistant.h"

#include "discover/proxy.h"
#include "run.h"

struct _SpAssistant
{
  GObject parent_instance;

  SpCatalogue *catalogue; /* (owned) */
  SpRun *run; /* (owned) (nullable) the latest */
};

enum
{
  ENDPOINT_CHANGED,
  SOURCE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpAssistant, sp_assistant, G_TYPE_OBJECT)

static void
assistant_finalize (GObject *object)
{
  SpAssistant *self = SP_ASSISTANT (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->run);
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
  /**
   * SpAssistant::source-changed:
   * @self: the assistant
   * @source: a source whose answer, in the report's service, has changed
   */
  signals[SOURCE_CHANGED] = g_signal_new ("source-changed", SP_TYPE_ASSISTANT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, SP_TYPE_SOURCE);
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
  sp_proxy_prepare ();
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
  return self->run ? sp_run_get_report (self->run) : NULL;
}

static void
on_endpoint_changed (SpAssistant *self, guint index, SpStage stage)
{
  g_signal_emit (self, signals[ENDPOINT_CHANGED], 0, index, stage);
}

static void
on_source_changed (SpAssistant *self, SpSource source)
{
  g_signal_emit (self, signals[SOURCE_CHANGED], 0, source);
}

static void
on_ran (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SpRun *run = SP_RUN (source);
  g_autoptr (GError) error = NULL;

  if (sp_run_finish (run, result, &error))
    g_task_return_pointer (task, sp_report_ref (sp_run_get_report (run)),
                           (GDestroyNotify) sp_report_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_assistant_run_async:
 * @self: an assistant
 * @request: (transfer none): what is asked; not used any more when this function returns
 * @cancellable: (nullable): a #GCancellable; what was seen until then stays in sp_assistant_get_report()
 * @callback: called when done
 * @data: for @callback
 *
 * Finds the service as far as the person has not named it, looks at every endpoint, and draws the findings. One run at a time.
 */
void
sp_assistant_run_async (SpAssistant *self,
                        SpRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_assistant_run_async);
  g_set_object (&self->run, NULL);
  self->run = sp_run_new (request, self->catalogue);
  g_signal_connect_object (self->run, "endpoint-changed", G_CALLBACK (on_endpoint_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "source-changed", G_CALLBACK (on_source_changed), self,
                           G_CONNECT_SWAPPED);
  sp_run_async (self->run, cancellable, on_ran, g_object_ref (task));
}

/**
 * sp_assistant_skip:
 * @self: an assistant at work
 * @source: a source that the person does not want to wait for
 */
void
sp_assistant_skip (SpAssistant *self, SpSource source)
{
  if (self->run)
    sp_run_skip (self->run, source);
}

/**
 * sp_assistant_wants_address:
 * @self: an assistant at work
 *
 * Returns: whether it waits for sp_assistant_allow_address(); only where the request says that the person can be asked
 */
gboolean
sp_assistant_wants_address (SpAssistant *self)
{
  return self->run && sp_run_wants_address (self->run);
}

/**
 * sp_assistant_allow_address:
 * @self: an assistant that waits for the person
 * @allowed: whether the full address may be sent to the sources that insist on it
 */
void
sp_assistant_allow_address (SpAssistant *self, gboolean allowed)
{
  if (self->run)
    sp_run_allow_address (self->run, allowed);
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
 * Returns: (transfer full): a report of what is known without any network, in which nothing has been looked at
 */
SpReport *
sp_assistant_plan (SpAssistant *self, SpRequest *request)
{
  g_autoptr (SpService) service = sp_request_plan_service (request);

  return sp_report_new (service);
}

/**
 * sp_assistant_get_provider:
 * @self: an assistant
 * @request: what was asked
 * @report: what was seen, or planned
 *
 * Returns: (transfer none) (nullable): the provider of the account, by its domain or by its mail exchanger
 */
SpProvider *
sp_assistant_get_provider (SpAssistant *self, const SpRequest *request, const SpReport *report)
{
  SpService *service = sp_report_get_service (report);
  const char *id = sp_service_get_provider_id (service);

  if (request->provider || id == NULL || !sp_service_is_run_by_provider (service))
    return request->provider;
  return sp_catalogue_find_provider (self->catalogue, id);
}

/**
 * sp_assistant_advise:
 * @self: an assistant
 * @request: what was asked
 * @report: what was seen, or planned
 * @client: a mail program
 * @protocol: a protocol
 *
 * Without a network nothing was seen that could speak against what is stored or published: that is advised then, as not checked.
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
  g_autoptr (SpReport) unseen =
      sp_report_is_offline (report) ? sp_report_new (sp_report_get_service (report)) : NULL;
  SpAdviseInput input = {
    .report = unseen ? unseen : report,
    .site = request->site,
    .provider = sp_assistant_get_provider (self, request, report),
    .provider_by_exchanger = request->provider == NULL,
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
