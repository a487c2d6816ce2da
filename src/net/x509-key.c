/* The key of a certificate: what it is called, whether it is too short, and whether using it takes a bearable time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "x509-key.h"

#include <gnutls/abstract.h>

/* RFC 9325 section 4.5 */
#define MIN_RSA_BITS 2048
#define MIN_CURVE_BITS 224

/* A signature is checked in milliseconds within these limits. Without them a stranger's key can take minutes. */
#define MAX_RSA_BITS 16384
#define MAX_EXPONENT_BYTES 8

typedef struct gnutls_pubkey_st PublicKey;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PublicKey, gnutls_pubkey_deinit)

static gboolean
is_rsa (int algorithm)
{
  return algorithm == GNUTLS_PK_RSA || algorithm == GNUTLS_PK_RSA_PSS;
}

/**
 * sp_x509_key_describe:
 * @crt: a certificate
 *
 * Returns: (transfer full): what its key is called, such as "RSA 2048"
 */
char *
sp_x509_key_describe (gnutls_x509_crt_t crt)
{
  unsigned int bits = 0;
  int algorithm = gnutls_x509_crt_get_pk_algorithm (crt, &bits);

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

/**
 * sp_x509_key_is_weak:
 * @crt: a certificate
 *
 * Returns: whether its key is shorter than RFC 9325 section 4.5 allows
 */
gboolean
sp_x509_key_is_weak (gnutls_x509_crt_t crt)
{
  unsigned int bits = 0;
  int algorithm = gnutls_x509_crt_get_pk_algorithm (crt, &bits);
  gboolean factoring = is_rsa (algorithm) || algorithm == GNUTLS_PK_DSA;

  return factoring ? bits < MIN_RSA_BITS : bits < MIN_CURVE_BITS;
}

static gboolean
has_short_exponent (gnutls_x509_crt_t crt)
{
  g_autoptr(PublicKey) key = NULL;
  gnutls_datum_t modulus = { NULL, 0 };
  gnutls_datum_t exponent = { NULL, 0 };
  gboolean is_short;

  if (gnutls_pubkey_init (&key) < 0 || gnutls_pubkey_import_x509 (key, crt, 0) < 0 ||
      gnutls_pubkey_export_rsa_raw2 (key, &modulus, &exponent, GNUTLS_EXPORT_FLAG_NO_LZ) < 0)
    return FALSE;
  is_short = exponent.size <= MAX_EXPONENT_BYTES;
  gnutls_free (modulus.data);
  gnutls_free (exponent.data);
  return is_short;
}

/**
 * sp_x509_key_takes_reasonable_time:
 * @crt: a certificate
 *
 * Keys of which there are few sizes are fast. An RSA key may be as large and have as large an exponent as its maker liked.
 *
 * Returns: whether a signature can be checked with the key in a few milliseconds
 */
gboolean
sp_x509_key_takes_reasonable_time (gnutls_x509_crt_t crt)
{
  unsigned int bits = 0;
  int algorithm = gnutls_x509_crt_get_pk_algorithm (crt, &bits);

  switch (algorithm)
    {
    case GNUTLS_PK_RSA:
    case GNUTLS_PK_RSA_PSS:
      return bits <= MAX_RSA_BITS && has_short_exponent (crt);
    case GNUTLS_PK_ECDSA:
    case GNUTLS_PK_EDDSA_ED25519:
    case GNUTLS_PK_EDDSA_ED448:
      return TRUE;
    default:
      return FALSE;
    }
}
