/* How many connections may be open at once: to one port of a host, to one address, and in all.
 *
 * Real servers throttle: some answer 421 to the third connection. A host that did so is then visited one connection at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "budget.h"

#include "wait-queue.h"

#define MAX_PER_PORT 2
#define MAX_PER_ADDRESS 16
#define MAX_IN_ALL 64

struct _SpBudget
{
  GObject parent_instance;

  GHashTable *in_use; /* (owned) utf8 key → count; see slot_keys() */
  GHashTable *throttled; /* (owned) set of utf8 hosts */
  guint in_all;
  SpWaitQueue *waiting; /* (owned) tasks whose data is the SpSlot they want */
};

enum
{
  KEY_PORT,
  KEY_ADDRESS,
  KEY_HOST,
  N_KEYS
};

struct _SpSlot
{
  SpBudget *budget; /* (owned) (nullable) set while the slot is held */
  char *keys[N_KEYS]; /* (owned) what the connection counts for */
};

G_DEFINE_FINAL_TYPE (SpBudget, sp_budget, G_TYPE_OBJECT)

static void
budget_finalize (GObject *object)
{
  SpBudget *self = SP_BUDGET (object);

  g_hash_table_unref (self->in_use);
  g_hash_table_unref (self->throttled);
  sp_wait_queue_free (self->waiting);
  G_OBJECT_CLASS (sp_budget_parent_class)->finalize (object);
}

static void
sp_budget_class_init (SpBudgetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = budget_finalize;
}

static void
sp_budget_init (SpBudget *self)
{
  self->in_use = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->throttled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = sp_wait_queue_new ();
}

static guint
count (SpBudget *self, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->in_use, key));
}

static void
add (SpBudget *self, SpSlot *slot, int by)
{
  self->in_all += by;
  for (guint i = 0; i < N_KEYS; i++)
    {
      guint now = count (self, slot->keys[i]) + by;

      g_hash_table_insert (self->in_use, g_strdup (slot->keys[i]), GUINT_TO_POINTER (now));
    }
}

static gboolean
is_free (SpBudget *self, const SpSlot *slot)
{
  if (self->in_all >= MAX_IN_ALL || count (self, slot->keys[KEY_PORT]) >= MAX_PER_PORT ||
      count (self, slot->keys[KEY_ADDRESS]) >= MAX_PER_ADDRESS)
    return FALSE;
  return !g_hash_table_contains (self->throttled, slot->keys[KEY_HOST]) ||
         count (self, slot->keys[KEY_HOST]) == 0;
}

static gboolean
task_is_free (GTask *task, gpointer data)
{
  return is_free (data, g_task_get_task_data (task));
}

static void
grant (SpBudget *self, GTask *task)
{
  const SpSlot *wanted = g_task_get_task_data (task);
  SpSlot *slot = g_new0 (SpSlot, 1);

  for (guint i = 0; i < N_KEYS; i++)
    slot->keys[i] = g_strdup (wanted->keys[i]);
  slot->budget = g_object_ref (self);
  add (self, slot, +1);
  g_task_return_pointer (task, slot, (GDestroyNotify) sp_slot_free);
}

/**
 * sp_budget_new:
 *
 * Returns: (transfer full): a budget of which nothing is spent
 */
SpBudget *
sp_budget_new (void)
{
  return g_object_new (SP_TYPE_BUDGET, NULL);
}

/**
 * sp_budget_acquire_async:
 * @endpoint: where a connection is wanted
 * @address: the address it will go to
 * @cancellable: (nullable): ends the wait
 * @callback: called when the connection may be opened
 * @data: for @callback
 *
 * Waits until a connection may be opened: at most 2 to one port of a host, 16 to one address, 64 in all; just one to a host that
 * throttles.
 */
void
sp_budget_acquire_async (SpBudget *self,
                         SpEndpoint *endpoint,
                         GInetAddress *address,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);
  g_autofree char *literal = g_inet_address_to_string (address);
  const char *host = sp_endpoint_get_host (endpoint);
  SpSlot *wanted = g_new0 (SpSlot, 1);

  wanted->keys[KEY_PORT] = g_strdup_printf ("port %s %u", host, sp_endpoint_get_port (endpoint));
  wanted->keys[KEY_ADDRESS] = g_strdup_printf ("address %s", literal);
  wanted->keys[KEY_HOST] = g_strdup (host);
  g_task_set_source_tag (task, sp_budget_acquire_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) sp_slot_free);

  if (is_free (self, wanted))
    grant (self, task);
  else
    sp_wait_queue_push (self->waiting, task);
}

/**
 * sp_budget_acquire_finish:
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the slot; to be freed when the connection is closed
 */
SpSlot *
sp_budget_acquire_finish (SpBudget *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_budget_one_at_a_time:
 * @host: a host that throttles
 *
 * From now on only one connection at a time is opened to @host.
 */
void
sp_budget_one_at_a_time (SpBudget *self, const char *host)
{
  g_hash_table_add (self->throttled, g_strdup (host));
}

/**
 * sp_slot_free:
 * @self: (transfer full): a slot
 *
 * Gives the slot back; whoever waits for it gets it.
 */
void
sp_slot_free (SpSlot *self)
{
  g_autoptr(SpBudget) budget = g_steal_pointer (&self->budget);
  GTask *task;

  if (budget != NULL)
    add (budget, self, -1);
  for (guint i = 0; i < N_KEYS; i++)
    g_free (self->keys[i]);
  g_free (self);

  while (budget && (task = sp_wait_queue_pop (budget->waiting, task_is_free, budget)) != NULL)
    {
      grant (budget, task);
      g_object_unref (task);
    }
}
