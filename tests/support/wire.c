/* The server's end of one test connection: blocking line I/O, in clear or within TLS, and every way to end it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire.h"

#include "certificates.h"

#include <errno.h>
#include <gnutls/gnutls.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

/* Longer lines are handed out in pieces. */
#define MAX_LINE 65536

/* How long a closed connection waits for the client to close its end. */
#define LINGER_MS 1000

struct _SpTestWire
{
  GSocket *socket; /* (owned) */
  GIOStream *connection; /* (owned) around @socket */
  GIOStream *tls; /* (owned) (nullable) GIO's TLS around @connection */
  gnutls_session_t session; /* (owned) (nullable) or GnuTLS around @socket */
  gnutls_certificate_credentials_t credentials; /* (owned) (nullable) goes with @session */
  SpTestRecord *record; /* (unowned) */
  GCancellable *cancellable; /* (owned) */
  GString *buffer; /* (owned) read and not yet asked for */
  gboolean keeps_clear; /* also over the handshake */
};

/**
 * sp_test_wire_new:
 * @socket: an accepted connection
 * @record: (transfer none): where to note what the client sends; must outlive the wire
 * @cancellable: ends every wait of the wire
 *
 * Returns: (transfer full): the wire, in clear
 */
SpTestWire *
sp_test_wire_new (GSocket *socket, SpTestRecord *record, GCancellable *cancellable)
{
  SpTestWire *self = g_new0 (SpTestWire, 1);

  self->socket = g_object_ref (socket);
  self->connection = G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
  self->record = record;
  self->cancellable = g_object_ref (cancellable);
  self->buffer = g_string_new (NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);

  return self;
}

/**
 * sp_test_wire_free:
 * @self: (transfer full): a wire
 *
 * Frees @self, closing the connection where it is still open.
 */
void
sp_test_wire_free (SpTestWire *self)
{
  g_clear_pointer (&self->session, gnutls_deinit);
  g_clear_pointer (&self->credentials, gnutls_certificate_free_credentials);
  g_clear_object (&self->tls);
  g_clear_object (&self->connection);
  g_socket_close (self->socket, NULL);
  g_clear_object (&self->socket);
  g_clear_object (&self->cancellable);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * sp_test_wire_is_encrypted:
 * @self: a wire
 *
 * Returns: whether TLS runs
 */
gboolean
sp_test_wire_is_encrypted (const SpTestWire *self)
{
  return self->tls != NULL || self->session != NULL;
}

static ssize_t
pull (gnutls_transport_ptr_t user_data, void *data, size_t size)
{
  SpTestWire *self = user_data;
  gssize n = g_socket_receive (self->socket, data, size, self->cancellable, NULL);

  if (n < 0)
    gnutls_transport_set_errno (self->session, ECONNRESET);

  return n;
}

static ssize_t
push (gnutls_transport_ptr_t user_data, const void *data, size_t size)
{
  SpTestWire *self = user_data;
  gssize n = g_socket_send (self->socket, data, size, self->cancellable, NULL);

  if (n < 0)
    gnutls_transport_set_errno (self->session, ECONNRESET);

  return n;
}

static const char *
priority_for (SpTestTlsVersion version)
{
  static const char *const priorities[] = {
    "NORMAL",
    "NORMAL:-VERS-ALL:+VERS-TLS1.0",
    "NORMAL:-VERS-ALL:+VERS-TLS1.1",
    "NORMAL:-VERS-ALL:+VERS-TLS1.2",
    "NORMAL:-VERS-ALL:+VERS-TLS1.3",
  };

  return priorities[version];
}

static void
note_server_name (SpTestWire *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->record->lock);
  char name[256];
  size_t size = sizeof name;
  guint type;

  if (gnutls_server_name_get (self->session, name, &size, &type, 0) == GNUTLS_E_SUCCESS)
    g_string_append_printf (self->record->server_names, "%s\n", name);
}

