/* Fetches one small document over https: bounded, without cookies, credentials or downgrades, and knows how it was protected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch.h"

#include <libsoup/soup.h>
#include <string.h>

#include "core/safe-text.h"
#include "fetch-error.h"
#include "fetch-url.h"
#include "net/trust-database.h"
#include "proxy.h"

#define MAX_REDIRECTS 5
#define MAX_INTERIM 5
#define CHUNK (16 * 1024)
/* More than all sources together ask for at once: a server that hangs holds up nobody else. */
#define MAX_CONNECTIONS 20
/* Milliseconds for a whole document, redirects and all. */
#define LIMIT_MS 5000

/* Asked for by outlook.com to the letter. */
#define POST_TYPE "text/xml; charset=utf-8"

struct _SpFetcher
{
  GObject parent_instance;

  SoupSession *session; /* (owned) */
  SpResolver *resolver; /* (owned) */
  gboolean allow_http;
  guint16 port; /* where https is spoken when the address names no port */
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
  SoupMessage *message; /* (owned) (nullable) of the present hop */
  GInputStream *stream; /* (owned) (nullable) its answer */
  GByteArray *body; /* (owned) */
  gboolean reserved; /* a look-up is reserved in the resolver */
  guint redirects;
  SpAnswerReason cut; /* why it was ended from here, %SP_ANSWER_REASON_NONE where it was not */
  guint
      interim; /* interim answers (RFC 9110 section 15.2), of which a server can send any number */
  SpAnswer *counts; /* (owned) whose look-ups and requests these are */
  GCancellable *stop; /* (owned) follows the caller's, and ends what takes too long */
  gulong follows; /* handler at the caller's cancellable */
  GSource *limit; /* (owned) */
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
  g_clear_object (&fetch->stop);
  g_clear_pointer (&fetch->limit, g_source_unref);
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
}

static void
sp_fetcher_init (SpFetcher *self)
{
  self->port = SP_FETCH_HTTPS_PORT;
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
  SpAnswerReason reason = fetch->cut ? fetch->cut : sp_fetch_error_to_reason (error);

  end (fetch, reason == SP_ANSWER_NOT_PUBLISHED ? SP_ANSWER_NONE : SP_ANSWER_FAILED, reason,
       error->message);
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

  fetch->counts->requests++;
  fetch->fetched->round_trips++;
}

/* Enters the next hop, which is https unless the person asked for less. */
static gboolean
go_to (SpFetcher *self, Fetch *fetch, GUri *uri)
{
  SpFetched *fetched = fetch->fetched;
  gboolean http = g_strcmp0 (g_uri_get_scheme (uri), "http") == 0;
  g_autofree char *location = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);

  if (!sp_fetch_url_is_allowed (uri, self->allow_http && fetch->post == NULL))
    {
      end (fetch, SP_ANSWER_FAILED, http ? SP_ANSWER_INSECURE_REDIRECT : SP_ANSWER_MALFORMED,
           location);
      return FALSE;
    }
  g_clear_pointer (&fetch->uri, g_uri_unref);
  fetch->uri = sp_fetch_url_clean (uri, self->port);
  g_free (fetched->location);
  g_free (fetched->host);
  fetched->location = sp_safe_text (location, -1, 0);
  fetched->host = g_strdup (g_uri_get_host (fetch->uri));
  if (http)
    fetched->protection = SP_PROTECTION_HTTP;
  fetch->step = STEP_RESERVE;
  return TRUE;
}

static void
follow (SpFetcher *self, Fetch *fetch, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;

  if (++fetch->redirects > MAX_REDIRECTS)
    {
      end (fetch, SP_ANSWER_FAILED, SP_ANSWER_REDIRECTS, fetch->fetched->location);
      return;
    }
  uri = g_uri_parse_relative (fetch->uri, to, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED,
                              &error);
  g_clear_object (&fetch->stream);
  if (uri == NULL)
    end (fetch, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED, error->message);
  else
    go_to (self, fetch, uri);
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
  else if (status == SOUP_STATUS_OK)
    fetch->step = STEP_READ;
  else if (reason == SP_ANSWER_NOT_PUBLISHED)
    end (fetch, SP_ANSWER_NONE, reason, detail);
  else
    end (fetch, reason == SP_ANSWER_NEEDS_ADDRESS ? SP_ANSWER_SKIPPED : SP_ANSWER_FAILED, reason,
         detail);
}

static void
on_reserved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

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
  g_autoptr (GTask) task = data;
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  release (self, fetch);
  g_signal_handlers_disconnect_by_data (fetch->message, task);
  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream)
    judge_status (self, fetch);
  else
    fail_with (fetch, error);
  advance (task);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (bytes == NULL)
    fail_with (fetch, error);
  else if (g_bytes_get_size (bytes) == 0)
    {
      fetch->fetched->body = g_bytes_new (fetch->body->data, fetch->body->len);
      end (fetch, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE, NULL);
    }
  else if (fetch->body->len + g_bytes_get_size (bytes) > SP_FETCH_MAX)
    end (fetch, SP_ANSWER_FAILED, SP_ANSWER_TOO_LONG, NULL);
  else
    g_byte_array_append (fetch->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  advance (task);
}

