/* Probes endpoints of a service, all at once, and fills in the report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "survey.h"

#include "ask-tls12.h"
#include "look-closer.h"
#include "look-elsewhere.h"

typedef struct
{
  SpReport *report; /* (owned) */
  const SpSurroundings *around; /* (unowned) */
  SpSurveyNotify notify;
  GPtrArray *visits; /* (owned) (element-type Visit) one for each endpoint that is looked at */
  guint pending; /* probes that have not ended */
} Survey;

/* One endpoint's place in the survey. */
typedef struct
{
  GTask *task; /* (owned) (nullable) the survey, until the probe has ended */
  guint index;
  GCancellable *cancellable; /* (owned) ends this visit alone */
  guint connections; /* what an earlier try has spent */
  gboolean again; /* this is the second try */
  gboolean settled; /* the same port was seen to speak TLS from the first byte */
  gboolean waits; /* for the answer of the port beside it */
  SpObservation *seen; /* (owned) (nullable) while it is looked at more closely */
} Visit;

static void start (Visit *visit);
static void end_visit (Visit *visit, SpObservation *seen);

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  g_clear_object (&visit->task);
  g_clear_object (&visit->cancellable);
  g_clear_pointer (&visit->seen, sp_observation_unref);
  g_free (visit);
}

static void
survey_free (gpointer data)
{
  Survey *survey = data;

  g_ptr_array_unref (survey->visits);
  sp_report_unref (survey->report);
  g_free (survey);
}

static void
on_stage (SpStage stage, gpointer data)
{
  Visit *visit = data;
  Survey *survey = g_task_get_task_data (visit->task);

  if (survey->notify.told && stage != SP_STAGE_DONE)
    survey->notify.told (visit->index, stage, survey->notify.data);
}

static gboolean
shares_host (const Survey *survey, SpEndpoint *endpoint)
{
  SpService *service = sp_report_get_service (survey->report);
  guint n = 0;

  for (guint i = 0; i < sp_service_get_length (service); i++)
    n += g_str_equal (sp_endpoint_get_host (sp_service_get (service, i)->endpoint),
                      sp_endpoint_get_host (endpoint));
  return n > 1;
}

/* A server that turns visitors away because there are too many of us gets one at a time, and this one again. */
static gboolean
try_again (Visit *visit, const SpObservation *seen)
{
  Survey *survey = g_task_get_task_data (visit->task);

  if (!seen->throttled || visit->again || !shares_host (survey, seen->endpoint))
    return FALSE;
  if (g_cancellable_is_cancelled (g_task_get_cancellable (visit->task)))
    return FALSE;
  sp_budget_one_at_a_time (survey->around->budget, sp_endpoint_get_host (seen->endpoint));
  visit->again = TRUE;
  visit->connections = seen->connections;
  start (visit);
  return TRUE;
}

static SpEndpoint *
get_endpoint (const Survey *survey, guint index)
{
  return sp_service_get (sp_report_get_service (survey->report), index)->endpoint;
}

static gboolean
is_upgrade_of (const SpEndpoint *endpoint, const SpEndpoint *implicit)
{
  return sp_endpoint_get_security (endpoint) == SP_SECURITY_STARTTLS &&
         sp_endpoint_get_security (implicit) == SP_SECURITY_TLS &&
         sp_endpoint_get_port (endpoint) == sp_endpoint_get_port (implicit) &&
         g_str_equal (sp_endpoint_get_host (endpoint), sp_endpoint_get_host (implicit));
}

/* A port that speaks TLS from the first byte will not greet in the clear: nobody has to wait for its silence. */
static void
settle_upgrades (Survey *survey, const SpObservation *seen)
{
  if (seen->status != SP_STATUS_OK)
    return;
  for (guint i = 0; i < survey->visits->len; i++)
    {
      Visit *visit = g_ptr_array_index (survey->visits, i);

      if (visit->task == NULL ||
          !is_upgrade_of (get_endpoint (survey, visit->index), seen->endpoint))
        continue;
      visit->settled = TRUE;
      g_cancellable_cancel (visit->cancellable);
    }
}

