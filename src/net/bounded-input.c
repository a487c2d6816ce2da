/* What a bounded connection reads from: counts bytes, and lets go of the main loop after a stretch of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bounded-input.h"

/* Bytes at a stretch: a record of TLS. The shortest records, of which no reader sees a byte, are some six hundred in these. */
#define STRETCH (16 * 1024)

/* Nothing is kept here, so whoever has to wait waits for the socket, which is ready at once where there is more. */
struct _SpBoundedInput
{
  GFilterInputStream parent_instance;

  gsize left; /* bytes that may still come */
  gsize stretch; /* bytes since the reader last had to wait */
};

static void pollable_init (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpBoundedInput,
                               sp_bounded_input,
                               G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, pollable_init))

static GInputStream *
get_base (gpointer self)
{
  return g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
}

static gboolean
may_read (SpBoundedInput *self, GError **error)
{
  if (self->left == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                         "the server sent more than any answer needs");
  return self->left > 0;
}

static gssize
count (SpBoundedInput *self, gssize n)
{
  if (n > 0)
    self->left -= n;
  return n;
}

/* Blocks: the handshakes of GIO's TLS read so, in a thread of their own. */
static gssize
read_fn (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  SpBoundedInput *self = SP_BOUNDED_INPUT (stream);

  if (!may_read (self, error))
    return -1;
  return count (self, g_input_stream_read (get_base (self), buffer, MIN (size, self->left),
                                           cancellable, error));
}

static gssize
read_nonblocking (GPollableInputStream *stream, void *buffer, gsize size, GError **error)
{
  SpBoundedInput *self = SP_BOUNDED_INPUT (stream);
  gssize n = -1;

  if (!may_read (self, error))
    return -1;
  if (self->stretch < STRETCH)
    n = count (self, g_pollable_input_stream_read_nonblocking (
                         G_POLLABLE_INPUT_STREAM (get_base (self)), buffer, MIN (size, self->left),
                         NULL, error));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "it is somebody else's turn");
  self->stretch = n > 0 ? self->stretch + n : 0;
  return n;
}

static gboolean
can_poll (GPollableInputStream *stream)
{
  GInputStream *base = get_base (stream);

  return G_IS_POLLABLE_INPUT_STREAM (base) &&
         g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (base));
}

static gboolean
is_readable (GPollableInputStream *stream)
{
  return g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (get_base (stream)));
}

static GSource *
create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  g_autoptr(GSource) readable =
      g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (get_base (stream)), NULL);

  return g_pollable_source_new_full (stream, readable, cancellable);
}

static void
pollable_init (GPollableInputStreamInterface *iface)
{
  iface->can_poll = can_poll;
  iface->is_readable = is_readable;
  iface->create_source = create_source;
  iface->read_nonblocking = read_nonblocking;
}

static void
sp_bounded_input_class_init (SpBoundedInputClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = read_fn;
}

static void
sp_bounded_input_init (SpBoundedInput *self)
{
}

/**
 * sp_bounded_input_new:
 * @base: the stream of a socket; whoever made it closes it
 * @limit: bytes that may come
 *
 * Returns: (transfer full): a stream that ends with %G_IO_ERROR_MESSAGE_TOO_LARGE where @base brings more, and that seems empty for one
 *   turn of the main loop after each stretch of bytes, however fast they come
 */
SpBoundedInput *
sp_bounded_input_new (GInputStream *base, gsize limit)
{
  SpBoundedInput *self =
      g_object_new (SP_TYPE_BOUNDED_INPUT, "base-stream", base, "close-base-stream", FALSE, NULL);

  self->left = limit;
  return self;
}
