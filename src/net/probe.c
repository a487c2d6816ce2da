/* Probes one endpoint: resolve, connect, hold the dialogue, do the handshake, and record everything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "probe.h"

#include "connect.h"
#include "conversation.h"
#include "core/safe-text.h"
#include "core/special-use.h"

/* How long the other address family may take when the first is done. */
#define GRACE_MS 2000
/* Addresses that are told of one host. */
#define MAX_TOLD 8
/* Who gives a run more time than this wants to wait for a greeting for as long as that. */
#define USUAL_RUN_MS 20000

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
  SpReach reach;
  SpObservation *seen; /* (owned) */
  SpStopwatch *stopwatch; /* (owned) */
  GPtrArray *addresses; /* (owned) (nullable) (element-type GInetAddress) */
  SpSlot *slot; /* (owned) (nullable) */
  SpWire *wire; /* (owned) (nullable) */
  gboolean alone; /* no other address family is looked at */
  SpHello *hello; /* (unowned) (nullable) what to say instead of a handshake */
  SpTristate *smuggled; /* (unowned) (nullable) a command is smuggled; whether it was executed */
  GCancellable
      *other; /* (owned) (nullable) ends the look at the other family, while it is under way */
  GSource *grace; /* (owned) (nullable) cancels it */
} Probe;

static void advance (GTask *task);
static GTask *new_task (SpEndpoint *endpoint,
                        const SpSurroundings *around,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  if (probe->grace)
    g_source_destroy (probe->grace);
  g_clear_pointer (&probe->grace, g_source_unref);
  g_clear_object (&probe->other);
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

  sp_stopwatch_stop (probe->stopwatch);
  probe->step = STEP_DONE;
  probe->seen->status = status;
  if (status != SP_STATUS_TIMED_OUT && status != SP_STATUS_CANCELLED)
    probe->seen->error = sp_safe_text (error->message, -1, 0);
}

static void
leave_alone (Probe *probe)
{
  sp_stopwatch_stop (probe->stopwatch);
  probe->step = STEP_DONE;
  probe->seen->status = SP_STATUS_NOT_CONTACTED;
}

/* A name that is local by definition leads inside wherever it leads: it is not even looked up. */
static gboolean
is_local_name (const Probe *probe)
{
  const char *host = sp_endpoint_get_host (probe->seen->endpoint);

  if (probe->reach == SP_REACH_ANYWHERE || !sp_special_use_name (host))
    return FALSE;
  probe->seen->inside = g_strdupv ((char *[]){ (char *) host, NULL });
  return TRUE;
}

/* What is left are the very addresses that are connected to: the name is not looked up a second time. */
static void
leave_out_inside (Probe *probe)
{
  g_autoptr(GPtrArray) all = g_steal_pointer (&probe->addresses);
  g_autoptr(GStrvBuilder) told = g_strv_builder_new ();
  guint n = 0;

  probe->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      GInetAddress *address = g_ptr_array_index (all, i);
      g_autofree char *text = g_inet_address_to_string (address);

      if (!sp_special_use_address (address))
        g_ptr_array_add (probe->addresses, g_object_ref (address));
      else if (n++ < MAX_TOLD)
        g_strv_builder_add (told, text);
    }
  if (n > 0)
    probe->seen->inside = g_strv_builder_end (told);
}

/* Every address that may be contacted, for who looks closer. */
static void
record_addresses (Probe *probe)
{
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();

  for (guint i = 0; i < MIN (probe->addresses->len, MAX_TOLD); i++)
    {
      g_autofree char *text = g_inet_address_to_string (g_ptr_array_index (probe->addresses, i));

      g_strv_builder_add (all, text);
    }
  g_strfreev (probe->seen->addresses);
  probe->seen->addresses = g_strv_builder_end (all);
}

static void
on_resolved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  probe->addresses = sp_resolver_lookup_finish (SP_RESOLVER (source), result, &error);
  if (probe->addresses && probe->reach == SP_REACH_PUBLIC)
    leave_out_inside (probe);
  if (probe->addresses == NULL)
    fail (probe, error);
  else if (probe->addresses->len == 0)
    leave_alone (probe);
  else
    probe->step = STEP_SLOT;
  if (probe->step == STEP_SLOT)
    record_addresses (probe);
  advance (task);
}

