/* Trust anchors: those of this computer, read once, and those of PEM files, each read once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "anchors.h"

#include "anchor-file.h"

struct _SpAnchors
{
  GPtrArray *certificates; /* (owned) (element-type SpX509) */
};

/* What was read, and of which state of the file. */
typedef struct
{
  SpFileState state;
  SpAnchors *anchors; /* (owned) */
} Kept;

G_LOCK_DEFINE_STATIC (kept);

static void
kept_free (gpointer data)
{
  Kept *self = data;

  sp_anchors_unref (self->anchors);
  g_free (self);
}

/* Files that were read already, by path: a run of thousands of targets reads the site's authorities once. */
static GHashTable *
get_kept (void)
{
  static GHashTable *table;

  if (table == NULL)
    table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  return table;
}

static void
anchors_clear (gpointer data)
{
  SpAnchors *self = data;

  g_ptr_array_unref (self->certificates);
}

/**
 * sp_anchors_ref:
 *
 * Returns: (transfer full): @self
 */
SpAnchors *
sp_anchors_ref (SpAnchors *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * sp_anchors_unref:
 * @self: (transfer full): anchors
 */
void
sp_anchors_unref (SpAnchors *self)
{
  g_atomic_rc_box_release_full (self, anchors_clear);
}

static GBytes *
export_der (gnutls_x509_crt_t crt)
{
  gnutls_datum_t der = { NULL, 0 };
  GBytes *bytes;

  if (gnutls_x509_crt_export2 (crt, GNUTLS_X509_FMT_DER, &der) < 0)
    return NULL;
  bytes = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  return bytes;
}

/* Takes @crt. */
static SpX509 *
take_crt (gnutls_x509_crt_t crt)
{
  g_autoptr(GBytes) der = export_der (crt);

  gnutls_x509_crt_deinit (crt);
  return der ? sp_x509_new (der) : NULL;
}

static SpAnchors *
parse (GBytes *pem)
{
  gsize size;
  const void *data = g_bytes_get_data (pem, &size);
  gnutls_datum_t datum = { (unsigned char *) data, size };
  gnutls_x509_crt_t *crts = NULL;
  unsigned int n = 0;
  SpAnchors *self;

  if (gnutls_x509_crt_list_import2 (&crts, &n, &datum, GNUTLS_X509_FMT_PEM, 0) < 0 || n == 0)
    return NULL;
  self = g_atomic_rc_box_new0 (SpAnchors);
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_x509_unref);
  for (unsigned int i = 0; i < n; i++)
    {
      SpX509 *certificate = take_crt (crts[i]);

      if (certificate)
        g_ptr_array_add (self->certificates, certificate);
    }
  gnutls_free (crts);
  return self;
}

static SpAnchors *
load (const char *path, SpFileState *state, GError **error)
{
  g_autoptr(GBytes) pem = sp_anchor_file_read (path, state, error);
  SpAnchors *self = pem ? parse (pem) : NULL;

  if (pem && self == NULL)
    g_set_error_literal (error, SP_ANCHOR_ERROR, SP_ANCHOR_ERROR_NO_CERTIFICATE, path);
  return self;
}

static SpAnchors *
find_kept (const char *path)
{
  const Kept *found = g_hash_table_lookup (get_kept (), path);
  SpFileState state;

  if (found && sp_anchor_file_get_state (path, &state) &&
      sp_file_state_equal (&found->state, &state))
    return sp_anchors_ref (found->anchors);
  return NULL;
}

/**
 * sp_anchors_load:
 * @path: a PEM file
 * @error: return location for a #SpAnchorError
 *
 * A file that has not changed since is not read again.
 *
 * Returns: (transfer full) (nullable): the certificates in it, at least one
 */
SpAnchors *
sp_anchors_load (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  SpAnchors *self;
  Kept *entry;

  G_LOCK (kept);
  self = find_kept (absolute);
  if (self == NULL)
    {
      entry = g_new0 (Kept, 1);
      self = load (absolute, &entry->state, error);
      if (self)
        {
          entry->anchors = sp_anchors_ref (self);
          g_hash_table_insert (get_kept (), g_strdup (absolute), entry);
        }
      else
        g_free (entry);
    }
  G_UNLOCK (kept);
  return self;
}

/**
 * sp_anchors_contain:
 * @certificate: a certificate
 *
 * Returns: whether @certificate itself is one of them
 */
gboolean
sp_anchors_contain (const SpAnchors *self, const SpX509 *certificate)
{
  for (guint i = 0; i < self->certificates->len; i++)
    {
      const SpX509 *anchor = g_ptr_array_index (self->certificates, i);

      if (g_bytes_equal (anchor->der, certificate->der))
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_anchors_add_issuers:
 * @certificate: a certificate
 * @issuers: (element-type SpX509): to which those are added that have the name of its issuer
 */
void
sp_anchors_add_issuers (const SpAnchors *self, const SpX509 *certificate, GPtrArray *issuers)
{
  for (guint i = 0; i < self->certificates->len; i++)
    {
      SpX509 *anchor = g_ptr_array_index (self->certificates, i);

      if (g_bytes_equal (anchor->subject, certificate->issuer))
        g_ptr_array_add (issuers, sp_x509_ref (anchor));
    }
}

/* About 150 authorities, 25 ms; NULL where this computer knows none. */
static gpointer
load_system (gpointer data)
{
  gnutls_x509_trust_list_t list;
  int n;

  if (gnutls_x509_trust_list_init (&list, 0) < 0)
    return NULL;
  n = gnutls_x509_trust_list_add_system_trust (list, 0, 0);
  if (n > 0)
    return list;
  gnutls_x509_trust_list_deinit (list, 1);
  return NULL;
}

static gnutls_x509_trust_list_t
get_system (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_system, NULL);
}

/**
 * sp_system_anchors_exist:
 *
 * GnuTLS takes an empty trust store without a word, and then every server looks untrusted.
 *
 * Returns: whether this computer knows any certificate authority
 */
gboolean
sp_system_anchors_exist (void)
{
  return get_system () != NULL;
}

/**
 * sp_system_anchors_contain:
 * @certificate: a certificate
 *
 * Returns: whether this computer trusts @certificate itself
 */
gboolean
sp_system_anchors_contain (const SpX509 *certificate)
{
  gsize size;
  const void *data = g_bytes_get_data (certificate->subject, &size);
  gnutls_datum_t subject = { (unsigned char *) data, size };
  gnutls_x509_crt_t found = NULL;
  g_autoptr(GBytes) der = NULL;

  if (get_system () == NULL || gnutls_x509_trust_list_get_issuer_by_dn (
                                   get_system (), &subject, &found, GNUTLS_TL_GET_COPY) < 0)
    return FALSE;
  der = export_der (found);
  gnutls_x509_crt_deinit (found);
  return der && g_bytes_equal (der, certificate->der);
}

/**
 * sp_system_anchors_add_issuers:
 * @certificate: a certificate
 * @issuers: (element-type SpX509): to which the authority of this computer is added that has the name of its issuer
 */
void
sp_system_anchors_add_issuers (const SpX509 *certificate, GPtrArray *issuers)
{
  gnutls_x509_crt_t found = NULL;
  SpX509 *issuer;

  if (get_system () == NULL || gnutls_x509_trust_list_get_issuer (get_system (), certificate->crt,
                                                                  &found, GNUTLS_TL_GET_COPY) < 0)
    return;
  issuer = take_crt (found);
  if (issuer)
    g_ptr_array_add (issuers, issuer);
}
