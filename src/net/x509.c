/* Reads a certificate closely with GnuTLS: names, dates, key, signature, and what is weak about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "x509.h"

#include <string.h>

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include "core/safe-text.h"

/* RFC 9325 section 4.5 */
#define MIN_RSA_BITS 2048
#define MIN_CURVE_BITS 224

/* Names kept of a certificate: some carry hundreds. */
#define MAX_NAMES 100

typedef struct gnutls_x509_crt_int Crt;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Crt, gnutls_x509_crt_deinit)

static char *
take_name (int result, gnutls_datum_t *name)
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
  g_autoptr (GInetAddress) address = NULL;

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
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
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
read_time (time_t when)
{
  return when == (time_t) -1 ? NULL : g_date_time_new_from_unix_utc (when);
}

static SpTlsProblems
judge_dates (gnutls_x509_crt_t crt, gint64 now)
{
  time_t from = gnutls_x509_crt_get_activation_time (crt);
  time_t until = gnutls_x509_crt_get_expiration_time (crt);

  if (until != (time_t) -1 && now > until)
    return SP_TLS_EXPIRED;
  if (from != (time_t) -1 && now < from)
    return SP_TLS_NOT_YET_VALID;
  return 0;
}

static char *
read_key (gnutls_x509_crt_t crt, SpTlsProblems *problems)
{
  unsigned int bits = 0;
  int algorithm = gnutls_x509_crt_get_pk_algorithm (crt, &bits);
  gboolean factoring =
      algorithm == GNUTLS_PK_RSA || algorithm == GNUTLS_PK_RSA_PSS || algorithm == GNUTLS_PK_DSA;

  if (factoring ? bits < MIN_RSA_BITS : bits < MIN_CURVE_BITS)
    *problems |= SP_TLS_WEAK_KEY;
  switch (algorithm)
    {
    case GNUTLS_PK_RSA:
      return g_strdup_printf ("RSA %u", bits);
    case GNUTLS_PK_ECDSA:
      return g_strdup_printf ("ECDSA %u", bits);
    case GNUTLS_PK_EDDSA_ED25519:
      return g_strdup ("Ed25519");
    case GNUTLS_PK_EDDSA_ED448:
      return g_strdup ("Ed448");
    default:
      return g_strdup_printf ("%s %u", gnutls_pk_algorithm_get_name (algorithm), bits);
    }
}

static char *
read_signature (gnutls_x509_crt_t crt, gboolean self_issued, SpTlsProblems *problems)
{
  int algorithm = gnutls_x509_crt_get_signature_algorithm (crt);
  const char *name = algorithm > 0 ? gnutls_sign_get_name (algorithm) : NULL;

  /* Nobody relies on the signature that a certificate makes of itself. */
  if (!self_issued &&
      (name == NULL || !gnutls_sign_is_secure2 (algorithm, GNUTLS_SIGN_FLAG_SECURE_FOR_CERTS)))
    *problems |= SP_TLS_WEAK_SIGNATURE;
  return g_strdup (name ? name : "");
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
read_facts (SpX509 *self, gnutls_x509_crt_t crt, gint64 now)
{
  SpCertificate *facts = self->facts;
  gnutls_datum_t subject = { NULL, 0 }, issuer = { NULL, 0 };
  int got_subject = gnutls_x509_crt_get_dn3 (crt, &subject, 0);
  int got_issuer = gnutls_x509_crt_get_issuer_dn3 (crt, &issuer, 0);

  facts->subject = take_name (got_subject, &subject);
  facts->issuer = take_name (got_issuer, &issuer);
  facts->dns_names = read_names (crt);
  facts->not_before = read_time (gnutls_x509_crt_get_activation_time (crt));
  facts->not_after = read_time (gnutls_x509_crt_get_expiration_time (crt));
  self->self_issued = gnutls_x509_crt_check_issuer (crt, crt) != 0;
  self->names_issuer_url = has_issuer_url (crt);
  self->problems = judge_dates (crt, now);
  facts->key = read_key (crt, &self->problems);
  facts->signature = read_signature (crt, self->self_issued, &self->problems);
}

/**
 * sp_x509_new:
 * @certificate: a certificate as GIO got it
 * @now: seconds since 1970, for the dates
 *
 * Returns: (transfer full) (nullable): what it says, %NULL where GnuTLS cannot parse it
 */
SpX509 *
sp_x509_new (GTlsCertificate *certificate, gint64 now)
{
  g_autoptr (GByteArray) der = NULL;
  g_autoptr (Crt) crt = NULL;
  gnutls_datum_t datum;
  SpX509 *self;

  g_object_get (certificate, "certificate", &der, NULL);
  if (der == NULL || gnutls_x509_crt_init (&crt) < 0)
    return NULL;
  datum.data = der->data;
  datum.size = der->len;
  if (gnutls_x509_crt_import (crt, &datum, GNUTLS_X509_FMT_DER) < 0)
    return NULL;

  self = g_new0 (SpX509, 1);
  self->facts = sp_certificate_new ();
  self->facts->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  read_facts (self, crt, now);
  return self;
}

/**
 * sp_x509_free:
 * @self: (transfer full): what a certificate says
 */
void
sp_x509_free (SpX509 *self)
{
  g_clear_pointer (&self->facts, sp_certificate_free);
  g_free (self);
}