static void
on_slot (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

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
  g_autoptr(GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  if (remote == NULL)
    return;
  g_free (probe->seen->address);
  probe->seen->address =
      g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
}

/* What was not even tried says nothing about the server, nor does a network without that family. */
static gboolean
tells_something (const SpObservation *seen)
{
  return seen->stage > SP_STAGE_QUEUED && seen->status != SP_STATUS_UNREACHABLE;
}

static void
on_other_probed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr(SpObservation) other = sp_probe_finish (result);

  if (probe->grace == NULL && other->status == SP_STATUS_CANCELLED &&
      probe->seen->status != SP_STATUS_CANCELLED)
    other->status = SP_STATUS_TIMED_OUT;
  g_clear_object (&probe->other);
  if (tells_something (other) && other->status != SP_STATUS_CANCELLED)
    probe->seen->other = g_steal_pointer (&other);
  if (probe->step == STEP_DONE)
    advance (task);
}

static GPtrArray *
select_other_family (const Probe *probe)
{
  g_autoptr(GInetAddress) used = g_inet_address_new_from_string (probe->seen->address);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; used && i < probe->addresses->len; i++)
    {
      GInetAddress *address = g_ptr_array_index (probe->addresses, i);

      if (g_inet_address_get_family (address) != g_inet_address_get_family (used))
        g_ptr_array_add (others, g_object_ref (address));
    }
  return others;
}

static GPtrArray *
list_one (GInetAddress *address)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (list, g_object_ref (address));
  return list;
}

/* Looks at one address, which the resolver need not be asked for. */
static void
start_alone (GTask *task, GPtrArray *addresses)
{
  Probe *probe = g_task_get_task_data (task);

  probe->alone = TRUE;
  probe->addresses = addresses;
  probe->seen->address = g_inet_address_to_string (g_ptr_array_index (addresses, 0));
  probe->step = STEP_SLOT;
  advance (task);
}

/* People on another network use the other addresses: the same is looked at over one of those, side by side. The name
 * localhost is this computer's own (RFC 6761 section 6.3), and a service there need not have both. */
static void
look_at_other_family (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);
  SpEndpoint *endpoint = probe->seen->endpoint;
  g_autoptr(GPtrArray) others =
      probe->alone || probe->seen->address == NULL ? NULL : select_other_family (probe);
  g_autoptr(GTask) other_task = NULL;

  if (others == NULL || others->len == 0 ||
      g_str_equal (sp_endpoint_get_host (endpoint), "localhost"))
    return;
  probe->other = g_cancellable_new ();
  other_task =
      new_task (endpoint, probe->around, probe->other, on_other_probed, g_object_ref (task));
  start_alone (other_task, g_steal_pointer (&others));
}

static gboolean
on_grace (gpointer data)
{
  Probe *probe = g_task_get_task_data (data);

  g_clear_pointer (&probe->grace, g_source_unref);
  g_cancellable_cancel (probe->other);
  return G_SOURCE_REMOVE;
}

/* The person is not kept waiting for an address that nobody needs here. */
static void
finish (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);

  if (probe->other == NULL)
    {
      g_task_return_pointer (task, sp_observation_ref (probe->seen),
                             (GDestroyNotify) sp_observation_unref);
      return;
    }
  if (probe->grace != NULL)
    return;
  probe->grace = g_timeout_source_new (probe->seen->status == SP_STATUS_CANCELLED ? 0 : GRACE_MS);
  g_task_attach_source (task, probe->grace, on_grace);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocketConnection) connection = sp_connect_finish (result, &error);

  if (connection)
    {
      record_address (probe, connection);
      look_at_other_family (task);
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
  g_autoptr(GTask) task = data;
  Probe *probe = g_task_get_task_data (task);

  sp_conversation_finish (result);
  sp_stopwatch_stop (probe->stopwatch);
  g_clear_pointer (&probe->slot, sp_slot_free);
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
    .hello = probe->hello,
    .smuggled = probe->smuggled,
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

  if (probe->step == STEP_RESOLVE && is_local_name (probe))
    leave_alone (probe);
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
      finish (task);
    }
}

/**
 * sp_surroundings_new:
 * @trust: whom to believe
 * @timeout_ms: milliseconds that the run may take from now on
 *
 * Returns: (transfer full): what the probes of one run share, with the usual patience, and more for greetings where there is time
 */
