/* Tasks that wait for their turn; one that is cancelled leaves the queue at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wait-queue.h"

struct _SpWaitQueue
{
  GQueue waiters; /* (element-type Waiter) */
};

typedef struct
{
  SpWaitQueue *queue; /* (unowned) */
  GTask *task; /* (owned) */
  GSource *cancelled; /* (owned) (nullable) */
} Waiter;

static void
waiter_free (Waiter *self)
{
  if (self->cancelled)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
  g_clear_object (&self->task);
  g_free (self);
}

static GTask *
take (SpWaitQueue *self, Waiter *waiter)
{
  GTask *task = g_steal_pointer (&waiter->task);

  g_queue_remove (&self->waiters, waiter);
  waiter_free (waiter);
  return task;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  Waiter *waiter = data;
  g_autoptr(GTask) task = take (waiter->queue, waiter);

  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * sp_wait_queue_new:
 *
 * Returns: (transfer full): an empty queue
 */
SpWaitQueue *
sp_wait_queue_new (void)
{
  SpWaitQueue *self = g_new0 (SpWaitQueue, 1);

  g_queue_init (&self->waiters);
  return self;
}

/**
 * sp_wait_queue_free:
 * @self: (transfer full): a queue in which nobody waits any more
 */
void
sp_wait_queue_free (SpWaitQueue *self)
{
  g_queue_clear_full (&self->waiters, (GDestroyNotify) waiter_free);
  g_free (self);
}

/**
 * sp_wait_queue_push:
 * @task: a task that has to wait
 *
 * Appends a task. When its cancellable is cancelled it leaves the queue and returns %G_IO_ERROR_CANCELLED.
 */
void
sp_wait_queue_push (SpWaitQueue *self, GTask *task)
{
  Waiter *waiter = g_new0 (Waiter, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  waiter->queue = self;
  waiter->task = g_object_ref (task);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (on_cancelled), waiter, NULL);
      g_source_attach (waiter->cancelled, g_task_get_context (task));
    }
  g_queue_push_tail (&self->waiters, waiter);
}

/**
 * sp_wait_queue_is_empty:
 *
 * Returns: whether nobody waits
 */
gboolean
sp_wait_queue_is_empty (const SpWaitQueue *self)
{
  return self->waiters.head == NULL;
}

/**
 * sp_wait_queue_pop:
 * @filter: (nullable) (scope call): whose turn it is; %NULL for anybody's
 * @data: for @filter
 *
 * Returns: (transfer full) (nullable): the first task whose turn it is, out of the queue now
 */
GTask *
sp_wait_queue_pop (SpWaitQueue *self, SpWaitFilter filter, gpointer data)
{
  for (GList *l = self->waiters.head; l != NULL; l = l->next)
    {
      Waiter *waiter = l->data;

      if (filter == NULL || filter (waiter->task, data))
        return take (self, waiter);
    }
  return NULL;
}
