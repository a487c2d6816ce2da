/* Fetches one small document over https: bounded, without cookies, credentials or downgrades, and knows how it was protected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch.h"

#include <libsoup/soup.h>
#include <string.h>

#include "core/safe-text.h"
#include "fetch-error.h"
#include "fetch-guard.h"
#include "fetch-session.h"
#include "fetch-url.h"
#include "net/bounded-connection.h"
#include "net/trust-database.h"

#define MAX_REDIRECTS 5
#define CHUNK (16 * 1024)
/* A document in more pieces keeps this end busy for its own sake. */
#define MAX_READS 4096

struct _SpFetcher
{
  GObject parent_instance;

  SoupSession *session; /* (owned) */
  SpResolver *resolver; /* (owned) */
  gboolean allow_http;
  gboolean allow_internal;
  guint16 https_port; /* where https is spoken when the address names no port */
  guint16 http_port; /* and http */
};

typedef enum
{
  STEP_RESERVE,
  STEP_SEND,
  STEP_READ,
  STEP_DONE,
} Step;

/* One fetch, from the first address to the last byte. */
typedef struct
{
  Step step;
  SpFetched *fetched; /* (owned) */
  GUri *uri; /* (owned) (nullable) of the present hop */
  GBytes *post; /* (owned) (nullable) what is posted; %NULL to get */
  gboolean finds_way; /* the first hop is http, and all it may do is lead to https */
  SoupMessage *message; /* (owned) (nullable) of the present hop */
  GInputStream *stream; /* (owned) (nullable) its answer */
  GByteArray *body; /* (owned) */
  gboolean reserved; /* a look-up is reserved in the resolver */
  guint redirects;
  guint reads; /* pieces of the body */
  goffset length; /* of the body as announced, -1 where it is not */
  SpAnswer *counts; /* (owned) whose look-ups and requests these are */
  SpFetchGuard *guard; /* (owned) */
} Fetch;

G_DEFINE_FINAL_TYPE (SpFetcher, sp_fetcher, G_TYPE_OBJECT)

static void advance (GTask *task);

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_clear_pointer (&fetch->fetched, sp_fetched_free);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_pointer (&fetch->post, g_bytes_unref);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_byte_array_unref (fetch->body);
  sp_answer_unref (fetch->counts);
  sp_fetch_guard_free (fetch->guard);
  g_free (fetch);
}

static void
fetcher_finalize (GObject *object)
{
  SpFetcher *self = SP_FETCHER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->resolver);
  G_OBJECT_CLASS (sp_fetcher_parent_class)->finalize (object);
}

static void
sp_fetcher_class_init (SpFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fetcher_finalize;
  sp_bounded_connection_prepare ();
  sp_trust_database_prepare ();
}

static void
sp_fetcher_init (SpFetcher *self)
{
  self->https_port = SP_FETCH_HTTPS_PORT;
  self->http_port = SP_FETCH_HTTP_PORT;
}

static void
end (Fetch *fetch, SpAnswerStatus status, SpAnswerReason reason, const char *detail)
{
  fetch->step = STEP_DONE;
  fetch->fetched->status = status;
  fetch->fetched->reason = reason;
  g_free (fetch->fetched->detail);
  fetch->fetched->detail = detail ? sp_safe_text (detail, -1, 0) : NULL;
}

static void
fail_with (Fetch *fetch, const GError *error)
{
  const char *detail;
  SpAnswerReason reason = sp_fetch_guard_explain (fetch->guard, error, &detail);

  end (fetch, reason == SP_ANSWER_NOT_PUBLISHED ? SP_ANSWER_NONE : SP_ANSWER_FAILED, reason,
       detail);
}

static void
release (SpFetcher *self, Fetch *fetch)
{
  if (fetch->reserved)
    sp_resolver_release (self->resolver);
  fetch->reserved = FALSE;
}