static gboolean
start_gnutls (SpTestWire *self, const char *identity, SpTestTlsVersion version)
{
  gnutls_datum_t pem = { (guint8 *) identity, strlen (identity) };
  int code;

  if (gnutls_certificate_allocate_credentials (&self->credentials) < 0 ||
      gnutls_certificate_set_x509_key_mem (self->credentials, &pem, &pem, GNUTLS_X509_FMT_PEM) <
          0 ||
      gnutls_init (&self->session, GNUTLS_SERVER | GNUTLS_NO_SIGNAL) < 0 ||
      gnutls_set_default_priority (self->session) < 0 ||
      gnutls_priority_set_direct (self->session, priority_for (version), NULL) < 0)
    g_error ("GnuTLS cannot serve %s", priority_for (version));
  gnutls_credentials_set (self->session, GNUTLS_CRD_CERTIFICATE, self->credentials);
  gnutls_transport_set_ptr (self->session, self);
  gnutls_transport_set_pull_function (self->session, pull);
  gnutls_transport_set_push_function (self->session, push);
  do
    code = gnutls_handshake (self->session);
  while (code < 0 && !gnutls_error_is_fatal (code) &&
         !g_cancellable_is_cancelled (self->cancellable));
  note_server_name (self);
  if (code < 0)
    g_debug ("Handshake: %s", gnutls_strerror (code));
  if (code < 0 && code != GNUTLS_E_PULL_ERROR && code != GNUTLS_E_PUSH_ERROR)
    gnutls_alert_send_appropriate (self->session, code);

  return code >= 0;
}

static gboolean
start_gio (SpTestWire *self, const char *identity)
{
  g_autoptr(GTlsCertificate) certificate = sp_test_certificate_from_pem (identity);
  g_autoptr(GError) error = NULL;

  self->tls = g_tls_server_connection_new (self->connection, certificate, &error);
  if (self->tls == NULL)
    g_error ("GIO cannot serve TLS: %s", error->message);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (self->tls), FALSE);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (self->tls), self->cancellable, &error))
    {
      g_debug ("Handshake: %s", error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * sp_test_wire_keep_clear:
 * @self: a wire in clear
 *
 * From now on bytes that were read before the handshake are kept, as if they had come inside TLS (CVE-2011-0411).
 */
void
sp_test_wire_keep_clear (SpTestWire *self)
{
  self->keeps_clear = TRUE;
}

/**
 * sp_test_wire_start_tls:
 * @self: a wire in clear
 * @identity: certificate chain and key as PEM
 * @version: what to offer
 *
 * Serves the handshake. Bytes that were read before it and not asked for are thrown away, as RFC 3207 section 4.2
 * demands, unless sp_test_wire_keep_clear() was called. Only where @version is a single one is the client's SNI name noted.
 *
 * Returns: whether the handshake was finished
 */
gboolean
sp_test_wire_start_tls (SpTestWire *self, const char *identity, SpTestTlsVersion version)
{
  if (!self->keeps_clear)
    g_string_truncate (self->buffer, 0);
  if (version == SP_TEST_TLS_ANY)
    return start_gio (self, identity);
  return start_gnutls (self, identity, version);
}

static gssize
receive (SpTestWire *self, char *data, gsize size)
{
  GIOStream *stream = self->tls != NULL ? self->tls : self->connection;
  gssize n;

  if (self->session == NULL)
    return g_input_stream_read (g_io_stream_get_input_stream (stream), data, size,
                                self->cancellable, NULL);
  do
    n = gnutls_record_recv (self->session, data, size);
  while (n < 0 && !gnutls_error_is_fatal ((int) n) &&
         !g_cancellable_is_cancelled (self->cancellable));

  return n;
}

/* Reads more into the buffer; FALSE at the end of the connection. */
static gboolean
fill (SpTestWire *self)
{
  g_autoptr(GMutexLocker) locker = NULL;
  char data[4096];
  gssize n = receive (self, data, sizeof data);

  if (n <= 0)
    return FALSE;
  g_string_append_len (self->buffer, data, n);
  locker = g_mutex_locker_new (&self->record->lock);
  g_string_append_len (
      sp_test_wire_is_encrypted (self) ? self->record->encrypted : self->record->clear, data, n);

  return TRUE;
}

/**
 * sp_test_wire_read_line:
 * @self: a wire
 *
 * Waits for a line of the client.
 *
 * Returns: (transfer full) (nullable): the line without its end, or %NULL at the end of the connection
 */
char *
sp_test_wire_read_line (SpTestWire *self)
{
  const char *end;
  gsize length;
  char *line;

  while ((end = memchr (self->buffer->str, '\n', self->buffer->len)) == NULL &&
         self->buffer->len < MAX_LINE)
    if (!fill (self))
      return NULL;
  length = end != NULL ? (gsize) (end - self->buffer->str) : self->buffer->len;
  line = g_strndup (self->buffer->str, length);
  g_string_erase (self->buffer, 0, end != NULL ? length + 1 : length);

  return g_strchomp (line);
}

/**
 * sp_test_wire_write:
 * @self: a wire
 * @data: bytes
 * @length: how many
 *
 * Sends @data at once.
 *
 * Returns: whether the connection still stands
 */
gboolean
sp_test_wire_write (SpTestWire *self, const char *data, gsize length)
{
  GIOStream *stream = self->tls != NULL ? self->tls : self->connection;

  if (self->session == NULL)
    return g_output_stream_write_all (g_io_stream_get_output_stream (stream), data, length, NULL,
                                      self->cancellable, NULL);
  while (length > 0)
    {
      gssize n = gnutls_record_send (self->session, data, length);

      if (n < 0)
        return FALSE;
      data += n;
      length -= n;
    }

  return TRUE;
}

/**
 * sp_test_wire_trickle:
 * @self: a wire
 * @data: bytes
 * @length: how many
 *
 * Sends @data byte by byte, each in a segment of its own.
 *
 * Returns: whether the connection still stands
 */
gboolean
sp_test_wire_trickle (SpTestWire *self, const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!sp_test_wire_write (self, data + i, 1))
        return FALSE;
      sp_test_wire_pause (self, 1);
    }

  return TRUE;
}

