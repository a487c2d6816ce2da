/* What one fetch may touch and take: where it connects to, how often, for how long, and how much it is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-guard.h"

#include "core/special-use.h"
#include "fetch-error.h"
#include "fetch-url.h"
#include "fetched.h"
#include "net/bounded-connection.h"

/* Milliseconds for a whole document, redirects and all; and from the first byte of an answer to the end of its header. */
#define LIMIT_MS 5000
#define HEADER_MS 2000
#define TICK_MS 250

/* Bytes of one connection: a document, and room for a chain of certificates, a header and the framing. */
#define MAX_BYTES (SP_FETCH_MAX + 192 * 1024)
/* Libsoup gives up a header that is longer. */
#define MAX_HEADER (64 * 1024)
#define MAX_INTERIM 5

/* No source needs half as many; the first is for one fetch, the others for all of a source. */
#define MAX_ATTEMPTS 8
#define MAX_REQUESTS 24
#define MAX_CONNECTIONS 24

static const char *const protocols[] = { "http/1.1", NULL };

struct _SpFetchGuard
{
  SpAnswer *counts; /* (owned) whose requests and connections these are */
  gboolean allow_internal;
  GCancellable *stop; /* (owned) follows the caller's, and ends what is cut */
  GCancellable *caller; /* (owned) (nullable) */
  gulong follows; /* handler at @caller, 0 where there is none */
  GSource *tick; /* (owned) (nullable) until it rests */
  gint64 started; /* monotonic, microseconds */

  SoupMessage *message; /* (owned) (nullable) that is watched */
  gint64 begun; /* when its answer had begun, 0 where it has not, or where its header has ended */
  gboolean has_header;
  guint attempts; /* to connect */
  guint
      interim; /* interim answers (RFC 9110 section 15.2), of which a server can send any number */

  SpAnswerReason cut; /* why it was ended from here, %SP_ANSWER_REASON_NONE where it was not */
  char *detail; /* (owned) (nullable) technical, untranslated */
};

static void
note (SpFetchGuard *self, SpAnswerReason reason, char *detail)
{
  self->cut = reason;
  g_free (self->detail);
  self->detail = detail;
}

static void
cut (SpFetchGuard *self, SpAnswerReason reason, const char *detail)
{
  if (!g_cancellable_is_cancelled (self->stop))
    note (self, reason, g_strdup (detail));
  g_cancellable_cancel (self->stop);
}

/* Whether something has come, and not a whole header yet. */
static guint64
count_header (SpFetchGuard *self)
{
  SoupMessageMetrics *metrics = self->message ? soup_message_get_metrics (self->message) : NULL;

  return metrics && !self->has_header
             ? soup_message_metrics_get_response_header_bytes_received (metrics)
             : 0;
}

static gboolean
on_tick (gpointer data)
{
  SpFetchGuard *self = data;
  gint64 now = g_get_monotonic_time ();

  if (self->begun == 0 && count_header (self) > 0)
    self->begun = now;
  if (now - self->started >= LIMIT_MS * 1000)
    cut (self, SP_ANSWER_TIMED_OUT, NULL);
  else if (self->begun && now - self->begun >= HEADER_MS * 1000)
    cut (self, SP_ANSWER_MALFORMED, "the answer has begun with something else than HTTP/1.1");
  return G_SOURCE_CONTINUE;
}

static void
on_cancelled (GCancellable *cancellable, gpointer stop)
{
  g_cancellable_cancel (stop);
}

/* Closed before it connects, a socket never sends a packet, and whoever connects goes on to the next address. */
static void
refuse (SpFetchGuard *self, GSocketConnection *connection, SpAnswerReason reason, char *detail)
{
  note (self, reason, detail);
  g_socket_close (g_socket_connection_get_socket (connection), NULL);
}

static gboolean
lies_inside (GSocketAddress *address)
{
  /* A proxy is the administrator's own. */
  return G_IS_INET_SOCKET_ADDRESS (address) && !G_IS_PROXY_ADDRESS (address) &&
         sp_special_use_address (
             g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

/* Here, and nowhere earlier, is it known which address a name has led to. */
static void
on_connecting (SpFetchGuard *self, GSocketConnection *connection)
{
  g_autoptr(GSocketAddress) address = g_socket_connection_get_remote_address (connection, NULL);

  self->counts->connections++;
  if (++self->attempts > MAX_ATTEMPTS || self->counts->connections > MAX_CONNECTIONS)
    refuse (self, connection, SP_ANSWER_TOO_MANY, g_strdup ("too many connections"));
  else if (!self->allow_internal && lies_inside (address))
    refuse (self, connection, SP_ANSWER_POINTS_INSIDE,
            g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address)));
  else
    sp_bounded_connection_set_limit (connection, MAX_BYTES);
}

static void
on_handshaked (SpFetchGuard *self, GTlsConnection *connection)
{
  const char *chosen = g_tls_connection_get_negotiated_protocol (connection);

  if (chosen && !g_str_equal (chosen, protocols[0]))
    cut (self, SP_ANSWER_MALFORMED, "the server chose a protocol that it was not offered");
}

static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer data)
{
  if (event == G_SOCKET_CLIENT_CONNECTING)
    on_connecting (data, G_SOCKET_CONNECTION (connection));
  else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
  else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED)
    on_handshaked (data, G_TLS_CONNECTION (connection));
}

