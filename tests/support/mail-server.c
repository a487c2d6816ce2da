/* A scripted mail server on loopback: sensible by default, as wicked as a test wants it, and a witness of what it heard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mail-server.h"

#include "certificates.h"
#include "ports.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#define OVERTAKING_USEC 2000

struct _SpTestServer
{
  SpTestScript script;
  char *identity; /* (owned) the identity where the script names none */
  GSocket *listener; /* (owned) */
  guint16 port;
  GCancellable *cancellable; /* (owned) stops every thread */
  GThread *thread; /* (owned) accepts */
  GPtrArray *sessions; /* (owned) (element-type Session) used by @thread alone while it runs */
  SpTestRecord record; /* (owned) its lock guards the two counters as well */
  guint n_connections;
  guint max_at_once;
};

/* One connection and the thread that serves it. */
typedef struct
{
  SpTestServer *server; /* (unowned) outlives the session */
  const SpTestScript *script; /* (unowned) */
  GSocket *socket; /* (owned) */
  GThread *thread; /* (owned) */
  gint done; /* (atomic) the thread is about to end */
} Session;

static void
session_free (gpointer data)
{
  Session *self = data;

  g_thread_join (self->thread);
  g_clear_object (&self->socket);
  g_free (self);
}

/* Says whether the dialogue goes on. */
static gboolean
perform (SpTestWire *wire, SpTestThen then)
{
  switch (then)
    {
    case SP_TEST_CONTINUE:
    case SP_TEST_START_TLS:
    case SP_TEST_TRICKLE:
      return TRUE;
    case SP_TEST_CLOSE:
      sp_test_wire_close (wire);
      break;
    case SP_TEST_CUT:
      sp_test_wire_cut (wire);
      break;
    case SP_TEST_RESET:
      sp_test_wire_reset (wire);
      break;
    case SP_TEST_STALL:
      sp_test_wire_swallow (wire);
      break;
    default:
      g_assert_not_reached ();
    }

  return FALSE;
}

static gboolean
send_bytes (Session *self, SpTestWire *wire, const char *data, gsize length, SpTestThen then)
{
  if (length == 0)
    return TRUE;
  if (self->script->trickle || then == SP_TEST_TRICKLE)
    return sp_test_wire_trickle (wire, data, length);
  return sp_test_wire_write (wire, data, length);
}

static gboolean
handshake (Session *self, SpTestWire *wire)
{
  const SpTestScript *script = self->script;
  const char *identity = script->identity != NULL ? script->identity : self->server->identity;

  if (!perform (wire, script->handshake))
    return FALSE;
  if (script->keeps_clear)
    sp_test_wire_keep_clear (wire);
  if (sp_test_wire_start_tls (wire, identity, script->tls_version))
    return TRUE;
  sp_test_wire_cut (wire);

  return FALSE;
}

static gboolean
upgrade (Session *self, SpTestWire *wire)
{
  const SpTestScript *script = self->script;
  g_autofree char *capabilities = NULL;

  sp_test_wire_pause (wire, script->late_clear_delay_ms);
  if (script->late_clear != NULL)
    sp_test_wire_write (wire, script->late_clear, strlen (script->late_clear));
  if (!handshake (self, wire))
    return FALSE;
  if (script->protocol != SP_TEST_SIEVE || script->withholds_list)
    return TRUE;
  /* RFC 5804 section 2.2: the capabilities come unasked. */
  capabilities = sp_test_script_dup_capabilities (script, TRUE);

  return sp_test_wire_write (wire, capabilities, strlen (capabilities)) &&
         sp_test_wire_write (wire, "OK\r\n", 4);
}

static gboolean
greet (Session *self, SpTestWire *wire)
{
  gsize length;
  g_autofree char *greeting =
      sp_test_script_dup_greeting (self->script, sp_test_wire_is_encrypted (wire), &length);

  sp_test_wire_pause (wire, self->script->greeting_delay_ms);

  return send_bytes (self, wire, greeting, length, self->script->after_greeting) &&
         perform (wire, self->script->after_greeting);
}

