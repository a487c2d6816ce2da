/* The TLS handshake over a wire: completed with any certificate, so that its facts can be recorded.
 *
 * Nothing secret is ever sent over such a connection: the dialogues only ask what the server offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls.h"

/* The connection has no trust anchors, so it always asks; the verdict is drawn afterwards, see sp_trust_examine(). */
static gboolean
on_accept_certificate (GTlsConnection *connection,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       gpointer data)
{
  return TRUE;
}

static void
on_handshake (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, &error))
    g_task_return_pointer (task, g_object_ref (source), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* RFC 6066 section 3: an IP address is no server name, and GIO would send it as one. */
static GSocketConnectable *
new_server_name (const SpEndpoint *endpoint)
{
  const char *host = sp_endpoint_get_host (endpoint);

  if (g_hostname_is_ip_address (host))
    return NULL;
  return g_network_address_new (host, sp_endpoint_get_port (endpoint));
}

/* GIO would read the system's trust store anew for every connection: each is made without one. */
static GTlsConnection *
new_connection (SpWire *wire, const SpEndpoint *endpoint, GError **error)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GSocketConnectable) name = new_server_name (endpoint);
  GTlsConnection *connection = g_initable_new (
      g_tls_backend_get_client_connection_type (backend), NULL, error, "base-io-stream", wire,
      "server-identity", name, "database", NULL, "require-close-notify", FALSE, NULL);

  if (connection != NULL)
    g_signal_connect (connection, "accept-certificate", G_CALLBACK (on_accept_certificate), NULL);
  return connection;
}

/**
 * sp_tls_handshake_async:
 * @wire: a wire on which nothing is under way
 * @endpoint: whose name, where it has one, is sent to the server
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
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsConnection) connection = new_connection (wire, endpoint, &error);

  g_task_set_source_tag (task, sp_tls_handshake_async);
  if (connection == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  sp_wire_start_tls (wire);
  g_tls_connection_handshake_async (connection, G_PRIORITY_DEFAULT, cancellable, on_handshake,
                                    g_steal_pointer (&task));
}

/**
 * sp_tls_handshake_finish:
 * @result: the result
 * @error: return location for a #GTlsError, a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the connection inside TLS
 */
GTlsConnection *
sp_tls_handshake_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
