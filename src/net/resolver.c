/* Host names to addresses, each name asked for once however many probes want it, few at a time.
 *
 * GIO runs look-ups on the thread pool that it also uses for TLS handshakes: many slow look-ups would hold up the handshakes, so
 * only a few run at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "resolver.h"

#include "wait-queue.h"

#define MAX_LOOKUPS 6

/* A name service that has not answered after this many milliseconds will not be waited for. */
#define LOOKUP_LIMIT_MS 5000

struct _SpResolver
{
  GObject parent_instance;

  GHashTable *names; /* (owned) (element-type utf8 Name) */
  GQueue queue; /* (element-type Name) (unowned elements) names that wait for a free look-up */
  guint running;
};

/* One name: being asked for, or known. */
typedef struct
{
  SpResolver *resolver; /* (unowned) while idle, a reference is held by the running look-up */
  char *host; /* (owned) */
  SpWaitQueue *waiters; /* (owned) */
  GPtrArray *addresses; /* (owned) (nullable) (element-type GInetAddress) */
  GError *error; /* (owned) (nullable) */
  GCancellable *stop; /* (owned) ends a look-up that takes too long */
  guint limit; /* id of the timeout that does, 0 where none runs */
} Name;

G_DEFINE_FINAL_TYPE (SpResolver, sp_resolver, G_TYPE_OBJECT)

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->host);
  sp_wait_queue_free (name->waiters);
  g_clear_pointer (&name->addresses, g_ptr_array_unref);
  g_clear_error (&name->error);
  g_clear_object (&name->stop);
  g_free (name);
}

static void
resolver_finalize (GObject *object)
{
  SpResolver *self = SP_RESOLVER (object);

  g_queue_clear (&self->queue);
  g_hash_table_unref (self->names);
  G_OBJECT_CLASS (sp_resolver_parent_class)->finalize (object);
}

static void
sp_resolver_class_init (SpResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = resolver_finalize;
}

static void
sp_resolver_init (SpResolver *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, name_free);
  g_queue_init (&self->queue);
}

static gboolean
is_known (const Name *name)
{
  return name->addresses != NULL || name->error != NULL;
}

static void
answer (const Name *name, GTask *task)
{
  if (name->addresses)
    g_task_return_pointer (task, g_ptr_array_ref (name->addresses),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_error_copy (name->error));
}

static void start_lookups (SpResolver *self);

static gboolean
on_limit (gpointer data)
{
  Name *name = data;

  name->limit = 0;
  g_cancellable_cancel (name->stop);
  return G_SOURCE_REMOVE;
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  Name *name = data;
  g_autoptr (SpResolver) self = name->resolver;
  GList *found = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &name->error);
  GTask *task;

  g_clear_handle_id (&name->limit, g_source_remove);
  if (g_error_matches (name->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&name->error);
      g_set_error_literal (&name->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                           "the name service did not answer in time");
    }
  if (found != NULL)
    {
      name->addresses = g_ptr_array_new_with_free_func (g_object_unref);
      for (GList *l = found; l != NULL; l = l->next)
        g_ptr_array_add (name->addresses, g_object_ref (l->data));
      g_resolver_free_addresses (found);
    }

  while ((task = sp_wait_queue_pop (name->waiters, NULL, NULL)) != NULL)
    {
      answer (name, task);
      g_object_unref (task);
    }
  self->running--;
  start_lookups (self);
}

static void
start_lookups (SpResolver *self)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  while (self->running < MAX_LOOKUPS && !g_queue_is_empty (&self->queue))
    {
      Name *name = g_queue_pop_head (&self->queue);

      g_object_ref (name->resolver);
      self->running++;
      name->limit = g_timeout_add (LOOKUP_LIMIT_MS, on_limit, name);
      g_resolver_lookup_by_name_async (resolver, name->host, name->stop, on_looked_up, name);
    }
}

static Name *
get_name (SpResolver *self, const char *host)
{
  Name *name = g_hash_table_lookup (self->names, host);

  if (name != NULL)
    return name;
  name = g_new0 (Name, 1);
  name->resolver = self;
  name->host = g_strdup (host);
  name->waiters = sp_wait_queue_new ();
  name->stop = g_cancellable_new ();
  g_hash_table_insert (self->names, name->host, name);
  g_queue_push_tail (&self->queue, name);
  return name;
}

/**
 * sp_resolver_new:
 *
 * Returns: (transfer full): a resolver that knows nothing yet; it remembers its answers for as long as it lives, so make one
 *   for each run
 */
SpResolver *
sp_resolver_new (void)
{
  return g_object_new (SP_TYPE_RESOLVER, NULL);
}

/**
 * sp_resolver_lookup_async:
 * @self: a resolver
 * @host: A-labels or an IP literal
 * @cancellable: (nullable): stops the wait, not the look-up, in which others may be interested
 * @callback: called when done
 * @data: for @callback
 */
void
sp_resolver_lookup_async (SpResolver *self,
                          const char *host,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GInetAddress) literal = g_inet_address_new_from_string (host);
  Name *name;

  g_task_set_source_tag (task, sp_resolver_lookup_async);
  if (literal != NULL)
    {
      GPtrArray *only = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (only, g_steal_pointer (&literal));
      g_task_return_pointer (task, only, (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  name = get_name (self, host);
  if (is_known (name))
    answer (name, task);
  else
    sp_wait_queue_push (name->waiters, task);
  start_lookups (self);
}

/**
 * sp_resolver_lookup_finish:
 * @self: a resolver
 * @result: the result
 * @error: return location for a #GResolverError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type GInetAddress): the addresses in the order of the name service
 */
GPtrArray *
sp_resolver_lookup_finish (SpResolver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