static gboolean
answer (Session *self, SpTestWire *wire, const char *line)
{
  SpTestReply reply;
  g_autofree char *text = NULL;

  sp_test_script_reply (self->script, line, sp_test_wire_is_encrypted (wire), &reply);
  text = reply.text;
  if (!send_bytes (self, wire, text, strlen (text), reply.then) || !perform (wire, reply.then))
    return FALSE;

  return reply.then != SP_TEST_START_TLS || upgrade (self, wire);
}

static void
serve (Session *self, SpTestWire *wire)
{
  gboolean open = perform (wire, self->script->on_accept);

  if (open && self->script->implicit_tls)
    open = handshake (self, wire);
  if (open)
    open = greet (self, wire);
  while (open)
    {
      g_autofree char *line = sp_test_wire_read_line (wire);

      open = line != NULL && answer (self, wire, line);
    }
}

static gpointer
session_thread (gpointer data)
{
  Session *self = data;
  g_autoptr(SpTestWire) wire =
      sp_test_wire_new (self->socket, &self->server->record, self->server->cancellable);

  serve (self, wire);
  g_atomic_int_set (&self->done, TRUE);

  return NULL;
}

/* Has the client closed its end? The kernel knows before the session's thread does. */
static gboolean
client_is_connected (GSocket *socket)
{
  struct tcp_info info = { 0 };
  socklen_t length = sizeof info;

  if (g_socket_is_closed (socket) ||
      getsockopt (g_socket_get_fd (socket), IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
    return FALSE;

  return info.tcpi_state == TCP_ESTABLISHED || info.tcpi_state == TCP_FIN_WAIT1 ||
         info.tcpi_state == TCP_FIN_WAIT2;
}

static guint
count_connected (SpTestServer *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sessions->len; i++)
    n += client_is_connected (((Session *) self->sessions->pdata[i])->socket);

  return n;
}

/* The connection that has just come counts as well. Over two processors its first packet can overtake the last one of a connection that
 * was closed before; a server that turns clients away does so without a second look. */
static guint
count_at_once (SpTestServer *self)
{
  guint n = count_connected (self) + 1;

  if (n <= self->max_at_once || self->script.max_at_once > 0)
    return n;
  g_usleep (OVERTAKING_USEC);
  return count_connected (self) + 1;
}

static void
reap (SpTestServer *self)
{
  for (guint i = self->sessions->len; i > 0; i--)
    if (g_atomic_int_get (&((Session *) self->sessions->pdata[i - 1])->done))
      g_ptr_array_remove_index_fast (self->sessions, i - 1);
}

static const SpTestScript *
choose_script (SpTestServer *self, guint at_once)
{
  const SpTestScript *script = &self->script;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->record.lock);

  self->n_connections++;
  self->max_at_once = MAX (self->max_at_once, at_once);
  if (script->max_at_once > 0 && at_once > script->max_at_once)
    return sp_test_script_get_busy (script);
  if (script->later != NULL && self->n_connections > script->n_first)
    return script->later;
  return script;
}

static gpointer
accept_thread (gpointer data)
{
  SpTestServer *self = data;
  GSocket *socket;

  while ((socket = g_socket_accept (self->listener, self->cancellable, NULL)) != NULL)
    {
      Session *session = g_new0 (Session, 1);

      reap (self);
      session->server = self;
      session->socket = socket;
      session->script = choose_script (self, count_at_once (self));
      session->thread = g_thread_new ("session", session_thread, session);
      g_ptr_array_add (self->sessions, session);
    }

  return NULL;
}

static char *
ordinary_identity (void)
{
  static const char *const names[] = { "localhost", "127.0.0.1", "::1", NULL };

  return sp_test_authority_issue (sp_test_authority_get_default (), SP_TEST_CERTIFICATE_GOOD,
                                  names);
}

/**
 * sp_test_server_try_new:
 * @script: the behaviour; copied, but not what its fields point at
 * @error: where to put a #GIOErrorEnum
 *
 * Starts a server with one listening socket.
 *
 * Returns: (transfer full) (nullable): the server, or %NULL where the port is taken or the address is not here
 */
