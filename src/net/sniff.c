/* Looks, over a connection of its own, whether a silent server is waiting for TLS.
 *
 * A server that expects TLS says nothing until it has a ClientHello, and a server that merely takes its time must not be
 * disturbed: so the ClientHello goes over a second connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sniff.h"

#include "connect.h"
#include "tls-connection.h"
#include "wire.h"

typedef enum
{
  STEP_SLOT,
  STEP_CONNECT,
  STEP_HANDSHAKE,
  STEP_DONE,
} Step;

typedef struct
{
  Step step;
  SpEndpoint *endpoint; /* (owned) */
  GInetAddress *address; /* (owned) */
  SpBudget *budget; /* (owned) */
  SpSlot *slot; /* (owned) (nullable) */
  SpWire *wire; /* (owned) (nullable) */
} Sniff;

static void advance (GTask *task);

static void
sniff_free (gpointer data)
{
  Sniff *sniff = data;

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

/* How the handshake ends does not matter; the first bytes of the answer tell. */
static void
on_handshake (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Sniff *sniff = g_task_get_task_data (task);

  g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, NULL);
  sniff->step = STEP_DONE;
  advance (task);
}

static GBytes *
take_head (Sniff *sniff)
{
  gsize length;
  const guint8 *head;

  if (sniff->wire == NULL)
    return NULL;
  head = sp_wire_get_head (sniff->wire, &length);
  return g_bytes_new (head, length);
}

static void
shake_hands (GTask *task)
{
  Sniff *sniff = g_task_get_task_data (task);
  g_autoptr(GSocketConnectable) identity = g_network_address_new (
      sp_endpoint_get_host (sniff->endpoint), sp_endpoint_get_port (sniff->endpoint));
  g_autoptr(GTlsConnection) tls =
      G_TLS_CONNECTION (sp_tls_connection_new (G_IO_STREAM (sniff->wire), identity));

  g_tls_connection_set_database (tls, NULL);
  sp_wire_start_tls (sniff->wire);
  g_tls_connection_handshake_async (tls, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                    on_handshake, g_object_ref (task));
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
    case STEP_DONE:
    default:
      g_task_return_pointer (task, take_head (sniff), (GDestroyNotify) g_bytes_unref);
    }
}

/**
 * sp_sniff_async:
 * @endpoint: an endpoint that keeps silent
 * @address: the address that is connected to already
 * @budget: the run's budget of connections
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @data: for @callback
 */
void
sp_sniff_async (SpEndpoint *endpoint,
                GInetAddress *address,
                SpBudget *budget,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Sniff *sniff = g_new0 (Sniff, 1);

  g_task_set_source_tag (task, sp_sniff_async);
  g_task_set_task_data (task, sniff, sniff_free);
  g_task_set_check_cancellable (task, FALSE);
  sniff->endpoint = sp_endpoint_ref (endpoint);
  sniff->address = g_object_ref (address);
  sniff->budget = g_object_ref (budget);
  advance (task);
}

/**
 * sp_sniff_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable): the first bytes that the server answered to a ClientHello, none where it did not answer;
 *   %NULL where no connection was opened
 */
GBytes *
sp_sniff_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
