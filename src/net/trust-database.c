/* Whom to believe, in the form in which GIO's and libsoup's TLS connections take it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "trust-database.h"

#define SP_TYPE_TRUST_DATABASE (sp_trust_database_get_type ())
G_DECLARE_FINAL_TYPE (SpTrustDatabase, sp_trust_database, SP, TRUST_DATABASE, GTlsDatabase)

struct _SpTrustDatabase
{
  GTlsDatabase parent_instance;

  SpTrust *
      trust; /* (owned) (nullable) complete before the first connection, so that threads may read it; %NULL believes nobody */
};

G_DEFINE_FINAL_TYPE (SpTrustDatabase, sp_trust_database, G_TYPE_TLS_DATABASE)

static GTlsCertificateFlags
to_flags (SpTlsProblems problems)
{
  static const struct
  {
    SpTlsProblems problems;
    GTlsCertificateFlags flag;
  } map[] = {
    { SP_TLS_WRONG_NAME, G_TLS_CERTIFICATE_BAD_IDENTITY },
    { SP_TLS_NOT_YET_VALID, G_TLS_CERTIFICATE_NOT_ACTIVATED },
    { SP_TLS_EXPIRED, G_TLS_CERTIFICATE_EXPIRED },
    { SP_TLS_REVOKED, G_TLS_CERTIFICATE_REVOKED },
    { SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_SELF_SIGNED | SP_TLS_INCOMPLETE_CHAIN,
      G_TLS_CERTIFICATE_UNKNOWN_CA },
    { SP_TLS_WEAK_KEY | SP_TLS_WEAK_SIGNATURE, G_TLS_CERTIFICATE_INSECURE },
    { SP_TLS_WRONG_PURPOSE | SP_TLS_CONSTRAINT_VIOLATED | SP_TLS_NOT_AN_AUTHORITY,
      G_TLS_CERTIFICATE_GENERIC_ERROR },
  };
  GTlsCertificateFlags flags = 0;

  for (guint i = 0; i < G_N_ELEMENTS (map); i++)
    if (problems & map[i].problems)
      flags |= map[i].flag;
  return flags;
}

static GPtrArray *
list_chain (GTlsCertificate *chain)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (GTlsCertificate *c = chain; c; c = g_tls_certificate_get_issuer (c))
    {
      GByteArray *der = NULL;

      g_object_get (c, "certificate", &der, NULL);
      if (der)
        g_ptr_array_add (list, g_byte_array_free_to_bytes (der));
    }
  return list;
}

static const char *
get_host (GSocketConnectable *identity)
{
  if (G_IS_NETWORK_ADDRESS (identity))
    return g_network_address_get_hostname (G_NETWORK_ADDRESS (identity));
  return "";
}

/* GIO calls this from the thread of the handshake. A host that is not known is in no certificate. */
static GTlsCertificateFlags
trust_database_verify_chain (GTlsDatabase *database,
                             GTlsCertificate *chain,
                             const char *purpose,
                             GSocketConnectable *identity,
                             GTlsInteraction *interaction,
                             GTlsDatabaseVerifyFlags flags,
                             GCancellable *cancellable,
                             GError **error)
{
  SpTrust *trust = SP_TRUST_DATABASE (database)->trust;
  g_autoptr(GPtrArray) sent = list_chain (chain);
  const char *host = identity ? get_host (identity) : NULL;

  return to_flags (trust ? sp_trust_verify (trust, sent, host) : SP_TLS_UNKNOWN_AUTHORITY);
}

static void
trust_database_finalize (GObject *object)
{
  g_clear_object (&SP_TRUST_DATABASE (object)->trust);
  G_OBJECT_CLASS (sp_trust_database_parent_class)->finalize (object);
}

static void
sp_trust_database_class_init (SpTrustDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trust_database_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = trust_database_verify_chain;
}

static void
sp_trust_database_init (SpTrustDatabase *self)
{
}

/**
 * sp_trust_database_new:
 * @trust: whom to believe; nothing may be added to it afterwards
 *
 * Returns: (transfer full): a database that gives the verdicts of @trust
 */
GTlsDatabase *
sp_trust_database_new (SpTrust *trust)
{
  SpTrustDatabase *self = g_object_new (SP_TYPE_TRUST_DATABASE, NULL);

  self->trust = g_object_ref (trust);
  return G_TLS_DATABASE (self);
}

/**
 * sp_trust_database_prepare:
 *
 * Has GIO believe nobody where it is not told whom to believe. Each of its connections begins with its default, even when it is given
 * another database at once, and reading all authorities of the system for that would hold up the main loop.
 */
void
sp_trust_database_prepare (void)
{
  static gsize prepared = 0;

  if (g_once_init_enter (&prepared))
    {
      g_autoptr(GTlsDatabase) nobody = g_object_new (SP_TYPE_TRUST_DATABASE, NULL);

      g_tls_backend_set_default_database (g_tls_backend_get_default (), nobody);
      g_once_init_leave (&prepared, 1);
    }
}
