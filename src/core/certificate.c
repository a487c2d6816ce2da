/* What a server's certificate says and what is wrong with it, as plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate.h"

#include <string.h>

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
                     G_DEFINE_ENUM_VALUE (SP_TLS_INCOMPLETE_CHAIN, "incomplete-chain"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_WRONG_PURPOSE, "wrong-purpose"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_CONSTRAINT_VIOLATED, "constraint-violated"),
                     G_DEFINE_ENUM_VALUE (SP_TLS_NOT_AN_AUTHORITY, "not-an-authority"))

G_DEFINE_ENUM_TYPE (SpStaple,
                    sp_staple,
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_REVOKED, "revoked"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_FORGED, "forged"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_OTHER, "other-certificate"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_UNREADABLE, "unreadable"),
                    G_DEFINE_ENUM_VALUE (SP_STAPLE_UNCHECKED, "unchecked"))

/**
 * sp_certificate_new:
 *
 * Returns: (transfer full): a certificate without any facts yet
 */
SpCertificate *
sp_certificate_new (void)
{
  return g_rc_box_new0 (SpCertificate);
}

/**
 * sp_certificate_ref:
 *
 * Returns: (transfer full): @self
 */
SpCertificate *
sp_certificate_ref (SpCertificate *self)
{
  return g_rc_box_acquire (self);
}

static void
certificate_clear (gpointer data)
{
  SpCertificate *self = data;

  g_free (self->subject);
  g_free (self->issuer);
  g_strfreev (self->dns_names);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  g_free (self->key);
  g_free (self->signature);
  g_free (self->sha256);
}

/**
 * sp_certificate_unref:
 * @self: (transfer full): a certificate
 */
void
sp_certificate_unref (SpCertificate *self)
{
  g_rc_box_release_full (self, certificate_clear);
}

/* One value of a distinguished name, without the escapes of RFC 4514 section 2.4; %NULL where it is empty. */
static char *
read_value (const char *start)
{
  GString *value = g_string_new (NULL);

  for (const char *p = start; *p && *p != ',' && *p != '+'; p++)
    {
      if (*p == '\\' && p[1] != '\0' && strchr (",+\"\\<>;=# ", p[1]))
        p++;
      g_string_append_c (value, *p);
    }
  return g_string_free (value, value->len == 0);
}

static char *
find_attribute (const char *name, const char *attribute)
{
  gboolean at_start = TRUE;

  for (const char *p = name; *p; p++)
    {
      if (at_start && g_str_has_prefix (p, attribute))
        return read_value (p + strlen (attribute));
      at_start = *p == ',' || *p == '+';
      if (*p == '\\' && p[1] != '\0')
        p++;
    }
  return NULL;
}

/**
 * sp_certificate_short_name:
 * @name: (nullable): a distinguished name, RFC 4514
 *
 * Returns: (transfer full): what a person calls whoever has that name: the common name, else the unit or the organisation, else
 *   all of @name; a dash where it is empty
 */
char *
sp_certificate_short_name (const char *name)
{
  static const char *const attributes[] = { "CN=", "OU=", "O=" };

  for (guint i = 0; name && i < G_N_ELEMENTS (attributes); i++)
    {
      char *value = find_attribute (name, attributes[i]);

      if (value)
        return value;
    }
  return g_strdup (name && *name ? name : "—");
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

  self->tls12 = SP_UNKNOWN;
  self->secure_renegotiation = SP_UNKNOWN;
  self->chain = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_certificate_unref);
  self->path = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_certificate_unref);
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
  g_free (self->key_exchange);
  g_free (self->proof);
  g_ptr_array_unref (self->chain);
  g_ptr_array_unref (self->path);
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
 * sp_tls_facts_find_culprit:
 * @self: the facts of a handshake
 * @problem: one problem of @self
 *
 * Returns: (transfer none) (nullable): the certificate that has the problem, the one nearest to the server where several have it;
 *   the server's own where none is known to
 */
const SpCertificate *
sp_tls_facts_find_culprit (const SpTlsFacts *self, SpTlsProblems problem)
{
  for (guint i = 0; i < self->path->len; i++)
    {
      const SpCertificate *certificate = g_ptr_array_index (self->path, i);

      if (certificate->problems & problem)
        return certificate;
    }
  return sp_tls_facts_get_leaf (self);
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
  g_autoptr(GTypeClass) klass = g_type_class_ref (SP_TYPE_TLS_PROBLEMS);
  GFlagsClass *flags = (GFlagsClass *) klass;
  g_autoptr(GStrvBuilder) nicks = g_strv_builder_new ();

  for (guint i = 0; i < flags->n_values; i++)
    if (problems & flags->values[i].value)
      g_strv_builder_add (nicks, flags->values[i].value_nick);
  return g_strv_builder_end (nicks);
}
