/* The TLS handshake over a wire: completed with any certificate, so that its facts can be recorded.
 *
 * Nothing secret is ever sent over such a connection: the dialogues only ask what the server offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls.h"

static void advance (GTask *task);

static gboolean
on_ready (GObject *stream, gpointer data)
{
  if (!g_task_return_error_if_cancelled (data))
    advance (data);
  return G_SOURCE_REMOVE;
}

/* Waits until the wire gives or takes bytes, whichever the session wants. */
static void
wait_for_wire (GTask *task)
{
  SpTlsStream *stream = g_task_get_source_object (task);
  GIOStream *wire = G_IO_STREAM (sp_tls_stream_get_wire (stream));
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GSource) source =
      sp_tls_session_wants_write (sp_tls_stream_get_session (stream))
          ? g_pollable_output_stream_create_source (
                G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (wire)), cancellable)
          : g_pollable_input_stream_create_source (
                G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (wire)), cancellable);

  g_task_attach_source (task, source, G_SOURCE_FUNC (on_ready));
}

static void
advance (GTask *task)
{
  SpTlsStream *stream = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (sp_tls_session_handshake (sp_tls_stream_get_session (stream), &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    wait_for_wire (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_tls_handshake_async:
 * @stream: a stream whose handshake has not begun
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @data: for @callback
 */
void
sp_tls_handshake_async (SpTlsStream *stream,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (stream, cancellable, callback, data);

  g_task_set_source_tag (task, sp_tls_handshake_async);
  sp_wire_start_tls (sp_tls_stream_get_wire (stream));
  advance (task);
}

/**
 * sp_tls_handshake_finish:
 * @stream: the stream
 * @result: the result
 * @error: return location for a #GTlsError or a #GIOErrorEnum; the session tells more about the former
 *
 * Returns: whether @stream can be read and written now
 */
gboolean
sp_tls_handshake_finish (SpTlsStream *stream, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, stream), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