/* How often this end waits for the other: once for a name, a connection and TLS 1.3, twice for TLS 1.2. */
static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer data)
{
  GTask *task = data;
  Fetch *fetch = g_task_get_task_data (task);
  gboolean waits = event == G_SOCKET_CLIENT_RESOLVING || event == G_SOCKET_CLIENT_CONNECTING ||
                   event == G_SOCKET_CLIENT_PROXY_NEGOTIATING ||
                   event == G_SOCKET_CLIENT_TLS_HANDSHAKING;

  fetch->counts->lookups += event == G_SOCKET_CLIENT_RESOLVING;
  fetch->fetched->round_trips += waits;
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED && G_IS_TLS_CONNECTION (connection))
    fetch->fetched->round_trips +=
        g_tls_connection_get_protocol_version (G_TLS_CONNECTION (connection)) <
        G_TLS_PROTOCOL_VERSION_TLS_1_3;
  if (event != G_SOCKET_CLIENT_RESOLVING)
    release (g_task_get_source_object (task), fetch);
}

/* There is a connection, and the request goes out. */
static void
on_starting (SoupMessage *message, gpointer data)
{
  Fetch *fetch = g_task_get_task_data (data);

  fetch->fetched->round_trips++;
}

/* Nothing that is posted goes without encryption; a way that begins without goes on with it. */
static gboolean
may_be_http (SpFetcher *self, Fetch *fetch)
{
  if (fetch->finds_way)
    return fetch->redirects == 0;
  return self->allow_http && fetch->post == NULL;
}

static SpAnswerReason
judge (SpFetcher *self, Fetch *fetch, GUri *uri)
{
  if (sp_fetch_url_is_allowed (uri, may_be_http (self, fetch)))
    return sp_fetch_guard_judge (fetch->guard, uri);
  return g_strcmp0 (g_uri_get_scheme (uri), "http") == 0 ? SP_ANSWER_INSECURE_REDIRECT
                                                         : SP_ANSWER_MALFORMED;
}

/* Enters the next hop, which is https unless the user asked for less. */
static void
go_to (SpFetcher *self, Fetch *fetch, GUri *uri)
{
  SpFetched *fetched = fetch->fetched;
  SpAnswerReason reason = judge (self, fetch, uri);
  g_autofree char *location = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);

  if (reason != SP_ANSWER_REASON_NONE)
    {
      end (fetch, SP_ANSWER_FAILED, reason, location);
      return;
    }
  g_clear_pointer (&fetch->uri, g_uri_unref);
  fetch->uri = sp_fetch_url_clean (uri, self->https_port, self->http_port);
  g_free (fetched->location);
  g_free (fetched->host);
  fetched->location = sp_safe_text (location, -1, 0);
  fetched->host = g_strdup (g_uri_get_host (fetch->uri));
  if (g_str_equal (g_uri_get_scheme (fetch->uri), "http"))
    fetched->protection = SP_PROTECTION_HTTP;
  fetch->step = STEP_RESERVE;
}

static void
follow (SpFetcher *self, Fetch *fetch, const char *to)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) uri = NULL;

  if (++fetch->redirects > MAX_REDIRECTS)
    {
      end (fetch, SP_ANSWER_FAILED, SP_ANSWER_REDIRECTS, fetch->fetched->location);
      return;
    }
  uri = sp_fetch_url_read (fetch->uri, to, &error);
  g_clear_object (&fetch->stream);
  if (uri == NULL)
    end (fetch, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED, error->message);
  else
    go_to (self, fetch, uri);
}

static void
start_to_read (Fetch *fetch, SoupMessageHeaders *headers)
{
  gboolean announced = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH;

  fetch->length = announced ? soup_message_headers_get_content_length (headers) : -1;
  fetch->step = STEP_READ;
}

