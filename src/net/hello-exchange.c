/* Sends a ClientHello that was written by hand and reads the answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "hello-exchange.h"

typedef enum
{
  STEP_SEND,
  STEP_READ,
  STEP_DONE,
} Step;

typedef struct
{
  Step step;
  GIOStream *stream; /* (owned) */
  SpHello *hello; /* (unowned) */
  guint8 buffer[4096];
} Exchange;

static void advance (GTask *task);

static void
exchange_free (gpointer data)
{
  Exchange *self = data;

  g_object_unref (self->stream);
  g_free (self);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->step = STEP_READ;
  advance (task);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  if (n == 0 || sp_hello_feed (self->hello, self->buffer, n) != SP_HELLO_MORE)
    self->step = STEP_DONE;
  advance (task);
}

static void
advance (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gsize length;
  const void *bytes = g_bytes_get_data (sp_hello_get_request (self->hello), &length);

  switch (self->step)
    {
    case STEP_SEND:
      g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream), bytes, length,
                                       G_PRIORITY_DEFAULT, cancellable, on_sent,
                                       g_object_ref (task));
      return;
    case STEP_READ:
      g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->buffer,
                                 sizeof self->buffer, G_PRIORITY_DEFAULT, cancellable, on_read,
                                 g_object_ref (task));
      return;
    case STEP_DONE:
    default:
      g_task_return_boolean (task, TRUE);
    }
}

/**
 * sp_hello_exchange_async:
 * @stream: a connection on which the server expects TLS now
 * @hello: (transfer none): what to send; has to outlive the operation
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @data: for @callback
 */
void
sp_hello_exchange_async (GIOStream *stream,
                         SpHello *hello,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Exchange *self = g_new0 (Exchange, 1);

  g_task_set_source_tag (task, sp_hello_exchange_async);
  g_task_set_task_data (task, self, exchange_free);
  self->stream = g_object_ref (stream);
  self->hello = hello;
  advance (task);
}

/**
 * sp_hello_exchange_finish:
 * @result: the result
 * @error: return location for what GIO said
 *
 * Returns: whether the hello has a verdict now or the server has closed the connection; %FALSE where that broke
 */
gboolean
sp_hello_exchange_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
