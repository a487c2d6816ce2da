/* GIO's TLS connection over a session that never blocks.
 *
 * GIO's own connections do each handshake in a thread of a pool that has ten and grows by about ten a second: two dozen servers
 * that stall would hold up a good one by seconds. This one has the same face, and waits in the main loop. What it does not have
 * is anything that blocks: the synchronous handshake goes as far as it can and then says that it would block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-connection.h"

#include "tls-halves.h"
#include "tls-peer.h"
#include "tls-settings.h"

struct _SpTlsConnection
{
  GTlsConnection parent_instance;

  GIOStream *base; /* (owned) */
  SpTlsSession *session; /* (owned) over @base */
  GInputStream *input; /* (owned) */
  GOutputStream *output; /* (owned) */
  gboolean begun; /* the handshake has begun */
  gboolean established; /* the handshake is complete and its certificate accepted */
  GError *refusal; /* (owned) (nullable) the certificate was not accepted */

  SpTlsSettings settings;
  GTlsCertificate *peer; /* (owned) (nullable) */
  GTlsCertificateFlags peer_errors;
};

static void
client_init (GTlsClientConnectionInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpTlsConnection,
                               sp_tls_connection,
                               G_TYPE_TLS_CONNECTION,
                               G_IMPLEMENT_INTERFACE (G_TYPE_TLS_CLIENT_CONNECTION, client_init))

static GTlsCertificateFlags
verify (SpTlsConnection *self)
{
  GTlsDatabase *database = sp_tls_settings_get_database (&self->settings);

  if (self->peer == NULL)
    return G_TLS_CERTIFICATE_GENERIC_ERROR;
  if (database == NULL)
    return G_TLS_CERTIFICATE_UNKNOWN_CA |
           g_tls_certificate_verify (self->peer, self->settings.identity, NULL);
  return g_tls_database_verify_chain (
      database, self->peer, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, self->settings.identity,
      self->settings.interaction, G_TLS_DATABASE_VERIFY_NONE, NULL, NULL);
}

/* The handshake is complete: whether to talk to this server is up to the flags, and else to whoever is asked by the signal. */
static void
judge_peer (SpTlsConnection *self)
{
  GTlsConnection *connection = G_TLS_CONNECTION (self);

  self->peer = sp_tls_peer_dup_certificate (sp_tls_session_get_gnutls (self->session));
  self->peer_errors = verify (self);
  self->established = (self->peer_errors & self->settings.validation_flags) == 0 ||
                      (self->peer && g_tls_connection_emit_accept_certificate (
                                         connection, self->peer, self->peer_errors));
  if (!self->established)
    self->refusal = g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE,
                                         "the certificate of the server is not accepted");
  for (guint i = SP_TLS_PROP_PEER_CERTIFICATE; i <= SP_TLS_PROP_CIPHERSUITE_NAME; i++)
    if (i != SP_TLS_PROP_ADVERTISED_PROTOCOLS)
      g_object_notify (G_OBJECT (self), sp_tls_settings_get_name (i));
}

/* What the server is told about whom is meant; an identity without a host name has none to tell. */
static void
begin (SpTlsConnection *self)
{
  self->begun = TRUE;
  if (G_IS_NETWORK_ADDRESS (self->settings.identity))
    sp_tls_session_set_host (self->session, g_network_address_get_hostname (
                                                G_NETWORK_ADDRESS (self->settings.identity)));
  if (self->settings.advertised)
    sp_tls_session_set_protocols (self->session, (const char *const *) self->settings.advertised);
}

/* Goes on with the handshake as far as that is possible at once; whether it is complete, so that data may pass. */
static gboolean
go_on (SpTlsConnection *self, GError **error)
{
  if (self->established)
    return TRUE;
  if (!self->begun)
    begin (self);
  if (self->refusal == NULL && !sp_tls_session_handshake (self->session, error))
    return FALSE;
  if (self->refusal == NULL)
    judge_peer (self);
  if (self->refusal)
    g_propagate_error (error, g_error_copy (self->refusal));
  return self->established;
}

/* Which half of the stream below is waited for: before anything is, what is still to be sent goes out. */
static gboolean
waits_for_output (SpTlsConnection *self, gboolean for_output)
{
  sp_tls_session_flush (self->session, NULL);
  return (self->established && for_output) || sp_tls_session_wants_write (self->session);
}

static gboolean
is_ready (gpointer owner, gboolean for_output)
{
  SpTlsConnection *self = owner;
  GInputStream *input = g_io_stream_get_input_stream (self->base);
  GOutputStream *output = g_io_stream_get_output_stream (self->base);

  if (waits_for_output (self, for_output))
    return g_pollable_output_stream_is_writable (G_POLLABLE_OUTPUT_STREAM (output));
  return sp_tls_session_has_pending (self->session) ||
         g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (input));
}

