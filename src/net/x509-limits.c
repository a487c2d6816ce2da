/* What a certificate may be used for: as an authority, by a server, and for which purposes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "x509-limits.h"

#include <string.h>

#include <gnutls/x509-ext.h>

#define OID_EXTENDED_USAGE "2.5.29.37"
#define OID_NAME_CONSTRAINTS "2.5.29.30"

/* Purposes are a handful; GnuTLS takes quadratic time for lists of them. */
#define MAX_PURPOSES_SIZE 1024

/* Extensions that are looked at, of which a certificate has about ten; one with more has a limit that is not known. */
#define MAX_EXTENSIONS 64

/* TLS feature of RFC 7633: the extension status_request of RFC 6066 section 8 */
#define FEATURE_STATUS_REQUEST 5

typedef struct gnutls_x509_key_purposes_st Purposes;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Purposes, gnutls_x509_key_purpose_deinit)

typedef struct gnutls_x509_tlsfeatures_st Features;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Features, gnutls_x509_tlsfeatures_deinit)

static gboolean
names_servers (const gnutls_datum_t *extension)
{
  g_autoptr(Purposes) purposes = NULL;
  gnutls_datum_t oid;

  if (gnutls_x509_key_purpose_init (&purposes) < 0 ||
      gnutls_x509_ext_import_key_purposes (extension, purposes, 0) < 0)
    return FALSE;
  for (guint i = 0; gnutls_x509_key_purpose_get (purposes, i, &oid) >= 0; i++)
    if (strcmp ((const char *) oid.data, GNUTLS_KP_TLS_WWW_SERVER) == 0 ||
        strcmp ((const char *) oid.data, GNUTLS_KP_ANY) == 0)
      return TRUE;
  return FALSE;
}

/* Where no purpose is named, every one is meant (RFC 5280 section 4.2.1.12). */
static void
read_purposes (SpX509Limits *self, gnutls_x509_crt_t crt)
{
  gnutls_datum_t extension = { NULL, 0 };

  self->for_servers = TRUE;
  if (gnutls_x509_crt_get_extension_by_oid2 (crt, OID_EXTENDED_USAGE, 0, &extension, NULL) < 0)
    return;
  self->has_many_purposes = extension.size > MAX_PURPOSES_SIZE;
  self->for_servers = !self->has_many_purposes && names_servers (&extension);
  gnutls_free (extension.data);
}

/* RFC 5280 section 4.2.1.3: a key that has no usage may be used for everything. */
static void
read_usage (SpX509Limits *self, gnutls_x509_crt_t crt, gboolean self_issued)
{
  const guint serving =
      GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_KEY_ENCIPHERMENT | GNUTLS_KEY_KEY_AGREEMENT;
  unsigned int usage = 0;
  unsigned int critical;
  unsigned int authority = 0;
  int found = gnutls_x509_crt_get_key_usage (crt, &usage, &critical);
  gboolean unrestricted = found == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE;
  int constrained =
      gnutls_x509_crt_get_basic_constraints (crt, &critical, &authority, &self->path_length);

  /* Old roots are of version 1, which knows no such words. */
  if (constrained == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
    {
      authority = self_issued && gnutls_x509_crt_get_version (crt) < 3;
      self->path_length = -1;
    }
  self->may_serve = unrestricted || (usage & serving) != 0;
  self->may_sign = authority && (unrestricted || (usage & GNUTLS_KEY_KEY_CERT_SIGN) != 0);
}

static gboolean
is_known_extension (const char *oid)
{
  static const char *const known[] = {
    "2.5.29.14", /* subject key identifier */
    "2.5.29.15", /* key usage */
    "2.5.29.17", /* subject alternative name */
    "2.5.29.18", /* issuer alternative name */
    "2.5.29.19", /* basic constraints */
    OID_NAME_CONSTRAINTS,
    "2.5.29.31", /* CRL distribution points */
    "2.5.29.32", /* certificate policies */
    "2.5.29.33", /* policy mappings */
    "2.5.29.35", /* authority key identifier */
    "2.5.29.36", /* policy constraints */
    OID_EXTENDED_USAGE,
    "2.5.29.54", /* inhibit any policy */
    "1.3.6.1.5.5.7.1.1", /* authority information access */
    "1.3.6.1.5.5.7.1.24", /* TLS feature */
    NULL,
  };

  return g_strv_contains (known, oid);
}

static void
read_extensions (SpX509Limits *self, gnutls_x509_crt_t crt)
{
  for (guint i = 0; i < MAX_EXTENSIONS; i++)
    {
      char oid[128];
      size_t size = sizeof oid;
      unsigned int critical = 0;
      int result = gnutls_x509_crt_get_extension_info (crt, i, oid, &size, &critical);

      if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        return;
      if (result < 0 || (critical && !is_known_extension (oid)))
        self->has_unknown = TRUE;
      else if (strcmp (oid, OID_NAME_CONSTRAINTS) == 0)
        self->limits_names = TRUE;
    }
  self->has_unknown = TRUE;
}

static gboolean
demands_staple (gnutls_x509_crt_t crt)
{
  g_autoptr(Features) features = NULL;
  unsigned int feature;
  unsigned int critical;

  if (gnutls_x509_tlsfeatures_init (&features) < 0 ||
      gnutls_x509_crt_get_tlsfeatures (crt, features, 0, &critical) < 0)
    return FALSE;
  for (guint i = 0; gnutls_x509_tlsfeatures_get (features, i, &feature) >= 0; i++)
    if (feature == FEATURE_STATUS_REQUEST)
      return TRUE;
  return FALSE;
}

/**
 * sp_x509_limits_read:
 * @self: (out caller-allocates): what @crt may be used for
 * @crt: a certificate
 * @self_issued: whether its subject and its issuer are the same
 */
void
sp_x509_limits_read (SpX509Limits *self, gnutls_x509_crt_t crt, gboolean self_issued)
{
  read_usage (self, crt, self_issued);
  read_purposes (self, crt);
  read_extensions (self, crt);
  self->must_staple = demands_staple (crt);
}
