/* Whether a certificate keeps to the names that an authority above it is limited to (RFC 5280 section 4.2.1.10).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "name-constraints.h"

#include <string.h>

#include <gnutls/x509-ext.h>

#define OID_NAME_CONSTRAINTS "2.5.29.30"

/* Lists of names are worked on one by one with each name of the certificate. */
#define MAX_SIZE (8 * 1024)

typedef struct gnutls_name_constraints_st Constraints;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Constraints, gnutls_x509_name_constraints_deinit)

typedef int (*GetConstraint) (gnutls_x509_name_constraints_t constraints,
                              unsigned index,
                              unsigned *type,
                              gnutls_datum_t *name);

static gboolean
is_bearable (const SpX509 *authority)
{
  gnutls_datum_t extension = { NULL, 0 };
  gboolean bearable;

  if (gnutls_x509_crt_get_extension_by_oid2 (authority->crt, OID_NAME_CONSTRAINTS, 0, &extension,
                                             NULL) < 0)
    return FALSE;
  bearable = extension.size <= MAX_SIZE;
  gnutls_free (extension.data);
  return bearable;
}

/* Whether the comma at @at parts two attributes, and does not belong to a value (RFC 4514 section 2.4). */
static gboolean
is_parting (const char *name, const char *at)
{
  guint slashes = 0;

  while (at - slashes > name && *(at - slashes - 1) == '\\')
    slashes++;
  return *at == ',' && slashes % 2 == 0;
}

/* GnuTLS gives trees of names as text, with the top of the tree last. */
static gboolean
lies_below (const char *name, const gnutls_datum_t *top)
{
  gsize length = strlen (name);
  const char *end = name + length - MIN (top->size, length);

  if (top->size == 0)
    return TRUE;
  return top->size <= length && memcmp (end, top->data, top->size) == 0 &&
         (end == name || is_parting (name, end - 1));
}

/* Whether any tree of names on a list has @name in it; @any tells whether there are trees on it at all. */
static gboolean
is_listed (gnutls_x509_name_constraints_t constraints,
           GetConstraint get,
           const char *name,
           gboolean *any)
{
  gnutls_datum_t top;
  unsigned type;

  *any = FALSE;
  for (unsigned i = 0; get (constraints, i, &type, &top) >= 0; i++)
    if (type == GNUTLS_SAN_DN)
      {
        *any = TRUE;
        if (lies_below (name, &top))
          return TRUE;
      }
  return FALSE;
}

/* Limits of names of organisations, which GnuTLS does not know and takes for broken. */
static gboolean
allow_subject (gnutls_x509_name_constraints_t constraints, const SpX509 *certificate)
{
  gnutls_datum_t name = { NULL, 0 };
  gboolean any;
  gboolean allowed = FALSE;

  if (gnutls_x509_crt_get_dn3 (certificate->crt, &name, 0) < 0)
    return FALSE;
  if (!is_listed (constraints, gnutls_x509_name_constraints_get_excluded, (char *) name.data, &any))
    allowed = is_listed (constraints, gnutls_x509_name_constraints_get_permitted,
                         (char *) name.data, &any) ||
              !any;
  gnutls_free (name.data);
  return allowed;
}

/**
 * sp_name_constraints_allow:
 * @authority: a certificate that limits names
 * @certificate: a certificate further down
 *
 * Returns: whether the host names, addresses, mail addresses and the subject of @certificate are within the limits
 */
gboolean
sp_name_constraints_allow (const SpX509 *authority, const SpX509 *certificate)
{
  static const gnutls_x509_subject_alt_name_t types[] = { GNUTLS_SAN_DNSNAME, GNUTLS_SAN_IPADDRESS,
                                                          GNUTLS_SAN_RFC822NAME };
  g_autoptr(Constraints) constraints = NULL;
  unsigned int critical;

  if (!is_bearable (authority) || gnutls_x509_name_constraints_init (&constraints) < 0 ||
      gnutls_x509_crt_get_name_constraints (authority->crt, constraints, 0, &critical) < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (!gnutls_x509_name_constraints_check_crt (constraints, types[i], certificate->crt))
      return FALSE;
  return allow_subject (constraints, certificate);
}
