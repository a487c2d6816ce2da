/* What a server sends to prove who it is, and whether that is bearable, before GnuTLS looks at it.
 *
 * GnuTLS reads a list of names in quadratic time, and checks a signature with whatever RSA key it is given: one with a large
 * exponent takes seconds, in which nothing else happens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-peer.h"

#include "x509-bounds.h"
#include "x509.h"

/** Reader: what is left of a message. */
typedef struct
{
  const guint8 *data; /* borrowed */
  gsize left;
} Reader;

/* A number of @width bytes, and then as many bytes; %FALSE where the message ends before. */
static gboolean
read_field (Reader *self, guint width, Reader *field)
{
  gsize length = 0;

  if (self->left < width)
    return FALSE;
  for (guint i = 0; i < width; i++)
    length = length << 8 | self->data[i];
  if (self->left - width < length)
    return FALSE;
  field->data = self->data + width;
  field->left = length;
  self->data += width + length;
  self->left -= width + length;
  return TRUE;
}

/* RFC 8446 section 4.4.2: in TLS 1.3 a context stands before the list. */
static gboolean
find_leaf (const guint8 *message, gsize size, gboolean with_context, Reader *leaf)
{
  Reader whole = { message, size };
  Reader list;

  if (with_context && !read_field (&whole, 1, &list))
    return FALSE;
  return read_field (&whole, 3, &list) && read_field (&list, 3, leaf);
}

/**
 * sp_tls_peer_find_excess:
 * @session: a session in its handshake
 * @message: the body of the Certificate message that the server sent
 *
 * What cannot be read is left to GnuTLS, which has its own word for it.
 *
 * Returns: (transfer none) (nullable): what is too much about the server's own certificate, %NULL where nothing is
 */
const char *
sp_tls_peer_find_excess (gnutls_session_t session, const gnutls_datum_t *message)
{
  gboolean with_context = gnutls_protocol_get_version (session) >= GNUTLS_TLS1_3;
  Reader leaf;
  g_autoptr(GBytes) der = NULL;
  g_autoptr(SpX509) certificate = NULL;
  const char *excess = NULL;

  if (!find_leaf (message->data, message->size, with_context, &leaf))
    return NULL;
  der = g_bytes_new (leaf.data, leaf.left);
  excess = sp_x509_find_excess (der);
  if (excess)
    return excess;
  certificate = sp_x509_new (der);
  if (certificate && !certificate->takes_reasonable_time)
    return "a certificate with a key that takes too long to use";
  if (certificate && certificate->limits.has_many_purposes)
    return "a certificate with too many purposes";
  return NULL;
}

/**
 * sp_tls_peer_list_certificates:
 * @session: a session whose handshake is complete
 *
 * Returns: (transfer full) (element-type GBytes): the server's certificates as it sent them, its own first
 */
GPtrArray *
sp_tls_peer_list_certificates (gnutls_session_t session)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  unsigned int n = 0;
  const gnutls_datum_t *sent = gnutls_certificate_get_peers (session, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, g_bytes_new (sent[i].data, sent[i].size));
  return list;
}

static void
unref_staple (gpointer staple)
{
  if (staple)
    g_bytes_unref (staple);
}

/**
 * sp_tls_peer_list_staples:
 * @session: a session whose handshake is complete
 *
 * Returns: (transfer full) (element-type GBytes): what the server sent along with each certificate; %NULL elements where nothing
 */
GPtrArray *
sp_tls_peer_list_staples (gnutls_session_t session)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (unref_staple);
  unsigned int n = 0;

  gnutls_certificate_get_peers (session, &n);
  for (guint i = 0; i < n; i++)
    {
      gnutls_datum_t staple = { NULL, 0 };
      int found = gnutls_ocsp_status_request_get2 (session, i, &staple);

      g_ptr_array_add (list, found < 0 ? NULL : g_bytes_new (staple.data, staple.size));
    }
  return list;
}

static GTlsCertificate *
new_certificate (GBytes *bytes, GTlsCertificate *issuer)
{
  GType type = g_tls_backend_get_certificate_type (g_tls_backend_get_default ());
  g_autoptr(GByteArray) der = g_bytes_unref_to_array (g_bytes_ref (bytes));

  return g_initable_new (type, NULL, NULL, "certificate", der, "issuer", issuer, NULL);
}

/**
 * sp_tls_peer_dup_certificate:
 * @session: a session whose handshake is complete
 *
 * Returns: (transfer full) (nullable): the server's certificate, each with its issuer as the server sent them; those are left out
 *   that take long to read
 */
GTlsCertificate *
sp_tls_peer_dup_certificate (gnutls_session_t session)
{
  g_autoptr(GPtrArray) sent = sp_tls_peer_list_certificates (session);
  g_autoptr(GPtrArray) bearable = sp_x509_choose (sent);
  g_autoptr(GTlsCertificate) issuer = NULL;

  for (guint i = bearable->len; i > 0; i--)
    {
      GTlsCertificate *certificate = new_certificate (g_ptr_array_index (bearable, i - 1), issuer);

      g_clear_object (&issuer);
      issuer = certificate;
    }
  return g_steal_pointer (&issuer);
}