/* Ready when it is worth trying again. */
static GSource *
create_source (gpointer owner, gboolean for_output, GCancellable *cancellable)
{
  SpTlsConnection *self = owner;
  GInputStream *input = g_io_stream_get_input_stream (self->base);
  GOutputStream *output = g_io_stream_get_output_stream (self->base);

  if (waits_for_output (self, for_output))
    return g_pollable_output_stream_create_source (G_POLLABLE_OUTPUT_STREAM (output), cancellable);
  if (sp_tls_session_has_pending (self->session))
    return g_timeout_source_new (0);
  return g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (input), cancellable);
}

/* Without the alert of RFC 8446 section 6.1 the end may be anybody's doing; whether that matters is for the user to say. */
static gssize
read_data (gpointer owner, void *buffer, gsize count, GError **error)
{
  SpTlsConnection *self = owner;
  gssize n;

  if (!go_on (self, error))
    return -1;
  n = sp_tls_session_read (self->session, buffer, count, error);
  if (n != 0 || !self->settings.require_close_notify || !sp_tls_session_was_cut (self->session))
    return n;
  g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_EOF,
                       "the connection ended without the closing alert");
  return -1;
}

static gssize
write_data (gpointer owner, const void *buffer, gsize count, GError **error)
{
  SpTlsConnection *self = owner;

  return go_on (self, error) ? sp_tls_session_write (self->session, buffer, count, error) : -1;
}

static void
close_output (gpointer owner)
{
  sp_tls_session_say_goodbye (SP_TLS_CONNECTION (owner)->session);
}

static const SpTlsOwner calls = {
  .is_ready = is_ready,
  .create_source = create_source,
  .read = read_data,
  .write = write_data,
  .close_output = close_output,
};

static gboolean
connection_handshake (GTlsConnection *connection, GCancellable *cancellable, GError **error)
{
  return go_on (SP_TLS_CONNECTION (connection), error);
}

static gboolean on_ready (GObject *stream, gpointer data);