/**
 * sp_test_wire_swallow:
 * @self: a wire
 *
 * Reads and notes whatever comes, and never answers, until the client gives up.
 */
void
sp_test_wire_swallow (SpTestWire *self)
{
  while (fill (self))
    g_string_truncate (self->buffer, 0);
}

/* Waits for the client to close, so that unread bytes do not turn our FIN into a reset. */
static void
drain (SpTestWire *self)
{
  gint64 deadline = g_get_monotonic_time () + LINGER_MS * G_TIME_SPAN_MILLISECOND;
  char data[1024];

  while (g_socket_condition_timed_wait (
      self->socket, G_IO_IN, MAX (deadline - g_get_monotonic_time (), 0), self->cancellable, NULL))
    if (g_socket_receive (self->socket, data, sizeof data, self->cancellable, NULL) <= 0)
      return;
}

/**
 * sp_test_wire_close:
 * @self: a wire
 *
 * Ends the connection politely: close_notify where TLS runs, then FIN.
 */
void
sp_test_wire_close (SpTestWire *self)
{
  if (self->session != NULL)
    gnutls_bye (self->session, GNUTLS_SHUT_WR);
  if (self->tls != NULL)
    g_output_stream_close (g_io_stream_get_output_stream (self->tls), self->cancellable, NULL);
  sp_test_wire_cut (self);
}

/**
 * sp_test_wire_cut:
 * @self: a wire
 *
 * Ends the connection with FIN alone, as an attacker would who truncates it.
 */
void
sp_test_wire_cut (SpTestWire *self)
{
  g_socket_shutdown (self->socket, FALSE, TRUE, NULL);
  drain (self);
  g_socket_close (self->socket, NULL);
}

/**
 * sp_test_wire_reset:
 * @self: a wire
 *
 * Ends the connection with RST.
 */
void
sp_test_wire_reset (SpTestWire *self)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (self->socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (self->socket, NULL);
}

/**
 * sp_test_wire_pause:
 * @self: a wire
 * @milliseconds: how long
 *
 * Waits, at most until the server is stopped.
 */
void
sp_test_wire_pause (SpTestWire *self, guint milliseconds)
{
  GPollFD fd;

  if (milliseconds == 0 || !g_cancellable_make_pollfd (self->cancellable, &fd))
    return;
  g_poll (&fd, 1, (int) milliseconds);
  g_cancellable_release_fd (self->cancellable);
}
