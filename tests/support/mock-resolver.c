/* A name service for tests: canned addresses, records, errors and delays, and nothing ever leaves the machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mock-answers.h"

struct _SpMockResolver
{
  GResolver parent_instance;

  SpMockAnswers *answers; /* (owned) */
  GResolver *previous; /* (owned) (nullable) the default resolver before this one */
};

G_DEFINE_FINAL_TYPE (SpMockResolver, sp_mock_resolver, G_TYPE_RESOLVER)

static gboolean
family_is_wanted (GInetAddress *address, GResolverNameLookupFlags flags)
{
  GSocketFamily family = g_inet_address_get_family (address);

  if (family == G_SOCKET_FAMILY_IPV4)
    return !(flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY);
  return !(flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY);
}

static GList *
answer (SpMockResolver *self, const char *name, GResolverNameLookupFlags flags, GError **error)
{
  GList *all = sp_mock_answers_look_up (self->answers, SP_MOCK_ADDRESSES, name, error);
  GList *found = NULL;

  for (GList *l = all; l != NULL; l = l->next)
    if (family_is_wanted (l->data, flags))
      found = g_list_append (found, g_object_ref (l->data));
  if (all != NULL && found == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such address of %s",
                 name);
  sp_mock_answers_free_found (SP_MOCK_ADDRESSES, all);

  return found;
}

static gboolean
sleep_cancellable (guint milliseconds, GCancellable *cancellable, GError **error)
{
  GPollFD fd;
  int timeout = milliseconds == SP_MOCK_RESOLVER_NEVER ? -1 : (int) milliseconds;

  if (g_cancellable_make_pollfd (cancellable, &fd))
    {
      g_poll (&fd, 1, timeout);
      g_cancellable_release_fd (cancellable);
    }
  else if (timeout > 0)
    g_usleep (timeout * (gulong) 1000);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static GList *
lookup_with_flags (GResolver *resolver,
                   const char *name,
                   GResolverNameLookupFlags flags,
                   GCancellable *cancellable,
                   GError **error)
{
  SpMockResolver *self = SP_MOCK_RESOLVER (resolver);
  guint delay = sp_mock_answers_begin (self->answers, SP_MOCK_ADDRESSES, name);

  if (!sleep_cancellable (delay, cancellable, error))
    return NULL;

  return answer (self, name, flags, error);
}

static GList *
lookup (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  return lookup_with_flags (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                            error);
}

static GList *
lookup_records (GResolver *resolver,
                const char *name,
                GResolverRecordType type,
                GCancellable *cancellable,
                GError **error)
{
  SpMockResolver *self = SP_MOCK_RESOLVER (resolver);
  guint delay = sp_mock_answers_begin (self->answers, type, name);

  if (!sleep_cancellable (delay, cancellable, error))
    return NULL;

  return sp_mock_answers_look_up (self->answers, type, name, error);
}

typedef struct
{
  int type; /* SP_MOCK_ADDRESSES or a #GResolverRecordType */
  char *name; /* (owned) */
  GResolverNameLookupFlags flags;
  GSource *timeout; /* (owned) (nullable) */
  GSource *cancelled; /* (owned) (nullable) */
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *self = data;

  g_clear_pointer (&self->timeout, g_source_unref);
  g_clear_pointer (&self->cancelled, g_source_unref);
  g_free (self->name);
  g_free (self);
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
free_records (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

static GList *
look_up (SpMockResolver *self, const Lookup *data, GError **error)
{
  if (data->type == SP_MOCK_ADDRESSES)
    return answer (self, data->name, data->flags, error);
  return sp_mock_answers_look_up (self->answers, data->type, data->name, error);
}

static void
finish_lookup (GTask *task)
{
  Lookup *data = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  GList *found;

  if (data->timeout != NULL)
    g_source_destroy (data->timeout);
  if (data->cancelled != NULL)
    g_source_destroy (data->cancelled);
  if (g_task_return_error_if_cancelled (task))
    return;
  found = look_up (g_task_get_source_object (task), data, &error);
  if (found == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, found,
                           data->type == SP_MOCK_ADDRESSES ? free_addresses : free_records);
}

static gboolean
on_delay_over (gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);

  finish_lookup (task);

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  return on_delay_over (user_data);
}

static void
wait_for_delay (GTask *task, guint delay)
{
  Lookup *data = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (delay != SP_MOCK_RESOLVER_NEVER)
    {
      data->timeout = g_timeout_source_new (delay);
      g_task_attach_source (task, data->timeout, on_delay_over);
    }
  if (cancellable != NULL)
    {
      data->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, data->cancelled, G_SOURCE_FUNC (on_cancelled));
    }
}

/* Takes @data. */
static void
begin (GTask *task, Lookup *data)
{
  SpMockResolver *self = g_task_get_source_object (task);

  g_task_set_task_data (task, data, lookup_free);
  wait_for_delay (task, sp_mock_answers_begin (self->answers, data->type, data->name));
}

static void
lookup_with_flags_async (GResolver *resolver,
                         const char *name,
                         GResolverNameLookupFlags flags,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  Lookup *data = g_new0 (Lookup, 1);

  data->name = g_strdup (name);
  data->flags = flags;
  begin (task, data);
}

static void
lookup_async (GResolver *resolver,
              const char *name,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  lookup_with_flags_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                           callback, user_data);
}

