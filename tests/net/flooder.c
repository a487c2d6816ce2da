/* A server that completes the handshake and then does one and the same thing for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "flooder.h"

#include <errno.h>
#include <gnutls/crypto.h>
#include <string.h>

#include "support/ports.h"

struct _TestFlooder
{
  const char *identity; /* (unowned) PEM */
  const char *priority; /* (unowned) of GnuTLS */
  GBytes *staple; /* (owned) (nullable) sent along with the certificate */
  TestFlood flood;
  GSocket *listener; /* (owned) */
  guint16 port;
  GCancellable *cancellable; /* (owned) */
  GThread *thread; /* (owned) serves one connection after the other */
};

typedef struct
{
  GSocket *socket; /* (unowned) */
  GCancellable *cancellable; /* (unowned) */
  gnutls_session_t session; /* (owned) */
  guint64 n_own; /* records that were made by hand */
} Talk;

static ssize_t
pull (gnutls_transport_ptr_t transport, void *data, size_t size)
{
  Talk *talk = transport;
  gssize n = g_socket_receive (talk->socket, data, size, talk->cancellable, NULL);

  if (n < 0)
    gnutls_transport_set_errno (talk->session, ECONNRESET);
  return n;
}

static ssize_t
push (gnutls_transport_ptr_t transport, const void *data, size_t size)
{
  Talk *talk = transport;
  gssize n = g_socket_send (talk->socket, data, size, talk->cancellable, NULL);

  if (n < 0)
    gnutls_transport_set_errno (talk->session, ECONNRESET);
  return n;
}

static gnutls_certificate_credentials_t
read_identity (const char *identity)
{
  gnutls_certificate_credentials_t credentials;
  gnutls_datum_t pem = { (guint8 *) identity, strlen (identity) };

  gnutls_certificate_allocate_credentials (&credentials);
  g_assert_cmpint (
      gnutls_certificate_set_x509_key_mem (credentials, &pem, &pem, GNUTLS_X509_FMT_PEM), >=, 0);
  return credentials;
}

/* GnuTLS frees what it is given. */
static int
give_staple (gnutls_session_t session, void *data, gnutls_datum_t *response)
{
  gsize size;
  const void *bytes = g_bytes_get_data (data, &size);

  response->data = gnutls_malloc (size);
  response->size = size;
  memcpy (response->data, bytes, size);
  return 0;
}

static void
talk (TestFlooder *self, Talk *talk)
{
  gnutls_certificate_credentials_t credentials = read_identity (self->identity);
  gnutls_datum_t key;
  int code;

  if (self->staple)
    gnutls_certificate_set_ocsp_status_request_function2 (credentials, 0, give_staple,
                                                          self->staple);
  gnutls_session_ticket_key_generate (&key);
  gnutls_init (&talk->session, GNUTLS_SERVER | GNUTLS_NO_SIGNAL);
  g_assert_cmpint (gnutls_priority_set_direct (talk->session, self->priority, NULL), ==, 0);
  gnutls_credentials_set (talk->session, GNUTLS_CRD_CERTIFICATE, credentials);
  gnutls_session_ticket_enable_server (talk->session, &key);
  gnutls_transport_set_ptr (talk->session, talk);
  gnutls_session_set_ptr (talk->session, talk);
  gnutls_transport_set_pull_function (talk->session, pull);
  gnutls_transport_set_push_function (talk->session, push);
  do
    code = gnutls_handshake (talk->session);
  while (code < 0 && !gnutls_error_is_fatal (code));
  while (code >= 0)
    code = self->flood (talk->session);
  gnutls_deinit (talk->session);
  gnutls_certificate_free_credentials (credentials);
  gnutls_memset (key.data, 0, key.size);
  gnutls_free (key.data);
}