/* The same host’s port for the same protocol that is secure from the start. */
static gboolean
is_beside (const SpEndpoint *implicit, const SpEndpoint *endpoint)
{
  return sp_endpoint_get_security (endpoint) == SP_SECURITY_STARTTLS &&
         sp_endpoint_get_security (implicit) == SP_SECURITY_TLS &&
         sp_endpoint_get_protocol (endpoint) == sp_endpoint_get_protocol (implicit) &&
         g_str_equal (sp_endpoint_get_host (endpoint), sp_endpoint_get_host (implicit));
}

static gboolean
is_pending (const Survey *survey, guint index)
{
  for (guint i = 0; i < survey->visits->len; i++)
    {
      const Visit *visit = g_ptr_array_index (survey->visits, i);

      if (visit->index == index)
        return visit->task != NULL;
    }
  return FALSE;
}

/* Whether a port beside one with STARTTLS is known to speak TLS 1.2: then programs that need that have it there, and nobody has to
 * wait for the longer way to the same answer. */
static gboolean
is_known_beside (const Survey *survey, const SpEndpoint *endpoint, gboolean *pending)
{
  SpService *service = sp_report_get_service (survey->report);
  gboolean known = FALSE;

  *pending = FALSE;
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpObservation *seen = sp_report_get_observation (survey->report, i);

      if (!is_beside (get_endpoint (survey, i), endpoint))
        continue;
      *pending |= is_pending (survey, i);
      if (seen && sp_observation_is_safe (seen) &&
          sp_observation_offers_version (seen, SP_TLS_VERSION_1_2) == SP_YES)
        known = TRUE;
    }
  return known;
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  Visit *visit = data;
  g_autoptr(SpObservation) seen = g_steal_pointer (&visit->seen);

  sp_ask_tls12_finish (result);
  end_visit (visit, seen);
}

static void
ask_or_end (Visit *visit)
{
  Survey *survey = g_task_get_task_data (visit->task);
  g_autoptr(SpObservation) seen = g_steal_pointer (&visit->seen);
  gboolean known = is_known_beside (survey, seen->endpoint, &visit->waits);

  if (known || g_cancellable_is_cancelled (visit->cancellable))
    {
      visit->waits = FALSE;
      end_visit (visit, seen);
      return;
    }
  visit->seen = g_steal_pointer (&seen);
  if (!visit->waits)
    sp_ask_tls12_async (visit->seen, survey->around, visit->cancellable, on_answered, visit);
}

static void
wake_waiting (Survey *survey)
{
  for (guint i = 0; i < survey->visits->len; i++)
    {
      Visit *visit = g_ptr_array_index (survey->visits, i);

      if (visit->waits)
        ask_or_end (visit);
    }
}

static void
end_visit (Visit *visit, SpObservation *seen)
{
  g_autoptr(GTask) task = g_steal_pointer (&visit->task);
  Survey *survey = g_task_get_task_data (task);

  sp_report_set_observation (survey->report, visit->index, seen);
  if (survey->notify.told)
    survey->notify.told (visit->index, SP_STAGE_DONE, survey->notify.data);
  wake_waiting (survey);
  if (--survey->pending == 0)
    g_task_return_boolean (task, TRUE);
}

static void
on_looked_elsewhere (GObject *source, GAsyncResult *result, gpointer data)
{
  Visit *visit = data;
  g_autoptr(SpObservation) seen = g_steal_pointer (&visit->seen);

  sp_look_elsewhere_finish (result);
  end_visit (visit, seen);
}

static void
look_elsewhere (Visit *visit)
{
  Survey *survey = g_task_get_task_data (visit->task);
  g_autoptr(SpObservation) seen = g_steal_pointer (&visit->seen);

  if (!sp_look_elsewhere_makes_sense (seen))
    {
      end_visit (visit, seen);
      return;
    }
  visit->seen = g_steal_pointer (&seen);
  sp_look_elsewhere_async (visit->seen, survey->around, visit->cancellable, on_looked_elsewhere,
                           visit);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  sp_look_closer_finish (result);
  look_elsewhere (data);
}

