/* What a server's certificate says and what is wrong with it, as plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate.h"

G_DEFINE_FLAGS_TYPE (SpTlsProblems,
                     sp_tls_problems,
                     G_DEFINE_ENUM_VALUE (SP_TLS_EXPIRED, "expired"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_NOT_YET_VALID, "not-yet-valid"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_UNKNOWN_AUTHORITY, "unknown-authority"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_SELF_SIGNED, "self-signed"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_WRONG_NAME, "wrong-name"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_REVOKED, "revoked"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_WEAK_KEY, "weak-key"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_WEAK_SIGNATURE, "weak-signature"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_INCOMPLETE_CHAIN, "incomplete-chain"))

/**
 * sp_certificate_new:
 *
 * Returns: (transfer full): a certificate without any facts yet
 */
SpCertificate *
sp_certificate_new (void)
{
  return g_new0 (SpCertificate, 1);
}

/**
 * sp_certificate_free:
 * @self: (transfer full): a certificate
 */
void
sp_certificate_free (SpCertificate *self)
{
  g_free (self->subject);
  g_free (self->issuer);
  g_strfreev (self->dns_names);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  g_free (self->key);
  g_free (self->signature);
  g_free (self->sha256);
  g_free (self);
}

/**
 * sp_tls_facts_new:
 *
 * Returns: (transfer full): facts with an empty chain
 */
SpTlsFacts *
sp_tls_facts_new (void)
{
  SpTlsFacts *self = g_new0 (SpTlsFacts, 1);

  self->chain = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_certificate_free);
  return self;
}

/**
 * sp_tls_facts_free:
 * @self: (transfer full): the facts of a handshake
 */
void
sp_tls_facts_free (SpTlsFacts *self)
{
  g_free (self->version);
  g_free (self->cipher_suite);
  g_ptr_array_unref (self->chain);
  g_free (self);
}

/**
 * sp_tls_facts_get_leaf:
 * @self: the facts of a handshake
 *
 * Returns: (transfer none) (nullable): the server's own certificate
 */
const SpCertificate *
sp_tls_facts_get_leaf (const SpTlsFacts *self)
{
  return self->chain->len > 0 ? g_ptr_array_index (self->chain, 0) : NULL;
}

/**
 * sp_tls_problems_to_nicks:
 * @problems: what is wrong with a certificate
 *
 * Returns: (transfer full): the nicks of the JSON report, in a fixed order; may be empty
 */
char **
sp_tls_problems_to_nicks (SpTlsProblems problems)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (SP_TYPE_TLS_PROBLEMS);
  GFlagsClass *flags = (GFlagsClass *) klass;
  g_autoptr (GStrvBuilder) nicks = g_strv_builder_new ();

  for (guint i = 0; i < flags->n_values; i++)
    if (problems & flags->values[i].value)
      g_strv_builder_add (nicks, flags->values[i].value_nick);
  return g_strv_builder_end (nicks);
}
