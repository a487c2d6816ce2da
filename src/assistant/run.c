/* One run from a request to a report: asks the sources, looks at the servers as they become known, and draws the findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "run.h"

#include "advise/rules.h"
#include "harvest.h"
#include "net/survey.h"
#include "sources.h"

/* What a source may take at the most; with what follows it, all of discovery is over within ten seconds. */
#define LIMIT_MS 8000
/* Servers of a source that answered are looked at even though a better source is still silent after this time. */
#define IMPATIENCE_MS 700
/* With a result that is proved, nobody waits longer for a source that could only confirm it … */
#define GRACE_MS 1000
/* … nor for one that could have been better. */
#define PROVED_MS 3000

/* What a run is at. */
typedef enum
{
  STEP_ASK, /* sources are asked; what they name is looked at as it comes */
  STEP_PROBE, /* all sources have ended; servers are still being looked at */
  STEP_CORRECT, /* where a server showed that a name or a port is wrong, the right one is tried */
  STEP_TRY_GUESSES,
  STEP_CONSENT, /* the user has to say whether the address may be sent */
  STEP_DONE,
} Step;

struct _SpRun
{
  GObject parent_instance;

  SpRequest *request; /* (owned) */
  SpCatalogue *catalogue; /* (owned) */
  SpReport *report; /* (owned) */
  SpSurroundings *around; /* (owned) */
  SpDiscovery *discovery; /* (owned) (nullable) where there is nothing to discover */
  GTask *task; /* (owned) (nullable) while it runs */
  GSource *cancelled; /* (owned) (nullable) */
  GSource *
      wake; /* (owned) (nullable) calls advance(): as soon as something has happened, or when patience ends */
  gint64 began_us;

  Step step;
  guint harvested; /* bits `1 << SpSource` whose offers are in the service */
  guint surveyed; /* endpoints that have been given to a survey */
  guint surveys; /* under way */
};

enum
{
  ENDPOINT_CHANGED,
  SOURCE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpRun, sp_run, G_TYPE_OBJECT)

static void
run_finalize (GObject *object)
{
  SpRun *self = SP_RUN (object);

  g_clear_pointer (&self->request, sp_request_free);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->report, sp_report_unref);
  g_clear_pointer (&self->around, sp_surroundings_free);
  g_clear_object (&self->discovery);
  G_OBJECT_CLASS (sp_run_parent_class)->finalize (object);
}

static void
sp_run_class_init (SpRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = run_finalize;

  /**
   * SpRun::endpoint-changed:
   * @self: the run
   * @index: the endpoint's place in the service
   * @stage: the stage that it entered; at %SP_STAGE_DONE its observation is in the report
   */
  signals[ENDPOINT_CHANGED] =
      g_signal_new ("endpoint-changed", SP_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, SP_TYPE_STAGE);
  /**
   * SpRun::source-changed:
   * @self: the run
   * @source: a source whose answer, in the report's service, has changed
   */
  signals[SOURCE_CHANGED] = g_signal_new ("source-changed", SP_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, SP_TYPE_SOURCE);
}

static void
sp_run_init (SpRun *self)
{
}

static SpService *
get_service (SpRun *self)
{
  return sp_report_get_service (self->report);
}

static guint
elapsed_ms (SpRun *self)
{
  return (g_get_monotonic_time () - self->began_us) / G_TIME_SPAN_MILLISECOND;
}

static guint
get_waiting (SpRun *self)
{
  return self->discovery ? sp_discovery_get_waiting (self->discovery) : 0;
}

/* Whatever happens leads to advance(), from the main loop, so that it never stands in itself. */
static void
wake (SpRun *self)
{
  if (self->wake)
    g_source_set_ready_time (self->wake, 0);
}

static void
wake_at (SpRun *self, guint ms)
{
  g_source_set_ready_time (
      self->wake, ms == G_MAXUINT ? -1 : self->began_us + (ms + 1) * G_TIME_SPAN_MILLISECOND);
}

static void
on_told (guint index, SpStage stage, gpointer data)
{
  g_signal_emit (data, signals[ENDPOINT_CHANGED], 0, index, stage);
}

static void
on_surveyed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpRun) self = data;

  sp_survey_finish (result);
  self->surveys--;
  wake (self);
}

/* Looks at the endpoints that have come since the last time; returns whether there are such. */
static gboolean
survey (SpRun *self)
{
  guint first = self->surveyed;
  guint n = sp_service_get_length (get_service (self));
  const SpSurveyNotify notify = { on_told, self };

  sp_report_grow (self->report);
  self->surveyed = n;
  if (first == n || self->request->published_only)
    return FALSE;
  self->surveys++;
  for (guint i = first; i < n; i++)
    on_told (i, SP_STAGE_QUEUED, self);
  sp_survey_async (self->report, first, self->around, &notify, g_task_get_cancellable (self->task),
                   on_surveyed, g_object_ref (self));
  return TRUE;
}

/* No source that is still silent is better than the best that has answered. */
static gboolean
is_settled (SpRun *self)
{
  guint best = sp_sources_get_best_found (get_service (self));

  return best < SP_N_SOURCES && (get_waiting (self) & ((1u << best) - 1)) == 0;
}

