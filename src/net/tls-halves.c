/* The two halves of a TLS connection: pollable streams that never block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-halves.h"

struct _SpTlsInput
{
  GInputStream parent_instance;

  GObject *owner; /* (unowned) (nullable) gone where somebody held on to the half */
  const SpTlsOwner *calls; /* (unowned) static */
};

struct _SpTlsOutput
{
  GOutputStream parent_instance;

  GObject *owner; /* (unowned) (nullable) gone where somebody held on to the half */
  const SpTlsOwner *calls; /* (unowned) static */
};

static void pollable_input_init (GPollableInputStreamInterface *iface);
static void pollable_output_init (GPollableOutputStreamInterface *iface);

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

static gssize
refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the connection is gone");
  return -1;
}

static gboolean
input_is_readable (GPollableInputStream *stream)
{
  SpTlsInput *self = SP_TLS_INPUT (stream);

  return self->owner == NULL || self->calls->is_ready (self->owner, FALSE);
}

static GSource *
input_create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  SpTlsInput *self = SP_TLS_INPUT (stream);
  g_autoptr(GSource) child = self->owner
                                  ? self->calls->create_source (self->owner, FALSE, cancellable)
                                  : g_timeout_source_new (0);

  return g_pollable_source_new_full (stream, child, cancellable);
}

static gssize
input_read_nonblocking (GPollableInputStream *stream, void *buffer, gsize count, GError **error)
{
  SpTlsInput *self = SP_TLS_INPUT (stream);

  return self->owner ? self->calls->read (self->owner, buffer, count, error) : refuse (error);
}

static gboolean
output_is_writable (GPollableOutputStream *stream)
{
  SpTlsOutput *self = SP_TLS_OUTPUT (stream);

  return self->owner == NULL || self->calls->is_ready (self->owner, TRUE);
}

static GSource *
output_create_source (GPollableOutputStream *stream, GCancellable *cancellable)
{
  SpTlsOutput *self = SP_TLS_OUTPUT (stream);
  g_autoptr(GSource) child = self->owner
                                  ? self->calls->create_source (self->owner, TRUE, cancellable)
                                  : g_timeout_source_new (0);

  return g_pollable_source_new_full (stream, child, cancellable);
}

static gssize
output_write_nonblocking (GPollableOutputStream *stream,
                          const void *buffer,
                          gsize count,
                          GError **error)
{
  SpTlsOutput *self = SP_TLS_OUTPUT (stream);

  return self->owner ? self->calls->write (self->owner, buffer, count, error) : refuse (error);
}

/* Closing this half alone sends the closing alert; the other may still be read. */
static gboolean
output_close (GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  SpTlsOutput *self = SP_TLS_OUTPUT (stream);

  if (self->owner)
    self->calls->close_output (self->owner);
  return TRUE;
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
input_finalize (GObject *object)
{
  g_clear_weak_pointer (&SP_TLS_INPUT (object)->owner);
  G_OBJECT_CLASS (sp_tls_input_parent_class)->finalize (object);
}

static void
output_finalize (GObject *object)
{
  g_clear_weak_pointer (&SP_TLS_OUTPUT (object)->owner);
  G_OBJECT_CLASS (sp_tls_output_parent_class)->finalize (object);
}

static void
sp_tls_input_class_init (SpTlsInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = input_finalize;
}

static void
sp_tls_output_class_init (SpTlsOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = output_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->close_fn = output_close;
}

static void
sp_tls_input_init (SpTlsInput *self)
{
}

static void
sp_tls_output_init (SpTlsOutput *self)
{
}

/**
 * sp_tls_input_new:
 * @owner: (unowned): the connection to read from
 * @calls: (transfer none): what it does for its halves; static
 *
 * Returns: (transfer full): its reading half
 */
GInputStream *
sp_tls_input_new (GObject *owner, const SpTlsOwner *calls)
{
  SpTlsInput *self = g_object_new (SP_TYPE_TLS_INPUT, NULL);

  g_set_weak_pointer (&self->owner, owner);
  self->calls = calls;
  return G_INPUT_STREAM (self);
}

/**
 * sp_tls_output_new:
 * @owner: (unowned): the connection to write to
 * @calls: (transfer none): what it does for its halves; static
 *
 * Returns: (transfer full): its writing half
 */
GOutputStream *
sp_tls_output_new (GObject *owner, const SpTlsOwner *calls)
{
  SpTlsOutput *self = g_object_new (SP_TYPE_TLS_OUTPUT, NULL);

  g_set_weak_pointer (&self->owner, owner);
  self->calls = calls;
  return G_OUTPUT_STREAM (self);
}
