/* Reads a certificate closely with GnuTLS: names, dates, key, signature, what it is made for, and what is weak about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "x509.h"

#include <string.h>

#include <gnutls/gnutls.h>

#include "core/safe-text.h"
#include "x509-bounds.h"
#include "x509-key.h"

/* Names kept of a certificate: some carry hundreds. */
#define MAX_NAMES 100

/* Only the signature itself is asked about; everything else is judged here, and told apart. */
#define SIGNATURE_ALONE                                                                            \
  (GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS |                 \
   GNUTLS_VERIFY_DISABLE_CA_SIGN | GNUTLS_VERIFY_ALLOW_ANY_X509_V1_CA_CRT |                        \
   GNUTLS_VERIFY_ALLOW_BROKEN | GNUTLS_VERIFY_ALLOW_SIGN_WITH_SHA1 |                               \
   GNUTLS_VERIFY_DO_NOT_ALLOW_SAME)

static GBytes *
take_bytes (int result, const gnutls_datum_t *datum)
{
  GBytes *bytes;

  if (result < 0)
    return g_bytes_new (NULL, 0);
  bytes = g_bytes_new (datum->data, datum->size);
  gnutls_free (datum->data);
  return bytes;
}

static char *
take_name (int result, const gnutls_datum_t *name)
{
  char *text;

  if (result < 0)
    return g_strdup ("");
  text = sp_safe_text (name->data, name->size, 0);
  gnutls_free (name->data);
  return text;
}

/* dNSName and iPAddress (RFC 5280 section 4.2.1.6); other kinds of names mean nothing to a mail client. */
static char *
format_name (guint type, const void *data, gsize length)
{
  g_autoptr(GInetAddress) address = NULL;

  if (type == GNUTLS_SAN_DNSNAME)
    return sp_safe_ascii (data, length, 256);
  if (type != GNUTLS_SAN_IPADDRESS || (length != 4 && length != 16))
    return NULL;
  address = g_inet_address_new_from_bytes (data, length == 4 ? G_SOCKET_FAMILY_IPV4
                                                             : G_SOCKET_FAMILY_IPV6);
  return g_inet_address_to_string (address);
}