static void
harvest (SpRun *self)
{
  guint found = 0;

  if (!is_settled (self) && get_waiting (self) != 0 && elapsed_ms (self) < IMPATIENCE_MS)
    return;
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer;

      if (source == SP_SOURCE_PROVIDER && !(self->harvested & (1u << source)))
        sp_sources_withdraw_provider (get_service (self));
      answer = sp_service_get_answer (get_service (self), source);
      if (answer == NULL || (self->harvested & (1u << source)) ||
          answer->status != SP_ANSWER_FOUND || (source == SP_SOURCE_GUESS && get_waiting (self)))
        continue;
      self->harvested |= 1u << source;
      sp_harvest_answer (get_service (self), self->request, answer);
      found |= 1u << source;
    }
  if (found && !self->request->published_only)
    sp_harvest_siblings (get_service (self));
  if (found)
    survey (self);
}

/* How long the sources that are still silent may go on being so, in milliseconds since the beginning. */
static guint
get_patience (SpRun *self)
{
  if (self->surveys > 0)
    return G_MAXUINT;
  if (self->request->published_only ? sp_service_covers_all (get_service (self))
                                    : sp_report_is_safe (self->report))
    return is_settled (self) ? GRACE_MS : PROVED_MS;
  return G_MAXUINT;
}

static Step
ask (SpRun *self)
{
  guint patience;

  harvest (self);
  patience = get_patience (self);
  if (get_waiting (self) && elapsed_ms (self) >= patience)
    {
      sp_discovery_end (self->discovery, get_waiting (self), SP_ANSWER_NOT_NEEDED);
      harvest (self);
    }
  if (get_waiting (self) == 0)
    return STEP_PROBE;
  wake_at (self, elapsed_ms (self) < IMPATIENCE_MS ? MIN (patience, IMPATIENCE_MS) : patience);
  return STEP_ASK;
}

static Step
probe (SpRun *self)
{
  if (self->surveys > 0)
    return STEP_PROBE;
  return g_cancellable_is_cancelled (g_task_get_cancellable (self->task)) ? STEP_DONE
                                                                          : STEP_CORRECT;
}

static Step
correct (SpRun *self)
{
  if (!self->request->exact)
    {
      sp_harvest_certificate_names (self->report);
      sp_harvest_right_ports (self->report);
    }
  return survey (self) ? STEP_PROBE : STEP_TRY_GUESSES;
}

static void
guess (SpRun *self, guint protocols)
{
  if (self->discovery)
    sp_harvest_guesses (self->report, self->request, protocols);
  sp_harvest_named (self->report, self->request, protocols);
}

static Step
try_guesses (SpRun *self)
{
  if (sp_report_get_reading (self->report) != SP_VERDICT_SAFE)
    guess (self, SP_PROTOCOLS_READING);
  if (sp_report_get_sending (self->report) != SP_VERDICT_SAFE)
    guess (self, SP_PROTOCOLS_SENDING);
  return survey (self) ? STEP_PROBE : STEP_CONSENT;
}

/* Bits of the sources that would tell more if they were sent the full address, where the user can be asked for that. */
static guint
get_insisting (SpRun *self)
{
  if (!self->request->can_ask || self->discovery == NULL || sp_report_is_safe (self->report))
    return 0;
  return sp_sources_insist_on_address (self->request, get_service (self));
}

static void
tell_sources (SpRun *self, guint sources)
{
  for (guint source = 0; source < SP_N_SOURCES; source++)
    if (sources & (1u << source))
      g_signal_emit (self, signals[SOURCE_CHANGED], 0, source);
}

static Step
take_step (SpRun *self)
{
  switch (self->step)
    {
    case STEP_ASK:
      return ask (self);
    case STEP_PROBE:
      return probe (self);
    case STEP_CORRECT:
      return correct (self);
    case STEP_TRY_GUESSES:
      return try_guesses (self);
    case STEP_CONSENT:
      return get_insisting (self) ? STEP_CONSENT : STEP_DONE;
    case STEP_DONE:
    default:
      return STEP_DONE;
    }
}

static void
finish (SpRun *self)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) released = g_date_time_new_from_iso8601 (SP_RELEASED "T00:00:00Z", NULL);

  g_source_destroy (self->wake);
  g_clear_pointer (&self->wake, g_source_unref);
  if (self->cancelled)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
  sp_sources_tell_offline (get_service (self));
  sp_harvest_name (get_service (self), self->request);
  sp_report_set_elapsed (self->report, g_get_monotonic_time () - self->began_us);
  sp_report_set_no_trust_store (self->report, sp_survey_lacks_trust_store (self->report));
  sp_rules_apply (self->report, now, released);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* Goes on as far as it can; where somebody is waited for, whatever happens leads here again. */
