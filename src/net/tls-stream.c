/* A TLS session as a GIOStream, so that a dialogue reads and writes the same way with and without TLS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-stream.h"

#define SP_TYPE_TLS_INPUT (sp_tls_input_get_type ())
G_DECLARE_FINAL_TYPE (SpTlsInput, sp_tls_input, SP, TLS_INPUT, GInputStream)

#define SP_TYPE_TLS_OUTPUT (sp_tls_output_get_type ())
G_DECLARE_FINAL_TYPE (SpTlsOutput, sp_tls_output, SP, TLS_OUTPUT, GOutputStream)

struct _SpTlsStream
{
  GIOStream parent_instance;

  SpWire *wire; /* (owned) */
  SpTlsSession *session; /* (owned) */
  SpTlsInput *input; /* (owned) */
  SpTlsOutput *output; /* (owned) */
};

struct _SpTlsInput
{
  GInputStream parent_instance;

  SpTlsStream *stream; /* (unowned) owns this */
};

struct _SpTlsOutput
{
  GOutputStream parent_instance;

  SpTlsStream *stream; /* (unowned) owns this */
};

static void pollable_input_init (GPollableInputStreamInterface *iface);
static void pollable_output_init (GPollableOutputStreamInterface *iface);

G_DEFINE_FINAL_TYPE (SpTlsStream, sp_tls_stream, G_TYPE_IO_STREAM)

G_DEFINE_FINAL_TYPE_WITH_CODE (SpTlsInput,
                               sp_tls_input,
                               G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM,
                                                      pollable_input_init))

G_DEFINE_FINAL_TYPE_WITH_CODE (SpTlsOutput,
                               sp_tls_output,
                               G_TYPE_OUTPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_OUTPUT_STREAM,
                                                      pollable_output_init))

static GPollableInputStream *
get_wire_input (SpTlsStream *self)
{
  return G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (G_IO_STREAM (self->wire)));
}

static GPollableOutputStream *
get_wire_output (SpTlsStream *self)
{
  return G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (G_IO_STREAM (self->wire)));
}

static gboolean
input_is_readable (GPollableInputStream *input)
{
  SpTlsStream *self = SP_TLS_INPUT (input)->stream;

  return sp_tls_session_has_pending (self->session) ||
         g_pollable_input_stream_is_readable (get_wire_input (self));
}

static GSource *
input_create_source (GPollableInputStream *input, GCancellable *cancellable)
{
  SpTlsStream *self = SP_TLS_INPUT (input)->stream;
  g_autoptr (GSource) child =
      sp_tls_session_has_pending (self->session)
          ? g_timeout_source_new (0)
          : g_pollable_input_stream_create_source (get_wire_input (self), cancellable);

  return g_pollable_source_new_full (input, child, cancellable);
}

static gssize
input_read_nonblocking (GPollableInputStream *input, void *buffer, gsize count, GError **error)
{
  return sp_tls_session_read (SP_TLS_INPUT (input)->stream->session, buffer, count, error);
}

static gboolean
output_is_writable (GPollableOutputStream *output)
{
  return g_pollable_output_stream_is_writable (get_wire_output (SP_TLS_OUTPUT (output)->stream));
}

static GSource *
output_create_source (GPollableOutputStream *output, GCancellable *cancellable)
{
  SpTlsStream *self = SP_TLS_OUTPUT (output)->stream;
  g_autoptr (GSource) child =
      g_pollable_output_stream_create_source (get_wire_output (self), cancellable);

  return g_pollable_source_new_full (output, child, cancellable);
}

static gssize
output_write_nonblocking (GPollableOutputStream *output,
                          const void *buffer,
                          gsize count,
                          GError **error)
{
  return sp_tls_session_write (SP_TLS_OUTPUT (output)->stream->session, buffer, count, error);
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

static GInputStream *
tls_stream_get_input_stream (GIOStream *stream)
{
  return G_INPUT_STREAM (SP_TLS_STREAM (stream)->input);
}

static GOutputStream *
tls_stream_get_output_stream (GIOStream *stream)
{
  return G_OUTPUT_STREAM (SP_TLS_STREAM (stream)->output);
}

static gboolean
tls_stream_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  SpTlsStream *self = SP_TLS_STREAM (stream);

  sp_tls_session_say_goodbye (self->session);
  return g_io_stream_close (G_IO_STREAM (self->wire), cancellable, error);
}

static void
tls_stream_finalize (GObject *object)
{
  SpTlsStream *self = SP_TLS_STREAM (object);

  g_clear_object (&self->input);
  g_clear_object (&self->output);
  g_clear_pointer (&self->session, sp_tls_session_free);
  g_clear_object (&self->wire);
  G_OBJECT_CLASS (sp_tls_stream_parent_class)->finalize (object);
}

static void
sp_tls_stream_class_init (SpTlsStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tls_stream_finalize;
  G_IO_STREAM_CLASS (klass)->get_input_stream = tls_stream_get_input_stream;
  G_IO_STREAM_CLASS (klass)->get_output_stream = tls_stream_get_output_stream;
  G_IO_STREAM_CLASS (klass)->close_fn = tls_stream_close;
}

static void
sp_tls_stream_init (SpTlsStream *self)
{
  self->input = g_object_new (SP_TYPE_TLS_INPUT, NULL);
  self->input->stream = self;
  self->output = g_object_new (SP_TYPE_TLS_OUTPUT, NULL);
  self->output->stream = self;
}

static void
sp_tls_input_class_init (SpTlsInputClass *klass)
{
}

static void
sp_tls_input_init (SpTlsInput *self)
{
}

static void
sp_tls_output_class_init (SpTlsOutputClass *klass)
{
}

static void
sp_tls_output_init (SpTlsOutput *self)
{
}

/**
 * sp_tls_stream_new:
 * @wire: a wire on which nothing is under way
 * @host: the host that is meant
 *
 * The stream is for asynchronous use only: there is nothing in it that blocks. Before anything is read or written the handshake
 * has to be done, see sp_tls_handshake_async().
 *
 * Returns: (transfer full): the stream inside TLS
 */
SpTlsStream *
sp_tls_stream_new (SpWire *wire, const char *host)
{
  SpTlsStream *self = g_object_new (SP_TYPE_TLS_STREAM, NULL);

  self->wire = g_object_ref (wire);
  self->session = sp_tls_session_new (wire, host);
  return self;
}

/**
 * sp_tls_stream_get_wire:
 * @self: a stream
 *
 * Returns: (transfer none): the wire under it
 */
SpWire *
sp_tls_stream_get_wire (SpTlsStream *self)
{
  return self->wire;
}

/**
 * sp_tls_stream_get_session:
 * @self: a stream
 *
 * Returns: (transfer none): its session
 */
SpTlsSession *
sp_tls_stream_get_session (SpTlsStream *self)
{
  return self->session;
}