static char **
read_names (gnutls_x509_crt_t crt)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  char buffer[1024];

  for (guint i = 0; i < MAX_NAMES; i++)
    {
      size_t length = sizeof buffer;
      int type = gnutls_x509_crt_get_subject_alt_name (crt, i, buffer, &length, NULL);
      g_autofree char *name = NULL;

      if (type == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        break;
      name = type >= 0 ? format_name (type, buffer, length) : NULL;
      if (name)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static GDateTime *
read_time (gint64 when)
{
  return when < 0 ? NULL : g_date_time_new_from_unix_utc (when);
}

static gboolean
has_weak_signature (gnutls_x509_crt_t crt)
{
  int algorithm = gnutls_x509_crt_get_signature_algorithm (crt);

  return algorithm <= 0 || gnutls_sign_get_name (algorithm) == NULL ||
         !gnutls_sign_is_secure2 (algorithm, GNUTLS_SIGN_FLAG_SECURE_FOR_CERTS);
}

static gboolean
has_issuer_url (gnutls_x509_crt_t crt)
{
  gnutls_datum_t url = { NULL, 0 };

  if (gnutls_x509_crt_get_authority_info_access (crt, 0, GNUTLS_IA_CAISSUERS_URI, &url, NULL) < 0)
    return FALSE;
  gnutls_free (url.data);
  return TRUE;
}

static void
read_properties (SpX509 *self)
{
  gnutls_datum_t name = { NULL, 0 };
  int result = gnutls_x509_crt_get_raw_dn (self->crt, &name);

  self->subject = take_bytes (result, &name);
  result = gnutls_x509_crt_get_raw_issuer_dn (self->crt, &name);
  self->issuer = take_bytes (result, &name);
  self->self_issued = g_bytes_equal (self->subject, self->issuer);
  self->not_before = gnutls_x509_crt_get_activation_time (self->crt);
  self->not_after = gnutls_x509_crt_get_expiration_time (self->crt);
  self->names_issuer_url = has_issuer_url (self->crt);
  self->weak_key = sp_x509_key_is_weak (self->crt);
  self->weak_signature = has_weak_signature (self->crt);
  self->takes_reasonable_time = sp_x509_key_takes_reasonable_time (self->crt);
  sp_x509_limits_read (&self->limits, self->crt, self->self_issued);
}

/**
 * sp_x509_choose:
 * @sent: (element-type GBytes): the certificates that a server sent, its own first
 *
 * Returns: (transfer full) (element-type GBytes): as many as are worth looking at, each as large as is bearable: nobody needs more,
 *   and GnuTLS takes its time to read them; none where the server's own is too large
 */
GPtrArray *
sp_x509_choose (GPtrArray *sent)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize left = SP_X509_MAX_SENT_SIZE;

  for (guint i = 0; i < sent->len && (i == 0 || chosen->len > 0); i++)
    {
      GBytes *der = g_ptr_array_index (sent, i);
      gsize size = g_bytes_get_size (der);

      if (size > left || sp_x509_find_excess (der))
        continue;
      left -= size;
      g_ptr_array_add (chosen, g_bytes_ref (der));
    }
  return chosen;
}

/**
 * sp_x509_new:
 * @der: a certificate
 *
 * Returns: (transfer full) (nullable): what it says, %NULL where GnuTLS cannot parse it or there is too much of it
 */
SpX509 *
sp_x509_new (GBytes *der)
{
  gnutls_x509_crt_t crt;
  gsize size;
  const void *data = g_bytes_get_data (der, &size);
  gnutls_datum_t datum = { (unsigned char *) data, size };
  SpX509 *self;

  if (sp_x509_find_excess (der) || gnutls_x509_crt_init (&crt) < 0)
    return NULL;
  if (gnutls_x509_crt_import (crt, &datum, GNUTLS_X509_FMT_DER) < 0)
    {
      gnutls_x509_crt_deinit (crt);
      return NULL;
    }
  self = g_atomic_rc_box_new0 (SpX509);
  self->crt = crt;
  self->der = g_bytes_ref (der);
  read_properties (self);
  return self;
}

/**
 * sp_x509_ref:
 *
 * Returns: (transfer full): @self
 */
SpX509 *
sp_x509_ref (SpX509 *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
x509_clear (gpointer data)
{
  SpX509 *self = data;

  gnutls_x509_crt_deinit (self->crt);
  g_bytes_unref (self->der);
  g_bytes_unref (self->subject);
  g_bytes_unref (self->issuer);
}

/**
 * sp_x509_unref:
 * @self: (transfer full): a certificate
 */
void
sp_x509_unref (SpX509 *self)
{
  g_atomic_rc_box_release_full (self, x509_clear);
}

/**
 * sp_x509_read_facts:
 *
 * Returns: (transfer full): what it says, as it is shown; nothing is judged
 */
SpCertificate *
sp_x509_read_facts (const SpX509 *self)
{
  SpCertificate *facts = sp_certificate_new ();
  gnutls_datum_t name = { NULL, 0 };
  int result = gnutls_x509_crt_get_dn3 (self->crt, &name, 0);
  int algorithm = gnutls_x509_crt_get_signature_algorithm (self->crt);
  const char *signature = algorithm > 0 ? gnutls_sign_get_name (algorithm) : NULL;

  facts->subject = take_name (result, &name);
  result = gnutls_x509_crt_get_issuer_dn3 (self->crt, &name, 0);
  facts->issuer = take_name (result, &name);
  facts->dns_names = read_names (self->crt);
  facts->not_before = read_time (self->not_before);
  facts->not_after = read_time (self->not_after);
  facts->key = sp_x509_key_describe (self->crt);
  facts->signature = g_strdup (signature ? signature : "");
  facts->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->der);
  return facts;
}

/**
 * sp_x509_judge:
 * @now: seconds since 1970
 * @relied_on: whether anybody relies on the signature under it; nobody does for a trust anchor, or where it signed itself
 *
 * Returns: what is wrong with its dates, key and signature, and limits that are not known; nothing about trust, names or purpose
 */
SpTlsProblems
sp_x509_judge (const SpX509 *self, gint64 now, gboolean relied_on)
{
  SpTlsProblems problems = 0;

  if (self->not_after >= 0 && now > self->not_after)
    problems |= SP_TLS_EXPIRED;
  else if (self->not_before >= 0 && now < self->not_before)
    problems |= SP_TLS_NOT_YET_VALID;
  if (self->weak_key)
    problems |= SP_TLS_WEAK_KEY;
  if (self->weak_signature && relied_on)
    problems |= SP_TLS_WEAK_SIGNATURE;
  if (self->limits.has_unknown)
    problems |= SP_TLS_CONSTRAINT_VIOLATED;
  return problems;
}

/**
 * sp_x509_is_for:
 * @host: a host name as A-labels, or an IP address
 *
 * An address counts only where it stands as an address (RFC 9525 section 6.5); the common name only where there is no DNS name.
 *
 * Returns: whether @self is for @host (RFC 7817 section 3)
 */
gboolean
sp_x509_is_for (const SpX509 *self, const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  if (address)
    return gnutls_x509_crt_check_ip (self->crt, g_inet_address_to_bytes (address),
                                     g_inet_address_get_native_size (address), 0) != 0;
  return !self->limits.has_many_purposes && gnutls_x509_crt_check_hostname (self->crt, host) != 0;
}

/**
 * sp_x509_is_signed_by:
 * @issuer: a certificate
 *
 * Returns: whether @issuer's name and key are those of @self's issuer
 */
gboolean
sp_x509_is_signed_by (const SpX509 *self, const SpX509 *issuer)
{
  gnutls_x509_crt_t authority = issuer->crt;
  unsigned int status = 0;

  return issuer->takes_reasonable_time && g_bytes_equal (self->issuer, issuer->subject) &&
         gnutls_x509_crt_verify (self->crt, &authority, 1, SIGNATURE_ALONE, &status) >= 0 &&
         !(status & (GNUTLS_CERT_SIGNER_NOT_FOUND | GNUTLS_CERT_SIGNATURE_FAILURE));
}