static gboolean
advance (gpointer data)
{
  /* Whoever is told that the run has ended may drop it. */
  g_autoptr(SpRun) self = g_object_ref (data);
  Step before;

  do
    {
      before = self->step;
      self->step = take_step (self);
    }
  while (self->step != before);

  if (self->step == STEP_CONSENT)
    tell_sources (self, get_insisting (self));
  if (self->step == STEP_DONE)
    finish (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_wake (GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_ready_time (source, -1);
  return callback (data);
}

static void
start_waking (SpRun *self)
{
  static GSourceFuncs functions = { .dispatch = dispatch_wake };

  self->wake = g_source_new (&functions, sizeof (GSource));
  g_source_set_callback (self->wake, advance, self, NULL);
  g_source_attach (self->wake, g_main_context_get_thread_default ());
  wake (self);
}

static void
on_answered (SpRun *self, SpSource source)
{
  SpAnswer *answer = sp_discovery_get_answer (self->discovery, source);

  sp_service_set_answer (get_service (self), answer);
  if (source == SP_SOURCE_MX &&
      sp_sources_name_provider (self->request, self->catalogue, get_service (self)))
    g_signal_emit (self, signals[SOURCE_CHANGED], 0, SP_SOURCE_PROVIDER);
  g_signal_emit (self, signals[SOURCE_CHANGED], 0, source);
  wake (self);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  SpRun *self = data;

  self->request->can_ask = FALSE;
  if (self->discovery)
    sp_discovery_end (self->discovery, SP_DISCOVERY_SOURCES, SP_ANSWER_CANCELLED);
  wake (self);
  return G_SOURCE_REMOVE;
}

static void
follow_cancellable (SpRun *self, GCancellable *cancellable)
{
  if (cancellable == NULL)
    return;
  self->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled), self, NULL);
  g_source_attach (self->cancelled, g_main_context_get_thread_default ());
}

static void
start_discovery (SpRun *self)
{
  self->discovery = sp_sources_new (self->request, self->around->resolver, get_service (self));
  g_signal_connect_object (self->discovery, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  sp_discovery_start (self->discovery, MIN (LIMIT_MS, self->request->timeout_ms / 2));
}

/**
 * sp_run_new:
 * @request: what is asked; a copy is kept
 * @catalogue: where the notes about providers are
 *
 * Returns: (transfer full): a run that has not begun
 */
SpRun *
sp_run_new (const SpRequest *request, SpCatalogue *catalogue)
{
  SpRun *self = g_object_new (SP_TYPE_RUN, NULL);
  gboolean discovers = !request->exact && sp_request_needs_discovery (request);
  g_autoptr(SpService) service = discovers || request->exact ? sp_request_make_service (request)
                                                              : sp_request_plan_service (request);

  self->request = sp_request_copy (request);
  self->catalogue = g_object_ref (catalogue);
  self->report = sp_report_new (service);
  return self;
}

/**
 * sp_run_get_report:
 *
 * Returns: (transfer none): the report, which grows while the run goes on
 */
SpReport *
sp_run_get_report (SpRun *self)
{
  return self->report;
}

/**
 * sp_run_async:
 * @self: a run that has not begun
 * @cancellable: (nullable): ends the run; what was seen until then stays in the report
 * @callback: called when done
 * @data: for @callback
 */
void
sp_run_async (SpRun *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  self->task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (self->task, sp_run_async);
  self->around = sp_surroundings_new (self->request->trust, self->request->timeout_ms);
  self->around->deep = self->request->deep;
  self->around->asks_tls12 = !self->request->exact;
  self->around->allow_internal = sp_request_leads_inside (self->request);
  self->began_us = g_get_monotonic_time ();
  follow_cancellable (self, cancellable);
  survey (self);
  if (!self->request->exact && sp_request_needs_discovery (self->request))
    start_discovery (self);
  start_waking (self);
}

/**
 * sp_run_finish:
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it went to its end
 */
gboolean
sp_run_finish (SpRun *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sp_run_skip:
 * @source: a source that the user does not want to wait for
 */
void
sp_run_skip (SpRun *self, SpSource source)
{
  if (self->discovery)
    sp_discovery_end (self->discovery, 1u << source, SP_ANSWER_BY_PERSON);
}

/**
 * sp_run_wants_address:
 *
 * Returns: whether all that is left is to ask the user: nothing is known for reading or for sending, and there is a source that
 *   would tell if it were sent the full address
 */
gboolean
sp_run_wants_address (SpRun *self)
{
  return self->step == STEP_CONSENT && self->request->can_ask;
}

/**
 * sp_run_allow_address:
 * @self: a run that wants the address
 * @allowed: whether the user allows it
 *
 * Goes on. The time that the user took does not count.
 */
void
sp_run_allow_address (SpRun *self, gboolean allowed)
{
  if (!sp_run_wants_address (self))
    return;
  self->request->can_ask = FALSE;
  self->around->deadline_us =
      g_get_monotonic_time () + self->request->timeout_ms * G_TIME_SPAN_MILLISECOND;
  if (allowed)
    {
      sp_discovery_allow_address (self->discovery);
      self->step = STEP_ASK;
      for (guint source = 0; source < SP_N_SOURCES; source++)
        if (get_waiting (self) & (1u << source))
          sp_service_set_answer (get_service (self),
                                 sp_discovery_get_answer (self->discovery, source));
      tell_sources (self, get_waiting (self));
    }
  wake (self);
}
