/* Ports for tests: one to listen on, one where nobody answers, one that is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ports.h"

/* More than the kernel keeps in the queue of a listener with a backlog of 0. */
#define N_FILLERS 4

struct _SpTestBlackhole
{
  GSocket *listener; /* (owned) never accepts */
  GSocket *fillers[N_FILLERS]; /* (owned) connections that fill its queue */
  guint16 port;
};

static GSocket *
bind_port (const char *address, guint16 port, guint16 *bound, GError **error)
{
  g_autoptr(GSocketAddress) where =
      g_inet_socket_address_new_from_string (address != NULL ? address : "127.0.0.1", port);
  g_autoptr(GSocketAddress) local = NULL;
  g_autoptr(GSocket) socket = NULL;

  socket = g_socket_new (g_socket_address_get_family (where), G_SOCKET_TYPE_STREAM,
                         G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL || !g_socket_bind (socket, where, TRUE, error))
    return NULL;
  local = g_socket_get_local_address (socket, error);
  if (local == NULL)
    return NULL;
  *bound = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local));

  return g_steal_pointer (&socket);
}

/**
 * sp_test_listen:
 * @address: (nullable): an IP address of this machine; 127.0.0.1 where %NULL
 * @port: a port, or 0
 * @backlog: how many connections may wait to be accepted
 * @bound: (out): the port
 * @error: where to put a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): a listening socket
 */
GSocket *
sp_test_listen (const char *address, guint16 port, int backlog, guint16 *bound, GError **error)
{
  g_autoptr(GSocket) socket = bind_port (address, port, bound, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, backlog);
  if (!g_socket_listen (socket, error))
    return NULL;

  return g_steal_pointer (&socket);
}

/**
 * sp_test_closed_port:
 * @port: (out): a port on 127.0.0.1 that refuses connections
 *
 * Returns: (transfer full): a socket that is bound but does not listen: it keeps others from taking the port
 */
GSocket *
sp_test_closed_port (guint16 *port)
{
  g_autoptr(GError) error = NULL;
  GSocket *socket = bind_port (NULL, 0, port, &error);

  g_assert_no_error (error);

  return socket;
}

static GSocket *
fill_queue (guint16 port)
{
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_socket_set_blocking (socket, FALSE);
  g_socket_connect (socket, address, NULL, NULL);

  return socket;
}

/**
 * sp_test_blackhole_new:
 *
 * Opens a port on 127.0.0.1 that behaves like one behind a firewall which drops packets: a connection is neither
 * accepted nor refused.
 *
 * Returns: (transfer full): the port
 */
SpTestBlackhole *
sp_test_blackhole_new (void)
{
  g_autoptr(GError) error = NULL;
  SpTestBlackhole *self = g_new0 (SpTestBlackhole, 1);

  self->listener = sp_test_listen (NULL, 0, 0, &self->port, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_FILLERS; i++)
    self->fillers[i] = fill_queue (self->port);

  return self;
}

/**
 * sp_test_blackhole_free:
 * @self: (transfer full): a port
 *
 * Closes the port.
 */
void
sp_test_blackhole_free (SpTestBlackhole *self)
{
  for (guint i = 0; i < N_FILLERS; i++)
    g_clear_object (&self->fillers[i]);
  g_clear_object (&self->listener);
  g_free (self);
}

/**
 * sp_test_blackhole_get_port:
 * @self: a port
 *
 * Returns: its number
 */
guint16
sp_test_blackhole_get_port (const SpTestBlackhole *self)
{
  return self->port;
}
