/* The name service: addresses and records, each asked for once however many want it, few at a time.
 *
 * GIO runs look-ups on the thread pool that it also uses for TLS handshakes: many slow look-ups would hold up the handshakes, so
 * only a few run at once. Who asks first is served first, but servers that are going to be probed have a lane of their own: they do
 * not queue behind hints, of which many may never be answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "resolver.h"

#include "dns-record.h"
#include "wait-queue.h"

#define MAX_LOOKUPS 6 /* in each lane */

/* A name service that has not answered after this many milliseconds will not be waited for. */
#define LOOKUP_LIMIT_MS 5000

/* Not a record type: the addresses of a host. */
#define ADDRESSES 0

typedef enum
{
  LANE_SERVERS,
  LANE_HINTS,
  N_LANES
} Lane;

struct _SpResolver
{
  GObject parent_instance;

  GHashTable *questions; /* (owned) (element-type utf8 Question) */
  GQueue queues[N_LANES]; /* (element-type Turn) (owned elements) who waits for a free look-up */
  guint running[N_LANES];
};

/* One question: being asked, or answered. */
typedef struct
{
  SpResolver *resolver; /* (unowned) while idle, a reference is held by the running look-up */
  char *key; /* (owned) */
  char *name; /* (owned) */
  int type; /* a #GResolverRecordType, or ADDRESSES */
  Lane lane; /* in which it is asked */
  gboolean asked;
  SpWaitQueue *waiters; /* (owned) */
  GPtrArray *found; /* (owned) (nullable) (element-type GInetAddress or SpDnsRecord) */
  GError *error; /* (owned) (nullable) */
  GCancellable *stop; /* (owned) ends a look-up that takes too long */
  guint limit; /* id of the timeout that does, 0 where none runs */
} Question;

/* A place in the queue: of a question of ours, or of somebody who makes a look-up by other means. */
typedef struct
{
  Question *question; /* (unowned) (nullable) */
  SpWaitQueue *reservation; /* (owned) (nullable) holds one task, or none once that is cancelled */
} Turn;

G_DEFINE_FINAL_TYPE (SpResolver, sp_resolver, G_TYPE_OBJECT)

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->key);
  g_free (question->name);
  sp_wait_queue_free (question->waiters);
  g_clear_pointer (&question->found, g_ptr_array_unref);
  g_clear_error (&question->error);
  g_clear_object (&question->stop);
  g_free (question);
}

static void
turn_free (gpointer data)
{
  Turn *turn = data;

  g_clear_pointer (&turn->reservation, sp_wait_queue_free);
  g_free (turn);
}

static void
resolver_finalize (GObject *object)
{
  SpResolver *self = SP_RESOLVER (object);

  for (guint lane = 0; lane < N_LANES; lane++)
    g_queue_clear_full (&self->queues[lane], turn_free);
  g_hash_table_unref (self->questions);
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
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, question_free);
  for (guint lane = 0; lane < N_LANES; lane++)
    g_queue_init (&self->queues[lane]);
}

static gboolean
is_answered (const Question *question)
{
  return question->found != NULL || question->error != NULL;
}

static void
answer (const Question *question, GTask *task)
{
  if (question->found)
    g_task_return_pointer (task, g_ptr_array_ref (question->found),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_error_copy (question->error));
}

static void start_lookups (SpResolver *self, Lane lane);

static gboolean
on_limit (gpointer data)
{
  Question *question = data;

  question->limit = 0;
  g_cancellable_cancel (question->stop);
  return G_SOURCE_REMOVE;
}

/* GIO has answered, with something found or an error: tells all who wait. */
static void
settle (Question *question)
{
  g_autoptr(SpResolver) self = question->resolver;
  GTask *task;

  g_clear_handle_id (&question->limit, g_source_remove);
  if (g_error_matches (question->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&question->error);
      g_set_error_literal (&question->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                           "the name service did not answer in time");
    }
  while ((task = sp_wait_queue_pop (question->waiters, NULL, NULL)) != NULL)
    {
      answer (question, task);
      g_object_unref (task);
    }
  self->running[question->lane]--;
  start_lookups (self, question->lane);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  GList *found = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &question->error);

  if (question->error == NULL)
    question->found = g_ptr_array_new_with_free_func (g_object_unref);
  for (GList *l = found; l != NULL; l = l->next)
    g_ptr_array_add (question->found, l->data);
  g_list_free (found);
  settle (question);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  GList *found = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &question->error);

  if (question->error == NULL)
    question->found = sp_dns_record_list (question->type, found);
  g_list_free_full (found, (GDestroyNotify) g_variant_unref);
  settle (question);
}

static void
ask (Question *question)
{
  g_autoptr(GResolver) resolver = g_resolver_get_default ();

  g_object_ref (question->resolver);
  question->limit = g_timeout_add (LOOKUP_LIMIT_MS, on_limit, question);
  if (question->type == ADDRESSES)
    g_resolver_lookup_by_name_async (resolver, question->name, question->stop, on_looked_up,
                                     question);
  else
    g_resolver_lookup_records_async (resolver, question->name, question->type, question->stop,
                                     on_records, question);
}

/* The turn has come: of a question, or of somebody who has not given up meanwhile. */
static void
begin (SpResolver *self, Lane lane, const Turn *turn)
{
  Question *question = turn->question;
  GTask *task = question ? NULL : sp_wait_queue_pop (turn->reservation, NULL, NULL);

  if (question ? question->asked || sp_wait_queue_is_empty (question->waiters) : task == NULL)
    return;
  self->running[lane]++;
  if (question)
    {
      question->asked = TRUE;
      question->lane = lane;
      ask (question);
    }
  else
    g_task_return_boolean (task, TRUE);
  g_clear_object (&task);
}

