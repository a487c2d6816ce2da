/* One TLS session over a stream, without ever blocking and without a thread: GnuTLS as GIO's own TLS uses it.
 *
 * GIO's TLS connections do each handshake in a thread of a pool that has ten and grows by about ten a second: two dozen servers
 * that stall would hold up a good one by seconds. Here a handshake waits in the main loop and costs nothing while it waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-session.h"

#include <errno.h>
#include <string.h>

#include "tls-budget.h"
#include "tls-codes.h"
#include "tls-outbox.h"
#include "tls-peer.h"

/* Times that one session goes on after something that is not fatal, such as a warning. */
#define MAX_MISHAPS 16

struct _SpTlsSession
{
  GIOStream *base; /* (owned) */
  gnutls_session_t session; /* (owned) */
  gnutls_certificate_credentials_t credentials; /* (owned) */
  char *protocol; /* (owned) (nullable) what was agreed to be spoken inside */
  GError *error; /* (owned) (nullable) what the wire failed with */
  SpTlsOutbox *outbox; /* (owned) records that wait for those that go out with them */
  SpTlsBudget budget;
  gboolean said_goodbye;
  gboolean cut; /* the wire came to its end */
  gboolean glancing; /* what is read now is not waited for */
  guint n_mishaps;
  int warning; /* the last alert that was a mere warning, or SP_TLS_NO_ALERT */
  int alert; /* the alert with which the server ended the session, or SP_TLS_NO_ALERT */
  SpTlsFailure failure; /* the first; what follows is its consequence */
};

/* Tells GnuTLS how the wire answered; a failure is kept, since GnuTLS knows only numbers. */
static ssize_t
translate (SpTlsSession *self, gssize n)
{
  if (n >= 0)
    return n;
  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    {
      g_clear_error (&self->error);
      gnutls_transport_set_errno (self->session, EAGAIN);
    }
  else
    gnutls_transport_set_errno (self->session, EIO);
  return -1;
}

static void
set_flood (SpTlsSession *self, const char *excess)
{
  g_clear_error (&self->error);
  self->failure = SP_TLS_FAILURE_FLOOD;
  g_set_error (&self->error, G_TLS_ERROR, G_TLS_ERROR_MISC, "the server sent %s", excess);
}

/* What is still to be sent goes out before anything is waited for, though not at a glance. */
static gssize
read_wire (SpTlsSession *self, void *buffer, gsize size)
{
  GPollableInputStream *input = G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (self->base));
  gssize n = g_pollable_input_stream_read_nonblocking (input, buffer, size, NULL, &self->error);
  g_autoptr(GError) error = NULL;

  if (n >= 0 || self->glancing ||
      !g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return n;
  if (!sp_tls_outbox_flush (self->outbox, &error))
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
    }
  return n;
}

static ssize_t
pull (gnutls_transport_ptr_t transport, void *buffer, size_t size)
{
  SpTlsSession *self = transport;
  gsize share = sp_tls_budget_begin_read (&self->budget, size);
  gssize n = -1;

  g_clear_error (&self->error);
  if (sp_tls_budget_get_excess (&self->budget))
    set_flood (self, sp_tls_budget_get_excess (&self->budget));
  else if (share == 0)
    g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "in the next turn");
  else
    n = read_wire (self, buffer, share);
  if (n > 0)
    sp_tls_budget_take (&self->budget, buffer, n);
  self->cut = self->cut || n == 0;
  return translate (self, n);
}

/* Records that belong together go out together, the end of a handshake with the first question, in one packet instead of three:
 * they wait until something is to be read or the question has been written. */
static ssize_t
push (gnutls_transport_ptr_t transport, const giovec_t *pieces, int n_pieces)
{
  SpTlsSession *self = transport;
  gssize length = 0;

  g_clear_error (&self->error);
  for (int i = 0; i < n_pieces; i++)
    {
      if (!sp_tls_outbox_add (self->outbox, pieces[i].iov_base, pieces[i].iov_len, &self->error))
        return translate (self, length > 0 ? length : -1);
      length += pieces[i].iov_len;
    }
  return length;
}

/* Whether the wire has bytes is asked of the wire itself; GnuTLS is told never to wait. */
static int
pull_timeout (gnutls_transport_ptr_t transport, unsigned int ms)
{
  return 1;
}

