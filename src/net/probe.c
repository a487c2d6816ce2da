/* Probes one endpoint: resolve, connect, hold the dialogue, do the handshake, and record everything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "probe.h"

#include "connect.h"
#include "conversation.h"
#include "core/safe-text.h"

typedef enum
{
  STEP_RESOLVE,
  STEP_SLOT,
  STEP_CONNECT,
  STEP_TALK,
  STEP_DONE,
} Step;

typedef struct
{
  Step step;
  const SpSurroundings *around; /* (unowned) */
  SpObservation *seen; /* (owned) */
  SpStopwatch *stopwatch; /* (owned) */
  GPtrArray *addresses; /* (owned) (nullable) (element-type GInetAddress) */
  SpSlot *slot; /* (owned) (nullable) */
  SpWire *wire; /* (owned) (nullable) */
} Probe;

static void advance (GTask *task);

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  g_clear_object (&probe->wire);
  g_clear_pointer (&probe->slot, sp_slot_free);
  g_clear_pointer (&probe->addresses, g_ptr_array_unref);
  sp_stopwatch_free (probe->stopwatch);
  sp_observation_unref (probe->seen);
  g_free (probe);
}

/* Ends the probe with what GIO said. */
static void
fail (Probe *probe, const GError *error)
{
  SpStatus status = sp_stopwatch_get_status (probe->stopwatch, error);

  probe->step = STEP_DONE;
  probe->seen->status = status;
  if (status != SP_STATUS_TIMED_OUT && status != SP_STATUS_CANCELLED)
    probe->seen->error = sp_safe_text (error->message, -1, 0);
}

static void
on_resolved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  probe->addresses = sp_resolver_lookup_finish (SP_RESOLVER (source), result, &error);
  if (probe->addresses)
    probe->step = STEP_SLOT;
  else
    fail (probe, error);
  advance (task);
}

static void
on_slot (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  probe->slot = sp_budget_acquire_finish (SP_BUDGET (source), result, &error);
  if (probe->slot)
    probe->step = STEP_CONNECT;
  else
    fail (probe, error);
  advance (task);
}

static void
record_address (Probe *probe, GSocketConnection *connection)
{
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  if (remote)
    probe->seen->address = g_inet_address_to_string (
        g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = sp_connect_finish (result, &error);

  if (connection)
    {
      record_address (probe, connection);
      probe->seen->connections++;
      probe->wire = sp_wire_new (connection, probe->seen->transcript);
      probe->step = STEP_TALK;
    }
  else
    {
      fail (probe, error);
      probe->seen->throttled = probe->seen->status == SP_STATUS_CLOSED;
    }
  advance (task);
}

static void
on_talked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);

  sp_conversation_finish (result);
  probe->step = STEP_DONE;
  advance (task);
}

static void
talk (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);
  SpConversationSetting setting = {
    .seen = probe->seen,
    .wire = probe->wire,
    .stopwatch = probe->stopwatch,
    .budget = probe->around->budget,
    .trust = probe->around->trust,
    .silence_ms = probe->around->patience->silence_ms,
  };

  sp_conversation_async (&setting, on_talked, g_object_ref (task));
}

static void
advance (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);
  GCancellable *cancellable = sp_stopwatch_get_cancellable (probe->stopwatch);
  SpEndpoint *endpoint = probe->seen->endpoint;
  const char *host = sp_endpoint_get_host (endpoint);
  guint16 port = sp_endpoint_get_port (endpoint);

  switch (probe->step)
    {
    case STEP_RESOLVE:
      sp_stopwatch_enter (probe->stopwatch, SP_STAGE_RESOLVE);
      sp_resolver_lookup_async (probe->around->resolver, host, cancellable, on_resolved,
                                g_object_ref (task));
      return;
    case STEP_SLOT:
      sp_stopwatch_enter (probe->stopwatch, SP_STAGE_QUEUED);
      sp_budget_acquire_async (probe->around->budget, endpoint,
                               g_ptr_array_index (probe->addresses, 0), cancellable, on_slot,
                               g_object_ref (task));
      return;
    case STEP_CONNECT:
      sp_stopwatch_enter (probe->stopwatch, SP_STAGE_CONNECT);
      sp_connect_async (probe->addresses, port, cancellable, on_connected, g_object_ref (task));
      return;
    case STEP_TALK:
      talk (task);
      return;
    case STEP_DONE:
    default:
      sp_stopwatch_stop (probe->stopwatch);
      g_task_return_pointer (task, sp_observation_ref (probe->seen),
                             (GDestroyNotify) sp_observation_unref);
    }
}

/**
 * sp_surroundings_new:
 * @trust: whom to believe
 * @timeout_ms: milliseconds that the run may take from now on
 *
 * Returns: (transfer full): what the probes of one run share, with the usual patience
 */
SpSurroundings *
sp_surroundings_new (SpTrust *trust, guint timeout_ms)
{
  SpSurroundings *self = g_new0 (SpSurroundings, 1);

  self->resolver = sp_resolver_new ();
  self->budget = sp_budget_new ();
  self->trust = g_object_ref (trust);
  self->deadline_us = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  self->patience = &sp_default_patience;
  return self;
}

/**
 * sp_surroundings_free:
 * @self: (transfer full): the surroundings of a run that is over
 */
void
sp_surroundings_free (SpSurroundings *self)
{
  g_object_unref (self->resolver);
  g_object_unref (self->budget);
  g_object_unref (self->trust);
  g_free (self);
}

/**
 * sp_probe_async:
 * @endpoint: where to look
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @notify: (nullable): told each stage
 * @notify_data: for @notify
 * @cancellable: (nullable): the person's
 * @callback: called when done
 * @data: for @callback
 *
 * Looks at one endpoint. Nothing secret is sent: only what the server offers is asked for, and the upgrade to TLS.
 */
void
sp_probe_async (SpEndpoint *endpoint,
                const SpSurroundings *surroundings,
                SpStageNotify notify,
                gpointer notify_data,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Probe *probe = g_new0 (Probe, 1);

  g_task_set_source_tag (task, sp_probe_async);
  g_task_set_task_data (task, probe, probe_free);
  probe->around = surroundings;
  probe->seen = sp_observation_new (endpoint);
  probe->seen->transcript = sp_transcript_new ();
  probe->stopwatch = sp_stopwatch_new (probe->seen, surroundings->patience,
                                       surroundings->deadline_us, cancellable);
  sp_stopwatch_set_notify (probe->stopwatch, notify, notify_data);
  advance (task);
}

/**
 * sp_probe_finish:
 * @result: the result
 *
 * Returns: (transfer full): what was seen; a probe that was cancelled has seen that
 */
SpObservation *
sp_probe_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
