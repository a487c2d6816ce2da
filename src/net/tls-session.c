/* One TLS session over a wire, without ever blocking and without a thread: GnuTLS as GIO's own TLS uses it.
 *
 * GIO's TLS connections do each handshake in a thread of a pool that has ten and grows by about ten a second: two dozen servers
 * that stall would hold up a good one by seconds. Here a handshake waits in the main loop and costs nothing while it waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-session.h"

#include <errno.h>
#include <string.h>

#include <gnutls/gnutls.h>

#include "tls-budget.h"

/* Times that one session goes on after something that is not fatal, such as a warning. */
#define MAX_MISHAPS 16

/* What one call hands to the wire at most; GnuTLS sends the rest in its next. */
#define MAX_PUSH (64 * 1024)

struct _SpTlsSession
{
  SpWire *wire; /* (owned) */
  gnutls_session_t session; /* (owned) */
  gnutls_certificate_credentials_t credentials; /* (owned) */
  GError *error; /* (owned) (nullable) what the wire failed with */
  SpTlsBudget budget;
  gboolean cut; /* the wire came to its end */
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

static ssize_t
pull (gnutls_transport_ptr_t transport, void *buffer, size_t size)
{
  SpTlsSession *self = transport;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->wire));
  gsize share = sp_tls_budget_begin_read (&self->budget, size);
  gssize n = -1;

  g_clear_error (&self->error);
  if (sp_tls_budget_get_excess (&self->budget))
    set_flood (self, sp_tls_budget_get_excess (&self->budget));
  else if (share == 0)
    g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "in the next turn");
  else
    n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (input), buffer, share,
                                                  NULL, &self->error);
  if (n > 0)
    sp_tls_budget_take (&self->budget, buffer, n);
  self->cut = self->cut || n == 0;
  return translate (self, n);
}

/* Records that belong together go out together: one packet instead of several. */
static ssize_t
push (gnutls_transport_ptr_t transport, const giovec_t *pieces, int n_pieces)
{
  SpTlsSession *self = transport;
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->wire));
  g_autoptr (GByteArray) all = g_byte_array_new ();

  for (int i = 0; i < n_pieces && all->len < MAX_PUSH; i++)
    g_byte_array_append (all, pieces[i].iov_base, pieces[i].iov_len);
  g_clear_error (&self->error);
  return translate (
      self, g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output),
                                                        all->data, all->len, NULL, &self->error));
}

/* Whether the wire has bytes is asked of the wire itself; GnuTLS is told never to wait. */
static int
pull_timeout (gnutls_transport_ptr_t transport, unsigned int ms)
{
  return 1;
}

/**
 * sp_tls_session_new:
 * @wire: a wire on which nothing is under way
 * @host: the host that is meant; its name is sent to the server (RFC 6066 section 3), but an IP address is none
 *
 * Versions and cipher suites are those that this computer's GnuTLS offers by default. No certificate is refused: the verdict is
 * drawn afterwards, see sp_trust_examine().
 *
 * Returns: (transfer full): a client's session that has not begun
 */
SpTlsSession *
sp_tls_session_new (SpWire *wire, const char *host)
{
  SpTlsSession *self = g_new0 (SpTlsSession, 1);

  self->wire = g_object_ref (wire);
  self->warning = self->alert = SP_TLS_NO_ALERT;
  gnutls_certificate_allocate_credentials (&self->credentials);
  gnutls_init (&self->session, GNUTLS_CLIENT | GNUTLS_NONBLOCK);
  gnutls_set_default_priority_append (self->session, "%COMPAT", NULL, 0);
  gnutls_credentials_set (self->session, GNUTLS_CRD_CERTIFICATE, self->credentials);
  if (!g_hostname_is_ip_address (host))
    gnutls_server_name_set (self->session, GNUTLS_NAME_DNS, host, strlen (host));
  gnutls_transport_set_ptr (self->session, self);
  gnutls_transport_set_pull_function (self->session, pull);
  gnutls_transport_set_pull_timeout_function (self->session, pull_timeout);
  gnutls_transport_set_vec_push_function (self->session, push);
  return self;
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
  g_clear_error (&self->error);
  g_clear_object (&self->wire);
  g_free (self);
}