static gpointer
serve (gpointer data)
{
  TestFlooder *self = data;

  for (;;)
    {
      g_autoptr(GSocket) socket = g_socket_accept (self->listener, self->cancellable, NULL);
      Talk one = { socket, self->cancellable, NULL, 0 };

      if (socket == NULL)
        return NULL;
      talk (self, &one);
      g_socket_close (socket, NULL);
    }
}

static TestFlooder *
start (TestFlooder *self)
{
  g_autoptr(GError) error = NULL;

  self->cancellable = g_cancellable_new ();
  self->listener = sp_test_listen (NULL, 0, 16, &self->port, &error);
  g_assert_no_error (error);
  self->thread = g_thread_new ("flooder", serve, self);
  return self;
}

/**
 * test_flooder_new:
 * @identity: PEM of a certificate and its key; must outlive the server
 * @priority: what to offer, as GnuTLS writes it; must outlive the server
 * @flood: what to do behind the handshake
 *
 * Returns: (transfer full): a server on 127.0.0.1
 */
TestFlooder *
test_flooder_new (const char *identity, const char *priority, TestFlood flood)
{
  TestFlooder *self = g_new0 (TestFlooder, 1);

  self->identity = identity;
  self->priority = priority;
  self->flood = flood;
  return start (self);
}

/**
 * test_flooder_new_stapling:
 * @identity: PEM of a certificate and its key; must outlive the server
 * @staple: what to send along with the certificate
 * @flood: what to do behind the handshake
 *
 * Returns: (transfer full): a server on 127.0.0.1 that offers what is usual
 */
TestFlooder *
test_flooder_new_stapling (const char *identity, GBytes *staple, TestFlood flood)
{
  TestFlooder *self = g_new0 (TestFlooder, 1);

  self->identity = identity;
  self->priority = "NORMAL";
  self->staple = g_bytes_ref (staple);
  self->flood = flood;
  return start (self);
}

/**
 * test_flooder_free:
 * @self: (transfer full): a server
 */
void
test_flooder_free (TestFlooder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->staple, g_bytes_unref);
  g_free (self);
}

/**
 * test_flooder_get_port:
 * @self: a server
 *
 * Returns: the port it listens on
 */
guint16
test_flooder_get_port (const TestFlooder *self)
{
  return self->port;
}

/* The nonce of a record (RFC 8446 section 5.3). */
static void
make_nonce (guint8 *nonce, const gnutls_datum_t *iv, const guint8 *sequence, guint64 n_own)
{
  guint64 number;

  memcpy (&number, sequence, sizeof number);
  number = GUINT64_FROM_BE (number) + n_own;
  number = GUINT64_TO_BE (number);
  memcpy (nonce, iv->data, 12);
  for (guint i = 0; i < sizeof number; i++)
    nonce[4 + i] ^= ((guint8 *) &number)[i];
}

/**
 * test_flooder_send_record:
 * @session: a session of TLS 1.3 with AES-128-GCM whose handshake is complete
 * @type: a content type
 *
 * Sends a record of @type in which there is nothing, which GnuTLS would not. Nothing else can be sent afterwards.
 *
 * Returns: a negative value where the other side has left
 */
int
test_flooder_send_record (gnutls_session_t session, guint8 type)
{
  guint8 record[5 + 1 + 16] = { 23, 3, 3, 0, 1 + 16 };
  Talk *talk = gnutls_session_get_ptr (session);
  gnutls_aead_cipher_hd_t cipher;
  gnutls_datum_t iv, key;
  guint8 sequence[8], nonce[12];
  size_t size = 1 + 16;

  gnutls_record_get_state (session, 0, NULL, &iv, &key, sequence);
  make_nonce (nonce, &iv, sequence, talk->n_own++);
  gnutls_aead_cipher_init (&cipher, GNUTLS_CIPHER_AES_128_GCM, &key);
  gnutls_aead_cipher_encrypt (cipher, nonce, sizeof nonce, record, 5, 16, &type, 1, record + 5,
                              &size);
  gnutls_aead_cipher_deinit (cipher);
  return push (talk, record, sizeof record);
}