static void
start_lookups (SpResolver *self, Lane lane)
{
  while (self->running[lane] < MAX_LOOKUPS && !g_queue_is_empty (&self->queues[lane]))
    {
      Turn *turn = g_queue_pop_head (&self->queues[lane]);

      begin (self, lane, turn);
      turn_free (turn);
    }
}

static void
enqueue (SpResolver *self, Lane lane, Question *question, GTask *reservation)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->question = question;
  if (reservation)
    {
      turn->reservation = sp_wait_queue_new ();
      sp_wait_queue_push (turn->reservation, reservation);
    }
  g_queue_push_tail (&self->queues[lane], turn);
}

static Question *
get_question (SpResolver *self, int type, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%d %s", type, name);
  Question *question = g_hash_table_lookup (self->questions, key);

  if (question != NULL)
    return question;
  question = g_new0 (Question, 1);
  question->resolver = self;
  question->key = g_steal_pointer (&key);
  question->name = g_strdup (name);
  question->type = type;
  question->waiters = sp_wait_queue_new ();
  question->stop = g_cancellable_new ();
  g_hash_table_insert (self->questions, question->key, question);
  return question;
}

static void
wait_for (SpResolver *self, Lane lane, Question *question, GTask *task)
{
  if (is_answered (question))
    {
      answer (question, task);
      return;
    }
  sp_wait_queue_push (question->waiters, task);
  if (!question->asked)
    enqueue (self, lane, question, NULL);
  start_lookups (self, lane);
}

static void
look_up (SpResolver *self, Lane lane, const char *host, GTask *task)
{
  g_autoptr(GInetAddress) literal = g_inet_address_new_from_string (host);

  if (literal != NULL)
    {
      GPtrArray *only = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (only, g_steal_pointer (&literal));
      g_task_return_pointer (task, only, (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  wait_for (self, lane, get_question (self, ADDRESSES, host), task);
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
 * @host: A-labels or an IP literal
 * @cancellable: (nullable): stops the wait, not the look-up, in which others may be interested
 * @callback: called when done
 * @data: for @callback
 *
 * Looks up a server that is going to be probed.
 */
void
sp_resolver_lookup_async (SpResolver *self,
                          const char *host,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_resolver_lookup_async);
  look_up (self, LANE_SERVERS, host, task);
}

/**
 * sp_resolver_lookup_hint_async:
 * @host: A-labels or an IP literal
 * @cancellable: (nullable): stops the wait, not the look-up
 * @callback: called when done; finish with sp_resolver_lookup_finish()
 * @data: for @callback
 *
 * Looks up a host only to learn whether there is one.
 */
void
sp_resolver_lookup_hint_async (SpResolver *self,
                               const char *host,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_resolver_lookup_hint_async);
  look_up (self, LANE_HINTS, host, task);
}

/**
 * sp_resolver_lookup_finish:
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

/**
 * sp_resolver_records_async:
 * @type: which records
 * @name: A-labels; labels may begin with an underscore (RFC 8552)
 * @cancellable: (nullable): stops the wait, not the look-up
 * @callback: called when done
 * @data: for @callback
 */
void
sp_resolver_records_async (SpResolver *self,
                           GResolverRecordType type,
                           const char *name,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_resolver_records_async);
  wait_for (self, LANE_HINTS, get_question (self, type, name), task);
}

/**
 * sp_resolver_records_finish:
 * @result: the result
 * @error: return location for a #GResolverError (%G_RESOLVER_ERROR_NOT_FOUND where there is no such record) or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type SpDnsRecord): the records, those to be used first in front
 */
GPtrArray *
sp_resolver_records_finish (SpResolver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_resolver_reserve_async:
 * @cancellable: (nullable): gives the place in the queue up
 * @callback: called when it is the caller's turn
 * @data: for @callback
 *
 * Waits for the turn of a look-up that a library is going to make by itself, so that it counts among the few that run at once.
 */
void
sp_resolver_reserve_async (SpResolver *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_resolver_reserve_async);
  /* Who has got a place has to give it back, even where the turn came too late. */
  g_task_set_check_cancellable (task, FALSE);
  enqueue (self, LANE_HINTS, NULL, task);
  start_lookups (self, LANE_HINTS);
}

/**
 * sp_resolver_reserve_finish:
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the look-up may begin; end it with sp_resolver_release()
 */
gboolean
sp_resolver_reserve_finish (SpResolver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sp_resolver_release:
 *
 * The look-up for which a place was reserved is over.
 */
void
sp_resolver_release (SpResolver *self)
{
  g_return_if_fail (self->running[LANE_HINTS] > 0);

  self->running[LANE_HINTS]--;
  start_lookups (self, LANE_HINTS);
}

static gboolean
has_address (GPtrArray *addresses, GInetAddress *address)
{
  for (guint i = 0; i < addresses->len; i++)
    if (g_inet_address_equal (addresses->pdata[i], address))
      return TRUE;
  return FALSE;
}

/**
 * sp_addresses_are_among:
 * @addresses: (element-type GInetAddress): the addresses of one name
 * @others: (element-type GInetAddress): those of another
 *
 * Returns: whether every one of @addresses is among @others too
 */
gboolean
sp_addresses_are_among (GPtrArray *addresses, GPtrArray *others)
{
  for (guint i = 0; i < addresses->len; i++)
    if (!has_address (others, addresses->pdata[i]))
      return FALSE;
  return TRUE;
}