/* There is a connection, and the request goes out. */
static void
on_starting (SoupMessage *message, gpointer data)
{
  SpFetchGuard *self = data;

  self->counts->requests++;
}

/* Libsoup reads interim answers in one go, however many there are. */
static void
on_interim (SoupMessage *message, gpointer data)
{
  SpFetchGuard *self = data;

  if (++self->interim > MAX_INTERIM)
    cut (self, SP_ANSWER_TOO_LONG, "too many interim answers");
}

static void
on_header (SoupMessage *message, gpointer data)
{
  SpFetchGuard *self = data;

  self->has_header = TRUE;
  self->begun = 0;
  /* Of several addresses one may be refused, and another answers. */
  if (!g_cancellable_is_cancelled (self->stop))
    note (self, SP_ANSWER_REASON_NONE, NULL);
}

/**
 * sp_fetch_guard_new:
 * @counts: its requests and connections are counted there as they happen
 * @allow_internal: whether addresses may be contacted that are special by sp_special_use_address()
 * @cancellable: (nullable): ends the fetch
 *
 * Returns: (transfer full): the guard of a fetch that begins now
 */
SpFetchGuard *
sp_fetch_guard_new (SpAnswer *counts, gboolean allow_internal, GCancellable *cancellable)
{
  SpFetchGuard *self = g_new0 (SpFetchGuard, 1);

  self->counts = sp_answer_ref (counts);
  self->allow_internal = allow_internal;
  self->stop = g_cancellable_new ();
  self->started = g_get_monotonic_time ();
  self->tick = g_timeout_source_new (TICK_MS);
  g_source_set_callback (self->tick, on_tick, self, NULL);
  g_source_attach (self->tick, g_main_context_get_thread_default ());
  if (cancellable)
    {
      self->caller = g_object_ref (cancellable);
      self->follows = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                             g_object_ref (self->stop), g_object_unref);
    }
  return self;
}

/**
 * sp_fetch_guard_rest:
 * @self: the guard of a fetch that has ended
 */
void
sp_fetch_guard_rest (SpFetchGuard *self)
{
  sp_fetch_guard_unwatch (self);
  g_cancellable_disconnect (self->caller, self->follows);
  self->follows = 0;
  if (self->tick)
    g_source_destroy (self->tick);
  g_clear_pointer (&self->tick, g_source_unref);
}

/**
 * sp_fetch_guard_free:
 * @self: (transfer full): a guard
 */
void
sp_fetch_guard_free (SpFetchGuard *self)
{
  sp_fetch_guard_rest (self);
  sp_answer_unref (self->counts);
  g_clear_object (&self->stop);
  g_clear_object (&self->caller);
  g_free (self->detail);
  g_free (self);
}

/**
 * sp_fetch_guard_get_cancellable:
 *
 * Returns: (transfer none): what ends the fetch when the caller wants it, its time is over, or too much came
 */
GCancellable *
sp_fetch_guard_get_cancellable (SpFetchGuard *self)
{
  return self->stop;
}

/**
 * sp_fetch_guard_judge:
 * @uri: an address that is allowed by its scheme
 *
 * Returns: why it may not be visited, %SP_ANSWER_REASON_NONE where it may
 */
SpAnswerReason
sp_fetch_guard_judge (SpFetchGuard *self, GUri *uri)
{
  if (!sp_fetch_url_has_web_port (uri))
    return SP_ANSWER_NOT_WEB;
  if (!self->allow_internal && sp_fetch_url_is_inside (uri))
    return SP_ANSWER_POINTS_INSIDE;
  return self->counts->requests < MAX_REQUESTS ? SP_ANSWER_REASON_NONE : SP_ANSWER_TOO_MANY;
}

/**
 * sp_fetch_guard_watch:
 * @message: is about to be sent with sp_fetch_guard_get_cancellable(); HTTP/1.1 alone is offered for it
 */
void
sp_fetch_guard_watch (SpFetchGuard *self, SoupMessage *message)
{
  sp_fetch_guard_unwatch (self);
  self->message = g_object_ref (message);
  self->has_header = FALSE;
  soup_message_add_flags (message, SOUP_MESSAGE_COLLECT_METRICS);
  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event), self);
  g_signal_connect (message, "starting", G_CALLBACK (on_starting), self);
  g_signal_connect (message, "got-informational", G_CALLBACK (on_interim), self);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_header), self);
}

/**
 * sp_fetch_guard_unwatch:
 * @self: a guard whose message, if it has one, has been answered or has failed
 */
void
sp_fetch_guard_unwatch (SpFetchGuard *self)
{
  if (self->message)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  self->begun = 0;
}

/**
 * sp_fetch_guard_explain:
 * @error: how its message, or the reading of the answer, failed
 * @detail: (out) (transfer none): what more there is to say, untranslated
 *
 * Returns: what that means for a source
 */
SpAnswerReason
sp_fetch_guard_explain (SpFetchGuard *self, const GError *error, const char **detail)
{
  guint64 header = count_header (self);
  SpAnswerReason reason = sp_fetch_error_to_reason (error);

  *detail = self->cut && self->detail ? self->detail : error->message;
  if (self->cut)
    return self->cut;
  /* It ended, or was ended by libsoup, amid what should have been a header. */
  if (reason == SP_ANSWER_CLOSED && header > 0)
    return header < MAX_HEADER ? SP_ANSWER_MALFORMED : SP_ANSWER_TOO_LONG;
  return reason;
}