/* Called before GnuTLS reads the server's certificates. */
static int
on_certificates (gnutls_session_t session,
                 unsigned int type,
                 unsigned int when,
                 unsigned int incoming,
                 const gnutls_datum_t *message)
{
  SpTlsSession *self = gnutls_session_get_ptr (session);
  const char *excess = sp_tls_peer_find_excess (session, message);

  if (excess == NULL)
    return 0;
  set_flood (self, excess);
  return GNUTLS_E_HANDSHAKE_TOO_LARGE;
}

/**
 * sp_tls_session_new:
 * @base: a stream both of whose halves are pollable, on which nothing is under way
 *
 * Versions and cipher suites are those that this computer's GnuTLS offers by default. No certificate is refused: the verdict is
 * drawn afterwards, see sp_trust_examine().
 *
 * Returns: (transfer full): a client's session that has not begun
 */
SpTlsSession *
sp_tls_session_new (GIOStream *base)
{
  SpTlsSession *self = g_new0 (SpTlsSession, 1);

  self->base = g_object_ref (base);
  self->outbox = sp_tls_outbox_new (g_io_stream_get_output_stream (base));
  self->warning = self->alert = SP_TLS_NO_ALERT;
  gnutls_certificate_allocate_credentials (&self->credentials);
  gnutls_init (&self->session, GNUTLS_CLIENT | GNUTLS_NONBLOCK);
  gnutls_set_default_priority_append (self->session, "%COMPAT", NULL, 0);
  gnutls_credentials_set (self->session, GNUTLS_CRD_CERTIFICATE, self->credentials);
  gnutls_session_set_ptr (self->session, self);
  gnutls_handshake_set_hook_function (self->session, GNUTLS_HANDSHAKE_CERTIFICATE_PKT,
                                      GNUTLS_HOOK_POST, on_certificates);
  gnutls_transport_set_ptr (self->session, self);
  gnutls_transport_set_pull_function (self->session, pull);
  gnutls_transport_set_pull_timeout_function (self->session, pull_timeout);
  gnutls_transport_set_vec_push_function (self->session, push);
  return self;
}

/**
 * sp_tls_session_set_host:
 * @self: a session that has not begun
 * @host: the host that is meant; its name is sent to the server (RFC 6066 section 3), but an IP address is none
 */
void
sp_tls_session_set_host (SpTlsSession *self, const char *host)
{
  if (!g_hostname_is_ip_address (host))
    gnutls_server_name_set (self->session, GNUTLS_NAME_DNS, host, strlen (host));
}

/**
 * sp_tls_session_set_protocols:
 * @self: a session that has not begun
 * @protocols: what to offer to speak inside TLS, the best first (RFC 7301)
 */
void
sp_tls_session_set_protocols (SpTlsSession *self, const char *const *protocols)
{
  g_autoptr(GArray) names = g_array_new (FALSE, FALSE, sizeof (gnutls_datum_t));

  for (; *protocols; protocols++)
    {
      gnutls_datum_t name = { (unsigned char *) *protocols, strlen (*protocols) };

      g_array_append_val (names, name);
    }
  gnutls_alpn_set_protocols (self->session, (const gnutls_datum_t *) names->data, names->len, 0);
}

/**
 * sp_tls_session_free:
 * @self: (transfer full): a session
 */
void
sp_tls_session_free (SpTlsSession *self)
{
  gnutls_deinit (self->session);
  gnutls_certificate_free_credentials (self->credentials);
  g_free (self->protocol);
  g_clear_error (&self->error);
  sp_tls_outbox_free (self->outbox);
  g_clear_object (&self->base);
  g_free (self);
}

/* A server that warns and then goes has said why. */
static void
record_failure (SpTlsSession *self, int code)
{
  gboolean asked = gnutls_certificate_client_get_request_status (self->session) != 0;

  if (self->failure != SP_TLS_FAILURE_NONE)
    return;
  self->failure = self->cut ? SP_TLS_FAILURE_CUT : sp_tls_codes_get_failure (code);
  /* GnuTLS loses its place in the handshake over a handful of warnings. */
  if (code == GNUTLS_E_INTERNAL_ERROR && self->n_mishaps > 0)
    set_flood (self, "one warning after another");
  if (code == GNUTLS_E_FATAL_ALERT_RECEIVED)
    self->alert = gnutls_alert_get (self->session);
  else if (self->failure == SP_TLS_FAILURE_ENDED)
    self->alert = self->warning != SP_TLS_NO_ALERT ? self->warning : GNUTLS_A_CLOSE_NOTIFY;
  else if (self->failure == SP_TLS_FAILURE_CUT)
    self->alert = self->warning;
  if (self->alert != SP_TLS_NO_ALERT)
    self->failure = sp_tls_failure_from_alert (self->alert, asked);
}

