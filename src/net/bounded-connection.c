/* Bounds what a TCP connection brings that somebody else makes and reads: in all, and at a stretch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bounded-connection.h"

#include "bounded-input.h"

static GInputStream *(*get_socket_stream) (GIOStream *stream);

static GQuark
bounded_input_quark (void)
{
  return g_quark_from_static_string ("signpost-bounded-input");
}

static GInputStream *
get_input_stream (GIOStream *stream)
{
  GInputStream *bounded = g_object_get_qdata (G_OBJECT (stream), bounded_input_quark ());

  return bounded ? bounded : get_socket_stream (stream);
}

/**
 * sp_bounded_connection_prepare:
 *
 * Has all TCP connections of GIO look for a limit of their own when they are asked for what they are read from. Libsoup makes its
 * connections itself and lets nobody choose their streams. A subclass cannot be put in their place: GLib frees the entry that
 * g_socket_connection_factory_register_type() makes for a kind of socket that has one. So it is the class that is told. It may be called
 * more than once.
 */
void
sp_bounded_connection_prepare (void)
{
  GIOStreamClass *klass = g_type_class_ref (G_TYPE_TCP_CONNECTION);

  if (get_socket_stream)
    return;
  get_socket_stream = klass->get_input_stream;
  klass->get_input_stream = get_input_stream;
}

/**
 * sp_bounded_connection_set_limit:
 * @connection: a TCP connection from which nobody has read yet
 * @limit: bytes that may come; what is more is %G_IO_ERROR_MESSAGE_TOO_LARGE
 */
void
sp_bounded_connection_set_limit (GSocketConnection *connection, gsize limit)
{
  GInputStream *base = get_socket_stream (G_IO_STREAM (connection));

  g_object_set_qdata_full (G_OBJECT (connection), bounded_input_quark (),
                           sp_bounded_input_new (base, limit), g_object_unref);
}