static void
lookup_records_async (GResolver *resolver,
                      const char *name,
                      GResolverRecordType type,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  Lookup *data = g_new0 (Lookup, 1);

  data->name = g_strdup (name);
  data->type = type;
  begin (task, data);
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sp_mock_resolver_finalize (GObject *object)
{
  SpMockResolver *self = SP_MOCK_RESOLVER (object);

  g_clear_pointer (&self->answers, sp_mock_answers_free);
  g_clear_object (&self->previous);

  G_OBJECT_CLASS (sp_mock_resolver_parent_class)->finalize (object);
}

static void
sp_mock_resolver_class_init (SpMockResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_mock_resolver_finalize;
  resolver_class->lookup_by_name = lookup;
  resolver_class->lookup_by_name_async = lookup_async;
  resolver_class->lookup_by_name_finish = lookup_finish;
  resolver_class->lookup_by_name_with_flags = lookup_with_flags;
  resolver_class->lookup_by_name_with_flags_async = lookup_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
  resolver_class->lookup_records = lookup_records;
  resolver_class->lookup_records_async = lookup_records_async;
  resolver_class->lookup_records_finish = lookup_finish;
}

static void
sp_mock_resolver_init (SpMockResolver *self)
{
  self->answers = sp_mock_answers_new ();
}

/**
 * sp_mock_resolver_new:
 *
 * Makes a resolver that knows no name: every lookup ends in %G_RESOLVER_ERROR_NOT_FOUND. IP literals and `localhost`
 * are answered by GIO before a resolver is asked.
 *
 * Returns: (transfer full): the resolver
 */
SpMockResolver *
sp_mock_resolver_new (void)
{
  return g_object_new (SP_TYPE_MOCK_RESOLVER, NULL);
}

/**
 * sp_mock_resolver_install:
 *
 * Makes a resolver and puts it in the place of the process's default one.
 *
 * Returns: (transfer full): the resolver; end with sp_mock_resolver_uninstall()
 */
SpMockResolver *
sp_mock_resolver_install (void)
{
  SpMockResolver *self = sp_mock_resolver_new ();

  self->previous = g_resolver_get_default ();
  g_resolver_set_default (G_RESOLVER (self));

  return self;
}

/**
 * sp_mock_resolver_uninstall:
 * @self: (transfer full): a resolver from sp_mock_resolver_install()
 *
 * Puts the previous default resolver back.
 */
void
sp_mock_resolver_uninstall (SpMockResolver *self)
{
  g_resolver_set_default (self->previous);
  g_object_unref (self);
}

/**
 * sp_mock_resolver_add:
 * @self: a resolver
 * @name: a host name; `*.example.org` stands for all names below of which nothing else is known
 * @addresses: IP addresses, in the order of the answer, separated by commas
 *
 * Adds to the answer for @name.
 */
void
sp_mock_resolver_add (SpMockResolver *self, const char *name, const char *addresses)
{
  g_auto(GStrv) texts = g_strsplit (addresses, ",", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      GInetAddress *address = g_inet_address_new_from_string (texts[i]);

      if (address == NULL)
        g_error ("Not an IP address: %s", texts[i]);
      sp_mock_answers_add (self->answers, SP_MOCK_ADDRESSES, name, address);
    }
}

/**
 * sp_mock_resolver_add_error:
 * @self: a resolver
 * @name: a host name
 * @code: %G_RESOLVER_ERROR_NOT_FOUND, %G_RESOLVER_ERROR_TEMPORARY_FAILURE or %G_RESOLVER_ERROR_INTERNAL
 *
 * Makes every lookup of @name fail.
 */
void
sp_mock_resolver_add_error (SpMockResolver *self, const char *name, GResolverError code)
{
  sp_mock_answers_set_error (self->answers, SP_MOCK_ADDRESSES, name, code);
}

/**
 * sp_mock_resolver_fail:
 * @self: a resolver
 * @code: %G_RESOLVER_ERROR_TEMPORARY_FAILURE where there is no connection to the Internet
 *
 * Makes every look-up fail, of addresses and of records, of which nothing else is known.
 */
void
sp_mock_resolver_fail (SpMockResolver *self, GResolverError code)
{
  sp_mock_answers_fail (self->answers, code);
}

/**
 * sp_mock_resolver_set_delay:
 * @self: a resolver
 * @name: a host name
 * @milliseconds: how long a lookup lasts, or %SP_MOCK_RESOLVER_NEVER
 *
 * Lets every lookup of @name take its time. A cancelled lookup ends at once.
 */
void
sp_mock_resolver_set_delay (SpMockResolver *self, const char *name, guint milliseconds)
{
  sp_mock_answers_set_delay (self->answers, SP_MOCK_ADDRESSES, name, milliseconds);
}

/**
 * sp_mock_resolver_get_n_lookups:
 * @self: a resolver
 * @name: a host name
 *
 * Returns: how often @name was asked for; GSocketClient asks twice, once per address family
 */
guint
sp_mock_resolver_get_n_lookups (SpMockResolver *self, const char *name)
{
  return sp_mock_answers_count (self->answers, SP_MOCK_ADDRESSES, name);
}

/**
 * sp_mock_resolver_get_n_all:
 * @self: a resolver
 *
 * Returns: how often any name was asked for, be it for addresses or for records
 */
guint
sp_mock_resolver_get_n_all (SpMockResolver *self)
{
  return sp_mock_answers_count_all (self->answers);
}

/**
 * sp_mock_resolver_get_answers:
 * @self: a resolver
 *
 * Returns: (transfer none): what it answers
 */
SpMockAnswers *
sp_mock_resolver_get_answers (SpMockResolver *self)
{
  return self->answers;
}
