/* What a name service for tests answers: one row for each name and kind of record, and how often each was asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mock-answers.h"

#include <string.h>

/* What is answered for one name and one kind of record. */
typedef struct
{
  int type;
  GList *items; /* (owned) (element-type GInetAddress or GVariant) */
  int error; /* a #GResolverError where there are no items, -1 for that of the table */
  guint delay; /* milliseconds */
  guint n_lookups;
} Row;

struct _SpMockAnswers
{
  GMutex lock; /* guards the rest, which threads may ask too */
  GHashTable *rows; /* (owned) "TYPE NAME" ► Row */
  int error; /* a #GResolverError, of all of which nothing is known */
  guint n_lookups;
};

static void
row_free (gpointer data)
{
  Row *row = data;

  sp_mock_answers_free_found (row->type, row->items);
  g_free (row);
}

/* Call with the lock held. */
static Row *
ensure_row (SpMockAnswers *self, int type, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%d %s", type, name);
  Row *row = g_hash_table_lookup (self->rows, key);

  if (row != NULL)
    return row;
  row = g_new0 (Row, 1);
  row->type = type;
  row->error = -1;
  g_hash_table_insert (self->rows, g_steal_pointer (&key), row);
  return row;
}

/**
 * sp_mock_answers_new:
 *
 * Returns: (transfer full): a table in which nothing is found
 */
SpMockAnswers *
sp_mock_answers_new (void)
{
  SpMockAnswers *self = g_new0 (SpMockAnswers, 1);

  g_mutex_init (&self->lock);
  self->error = G_RESOLVER_ERROR_NOT_FOUND;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);
  return self;
}

/**
 * sp_mock_answers_free:
 * @self: (transfer full): a table
 */
void
sp_mock_answers_free (SpMockAnswers *self)
{
  g_hash_table_unref (self->rows);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * sp_mock_answers_add:
 * @self: a table
 * @type: a #GResolverRecordType or %SP_MOCK_ADDRESSES
 * @name: a name
 * @item: (transfer full): a #GInetAddress, or a #GVariant that is not floating
 *
 * Appends to the answer.
 */
void
sp_mock_answers_add (SpMockAnswers *self, int type, const char *name, gpointer item)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Row *row = ensure_row (self, type, name);

  row->items = g_list_append (row->items, item);
}

/**
 * sp_mock_answers_set_error:
 * @self: a table
 * @type: a #GResolverRecordType or %SP_MOCK_ADDRESSES
 * @name: a name
 * @code: the error of every look-up as long as nothing is added
 */
void
sp_mock_answers_set_error (SpMockAnswers *self, int type, const char *name, GResolverError code)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  ensure_row (self, type, name)->error = code;
}

/**
 * sp_mock_answers_fail:
 * @self: a table
 * @code: the error of every look-up of which nothing else is known
 */
void
sp_mock_answers_fail (SpMockAnswers *self, GResolverError code)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->error = code;
}

/**
 * sp_mock_answers_set_delay:
 * @self: a table
 * @type: a #GResolverRecordType or %SP_MOCK_ADDRESSES
 * @name: a name
 * @milliseconds: how long every look-up lasts, or %SP_MOCK_RESOLVER_NEVER
 */
void
sp_mock_answers_set_delay (SpMockAnswers *self, int type, const char *name, guint milliseconds)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  ensure_row (self, type, name)->delay = milliseconds;
}

/**
 * sp_mock_answers_begin:
 * @self: a table
 * @type: a #GResolverRecordType or %SP_MOCK_ADDRESSES
 * @name: the name that is asked for
 *
 * Counts a question.
 *
 * Returns: how many milliseconds the answer takes
 */
guint
sp_mock_answers_begin (SpMockAnswers *self, int type, const char *name)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Row *row = ensure_row (self, type, name);

  row->n_lookups++;
  self->n_lookups++;
  return row->delay;
}

/* A name of which nothing is known may have a wildcard for a neighbour (RFC 4592). Call with the lock held. */
static const Row *
find_row (SpMockAnswers *self, int type, const char *name)
{
  const Row *row = ensure_row (self, type, name);
  const char *parent = strchr (name, '.');
  g_autofree char *key = g_strdup_printf ("%d *%s", type, parent ? parent : "");
  const Row *wildcard = g_hash_table_lookup (self->rows, key);

  if (row->items == NULL && row->error < 0 && wildcard)
    return wildcard;
  return row;
}

/**
 * sp_mock_answers_look_up:
 * @self: a table
 * @type: a #GResolverRecordType or %SP_MOCK_ADDRESSES
 * @name: the name that is asked for
 * @error: return location for a #GResolverError
 *
 * Returns: (transfer full) (nullable): the answer; free it with sp_mock_answers_free_found()
 */
GList *
sp_mock_answers_look_up (SpMockAnswers *self, int type, const char *name, GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const Row *row = find_row (self, type, name);
  GList *found = g_list_copy (row->items);

  for (GList *l = found; l != NULL; l = l->next)
    if (type == SP_MOCK_ADDRESSES)
      g_object_ref (l->data);
    else
      g_variant_ref (l->data);
  if (found == NULL)
    g_set_error (error, G_RESOLVER_ERROR, row->error >= 0 ? row->error : self->error,
                 "Nothing is known of %s", name);
  return found;
}

/**
 * sp_mock_answers_free_found:
 * @type: a #GResolverRecordType or %SP_MOCK_ADDRESSES
 * @found: (transfer full): an answer
 */
void
sp_mock_answers_free_found (int type, GList *found)
{
  g_list_free_full (found,
                    type == SP_MOCK_ADDRESSES ? g_object_unref : (GDestroyNotify) g_variant_unref);
}

/**
 * sp_mock_answers_count:
 * @self: a table
 * @type: a #GResolverRecordType or %SP_MOCK_ADDRESSES
 * @name: a name
 *
 * Returns: how often it was asked for
 */
guint
sp_mock_answers_count (SpMockAnswers *self, int type, const char *name)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return ensure_row (self, type, name)->n_lookups;
}

/**
 * sp_mock_answers_count_all:
 * @self: a table
 *
 * Returns: how often anything was asked for
 */
guint
sp_mock_answers_count_all (SpMockAnswers *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->n_lookups;
}
