/* The two halves of a wire: pollable streams that hand every byte on and tell the wire about it. Private to net/wire.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire-stream.h"

struct _SpWireInput
{
  GFilterInputStream parent_instance;

  SpWireNotify notify;
  gpointer owner; /* (unowned) the wire, which owns this stream */
};

struct _SpWireOutput
{
  GFilterOutputStream parent_instance;

  SpWireNotify notify;
  gpointer owner; /* (unowned) the wire, which owns this stream */
};

static void pollable_input_init (GPollableInputStreamInterface *iface);
static void pollable_output_init (GPollableOutputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpWireInput,
                               sp_wire_input,
                               G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM,
                                                      pollable_input_init))

G_DEFINE_FINAL_TYPE_WITH_CODE (SpWireOutput,
                               sp_wire_output,
                               G_TYPE_FILTER_OUTPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_OUTPUT_STREAM,
                                                      pollable_output_init))

static GPollableInputStream *
get_base_input (gpointer stream)
{
  return G_POLLABLE_INPUT_STREAM (g_filter_input_stream_get_base_stream (stream));
}

static GPollableOutputStream *
get_base_output (gpointer stream)
{
  return G_POLLABLE_OUTPUT_STREAM (g_filter_output_stream_get_base_stream (stream));
}

static gssize
note_read (SpWireInput *self, const void *buffer, gssize n)
{
  if (n > 0)
    self->notify (self->owner, buffer, n);
  return n;
}

/* A server that refuses somebody says why and hangs up, often before it was spoken to. A write that meets the end of such a
 * connection must not keep what it said from being read: the bytes count as sent, and reading comes to the end soon enough. */
static gssize
note_written (SpWireOutput *self, const void *buffer, gssize n, gsize count, GError **error)
{
  if (n > 0)
    self->notify (self->owner, buffer, n);
  if (n >= 0 || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return n;
  g_clear_error (error);
  return count;
}

static gssize
input_read (GInputStream *stream,
            void *buffer,
            gsize count,
            GCancellable *cancellable,
            GError **error)
{
  gssize n = g_input_stream_read (G_INPUT_STREAM (get_base_input (stream)), buffer, count,
                                  cancellable, error);

  return note_read (SP_WIRE_INPUT (stream), buffer, n);
}

static gboolean
input_is_readable (GPollableInputStream *stream)
{
  return g_pollable_input_stream_is_readable (get_base_input (stream));
}

static GSource *
input_create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  g_autoptr(GSource) child =
      g_pollable_input_stream_create_source (get_base_input (stream), cancellable);

  return g_pollable_source_new_full (stream, child, NULL);
}

static gssize
input_read_nonblocking (GPollableInputStream *stream, void *buffer, gsize count, GError **error)
{
  gssize n = g_pollable_input_stream_read_nonblocking (get_base_input (stream), buffer, count, NULL,
                                                       error);

  return note_read (SP_WIRE_INPUT (stream), buffer, n);
}

static gssize
output_write (GOutputStream *stream,
              const void *buffer,
              gsize count,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr(GError) local = NULL;
  gssize n = g_output_stream_write (G_OUTPUT_STREAM (get_base_output (stream)), buffer, count,
                                    cancellable, &local);

  n = note_written (SP_WIRE_OUTPUT (stream), buffer, n, count, &local);
  if (n < 0)
    g_propagate_error (error, g_steal_pointer (&local));
  return n;
}

static gboolean
output_is_writable (GPollableOutputStream *stream)
{
  return g_pollable_output_stream_is_writable (get_base_output (stream));
}

static GSource *
output_create_source (GPollableOutputStream *stream, GCancellable *cancellable)
{
  g_autoptr(GSource) child =
      g_pollable_output_stream_create_source (get_base_output (stream), cancellable);

  return g_pollable_source_new_full (stream, child, NULL);
}

static gssize
output_write_nonblocking (GPollableOutputStream *stream,
                          const void *buffer,
                          gsize count,
                          GError **error)
{
  g_autoptr(GError) local = NULL;
  gssize n = g_pollable_output_stream_write_nonblocking (get_base_output (stream), buffer, count,
                                                         NULL, &local);

  n = note_written (SP_WIRE_OUTPUT (stream), buffer, n, count, &local);
  if (n < 0)
    g_propagate_error (error, g_steal_pointer (&local));
  return n;
}

static void
pollable_input_init (GPollableInputStreamInterface *iface)
{
  iface->is_readable = input_is_readable;
  iface->create_source = input_create_source;
  iface->read_nonblocking = input_read_nonblocking;
}

static void
pollable_output_init (GPollableOutputStreamInterface *iface)
{
  iface->is_writable = output_is_writable;
  iface->create_source = output_create_source;
  iface->write_nonblocking = output_write_nonblocking;
}

static void
sp_wire_input_class_init (SpWireInputClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = input_read;
}

static void
sp_wire_output_class_init (SpWireOutputClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = output_write;
}

static void
sp_wire_input_init (SpWireInput *self)
{
}

static void
sp_wire_output_init (SpWireOutput *self)
{
}

/**
 * sp_wire_input_new:
 * @base: a pollable input stream
 * @notify: told of what was read
 * @owner: (unowned): handed to @notify; must outlive the stream
 *
 * Returns: (transfer full): a stream that reads from @base
 */
GInputStream *
sp_wire_input_new (GInputStream *base, SpWireNotify notify, gpointer owner)
{
  SpWireInput *self =
      g_object_new (SP_TYPE_WIRE_INPUT, "base-stream", base, "close-base-stream", FALSE, NULL);

  self->notify = notify;
  self->owner = owner;
  return G_INPUT_STREAM (self);
}

/**
 * sp_wire_output_new:
 * @base: a pollable output stream
 * @notify: told of what was written
 * @owner: (unowned): handed to @notify; must outlive the stream
 *
 * Returns: (transfer full): a stream that writes to @base
 */
GOutputStream *
sp_wire_output_new (GOutputStream *base, SpWireNotify notify, gpointer owner)
{
  SpWireOutput *self =
      g_object_new (SP_TYPE_WIRE_OUTPUT, "base-stream", base, "close-base-stream", FALSE, NULL);

  self->notify = notify;
  self->owner = owner;
  return G_OUTPUT_STREAM (self);
}
