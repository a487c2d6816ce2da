/* Times the stages of a probe and stops it when one of its limits is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "stopwatch.h"

#include "status.h"

/* A person waits: far less than what the RFCs ask of programs that deliver mail, but room for servers that are slow on
 * purpose (RFC 5321 section 4.5.3.2). */
const SpPatience sp_default_patience = {
  .connect_ms = 10000,
  .greeting_ms = 10000,
  .smtp_greeting_ms = 20000,
  .answer_ms = 10000,
  .silence_ms = 1000,
  .probe_ms = 45000,
};

struct _SpStopwatch
{
  SpObservation *seen; /* (owned) */
  const SpPatience *patience;
  gint64 deadline_us; /* monotonic time at which the run ends */
  GCancellable *cancellable; /* (owned) stops what is under way */
  GCancellable *caller; /* (owned) (nullable) */
  gulong chain; /* @caller cancels @cancellable */
  gint64 began_us;
  gint64 stage_began_us;
  gint64 connected_us; /* 0 before the connection */
  GSource *limit; /* (owned) (nullable) */
  gboolean expired;
  SpStageNotify notify;
  gpointer notify_data;
};

static void
on_caller_cancelled (GCancellable *caller, gpointer data)
{
  g_cancellable_cancel (data);
}

/**
 * sp_stopwatch_new:
 * @seen: the observation whose stage and timings are kept
 * @patience: (transfer none): the limits; static or outliving the stopwatch
 * @deadline_us: monotonic time at which the whole run ends
 * @cancellable: (nullable): the person's
 *
 * Returns: (transfer full): a stopwatch that runs from now on
 */
SpStopwatch *
sp_stopwatch_new (SpObservation *seen,
                  const SpPatience *patience,
                  gint64 deadline_us,
                  GCancellable *cancellable)
{
  SpStopwatch *self = g_new0 (SpStopwatch, 1);

  self->seen = sp_observation_ref (seen);
  self->patience = patience;
  self->deadline_us = deadline_us;
  self->began_us = self->stage_began_us = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    {
      self->caller = g_object_ref (cancellable);
      self->chain = g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled),
                                           g_object_ref (self->cancellable), g_object_unref);
    }
  return self;
}

static void
clear_limit (SpStopwatch *self)
{
  if (self->limit)
    g_source_destroy (self->limit);
  g_clear_pointer (&self->limit, g_source_unref);
}

/**
 * sp_stopwatch_free:
 * @self: (transfer full): a stopwatch
 */
void
sp_stopwatch_free (SpStopwatch *self)
{
  clear_limit (self);
  g_cancellable_disconnect (self->caller, self->chain);
  g_clear_object (&self->caller);
  g_clear_object (&self->cancellable);
  sp_observation_unref (self->seen);
  g_free (self);
}

/**
 * sp_stopwatch_set_notify:
 * @notify: (nullable): told of each stage
 * @data: for @notify
 */
void
sp_stopwatch_set_notify (SpStopwatch *self, SpStageNotify notify, gpointer data)
{
  self->notify = notify;
  self->notify_data = data;
}

/**
 * sp_stopwatch_get_cancellable:
 *
 * Returns: (transfer none): cancelled by the person and by the limits; everything that is waited for has to use it
 */
GCancellable *
sp_stopwatch_get_cancellable (SpStopwatch *self)
{
  return self->cancellable;
}

static guint
get_stage_limit (const SpStopwatch *self)
{
  switch (self->seen->stage)
    {
    case SP_STAGE_CONNECT:
      return self->patience->connect_ms;
    case SP_STAGE_GREETING:
      return sp_endpoint_get_protocol (self->seen->endpoint) == SP_PROTOCOL_SMTP
                 ? self->patience->smtp_greeting_ms
                 : self->patience->greeting_ms;
    case SP_STAGE_STARTTLS:
    case SP_STAGE_HANDSHAKE:
    case SP_STAGE_CAPABILITIES:
    case SP_STAGE_DONE:
      return self->patience->answer_ms;
    case SP_STAGE_QUEUED:
    case SP_STAGE_RESOLVE:
    default:
      return self->patience->probe_ms;
    }
}

static gboolean
on_limit (gpointer data)
{
  SpStopwatch *self = data;

  clear_limit (self);
  self->expired = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * sp_stopwatch_await:
 *
 * To be called when something new is waited for: it has the stage's limit to come, the probe's and the run's limit permitting.
 */
void
sp_stopwatch_await (SpStopwatch *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 until = now + get_stage_limit (self) * G_TIME_SPAN_MILLISECOND;

  if (self->connected_us > 0)
    until = MIN (until, self->connected_us + self->patience->probe_ms * G_TIME_SPAN_MILLISECOND);
  until = MIN (until, self->deadline_us);
  clear_limit (self);
  self->limit = g_timeout_source_new (MAX (0, (until - now + 999) / G_TIME_SPAN_MILLISECOND));
  g_source_set_callback (self->limit, on_limit, self, NULL);
  g_source_attach (self->limit, g_main_context_get_thread_default ());
}

static void
leave_stage (SpStopwatch *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 *spent = &self->seen->timings_us[self->seen->stage];

  *spent = MAX (*spent, 0) + now - self->stage_began_us;
  self->stage_began_us = now;
}

/**
 * sp_stopwatch_enter:
 * @stage: the stage that begins
 *
 * Closes the stage before. Entering the stage that is under way already does nothing.
 */
void
sp_stopwatch_enter (SpStopwatch *self, SpStage stage)
{
  gboolean connected = stage > SP_STAGE_CONNECT;

  if (stage == self->seen->stage && self->limit != NULL)
    return;
  if (stage != self->seen->stage)
    leave_stage (self);
  self->seen->stage = stage;
  if (connected && self->connected_us == 0)
    self->connected_us = g_get_monotonic_time ();
  sp_stopwatch_await (self);
  if (self->notify)
    self->notify (stage, self->notify_data);
}

/**
 * sp_stopwatch_stop:
 *
 * Closes the last stage and writes down the sum.
 */
void
sp_stopwatch_stop (SpStopwatch *self)
{
  clear_limit (self);
  leave_stage (self);
  self->seen->total_us = g_get_monotonic_time () - self->began_us;
}

/**
 * sp_stopwatch_get_status:
 * @error: what an operation failed with
 *
 * Returns: how the probe ended: where a limit cancelled the operation, it timed out
 */
SpStatus
sp_stopwatch_get_status (SpStopwatch *self, const GError *error)
{
  SpStatus status = sp_status_from_error (error);

  if (status != SP_STATUS_CANCELLED && !g_cancellable_is_cancelled (self->cancellable))
    return status;
  return self->expired ? SP_STATUS_TIMED_OUT : SP_STATUS_CANCELLED;
}
