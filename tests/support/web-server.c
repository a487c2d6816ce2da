/* A web server for tests on loopback: https and http, many host names, canned pages, and a witness of what it was asked.
 *
 * It runs on the main context of the test, so that nothing has to be locked; a test must not block while it waits for an answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web-server.h"

#include <libsoup/soup.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#include "loop.h"

/* A page with its own copy of everything. */
typedef struct
{
  guint status;
  char *headers; /* (owned) (nullable) */
  GBytes *body; /* (owned) */
  guint delay_ms;
} Page;

struct _SpTestWeb
{
  SoupServer *server; /* (owned) */
  GSocketService *service; /* (owned) accepts connections for https */
  GTlsCertificate *certificate; /* (owned) */
  GCancellable *cancellable; /* (owned) ends the handshakes */
  guint n_handshakes; /* under way */
  guint n_connections;
  guint16 port;
  guint16 http_port;
  GHashTable *pages; /* (owned) "HOST PATH" ► Page */
  GPtrArray *requests; /* (owned) (element-type SpTestRequest) */
  GHashTable *delays; /* (owned) (element-type GSource) of answers that are still to come */
};

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->headers);
  g_bytes_unref (page->body);
  g_free (page);
}

static void
request_free (gpointer data)
{
  SpTestRequest *request = data;

  g_free (request->method);
  g_free (request->host);
  g_free (request->path);
  g_free (request->headers);
  g_free (request->body);
  g_free (request);
}

static void
source_free (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

static char *
read_headers (SoupServerMessage *message)
{
  g_autoptr(GString) text = g_string_new (NULL);
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      g_autofree char *lower = g_ascii_strdown (name, -1);

      g_string_append_printf (text, "%s: %s\n", lower, value);
    }
  return g_strdup (text->str);
}

static const SpTestRequest *
record (SpTestWeb *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *query = g_uri_get_query (uri);
  SpTestRequest *request = g_new0 (SpTestRequest, 1);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->host = g_ascii_strdown (g_uri_get_host (uri), -1);
  request->path =
      g_strdup_printf ("%s%s%s", g_uri_get_path (uri), query ? "?" : "", query ? query : "");
  request->headers = read_headers (message);
  request->body = g_strndup (body->data ? body->data : "", body->length);
  g_ptr_array_add (self->requests, request);
  return request;
}

static void
add_headers (SoupServerMessage *message, const char *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_auto(GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      char *colon = strchr (lines[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      soup_message_headers_append (headers, lines[i], g_strstrip (colon + 1));
    }
}

static gboolean
on_delay_over (gpointer message)
{
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

static void
hold_back (SpTestWeb *self, SoupServerMessage *message, guint delay_ms)
{
  GSource *source;

  soup_server_message_pause (message);
  if (delay_ms == SP_TEST_WEB_NEVER)
    return;
  source = g_timeout_source_new (delay_ms);
  g_source_set_callback (source, on_delay_over, g_object_ref (message), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_hash_table_add (self->delays, source);
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *bare_path,
            GHashTable *query,
            gpointer data)
{
  SpTestWeb *self = data;
  const SpTestRequest *request = record (self, message);
  g_autofree char *key = g_strdup_printf ("%s %s", request->host, request->path);
  const Page *page = g_hash_table_lookup (self->pages, key);

  if (page == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  soup_server_message_set_status (message, page->status, NULL);
  add_headers (message, page->headers);
  if (g_bytes_get_size (page->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), page->body);
  if (page->delay_ms)
    hold_back (self, message, page->delay_ms);
}

static void
serve (SpTestWeb *self, GIOStream *stream)
{
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GSocketAddress) local = NULL;
  g_autoptr(GSocketAddress) remote = NULL;

  g_object_get (stream, "base-io-stream", &connection, NULL);
  local = g_socket_connection_get_local_address (connection, NULL);
  remote = g_socket_connection_get_remote_address (connection, NULL);
  if (local && remote)
    soup_server_accept_iostream (self->server, stream, local, remote, NULL);
}

static void
on_handshaken (GObject *source, GAsyncResult *result, gpointer data)
{
  SpTestWeb *self = data;
  g_autoptr(GIOStream) stream = G_IO_STREAM (source);

  self->n_handshakes--;
  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (stream), result, NULL))
    serve (self, stream);
}

/* libsoup cannot be stopped in the middle of a handshake: it gets connections only after theirs. */
static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *object, gpointer data)
{
  SpTestWeb *self = data;
  GIOStream *stream =
      g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);

  /* An answer is written in parts, which would wait for each other. */
  g_socket_set_option (g_socket_connection_get_socket (connection), IPPROTO_TCP, TCP_NODELAY, TRUE,
                       NULL);
  self->n_connections++;
  self->n_handshakes++;
  g_tls_connection_handshake_async (G_TLS_CONNECTION (stream), G_PRIORITY_DEFAULT,
                                    self->cancellable, on_handshaken, self);
  return TRUE;
}