static void
judge_status (SpFetcher *self, Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  guint status = soup_message_get_status (fetch->message);
  const char *to = soup_message_headers_get_one (headers, "Location");
  g_autofree char *detail = g_strdup_printf ("HTTP %u", status);
  SpAnswerReason reason = sp_fetch_status_to_reason (status);

  fetch->fetched->http_status = status;
  fetch->fetched->exchange |= sp_fetch_headers_are_of_exchange (headers);
  if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED && to)
    follow (self, fetch, to);
  else if (fetch->finds_way && fetch->redirects == 0)
    end (fetch, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED, detail);
  else if (status == SOUP_STATUS_OK && sp_fetch_headers_are_of_compressed (headers))
    end (fetch, SP_ANSWER_FAILED, SP_ANSWER_COMPRESSED,
         soup_message_headers_get_list (headers, "Content-Encoding"));
  else if (status == SOUP_STATUS_OK)
    start_to_read (fetch, headers);
  else if (reason == SP_ANSWER_NOT_PUBLISHED)
    end (fetch, SP_ANSWER_NONE, reason, detail);
  else
    end (fetch, reason == SP_ANSWER_NEEDS_ADDRESS ? SP_ANSWER_SKIPPED : SP_ANSWER_FAILED, reason,
         detail);
}

static void
on_reserved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  fetch->reserved = sp_resolver_reserve_finish (SP_RESOLVER (source), result, &error);
  if (fetch->reserved)
    fetch->step = STEP_SEND;
  else
    fail_with (fetch, error);
  advance (task);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  release (self, fetch);
  g_signal_handlers_disconnect_by_data (fetch->message, task);
  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream)
    judge_status (self, fetch);
  else
    fail_with (fetch, error);
  advance (task);
}

/* Without an end of its own, an answer that was cut short looks like one that has ended. */
static void
end_with_body (Fetch *fetch)
{
  g_autofree char *detail =
      g_strdup_printf ("%u of %" G_GOFFSET_FORMAT " bytes came", fetch->body->len, fetch->length);

  if (fetch->length != -1 && fetch->body->len < (guint64) fetch->length)
    {
      end (fetch, SP_ANSWER_FAILED, SP_ANSWER_CLOSED, detail);
      return;
    }
  if (sp_fetch_body_is_compressed (fetch->body))
    {
      end (fetch, SP_ANSWER_FAILED, SP_ANSWER_COMPRESSED, NULL);
      return;
    }
  fetch->fetched->body = g_bytes_new (fetch->body->data, fetch->body->len);
  end (fetch, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE, NULL);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (bytes == NULL)
    fail_with (fetch, error);
  else if (g_bytes_get_size (bytes) == 0)
    end_with_body (fetch);
  else if (fetch->body->len + g_bytes_get_size (bytes) > SP_FETCH_MAX || ++fetch->reads > MAX_READS)
    end (fetch, SP_ANSWER_FAILED, SP_ANSWER_TOO_LONG, NULL);
  else
    g_byte_array_append (fetch->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  advance (task);
}

static void
send_message (GTask *task)
{
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  g_clear_object (&fetch->message);
  fetch->message = sp_fetch_message_new (fetch->uri, fetch->post);
  g_signal_connect (fetch->message, "network-event", G_CALLBACK (on_network_event), task);
  g_signal_connect (fetch->message, "starting", G_CALLBACK (on_starting), task);
  sp_fetch_guard_watch (fetch->guard, fetch->message);
  soup_session_send_async (self->session, fetch->message, G_PRIORITY_DEFAULT,
                           sp_fetch_guard_get_cancellable (fetch->guard), on_sent,
                           g_object_ref (task));
}

static void
advance (GTask *task)
{
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GCancellable *stop = sp_fetch_guard_get_cancellable (fetch->guard);

  switch (fetch->step)
    {
    case STEP_RESERVE:
      sp_resolver_reserve_async (self->resolver, stop, on_reserved, g_object_ref (task));
      return;
    case STEP_SEND:
      send_message (task);
      return;
    case STEP_READ:
      g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT, stop, on_read,
                                       g_object_ref (task));
      return;
    case STEP_DONE:
    default:
      sp_fetch_guard_rest (fetch->guard);
      g_task_return_pointer (task, g_steal_pointer (&fetch->fetched),
                             (GDestroyNotify) sp_fetched_free);
    }
}

/**
 * sp_fetcher_prepare:
 *
 * A class that is made in one thread while another makes one of the types that it needs waits for ever (GLib before 2.80), and
 * look-ups run in threads. So libsoup's class is made before. Call it before there are threads.
 */
void
sp_fetcher_prepare (void)
{
  g_type_ensure (G_TYPE_INET_SOCKET_ADDRESS);
  g_type_class_unref (g_type_class_ref (SOUP_TYPE_SESSION));
}

