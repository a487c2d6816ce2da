/* The TLS handshake over a wire: completed with any certificate, so that its facts can be recorded.
 *
 * Nothing secret is ever sent over such a connection: the dialogues only ask what the server offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls.h"

typedef struct
{
  SpWire *wire; /* (owned) */
  SpTlsSession *session; /* (owned) (nullable) handed on when the handshake is complete */
} Handshake;

static void advance (GTask *task);

static void
handshake_free (gpointer data)
{
  Handshake *handshake = data;

  g_clear_pointer (&handshake->session, sp_tls_session_free);
  g_clear_object (&handshake->wire);
  g_free (handshake);
}

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
  Handshake *handshake = g_task_get_task_data (task);
  GIOStream *wire = G_IO_STREAM (handshake->wire);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GSource) source =
      sp_tls_session_wants_write (handshake->session)
          ? g_pollable_output_stream_create_source (
                G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (wire)), cancellable)
          : g_pollable_input_stream_create_source (
                G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (wire)), cancellable);

  g_task_attach_source (task, source, G_SOURCE_FUNC (on_ready));
}

static void
advance (GTask *task)
{
  Handshake *handshake = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (sp_tls_session_handshake (handshake->session, &error))
    g_task_return_pointer (
        task, sp_tls_stream_new (handshake->wire, g_steal_pointer (&handshake->session)),
        g_object_unref);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    wait_for_wire (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_tls_handshake_async:
 * @wire: a wire on which nothing is under way
 * @endpoint: whose name is sent to the server; an IP address is no name (RFC 6066 section 3)
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @data: for @callback
 */
void
sp_tls_handshake_async (SpWire *wire,
                        SpEndpoint *endpoint,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Handshake *handshake = g_new0 (Handshake, 1);
  const char *host = sp_endpoint_get_host (endpoint);

  g_task_set_source_tag (task, sp_tls_handshake_async);
  g_task_set_task_data (task, handshake, handshake_free);
  handshake->wire = g_object_ref (wire);
  handshake->session = sp_tls_session_new (wire, g_hostname_is_ip_address (host) ? NULL : host);
  sp_wire_start_tls (wire);
  advance (task);
}

/**
 * sp_tls_handshake_finish:
 * @result: the result
 * @error: return location for a #GTlsError or a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the stream inside TLS
 */
SpTlsStream *
sp_tls_handshake_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