/* Libsoup reads interim answers in one go, however many there are. */
static void
on_interim (SoupMessage *message, gpointer data)
{
  Fetch *fetch = g_task_get_task_data (data);

  if (++fetch->interim <= MAX_INTERIM)
    return;
  fetch->cut = SP_ANSWER_TOO_LONG;
  g_cancellable_cancel (fetch->stop);
}

static void
send_message (GTask *task)
{
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  g_clear_object (&fetch->message);
  fetch->message = soup_message_new_from_uri (fetch->post ? "POST" : "GET", fetch->uri);
  soup_message_add_flags (fetch->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  if (fetch->post)
    soup_message_set_request_body_from_bytes (fetch->message, POST_TYPE, fetch->post);
  g_signal_connect (fetch->message, "network-event", G_CALLBACK (on_network_event), task);
  g_signal_connect (fetch->message, "got-informational", G_CALLBACK (on_interim), task);
  g_signal_connect (fetch->message, "starting", G_CALLBACK (on_starting), task);
  soup_session_send_async (self->session, fetch->message, G_PRIORITY_DEFAULT, fetch->stop, on_sent,
                           g_object_ref (task));
}

static void
advance (GTask *task)
{
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  switch (fetch->step)
    {
    case STEP_RESERVE:
      sp_resolver_reserve_async (self->resolver, fetch->stop, on_reserved, g_object_ref (task));
      return;
    case STEP_SEND:
      send_message (task);
      return;
    case STEP_READ:
      g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT, fetch->stop,
                                       on_read, g_object_ref (task));
      return;
    case STEP_DONE:
    default:
      g_source_destroy (fetch->limit);
      g_cancellable_disconnect (g_task_get_cancellable (task), fetch->follows);
      g_task_return_pointer (task, g_steal_pointer (&fetch->fetched),
                             (GDestroyNotify) sp_fetched_free);
    }
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
  g_autoptr (GTlsDatabase) database = sp_trust_database_new (trust);
  g_autoptr (GProxyResolver) proxies = sp_proxy_resolver_new ();

  self->resolver = g_object_ref (resolver);
  self->session = soup_session_new_with_options ("tls-database", database, "proxy-resolver",
                                                 proxies, "user-agent", "Signpost/" SP_VERSION,
                                                 "max-conns", MAX_CONNECTIONS, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  /* A compressed answer can keep libsoup busy without ever bringing a byte; these documents are small anyway. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
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
 * sp_fetcher_set_port:
 * @self: a fetcher
 * @port: where https is spoken when an address names no port; 443 but for tests
 */
void
sp_fetcher_set_port (SpFetcher *self, guint16 port)
{
  self->port = port;
}

static gboolean
on_limit (gpointer data)
{
  Fetch *fetch = g_task_get_task_data (data);

  fetch->cut = SP_ANSWER_TIMED_OUT;
  g_cancellable_cancel (fetch->stop);
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable, gpointer stop)
{
  g_cancellable_cancel (stop);
}

static void
watch (GTask *task, Fetch *fetch)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  fetch->stop = g_cancellable_new ();
  fetch->limit = g_timeout_source_new (LIMIT_MS);
  g_task_attach_source (task, fetch->limit, on_limit);
  if (cancellable)
    fetch->follows = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                            g_object_ref (fetch->stop), g_object_unref);
}

static void
start (GTask *task, const char *url, GBytes *post, SpAnswer *counts)
{
  SpFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_new0 (Fetch, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, &error);

  g_task_set_task_data (task, fetch, fetch_free);
  g_task_set_check_cancellable (task, FALSE);
  fetch->counts = sp_answer_ref (counts);
  watch (task, fetch);
  fetch->fetched = g_new0 (SpFetched, 1);
  fetch->fetched->protection = SP_PROTECTION_HTTPS;
  fetch->body = g_byte_array_new ();
  fetch->post = post ? g_bytes_ref (post) : NULL;
  if (uri == NULL)
    end (fetch, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED, error->message);
  else
    go_to (self, fetch, uri);
  advance (task);
}

/**
 * sp_fetcher_send_async:
 * @self: a fetcher
 * @url: an https address; http only where that is allowed, and never to post to
 * @post: (nullable): XML to be posted; %NULL to get a document
 * @counts: its look-ups and requests are counted there as they happen
 * @cancellable: (nullable): ends the fetch
 * @callback: called when done
 * @data: for @callback
 *
 * Gets a document, or posts XML and reads the answer. At most five redirects are followed, none of them away from https, and
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
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, sp_fetcher_send_async);
  start (task, url, post, counts);
}

/**
 * sp_fetcher_finish:
 * @self: a fetcher
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
