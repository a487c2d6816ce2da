/* Looks, over a connection of its own, what kind of server keeps silent.
 *
 * A server that expects TLS says nothing until it has a ClientHello, a web server or a proxy until it has been asked something; and
 * a server that merely takes its time must not be disturbed: so all this goes over a second connection. What is asked over TLS is
 * whatever ends a mail session, so that a mail server has nothing to complain of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sniff.h"

#include <string.h>

#include "connect.h"
#include "tls-connection.h"
#include "wire.h"

typedef enum
{
  STEP_SLOT,
  STEP_CONNECT,
  STEP_HANDSHAKE,
  STEP_ASK,
  STEP_LISTEN,
  STEP_DONE,
} Step;

/* Ends the line for which a server waits that has not understood the ClientHello. Servers that have do not mind: it comes too late to
 * be looked at before their answer. */
#define END_OF_REQUEST "\r\n\r\n"

typedef struct
{
  Step step;
  SpEndpoint *endpoint; /* (owned) */
  GInetAddress *address; /* (owned) */
  SpBudget *budget; /* (owned) */
  guint nudge_ms;
  char *question; /* (owned) (nullable) */
  SpSlot *slot; /* (owned) (nullable) */
  SpWire *wire; /* (owned) (nullable) */
  GSource *nudge; /* (owned) (nullable) ends the request */
  GTlsConnection *tls; /* (owned) (nullable) */
  GBytes *heard; /* (owned) (nullable) what was answered */
  char buffer[64];
} Sniff;

static void advance (GTask *task);

static void
clear_nudge (Sniff *sniff)
{
  if (sniff->nudge)
    g_source_destroy (sniff->nudge);
  g_clear_pointer (&sniff->nudge, g_source_unref);
}

static void
sniff_free (gpointer data)
{
  Sniff *sniff = data;

  clear_nudge (sniff);
  g_clear_object (&sniff->tls);
  g_clear_pointer (&sniff->heard, g_bytes_unref);
  g_free (sniff->question);
  if (sniff->wire)
    g_io_stream_close (G_IO_STREAM (sniff->wire), NULL, NULL);
  g_clear_object (&sniff->wire);
  g_clear_pointer (&sniff->slot, sp_slot_free);
  sp_endpoint_unref (sniff->endpoint);
  g_object_unref (sniff->address);
  g_object_unref (sniff->budget);
  g_free (sniff);
}

static void
on_slot (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Sniff *sniff = g_task_get_task_data (task);

  sniff->slot = sp_budget_acquire_finish (SP_BUDGET (source), result, NULL);
  sniff->step = sniff->slot ? STEP_CONNECT : STEP_DONE;
  advance (task);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Sniff *sniff = g_task_get_task_data (task);
  g_autoptr(GSocketConnection) connection = sp_connect_finish (result, NULL);
  g_autoptr(SpTranscript) transcript = sp_transcript_new ();

  if (connection)
    sniff->wire = sp_wire_new (connection, transcript);
  sniff->step = connection ? STEP_HANDSHAKE : STEP_DONE;
  advance (task);
}

static void
on_heard (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Sniff *sniff = g_task_get_task_data (task);
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  sniff->heard = g_bytes_new (sniff->buffer, MAX (n, 0));
  sniff->step = STEP_DONE;
  advance (task);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Sniff *sniff = g_task_get_task_data (task);

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  sniff->step = STEP_LISTEN;
  advance (task);
}

/* Where nothing is to be asked over TLS, it does not matter how the handshake ends; the first bytes of the answer tell. */
static void
on_handshake (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Sniff *sniff = g_task_get_task_data (task);
  gboolean ok = g_tls_connection_handshake_finish (sniff->tls, result, NULL);
  gsize length;
  const guint8 *head = sp_wire_get_head (sniff->wire, &length);

  clear_nudge (sniff);
  if (sniff->question == NULL)
    sniff->heard = g_bytes_new (head, length);
  sniff->step = ok && sniff->question ? STEP_ASK : STEP_DONE;
  advance (task);
}

static gboolean
on_nudge (gpointer data)
{
  Sniff *sniff = g_task_get_task_data (data);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (sniff->wire));

  clear_nudge (sniff);
  if (sp_wire_get_received (sniff->wire) == 0)
    g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output), END_OF_REQUEST,
                                                strlen (END_OF_REQUEST), NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
shake_hands (GTask *task)
{
  Sniff *sniff = g_task_get_task_data (task);
  const char *host = sp_endpoint_get_host (sniff->endpoint);
  guint16 port = sp_endpoint_get_port (sniff->endpoint);

  sniff->tls = sp_tls_connection_new_for_probe (G_IO_STREAM (sniff->wire), host, port);
  sp_wire_start_tls (sniff->wire);
  sniff->nudge = g_timeout_source_new (sniff->nudge_ms);
  g_task_attach_source (task, sniff->nudge, on_nudge);
  g_tls_connection_handshake_async (sniff->tls, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                    on_handshake, g_object_ref (task));
}

static void
ask (GTask *task)
{
  Sniff *sniff = g_task_get_task_data (task);

  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (sniff->tls)),
                                   sniff->question, strlen (sniff->question), G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_asked, g_object_ref (task));
}

static void
listen_for_answer (GTask *task)
{
  Sniff *sniff = g_task_get_task_data (task);

  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (sniff->tls)), sniff->buffer,
                             sizeof sniff->buffer, G_PRIORITY_DEFAULT,
                             g_task_get_cancellable (task), on_heard, g_object_ref (task));
}

static void
advance (GTask *task)
{
  Sniff *sniff = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  guint16 port = sp_endpoint_get_port (sniff->endpoint);
  g_autoptr(GPtrArray) addresses = NULL;

  switch (sniff->step)
    {
    case STEP_SLOT:
      sp_budget_acquire_async (sniff->budget, sniff->endpoint, sniff->address, cancellable, on_slot,
                               g_object_ref (task));
      return;
    case STEP_CONNECT:
      addresses = g_ptr_array_new ();
      g_ptr_array_add (addresses, sniff->address);
      sp_connect_async (addresses, port, cancellable, on_connected, g_object_ref (task));
      return;
    case STEP_HANDSHAKE:
      shake_hands (task);
      return;
    case STEP_ASK:
      ask (task);
      return;
    case STEP_LISTEN:
      listen_for_answer (task);
      return;
    case STEP_DONE:
    default:
      if (sniff->wire && sniff->heard == NULL)
        sniff->heard = g_bytes_new (NULL, 0);
      g_task_return_pointer (task, g_steal_pointer (&sniff->heard), (GDestroyNotify) g_bytes_unref);
    }
}

/**
 * sp_sniff_async:
 * @setting: (transfer none): what to look at
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @data: for @callback
 */
void
sp_sniff_async (const SpSniffSetting *setting,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Sniff *sniff = g_new0 (Sniff, 1);

  g_task_set_source_tag (task, sp_sniff_async);
  g_task_set_task_data (task, sniff, sniff_free);
  g_task_set_check_cancellable (task, FALSE);
  sniff->endpoint = sp_endpoint_ref (setting->endpoint);
  sniff->address = g_object_ref (setting->address);
  sniff->budget = g_object_ref (setting->budget);
  sniff->nudge_ms = setting->nudge_ms;
  sniff->question = g_strdup (setting->question);
  advance (task);
}

/**
 * sp_sniff_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable): the first bytes that the server answered to the ClientHello, or to the question over TLS;
 *   none where it did not answer; %NULL where no connection was opened
 */
GBytes *
sp_sniff_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