static void
listen_for_https (SpTestWeb *self)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;

  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
}

static void
listen_for_http (SpTestWeb *self)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;

  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->http_port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

/**
 * sp_test_web_new:
 * @kind: what is special about its certificate
 * @names: (array zero-terminated=1): the host names that the certificate is for
 *
 * Returns: (transfer full): a web server on 127.0.0.1 that answers every request with 404
 */
SpTestWeb *
sp_test_web_new (SpTestCertificateKind kind, const char *const *names)
{
  SpTestWeb *self = g_new0 (SpTestWeb, 1);
  g_autofree char *identity =
      sp_test_authority_issue (sp_test_authority_get_default (), kind, names);

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, page_free);
  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->delays = g_hash_table_new_full (NULL, NULL, source_free, NULL);
  self->certificate = sp_test_certificate_from_pem (identity);
  self->cancellable = g_cancellable_new ();
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  listen_for_https (self);
  listen_for_http (self);
  return self;
}

static gboolean
has_no_handshake (gpointer data)
{
  return ((SpTestWeb *) data)->n_handshakes == 0;
}

/**
 * sp_test_web_free:
 * @self: (transfer full): a web server
 *
 * Closes all connections, also those on which an answer is still to come.
 */
void
sp_test_web_free (SpTestWeb *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  sp_test_wait_until (has_no_handshake, self);
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_object_unref (self->service);
  g_object_unref (self->certificate);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->delays);
  soup_server_remove_handler (self->server, NULL);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->requests);
  g_free (self);
}

/**
 * sp_test_web_get_port:
 * @self: a web server
 *
 * Returns: where it speaks https
 */
guint16
sp_test_web_get_port (const SpTestWeb *self)
{
  return self->port;
}

/**
 * sp_test_web_get_http_port:
 * @self: a web server
 *
 * Returns: where it speaks http without encryption
 */
guint16
sp_test_web_get_http_port (const SpTestWeb *self)
{
  return self->http_port;
}

/**
 * sp_test_web_add:
 * @self: a web server
 * @host: the host that is asked, without its port
 * @path: the path with the query
 * @page: what is answered; copied
 *
 * Sets a page for https and http.
 */
void
sp_test_web_add (SpTestWeb *self, const char *host, const char *path, const SpTestPage *page)
{
  Page *copy = g_new0 (Page, 1);
  gsize length = page->length == 0 && page->body ? strlen (page->body) : page->length;

  copy->status = page->status ? page->status : SOUP_STATUS_OK;
  copy->headers = g_strdup (page->headers);
  copy->body = g_bytes_new (page->body, length);
  copy->delay_ms = page->delay_ms;
  g_hash_table_replace (self->pages, g_strdup_printf ("%s %s", host, path), copy);
}

/**
 * sp_test_web_add_text:
 * @self: a web server
 * @host: the host that is asked
 * @path: the path with the query
 * @text: the document
 */
void
sp_test_web_add_text (SpTestWeb *self, const char *host, const char *path, const char *text)
{
  sp_test_web_add (self, host, path, &(SpTestPage){ .body = text });
}

/**
 * sp_test_web_add_redirect:
 * @self: a web server
 * @host: the host that is asked
 * @path: the path with the query
 * @location: where the client is sent on to
 */
void
sp_test_web_add_redirect (SpTestWeb *self, const char *host, const char *path, const char *location)
{
  g_autofree char *headers = g_strconcat ("Location: ", location, NULL);

  sp_test_web_add (self, host, path, &(SpTestPage){ .status = 302, .headers = headers });
}

/**
 * sp_test_web_get_n_connections:
 * @self: a web server
 *
 * Returns: how many connections were made for https, whatever came of them
 */
guint
sp_test_web_get_n_connections (const SpTestWeb *self)
{
  return self->n_connections;
}

/**
 * sp_test_web_get_n_requests:
 * @self: a web server
 *
 * Returns: how many requests have come
 */
guint
sp_test_web_get_n_requests (const SpTestWeb *self)
{
  return self->requests->len;
}

/**
 * sp_test_web_count:
 * @self: a web server
 * @host: (nullable): a host, %NULL for any
 * @path: (nullable): a path with its query, %NULL for any
 *
 * Returns: how many requests have come for them
 */
guint
sp_test_web_count (const SpTestWeb *self, const char *host, const char *path)
{
  guint n = 0;

  for (guint i = 0; i < self->requests->len; i++)
    {
      const SpTestRequest *request = sp_test_web_get_request (self, i);

      n += (host == NULL || g_str_equal (request->host, host)) &&
           (path == NULL || g_str_equal (request->path, path));
    }
  return n;
}

/**
 * sp_test_web_get_request:
 * @self: a web server
 * @i: which request, in order of arrival
 *
 * Returns: (transfer none): what was asked
 */
const SpTestRequest *
sp_test_web_get_request (const SpTestWeb *self, guint i)
{
  g_assert_cmpuint (i, <, self->requests->len);
  return g_ptr_array_index (self->requests, i);
}
