/* Whom to believe: the system's authorities and those of files, and what is wrong with a server's certificates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "trust.h"

#include <gnutls/x509.h>

#include "x509.h"

struct _SpTrust
{
  GObject parent_instance;

  GPtrArray *additional; /* (owned) (element-type GTlsDatabase) the anchors of each file */
};

G_DEFINE_FINAL_TYPE (SpTrust, sp_trust, G_TYPE_OBJECT)

static void
trust_finalize (GObject *object)
{
  SpTrust *self = SP_TRUST (object);

  g_ptr_array_unref (self->additional);
  G_OBJECT_CLASS (sp_trust_parent_class)->finalize (object);
}

static void
sp_trust_class_init (SpTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trust_finalize;
}

static void
sp_trust_init (SpTrust *self)
{
  self->additional = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
has_certificates (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  GList *found = g_tls_certificate_list_new_from_file (path, &local);
  gboolean any = found != NULL;

  g_list_free_full (found, g_object_unref);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!any)
    g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE,
                         "there is no PEM certificate in it");
  return any;
}

/**
 * sp_trust_new:
 *
 * Returns: (transfer full): the system's trust anchors
 */
SpTrust *
sp_trust_new (void)
{
  return g_object_new (SP_TYPE_TRUST, NULL);
}

/**
 * sp_trust_add_file:
 * @self: whom to believe
 * @path: a PEM file with additional trust anchors
 * @error: return location for an error of GIO when the file cannot be read or holds no certificate
 *
 * Returns: whether the anchors were added
 */
gboolean
sp_trust_add_file (SpTrust *self, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  GTlsDatabase *database;

  if (!has_certificates (absolute, error))
    return FALSE;
  database = g_tls_file_database_new (absolute, error);
  if (database == NULL)
    return FALSE;
  g_ptr_array_add (self->additional, database);
  return TRUE;
}

static SpTlsProblems
from_flags (GTlsCertificateFlags flags)
{
  static const struct
  {
    GTlsCertificateFlags flag;
    SpTlsProblems problem;
  } map[] = {
    { G_TLS_CERTIFICATE_BAD_IDENTITY, SP_TLS_WRONG_NAME },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, SP_TLS_NOT_YET_VALID },
    { G_TLS_CERTIFICATE_EXPIRED, SP_TLS_EXPIRED },
    { G_TLS_CERTIFICATE_REVOKED, SP_TLS_REVOKED },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, SP_TLS_UNKNOWN_AUTHORITY },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, SP_TLS_UNKNOWN_AUTHORITY },
  };
  SpTlsProblems problems = 0;

  for (guint i = 0; i < G_N_ELEMENTS (map); i++)
    if (flags & map[i].flag)
      problems |= map[i].problem;
  return problems;
}

/* GnuTLS says only that the issuer is unknown; the chain tells why. */
static SpTlsProblems
tell_unknown_apart (const SpX509 *last, gboolean alone)
{
  if (last->self_issued)
    return alone ? SP_TLS_SELF_SIGNED : SP_TLS_UNKNOWN_AUTHORITY;
  if (last->names_issuer_url)
    return SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_INCOMPLETE_CHAIN;
  return SP_TLS_UNKNOWN_AUTHORITY;
}

static gboolean
is_vouched_for (GTlsCertificateFlags flags)
{
  return !(flags & (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR));
}

static GTlsCertificateFlags
ask (GTlsDatabase *database, GTlsCertificate *leaf, GSocketConnectable *identity)
{
  return g_tls_database_verify_chain (database, leaf, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                      identity, NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, NULL);
}

/**
 * sp_trust_verify:
 * @self: whom to believe
 * @leaf: a server's certificate with its chain
 * @identity: the host that was meant
 *
 * Asks the additional anchors in turn, then the system's, which take a while to read the first time.
 *
 * Returns: what is wrong with the certificate, 0 where nothing is
 */
GTlsCertificateFlags
sp_trust_verify (SpTrust *self, GTlsCertificate *leaf, GSocketConnectable *identity)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GTlsDatabase) system = NULL;

  for (guint i = 0; i < self->additional->len; i++)
    {
      GTlsCertificateFlags flags = ask (g_ptr_array_index (self->additional, i), leaf, identity);

      if (is_vouched_for (flags))
        return flags;
    }
  /* Not what sp_trust_database_prepare() has put in front of it. */
  system = G_TLS_BACKEND_GET_INTERFACE (backend)->get_default_database (backend);
  return ask (system, leaf, identity);
}

static void
examine_chain (SpTlsFacts *facts, GTlsCertificate *leaf, GTlsCertificateFlags flags)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  SpTlsProblems unknown = 0;

  facts->problems = from_flags (flags);
  for (GTlsCertificate *c = leaf; c != NULL; c = g_tls_certificate_get_issuer (c))
    {
      g_autoptr (SpX509) x509 = sp_x509_new (c, now);

      if (x509 == NULL)
        break;
      unknown = tell_unknown_apart (x509, c == leaf);
      facts->problems |= x509->problems;
      g_ptr_array_add (facts->chain, g_steal_pointer (&x509->facts));
    }
  if (facts->problems & SP_TLS_UNKNOWN_AUTHORITY)
    facts->problems = (facts->problems & ~SP_TLS_UNKNOWN_AUTHORITY) | unknown;
  if ((flags & G_TLS_CERTIFICATE_INSECURE) && !(facts->problems & SP_TLS_WEAK_KEY))
    facts->problems |= SP_TLS_WEAK_SIGNATURE;
}

/**
 * sp_trust_examine:
 * @self: whom to believe
 * @session: a session whose handshake is complete
 * @identity: the host that was meant (RFC 7817 section 3)
 *
 * Records what the handshake showed. The verdict on the certificate is that of GIO's trust stores; GnuTLS' parser adds what
 * GIO does not look at: short keys, and why an authority is unknown.
 *
 * Returns: (transfer full): the facts
 */
SpTlsFacts *
sp_trust_examine (SpTrust *self, SpTlsSession *session, GSocketConnectable *identity)
{
  SpTlsFacts *facts = sp_tls_facts_new ();
  g_autoptr (GTlsCertificate) leaf = sp_tls_session_dup_certificate (session);

  facts->version = g_strdup (sp_tls_session_get_version (session));
  facts->cipher_suite = sp_tls_session_dup_cipher_suite (session);
  if (leaf != NULL)
    examine_chain (facts, leaf, sp_trust_verify (self, leaf, identity));
  else
    facts->problems = SP_TLS_UNKNOWN_AUTHORITY;
  return facts;
}

/**
 * sp_trust_has_system_anchors:
 *
 * GIO and GnuTLS take an empty trust store without a word, and then every server looks untrusted.
 *
 * Returns: whether this computer knows any certificate authority
 */
gboolean
sp_trust_has_system_anchors (void)
{
  gnutls_x509_trust_list_t list;
  int n;

  if (gnutls_x509_trust_list_init (&list, 0) < 0)
    return FALSE;
  n = gnutls_x509_trust_list_add_system_trust (list, 0, 0);
  gnutls_x509_trust_list_deinit (list, 1);
  return n > 0;
}