static void
look_further (Visit *visit, SpObservation *seen)
{
  const SpSurroundings *around = ((Survey *) g_task_get_task_data (visit->task))->around;

  visit->seen = sp_observation_ref (seen);
  if (around->deep && sp_look_closer_makes_sense (seen))
    sp_look_closer_async (seen, around, visit->cancellable, on_looked, visit);
  else if (around->deep)
    look_elsewhere (visit);
  else if (around->asks_tls12 && !visit->again && sp_ask_tls12_makes_sense (seen))
    ask_or_end (visit);
  else
    {
      g_clear_pointer (&visit->seen, sp_observation_unref);
      end_visit (visit, seen);
    }
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer data)
{
  Visit *visit = data;
  Survey *survey = g_task_get_task_data (visit->task);
  g_autoptr(SpObservation) seen = sp_probe_finish (result);

  if (try_again (visit, seen))
    return;

  if (visit->settled && seen->status == SP_STATUS_CANCELLED)
    seen->status = SP_STATUS_SPEAKS_TLS;
  seen->connections += visit->connections;
  settle_upgrades (survey, seen);
  look_further (visit, seen);
}

static void
on_cancelled (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
start (Visit *visit)
{
  Survey *survey = g_task_get_task_data (visit->task);
  const SpCandidate *candidate =
      sp_service_get (sp_report_get_service (survey->report), visit->index);
  SpReach reach = survey->around->allow_internal || candidate->may_lead_inside ? SP_REACH_ANYWHERE
                                                                               : SP_REACH_PUBLIC;

  sp_probe_async (candidate->endpoint, survey->around, reach, on_stage, visit, visit->cancellable,
                  on_probed, visit);
}

static void
add_visit (GTask *task, guint index)
{
  Survey *survey = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Visit *visit = g_new0 (Visit, 1);

  visit->task = g_object_ref (task);
  visit->index = index;
  visit->cancellable = g_cancellable_new ();
  if (cancellable)
    g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                           g_object_ref (visit->cancellable), g_object_unref);
  g_ptr_array_add (survey->visits, visit);
}

/**
 * sp_survey_async:
 * @report: a report whose observations are filled in
 * @first: the first endpoint to look at; those before it are left alone
 * @surroundings: (transfer none): what the probes share; has to outlive the operation
 * @notify: (nullable): told of the progress
 * @cancellable: (nullable): ends all probes; those that had not ended say so
 * @callback: called when every endpoint has been looked at
 * @data: for @callback
 *
 * Starts all probes at once; the budget in @surroundings bounds how many connections there are. The survey is over when the
 * slowest probe is, or at the run's deadline. What is published without any protection is evidence and not looked at. Endpoints
 * that are added to the service later need a survey of their own.
 */
void
sp_survey_async (SpReport *report,
                 guint first,
                 const SpSurroundings *surroundings,
                 const SpSurveyNotify *notify,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Survey *survey = g_new0 (Survey, 1);
  SpService *service = sp_report_get_service (report);

  g_task_set_source_tag (task, sp_survey_async);
  g_task_set_task_data (task, survey, survey_free);
  g_task_set_check_cancellable (task, FALSE);
  survey->report = sp_report_ref (report);
  survey->visits = g_ptr_array_new_with_free_func (visit_free);
  survey->around = surroundings;
  if (notify)
    survey->notify = *notify;
  for (guint i = first; i < sp_service_get_length (service); i++)
    if (sp_endpoint_get_security (sp_service_get (service, i)->endpoint) != SP_SECURITY_NONE)
      add_visit (task, i);
  survey->pending = survey->visits->len;
  if (survey->pending == 0)
    g_task_return_boolean (task, TRUE);
  for (guint i = 0; i < survey->visits->len; i++)
    start (g_ptr_array_index (survey->visits, i));
}

/**
 * sp_survey_finish:
 * @result: the result
 */
void
sp_survey_finish (GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, NULL));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * sp_survey_lacks_trust_store:
 * @report: a report whose observations are complete
 *
 * An empty trust store makes every server look untrusted: that has to be told apart from a bad server.
 *
 * Returns: whether a server's authority is unknown because this computer knows none at all
 */
gboolean
sp_survey_lacks_trust_store (const SpReport *report)
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