SpTestServer *
sp_test_server_try_new (const SpTestScript *script, GError **error)
{
  SpTestServer *self;
  guint16 port;
  GSocket *listener = sp_test_listen (script->address, script->port, 128, &port, error);

  if (listener == NULL)
    return NULL;
  self = g_new0 (SpTestServer, 1);
  self->script = *script;
  self->identity = script->identity == NULL ? ordinary_identity () : NULL;
  self->listener = listener;
  self->port = port;
  self->cancellable = g_cancellable_new ();
  self->sessions = g_ptr_array_new_with_free_func (session_free);
  g_mutex_init (&self->record.lock);
  self->record.clear = g_string_new (NULL);
  self->record.encrypted = g_string_new (NULL);
  self->record.server_names = g_string_new (NULL);
  self->thread = g_thread_new ("accept", accept_thread, self);

  return self;
}

/**
 * sp_test_server_new:
 * @script: the behaviour; copied, but not what its fields point at
 *
 * Like sp_test_server_try_new(), and fails the test where the server cannot be started.
 *
 * Returns: (transfer full): the server
 */
SpTestServer *
sp_test_server_new (const SpTestScript *script)
{
  g_autoptr(GError) error = NULL;
  SpTestServer *self = sp_test_server_try_new (script, &error);

  if (self == NULL)
    g_error ("Cannot start a server: %s", error->message);

  return self;
}

/**
 * sp_test_server_free:
 * @self: (transfer full): a server
 *
 * Breaks off every connection and waits for all threads.
 */
void
sp_test_server_free (SpTestServer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_ptr_array_unref (self->sessions);
  g_clear_object (&self->listener);
  g_clear_object (&self->cancellable);
  g_string_free (self->record.clear, TRUE);
  g_string_free (self->record.encrypted, TRUE);
  g_string_free (self->record.server_names, TRUE);
  g_mutex_clear (&self->record.lock);
  g_free (self->identity);
  g_free (self);
}

/**
 * sp_test_server_get_port:
 * @self: a server
 *
 * Returns: the port it listens on
 */
guint16
sp_test_server_get_port (const SpTestServer *self)
{
  return self->port;
}

/**
 * sp_test_server_dup_uri:
 * @self: a server
 * @host: the host to name
 *
 * Returns: (transfer full): the endpoint as signpostctl takes it, for example `imaps://localhost:40123`
 */
char *
sp_test_server_dup_uri (const SpTestServer *self, const char *host)
{
  static const char *const schemes[] = { "imap", "pop3", "smtp", "sieve" };

  return g_strdup_printf ("%s%s://%s:%u", schemes[self->script.protocol],
                          self->script.implicit_tls ? "s" : "", host, self->port);
}

/**
 * sp_test_server_get_n_connections:
 * @self: a server
 *
 * Returns: how many connections were accepted so far
 */
guint
sp_test_server_get_n_connections (SpTestServer *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->record.lock);

  return self->n_connections;
}

/**
 * sp_test_server_get_max_at_once:
 * @self: a server
 *
 * Returns: the largest number of connections that clients held open at the same time
 */
guint
sp_test_server_get_max_at_once (SpTestServer *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->record.lock);

  return self->max_at_once;
}

/**
 * sp_test_server_dup_clear:
 * @self: a server
 *
 * Returns: (transfer full): all that clients have sent outside TLS so far
 */
char *
sp_test_server_dup_clear (SpTestServer *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->record.lock);

  return g_strndup (self->record.clear->str, self->record.clear->len);
}

/**
 * sp_test_server_dup_encrypted:
 * @self: a server
 *
 * Returns: (transfer full): all that clients have sent inside TLS so far
 */
char *
sp_test_server_dup_encrypted (SpTestServer *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->record.lock);

  return g_strndup (self->record.encrypted->str, self->record.encrypted->len);
}

/**
 * sp_test_server_dup_server_names:
 * @self: a server with a single TLS version
 *
 * Returns: (transfer full): the SNI names that clients sent so far, each followed by a line feed
 */
char *
sp_test_server_dup_server_names (SpTestServer *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->record.lock);

  return g_strndup (self->record.server_names->str, self->record.server_names->len);
}