/**
 * sp_fetcher_new:
 * @resolver: bounds the look-ups
 * @trust: whom to believe; nothing may be added to it afterwards
 *
 * Returns: (transfer full): a fetcher; it heeds the proxy settings of the desktop
 */
SpFetcher *
sp_fetcher_new (SpResolver *resolver, SpTrust *trust)
{
  SpFetcher *self = g_object_new (SP_TYPE_FETCHER, NULL);

  self->resolver = g_object_ref (resolver);
  self->session = sp_fetch_session_new (trust);
  return self;
}

/**
 * sp_fetcher_allow_http:
 * @self: a fetcher that may then get what is not encrypted, and be redirected to it
 */
void
sp_fetcher_allow_http (SpFetcher *self)
{
  self->allow_http = TRUE;
}

/**
 * sp_fetcher_allow_internal:
 * @self: a fetcher that may then contact addresses that are special by sp_special_use_address()
 */
void
sp_fetcher_allow_internal (SpFetcher *self)
{
  self->allow_internal = TRUE;
}

/**
 * sp_fetcher_set_ports:
 * @https: where https is spoken when an address names no port; 443 but for tests
 * @http: where http is; 80 but for tests
 */
void
sp_fetcher_set_ports (SpFetcher *self, guint16 https, guint16 http)
{
  self->https_port = https;
  self->http_port = http;
}

static void
start (GTask *task, const char *url, GBytes *post, gboolean finds_way, SpAnswer *counts)
{
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_new0 (Fetch, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) uri = sp_fetch_url_read (NULL, url, &error);

  g_task_set_task_data (task, fetch, fetch_free);
  g_task_set_check_cancellable (task, FALSE);
  fetch->counts = sp_answer_ref (counts);
  fetch->guard = sp_fetch_guard_new (counts, self->allow_internal, g_task_get_cancellable (task));
  fetch->fetched = g_new0 (SpFetched, 1);
  fetch->fetched->protection = SP_PROTECTION_HTTPS;
  fetch->body = g_byte_array_new ();
  fetch->post = post ? g_bytes_ref (post) : NULL;
  fetch->finds_way = finds_way;
  if (uri == NULL)
    end (fetch, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED, error->message);
  else
    go_to (self, fetch, uri);
  advance (task);
}

/**
 * sp_fetcher_send_async:
 * @url: an https address; http only where that is allowed, and never to post to
 * @post: (nullable): XML to be posted; %NULL to get a document
 * @counts: its look-ups and requests are counted there as they happen
 * @cancellable: (nullable): ends the fetch
 * @callback: called when done
 * @data: for @callback
 *
 * Gets a document, or posts XML and reads the answer, in HTTP/1.1 and over a connection of its own. At most five redirects are followed, none of them away from https, and
 * %SP_FETCH_MAX bytes are read. What is posted is posted again where a redirect leads.
 */
void
sp_fetcher_send_async (SpFetcher *self,
                       const char *url,
                       GBytes *post,
                       SpAnswer *counts,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_fetcher_send_async);
  start (task, url, post, FALSE, counts);
}

/**
 * sp_fetcher_find_way_async:
 * @url: an http address; nothing that is private may stand in it
 * @counts: its look-ups and requests are counted there as they happen
 * @cancellable: (nullable): ends the fetch
 * @callback: called when done; finish with sp_fetcher_finish()
 * @data: for @callback
 *
 * Asks without encryption where a document lies, whatever is allowed otherwise (MS-OXDISCO section 3.1.5.4). Only a redirect to https
 * counts; what is there is fetched as sp_fetcher_send_async() does. Where there is no such redirect, nothing is published.
 */
void
sp_fetcher_find_way_async (SpFetcher *self,
                           const char *url,
                           SpAnswer *counts,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_fetcher_find_way_async);
  start (task, url, NULL, TRUE, counts);
}

/**
 * sp_fetcher_finish:
 * @result: the result
 *
 * Returns: (transfer full): how it ended; a failure is told there
 */
SpFetched *
sp_fetcher_finish (SpFetcher *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