static void
set_alert_error (SpTlsSession *self, GError **error)
{
  const char *name = sp_tls_alert_get_name (self->alert);

  if (name)
    g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_MISC, "the server sent the alert %s", name);
  else
    g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_MISC, "the server sent the alert %d", self->alert);
}

static void
set_error (SpTlsSession *self, int code, GError **error)
{
  if (code == GNUTLS_E_AGAIN || code == GNUTLS_E_INTERRUPTED)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "not yet");
      return;
    }
  record_failure (self, code);
  if (self->alert != SP_TLS_NO_ALERT)
    set_alert_error (self, error);
  else if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (self->failure == SP_TLS_FAILURE_CUT)
    g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_EOF, "the server closed the connection");
  else
    g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_MISC, gnutls_strerror (code));
}

/* Whether to go on after @code: a warning ends nothing (RFC 5246 section 7.2), but there is a limit to warnings. */
static gboolean
goes_on (SpTlsSession *self, int code)
{
  if (code >= 0 || code == GNUTLS_E_AGAIN || gnutls_error_is_fatal (code))
    return FALSE;
  if (code == GNUTLS_E_WARNING_ALERT_RECEIVED)
    self->warning = gnutls_alert_get (self->session);
  /* TLS 1.2 lets a server ask for another handshake; a client may decline (RFC 5246 section 7.4.1.1). */
  else if (code == GNUTLS_E_REHANDSHAKE)
    gnutls_alert_send (self->session, GNUTLS_AL_WARNING, GNUTLS_A_NO_RENEGOTIATION);
  if (++self->n_mishaps > MAX_MISHAPS)
    set_flood (self, "one warning after another");
  return self->n_mishaps <= MAX_MISHAPS;
}

/**
 * sp_tls_session_handshake:
 * @error: return location for a #GTlsError, an error of the wire, or %G_IO_ERROR_WOULD_BLOCK: wait for the wire, then call again
 *
 * Returns: whether the handshake is complete
 */
gboolean
sp_tls_session_handshake (SpTlsSession *self, GError **error)
{
  int result;

  do
    result = gnutls_handshake (self->session);
  while (goes_on (self, result));

  if (result < 0)
    set_error (self, result, error);
  else
    sp_tls_budget_establish (&self->budget);
  return result >= 0;
}

/**
 * sp_tls_session_read:
 * @self: a session whose handshake is complete
 * @buffer: (out caller-allocates): where to
 * @size: bytes in @buffer
 * @error: return location, as for sp_tls_session_handshake()
 *
 * A server that closes without the alert of RFC 8446 section 6.1 has closed all the same.
 *
 * Returns: how many bytes were read, 0 at the end, -1 on error
 */
gssize
sp_tls_session_read (SpTlsSession *self, void *buffer, gsize size, GError **error)
{
  gsize before;
  gssize n;

  /* An empty record looks like the end; only at the end nothing more is taken from the wire. */
  do
    {
      before = self->budget.bytes;
      n = gnutls_record_recv (self->session, buffer, size);
    }
  while (goes_on (self, n) || (n == 0 && self->budget.bytes > before));

  if (n > 0)
    sp_tls_budget_deliver (&self->budget);
  if (n == GNUTLS_E_PREMATURE_TERMINATION)
    return 0;
  if (n < 0)
    set_error (self, n, error);
  return n < 0 ? -1 : n;
}

/**
 * sp_tls_session_write:
 * @self: a session whose handshake is complete
 * @data: what to send
 * @size: how many bytes
 * @error: return location, as for sp_tls_session_handshake()
 *
 * Returns: how many bytes were sent, -1 on error
 */
gssize
sp_tls_session_write (SpTlsSession *self, const void *data, gsize size, GError **error)
{
  gssize n = gnutls_record_send (self->session, data, size);

  if (n < 0)
    set_error (self, n, error);
  else if (!sp_tls_session_flush (self, error))
    return -1;
  return n < 0 ? -1 : n;
}

/**
 * sp_tls_session_flush:
 * @self: a session
 * @error: return location for an error of the wire; a wire that takes nothing now is none
 *
 * Sends what has been kept to go out with more. To be called before anything is waited for.
 *
 * Returns: %FALSE on error
 */
