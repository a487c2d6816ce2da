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

/* GIO calls this from the thread of the handshake. */
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

  return trust ? sp_trust_verify (trust, chain, identity) : G_TLS_CERTIFICATE_UNKNOWN_CA;
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
      g_autoptr (GTlsDatabase) nobody = g_object_new (SP_TYPE_TRUST_DATABASE, NULL);

      g_tls_backend_set_default_database (g_tls_backend_get_default (), nobody);
      g_once_init_leave (&prepared, 1);
    }
}