/* What GnuTLS itself found wrong with what the server sent; everything else breaks the rules in some other way. */
static SpTlsFailure
classify (int code)
{
  static const struct
  {
    int code;
    SpTlsFailure failure;
  } causes[] = {
    { GNUTLS_E_UNSUPPORTED_VERSION_PACKET, SP_TLS_FAILURE_VERSION },
    { GNUTLS_E_DECRYPTION_FAILED, SP_TLS_FAILURE_DAMAGED },
    { GNUTLS_E_PK_SIG_VERIFY_FAILED, SP_TLS_FAILURE_DAMAGED },
    { GNUTLS_E_ERROR_IN_FINISHED_PACKET, SP_TLS_FAILURE_DAMAGED },
    { GNUTLS_E_DH_PRIME_UNACCEPTABLE, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_INSUFFICIENT_SECURITY, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_UNKNOWN_CIPHER_SUITE, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_UNWANTED_ALGORITHM, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_HANDSHAKE_TOO_LARGE, SP_TLS_FAILURE_FLOOD },
    { GNUTLS_E_TOO_MANY_HANDSHAKE_PACKETS, SP_TLS_FAILURE_FLOOD },
    { GNUTLS_E_TOO_MANY_EMPTY_PACKETS, SP_TLS_FAILURE_FLOOD },
    { GNUTLS_E_SESSION_EOF, SP_TLS_FAILURE_ENDED },
    { GNUTLS_E_PREMATURE_TERMINATION, SP_TLS_FAILURE_CUT },
    { GNUTLS_E_PULL_ERROR, SP_TLS_FAILURE_CUT },
    { GNUTLS_E_PUSH_ERROR, SP_TLS_FAILURE_CUT },
    { GNUTLS_E_INTERNAL_ERROR, SP_TLS_FAILURE_UNKNOWN },
    { GNUTLS_E_MEMORY_ERROR, SP_TLS_FAILURE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (causes[i].code == code)
      return causes[i].failure;
  return SP_TLS_FAILURE_RULES;
}

/* A server that warns and then goes has said why. */
static void
record_failure (SpTlsSession *self, int code)
{
  gboolean asked = gnutls_certificate_client_get_request_status (self->session) != 0;

  if (self->failure != SP_TLS_FAILURE_NONE)
    return;
  self->failure = self->cut ? SP_TLS_FAILURE_CUT : classify (code);
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
 * @self: a session
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
  return n < 0 ? -1 : n;
}

/**
 * sp_tls_session_has_pending:
 * @self: a session
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
  return gnutls_record_get_direction (self->session) == 1;
}

/**
 * sp_tls_session_say_goodbye:
 * @self: a session
 *
 * Sends the closing alert (RFC 8314 section 3.4), where there is something to close, and does not wait for the server's.
 */
void
sp_tls_session_say_goodbye (SpTlsSession *self)
{
  if (self->budget.established)
    gnutls_bye (self->session, GNUTLS_SHUT_WR);
}

/**
 * sp_tls_session_get_failure:
 * @self: a session
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
 * @self: a session
 *
 * Returns: the alert with which the server ended the session, or %SP_TLS_NO_ALERT
 */
int
sp_tls_session_get_alert (SpTlsSession *self)
{
  return self->alert;
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
  static const struct
  {
    gnutls_protocol_t version;
    const char *name;
  } names[] = {
    { GNUTLS_TLS1_3, "TLS 1.3" }, { GNUTLS_TLS1_2, "TLS 1.2" }, { GNUTLS_TLS1_1, "TLS 1.1" },
    { GNUTLS_TLS1_0, "TLS 1.0" }, { GNUTLS_SSL3, "SSL 3.0" },
  };
  gnutls_protocol_t version = gnutls_protocol_get_version (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].version == version)
      return names[i].name;
  return "unknown";
}

/**
 * sp_tls_session_dup_cipher_suite:
 * @self: a session whose handshake is complete
 *
 * GnuTLS leaves out the word WITH that the registered names of suites before TLS 1.3 have.
 *
 * Returns: (transfer full) (nullable): the registered name of the cipher suite
 */
char *
sp_tls_session_dup_cipher_suite (SpTlsSession *self)
{
  static const char *const exchanges[] = { "TLS_ECDHE_RSA_", "TLS_ECDHE_ECDSA_", "TLS_DHE_RSA_",
                                           "TLS_DHE_DSS_",   "TLS_RSA_",         NULL };
  const char *name = gnutls_ciphersuite_get (self->session);

  for (guint i = 0; name && strstr (name, "_WITH_") == NULL && exchanges[i]; i++)
    if (g_str_has_prefix (name, exchanges[i]))
      return g_strconcat (exchanges[i], "WITH_", name + strlen (exchanges[i]), NULL);
  return g_strdup (name);
}

/**
 * sp_tls_session_dup_certificate:
 * @self: a session whose handshake is complete
 *
 * Returns: (transfer full) (nullable): the server's certificate, each with its issuer as the server sent them
 */
GTlsCertificate *
sp_tls_session_dup_certificate (SpTlsSession *self)
{
  GType type = g_tls_backend_get_certificate_type (g_tls_backend_get_default ());
  g_autoptr (GTlsCertificate) issuer = NULL;
  unsigned int n = 0;
  const gnutls_datum_t *sent = gnutls_certificate_get_peers (self->session, &n);

  while (n-- > 0)
    {
      g_autoptr (GByteArray) der = g_byte_array_new ();
      GTlsCertificate *certificate;

      g_byte_array_append (der, sent[n].data, sent[n].size);
      certificate = g_initable_new (type, NULL, NULL, "certificate", der, "issuer", issuer, NULL);
      g_clear_object (&issuer);
      issuer = certificate;
    }
  return g_steal_pointer (&issuer);
}
