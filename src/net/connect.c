/* Connects to whichever address of a host answers first (Happy Eyeballs, RFC 8305).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "connect.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

/* RFC 8305 section 5: the next address is tried after this many milliseconds without an answer. */
#define ATTEMPT_DELAY_MS 250

/* A run of attempts, the data of the task. */
typedef struct
{
  GPtrArray *addresses; /* (owned) (element-type GInetAddress) in the order of the attempts */
  guint16 port;
  guint next; /* the address to try next */
  guint pending; /* attempts that have not ended */
  GSource *delay; /* (owned) (nullable) starts the next attempt */
  GCancellable *losers; /* (owned) ends the attempts that are no longer wanted */
  gulong chain; /* the caller's cancellable cancels @losers */
  GSocketConnection *connection; /* (owned) (nullable) the winner */
  GError *error; /* (owned) (nullable) the most telling failure */
} Race;

static void
race_free (gpointer data)
{
  Race *race = data;

  g_ptr_array_unref (race->addresses);
  g_clear_object (&race->losers);
  g_clear_object (&race->connection);
  g_clear_error (&race->error);
  g_free (race);
}

static void advance (GTask *task);

/* Section 4: the families take turns, beginning with the one that the name service put first. */
static GPtrArray *
interleave (GPtrArray *addresses)
{
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) rest = g_ptr_array_new ();
  GSocketFamily wanted = addresses->len > 0
                             ? g_inet_address_get_family (g_ptr_array_index (addresses, 0))
                             : G_SOCKET_FAMILY_IPV4;

  g_ptr_array_extend (rest, addresses, NULL, NULL);
  while (rest->len > 0)
    {
      guint i = 0;

      while (i < rest->len && g_inet_address_get_family (g_ptr_array_index (rest, i)) != wanted)
        i++;
      if (i == rest->len)
        i = 0;
      g_ptr_array_add (ordered, g_object_ref (g_ptr_array_index (rest, i)));
      g_ptr_array_remove_index (rest, i);
      wanted = wanted == G_SOCKET_FAMILY_IPV6 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6;
    }
  return ordered;
}

/* A refusal tells more about the server than an address that cannot be reached from here. */
static gboolean
tells_more (const GError *error, const GError *than)
{
  return than == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
         g_error_matches (than, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE);
}

static void
keep_error (Race *race, GError *error)
{
  if (!tells_more (error, race->error))
    {
      g_error_free (error);
      return;
    }
  g_clear_error (&race->error);
  race->error = error;
}

static gboolean
on_delay (gpointer data)
{
  GTask *task = data;
  Race *race = g_task_get_task_data (task);

  g_clear_pointer (&race->delay, g_source_unref);
  advance (task);
  return G_SOURCE_REMOVE;
}

static void
stop_delay (Race *race)
{
  if (race->delay)
    g_source_destroy (race->delay);
  g_clear_pointer (&race->delay, g_source_unref);
}

static void
on_attempt (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Race *race = g_task_get_task_data (task);
  GSocketConnection *connection = G_SOCKET_CONNECTION (source);
  g_autoptr(GError) error = NULL;

  race->pending--;
  if (!g_socket_connection_connect_finish (connection, result, &error))
    {
      if (race->connection == NULL)
        keep_error (race, g_steal_pointer (&error));
    }
  else if (race->connection == NULL)
    race->connection = g_object_ref (connection);

  stop_delay (race);
  if (race->connection)
    g_cancellable_cancel (race->losers);
  advance (task);
}

static void
attempt (GTask *task)
{
  Race *race = g_task_get_task_data (task);
  GInetAddress *address = g_ptr_array_index (race->addresses, race->next++);
  g_autoptr(GSocketAddress) where = g_inet_socket_address_new (address, race->port);
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GSocket) socket = NULL;
  GError *error = NULL;

  socket = g_socket_new (g_inet_address_get_family (address), G_SOCKET_TYPE_STREAM,
                         G_SOCKET_PROTOCOL_TCP, &error);
  if (socket == NULL)
    {
      keep_error (race, error);
      return;
    }
  /* Commands are short and each is written at once: do not hold them back. */
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  connection = g_socket_connection_factory_create_connection (socket);
  race->pending++;
  g_socket_connection_connect_async (connection, where, race->losers, on_attempt,
                                     g_object_ref (task));
}

static void
wait_before_next (GTask *task)
{
  Race *race = g_task_get_task_data (task);

  race->delay = g_timeout_source_new (ATTEMPT_DELAY_MS);
  g_task_attach_source (task, race->delay, on_delay);
}

static void
finish (GTask *task)
{
  Race *race = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), race->chain);
  if (race->connection)
    g_task_return_pointer (task, g_steal_pointer (&race->connection), g_object_unref);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_error (task, g_steal_pointer (&race->error));
}

/* Starts the next attempt; when none is left and none is under way, the race is over. */
static void
advance (GTask *task)
{
  Race *race = g_task_get_task_data (task);
  gboolean over = race->connection != NULL || g_cancellable_is_cancelled (race->losers);
  guint before = race->pending;

  while (!over && race->next < race->addresses->len && race->pending == before)
    attempt (task);

  if (race->pending == 0)
    finish (task);
  else if (!over && race->next < race->addresses->len)
    wait_before_next (task);
}

static void
on_caller_cancelled (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

/**
 * sp_connect_async:
 * @addresses: (element-type GInetAddress): at least one address of the host
 * @port: the port
 * @cancellable: (nullable): ends all attempts
 * @callback: called when one attempt succeeded or all failed
 * @data: for @callback
 *
 * Tries the addresses in turn, the families interleaved, each 250 ms after the one before it or as soon as that has failed.
 */
void
sp_connect_async (GPtrArray *addresses,
                  guint16 port,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Race *race = g_new0 (Race, 1);

  g_return_if_fail (addresses->len > 0);
  g_task_set_source_tag (task, sp_connect_async);
  g_task_set_task_data (task, race, race_free);
  race->addresses = interleave (addresses);
  race->port = port;
  race->losers = g_cancellable_new ();
  if (cancellable)
    race->chain = g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled),
                                         g_object_ref (race->losers), g_object_unref);
  advance (task);
}

/**
 * sp_connect_finish:
 * @result: the result
 * @error: return location for a #GIOErrorEnum; with several addresses the most telling one
 *
 * Returns: (transfer full) (nullable): the connection
 */
GSocketConnection *
sp_connect_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