static void
advance (GTask *task)
{
  SpTlsConnection *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSource) source = NULL;

  if (go_on (self, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    {
      source = create_source (self, FALSE, g_task_get_cancellable (task));
      g_task_attach_source (task, source, G_SOURCE_FUNC (on_ready));
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
on_ready (GObject *stream, gpointer data)
{
  if (!g_task_return_error_if_cancelled (data))
    advance (data);
  return G_SOURCE_REMOVE;
}

static void
connection_handshake_async (GTlsConnection *connection,
                            int priority,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr(GTask) task = g_task_new (connection, cancellable, callback, data);

  g_task_set_source_tag (task, connection_handshake_async);
  g_task_set_priority (task, priority);
  advance (task);
}

static gboolean
connection_handshake_finish (GTlsConnection *connection, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connection), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static const char *
connection_get_negotiated_protocol (GTlsConnection *connection)
{
  return sp_tls_session_get_protocol (SP_TLS_CONNECTION (connection)->session);
}

static GInputStream *
connection_get_input_stream (GIOStream *stream)
{
  return SP_TLS_CONNECTION (stream)->input;
}

static GOutputStream *
connection_get_output_stream (GIOStream *stream)
{
  return SP_TLS_CONNECTION (stream)->output;
}

static gboolean
connection_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  SpTlsConnection *self = SP_TLS_CONNECTION (stream);

  sp_tls_session_say_goodbye (self->session);
  return g_io_stream_close (self->base, cancellable, error);
}

static void
connection_close_async (GIOStream *stream,
                        int priority,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr(GTask) task = g_task_new (stream, cancellable, callback, data);
  g_autoptr(GError) error = NULL;

  g_task_set_source_tag (task, connection_close_async);
  if (connection_close (stream, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
connection_close_finish (GIOStream *stream, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, stream), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
connection_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  SpTlsConnection *self = SP_TLS_CONNECTION (object);

  switch (property)
    {
    case SP_TLS_PROP_PEER_CERTIFICATE:
      g_value_set_object (value, self->peer);
      return;
    case SP_TLS_PROP_PEER_CERTIFICATE_ERRORS:
      g_value_set_flags (value, self->peer_errors);
      return;
    case SP_TLS_PROP_NEGOTIATED_PROTOCOL:
      g_value_set_string (value, sp_tls_session_get_protocol (self->session));
      return;
    case SP_TLS_PROP_PROTOCOL_VERSION:
      g_value_set_enum (value, sp_tls_session_get_gio_version (self->session));
      return;
    case SP_TLS_PROP_CIPHERSUITE_NAME:
      g_value_take_string (value, sp_tls_session_dup_cipher_suite (self->session));
      return;
    case SP_TLS_PROP_BASE_IO_STREAM:
      g_value_set_object (value, self->base);
      return;
    default:
      sp_tls_settings_get (&self->settings, property, value);
    }
}

static void
connection_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  SpTlsConnection *self = SP_TLS_CONNECTION (object);

  if (property == SP_TLS_PROP_BASE_IO_STREAM)
    self->base = g_value_dup_object (value);
  else
    sp_tls_settings_set (&self->settings, property, value);
}

static void
connection_constructed (GObject *object)
{
  SpTlsConnection *self = SP_TLS_CONNECTION (object);

  G_OBJECT_CLASS (sp_tls_connection_parent_class)->constructed (object);
  self->session = sp_tls_session_new (self->base);
  self->input = sp_tls_input_new (object, &calls);
  self->output = sp_tls_output_new (object, &calls);
}

static void
connection_finalize (GObject *object)
{
  SpTlsConnection *self = SP_TLS_CONNECTION (object);

  g_clear_object (&self->input);
  g_clear_object (&self->output);
  g_clear_pointer (&self->session, sp_tls_session_free);
  g_clear_object (&self->base);
  g_clear_error (&self->refusal);
  g_clear_object (&self->peer);
  sp_tls_settings_clear (&self->settings);
  G_OBJECT_CLASS (sp_tls_connection_parent_class)->finalize (object);
}

static void
sp_tls_connection_class_init (SpTlsConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);
  GTlsConnectionClass *connection_class = G_TLS_CONNECTION_CLASS (klass);

  object_class->get_property = connection_get_property;
  object_class->set_property = connection_set_property;
  object_class->constructed = connection_constructed;
  object_class->finalize = connection_finalize;
  stream_class->get_input_stream = connection_get_input_stream;
  stream_class->get_output_stream = connection_get_output_stream;
  stream_class->close_fn = connection_close;
  stream_class->close_async = connection_close_async;
  stream_class->close_finish = connection_close_finish;
  connection_class->handshake = connection_handshake;
  connection_class->handshake_async = connection_handshake_async;
  connection_class->handshake_finish = connection_handshake_finish;
  connection_class->get_negotiated_protocol = connection_get_negotiated_protocol;
  for (guint i = 1; i < SP_N_TLS_PROPERTIES; i++)
    g_object_class_override_property (object_class, i, sp_tls_settings_get_name (i));
}

static void
sp_tls_connection_init (SpTlsConnection *self)
{
}

/**
 * sp_tls_connection_new:
 * @base: a stream both of whose halves are pollable, on which nothing is under way
 * @identity: the server that is meant; where it is a #GNetworkAddress, its name is sent (RFC 6066 section 3)
 *
 * As g_tls_client_connection_new(). Nothing in it blocks: the streams are for asynchronous use, and the synchronous handshake
 * fails with %G_IO_ERROR_WOULD_BLOCK where it would have to wait. No certificate of our own is ever sent, and a second handshake
 * is always declined.
 *
 * Returns: (transfer full): a connection whose handshake has not begun
 */
SpTlsConnection *
sp_tls_connection_new (GIOStream *base, GSocketConnectable *identity)
{
  return g_object_new (SP_TYPE_TLS_CONNECTION, "base-io-stream", base, "server-identity", identity,
                       NULL);
}

/**
 * sp_tls_connection_new_for_probe:
 * @base: a stream both of whose halves are pollable, on which nothing is under way
 * @host: the server that is meant
 * @port: its port
 *
 * Returns: (transfer full): a connection that takes whatever the server shows and however it ends, for those who only look
 */
GTlsConnection *
sp_tls_connection_new_for_probe (GIOStream *base, const char *host, guint16 port)
{
  g_autoptr(GSocketConnectable) identity = g_network_address_new (host, port);

  return g_object_new (SP_TYPE_TLS_CONNECTION, "base-io-stream", base, "server-identity", identity,
                       "database", NULL, "validation-flags", 0, "require-close-notify", FALSE,
                       NULL);
}

/**
 * sp_tls_connection_get_session:
 *
 * Returns: (transfer none): its session, which knows more than GIO asks for: the certificates and staples as they were sent
 */
SpTlsSession *
sp_tls_connection_get_session (SpTlsConnection *self)
{
  return self->session;
}

/**
 * sp_tls_connection_get_failure:
 *
 * Returns: why TLS failed, where it did
 */
SpTlsFailure
sp_tls_connection_get_failure (SpTlsConnection *self)
{
  return sp_tls_session_get_failure (self->session);
}

/**
 * sp_tls_connection_get_alert:
 *
 * Returns: the alert with which the server ended TLS, or %SP_TLS_NO_ALERT
 */
int
sp_tls_connection_get_alert (SpTlsConnection *self)
{
  return sp_tls_session_get_alert (self->session);
}