gboolean
sp_tls_session_flush (SpTlsSession *self, GError **error)
{
  if (self->glancing)
    return TRUE;
  g_clear_error (&self->error);
  if (sp_tls_outbox_flush (self->outbox, &self->error))
    return TRUE;
  if (!g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    {
      set_error (self, GNUTLS_E_PUSH_ERROR, error);
      return FALSE;
    }
  g_clear_error (&self->error);
  return TRUE;
}

/**
 * sp_tls_session_set_glancing:
 * @glancing: whether what is read from here on is not waited for, and more will be written right behind it
 *
 * What is kept to go out with more is kept at a glance, too.
 */
void
sp_tls_session_set_glancing (SpTlsSession *self, gboolean glancing)
{
  self->glancing = glancing;
}

/**
 * sp_tls_session_has_pending:
 *
 * Returns: whether something can be read that is no longer on the wire
 */
gboolean
sp_tls_session_has_pending (SpTlsSession *self)
{
  return gnutls_record_check_pending (self->session) > 0;
}

/**
 * sp_tls_session_wants_write:
 * @self: a session that would have blocked
 *
 * Returns: whether it waits until the wire takes bytes, rather than gives some
 */
gboolean
sp_tls_session_wants_write (SpTlsSession *self)
{
  return sp_tls_outbox_is_due (self->outbox) ||
         (!self->budget.established && gnutls_record_get_direction (self->session) == 1);
}

/**
 * sp_tls_session_was_cut:
 *
 * Returns: whether it came to its end without the closing alert
 */
gboolean
sp_tls_session_was_cut (SpTlsSession *self)
{
  return self->cut;
}

/**
 * sp_tls_session_say_goodbye:
 *
 * Sends the closing alert (RFC 8314 section 3.4), where there is something to close, and does not wait for the server's.
 */
void
sp_tls_session_say_goodbye (SpTlsSession *self)
{
  if (self->budget.established && !self->said_goodbye)
    gnutls_bye (self->session, GNUTLS_SHUT_WR);
  sp_tls_outbox_flush (self->outbox, NULL);
  self->said_goodbye = TRUE;
}

/**
 * sp_tls_session_get_failure:
 *
 * Returns: why the session failed, where it did
 */
SpTlsFailure
sp_tls_session_get_failure (SpTlsSession *self)
{
  return self->failure;
}

/**
 * sp_tls_session_get_alert:
 *
 * Returns: the alert with which the server ended the session, or %SP_TLS_NO_ALERT
 */
int
sp_tls_session_get_alert (SpTlsSession *self)
{
  return self->alert;
}

/**
 * sp_tls_session_get_protocol:
 *
 * Returns: (transfer none) (nullable): what was agreed to be spoken inside TLS
 */
const char *
sp_tls_session_get_protocol (SpTlsSession *self)
{
  gnutls_datum_t name;

  if (self->protocol == NULL && self->budget.established &&
      gnutls_alpn_get_selected_protocol (self->session, &name) == GNUTLS_E_SUCCESS)
    self->protocol = g_strndup ((const char *) name.data, name.size);
  return self->protocol;
}

/**
 * sp_tls_session_get_gio_version:
 *
 * Returns: the protocol version as GIO writes it
 */
GTlsProtocolVersion
sp_tls_session_get_gio_version (SpTlsSession *self)
{
  if (!self->budget.established)
    return G_TLS_PROTOCOL_VERSION_UNKNOWN;
  return sp_tls_codes_get_gio_version (gnutls_protocol_get_version (self->session));
}

/**
 * sp_tls_session_get_version:
 * @self: a session whose handshake is complete
 *
 * Returns: (transfer none): the protocol version as the report writes it
 */
const char *
sp_tls_session_get_version (SpTlsSession *self)
{
  return sp_tls_codes_get_version (gnutls_protocol_get_version (self->session));
}

/**
 * sp_tls_session_dup_cipher_suite:
 *
 * Returns: (transfer full) (nullable): the registered name of the cipher suite
 */
char *
sp_tls_session_dup_cipher_suite (SpTlsSession *self)
{
  if (!self->budget.established)
    return NULL;
  return sp_tls_codes_dup_cipher_suite (gnutls_ciphersuite_get (self->session));
}

/**
 * sp_tls_session_get_gnutls:
 *
 * Returns: (transfer none): what GnuTLS knows it by, for sp_tls_peer_list_certificates() and its like
 */
gnutls_session_t
sp_tls_session_get_gnutls (SpTlsSession *self)
{
  return self->session;
}