SpSurroundings *
sp_surroundings_new (SpTrust *trust, guint timeout_ms)
{
  SpSurroundings *self = g_new0 (SpSurroundings, 1);

  self->resolver = sp_resolver_new ();
  self->budget = sp_budget_new ();
  self->trust = g_object_ref (trust);
  self->deadline_us = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  self->stretched = sp_default_patience;
  if (timeout_ms > USUAL_RUN_MS)
    self->stretched.greeting_ms = self->stretched.smtp_greeting_ms = timeout_ms;
  self->stretched.probe_ms = MAX (self->stretched.probe_ms, timeout_ms);
  self->patience = &self->stretched;
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

static GTask *
new_task (SpEndpoint *endpoint,
          const SpSurroundings *around,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer data)
{
  GTask *task = g_task_new (NULL, NULL, callback, data);
  Probe *probe = g_new0 (Probe, 1);

  g_task_set_source_tag (task, sp_probe_async);
  g_task_set_task_data (task, probe, probe_free);
  probe->around = around;
  probe->seen = sp_observation_new (endpoint);
  probe->seen->transcript = sp_transcript_new ();
  probe->stopwatch =
      sp_stopwatch_new (probe->seen, around->patience, around->deadline_us, cancellable);
  return task;
}

/**
 * sp_probe_async:
 * @endpoint: where to look
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @reach: where it may lead
 * @notify: (nullable): told each stage
 * @notify_data: for @notify
 * @cancellable: (nullable): the user's
 * @callback: called when done
 * @data: for @callback
 *
 * Looks at one endpoint; where its host has addresses of both families, at one of each. Nothing secret is sent: only what the server offers is asked for, and the upgrade to TLS.
 */
void
sp_probe_async (SpEndpoint *endpoint,
                const SpSurroundings *surroundings,
                SpReach reach,
                SpStageNotify notify,
                gpointer notify_data,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  g_autoptr(GTask) task = new_task (endpoint, surroundings, cancellable, callback, data);
  Probe *probe = g_task_get_task_data (task);

  probe->reach = reach;
  sp_stopwatch_set_notify (probe->stopwatch, notify, notify_data);
  advance (task);
}

/**
 * sp_probe_at_async:
 * @endpoint: where to look
 * @address: at which of its addresses
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @cancellable: (nullable): the user's
 * @callback: called when done; the result is for sp_probe_finish()
 * @data: for @callback
 *
 * As sp_probe_async(), at one address alone, which the resolver is not asked for.
 */
void
sp_probe_at_async (SpEndpoint *endpoint,
                   GInetAddress *address,
                   const SpSurroundings *surroundings,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_autoptr(GTask) task = new_task (endpoint, surroundings, cancellable, callback, data);

  start_alone (task, list_one (address));
}

/**
 * sp_probe_ask_async:
 * @endpoint: where to ask
 * @address: at which of its addresses
 * @hello: (transfer none): what to ask; has to outlive the operation, and has the answer afterwards
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @cancellable: (nullable): the user's
 * @callback: called when done; the result is for sp_probe_finish()
 * @data: for @callback
 *
 * Goes as far as to where TLS begins, and asks a single question there. An observation with the status %SP_STATUS_OK says that
 * @hello has a verdict.
 */
void
sp_probe_ask_async (SpEndpoint *endpoint,
                    GInetAddress *address,
                    SpHello *hello,
                    const SpSurroundings *surroundings,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr(GTask) task = new_task (endpoint, surroundings, cancellable, callback, data);

  ((Probe *) g_task_get_task_data (task))->hello = hello;
  start_alone (task, list_one (address));
}

/**
 * sp_probe_smuggle_async:
 * @endpoint: where to look, with STARTTLS
 * @address: at which of its addresses
 * @ran: (out): whether the server executed the command that was sent along with STARTTLS; has to outlive the operation
 * @surroundings: (transfer none): what the run shares; has to outlive the operation
 * @cancellable: (nullable): the user's
 * @callback: called when done; the result is for sp_probe_finish()
 * @data: for @callback
 *
 * The command is a harmless one that changes nothing. Some servers refuse the handshake then, which is as good an answer.
 */
void
sp_probe_smuggle_async (SpEndpoint *endpoint,
                        GInetAddress *address,
                        SpTristate *ran,
                        const SpSurroundings *surroundings,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr(GTask) task = new_task (endpoint, surroundings, cancellable, callback, data);

  ((Probe *) g_task_get_task_data (task))->smuggled = ran;
  start_alone (task, list_one (address));
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
