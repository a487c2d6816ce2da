/* What GnuTLS calls things, in the words of the report and of GIO.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-codes.h"

#include <string.h>

/**
 * sp_tls_codes_get_failure:
 * @code: a fatal error of GnuTLS
 *
 * Returns: what it is evidence of: what is not listed here is a breach of TLS's rules by the server
 */
SpTlsFailure
sp_tls_codes_get_failure (int code)
{
  static const struct
  {
    int code;
    SpTlsFailure failure;
  } causes[] = {
    { GNUTLS_E_UNSUPPORTED_VERSION_PACKET, SP_TLS_FAILURE_VERSION },
    { GNUTLS_E_DECRYPTION_FAILED, SP_TLS_FAILURE_DAMAGED },
    { GNUTLS_E_PK_SIG_VERIFY_FAILED, SP_TLS_FAILURE_DAMAGED },
    { GNUTLS_E_ERROR_IN_FINISHED_PACKET, SP_TLS_FAILURE_DAMAGED },
    { GNUTLS_E_DH_PRIME_UNACCEPTABLE, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_INSUFFICIENT_SECURITY, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_UNKNOWN_CIPHER_SUITE, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_UNWANTED_ALGORITHM, SP_TLS_FAILURE_WEAK },
    { GNUTLS_E_HANDSHAKE_TOO_LARGE, SP_TLS_FAILURE_FLOOD },
    { GNUTLS_E_TOO_MANY_HANDSHAKE_PACKETS, SP_TLS_FAILURE_FLOOD },
    { GNUTLS_E_TOO_MANY_EMPTY_PACKETS, SP_TLS_FAILURE_FLOOD },
    { GNUTLS_E_SESSION_EOF, SP_TLS_FAILURE_ENDED },
    { GNUTLS_E_PREMATURE_TERMINATION, SP_TLS_FAILURE_CUT },
    { GNUTLS_E_PULL_ERROR, SP_TLS_FAILURE_CUT },
    { GNUTLS_E_PUSH_ERROR, SP_TLS_FAILURE_CUT },
    { GNUTLS_E_INTERNAL_ERROR, SP_TLS_FAILURE_UNKNOWN },
    { GNUTLS_E_MEMORY_ERROR, SP_TLS_FAILURE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (causes[i].code == code)
      return causes[i].failure;
  return SP_TLS_FAILURE_RULES;
}

static const struct
{
  gnutls_protocol_t version;
  const char *name;
  GTlsProtocolVersion gio;
} versions[] = {
  { GNUTLS_TLS1_3, "TLS 1.3", G_TLS_PROTOCOL_VERSION_TLS_1_3 },
  { GNUTLS_TLS1_2, "TLS 1.2", G_TLS_PROTOCOL_VERSION_TLS_1_2 },
  { GNUTLS_TLS1_1, "TLS 1.1", G_TLS_PROTOCOL_VERSION_TLS_1_1 },
  { GNUTLS_TLS1_0, "TLS 1.0", G_TLS_PROTOCOL_VERSION_TLS_1_0 },
  { GNUTLS_SSL3, "SSL 3.0", G_TLS_PROTOCOL_VERSION_SSL_3_0 },
};

/**
 * sp_tls_codes_get_version:
 * @version: a protocol version
 *
 * Returns: (transfer none): the same as the report writes it
 */
const char *
sp_tls_codes_get_version (gnutls_protocol_t version)
{
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (versions[i].version == version)
      return versions[i].name;
  return "unknown";
}

/**
 * sp_tls_codes_get_gio_version:
 * @version: a protocol version
 *
 * Returns: the same as GIO writes it
 */
GTlsProtocolVersion
sp_tls_codes_get_gio_version (gnutls_protocol_t version)
{
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (versions[i].version == version)
      return versions[i].gio;
  return G_TLS_PROTOCOL_VERSION_UNKNOWN;
}

/**
 * sp_tls_codes_dup_cipher_suite:
 * @name: (nullable): the name of a cipher suite as GnuTLS and GIO write it
 *
 * GnuTLS leaves out the word WITH that the registered names of suites before TLS 1.3 have.
 *
 * Returns: (transfer full) (nullable): its registered name
 */
char *
sp_tls_codes_dup_cipher_suite (const char *name)
{
  static const char *const exchanges[] = { "TLS_ECDHE_RSA_", "TLS_ECDHE_ECDSA_", "TLS_DHE_RSA_",
                                           "TLS_DHE_DSS_",   "TLS_RSA_",         NULL };

  for (guint i = 0; name && strstr (name, "_WITH_") == NULL && exchanges[i]; i++)
    if (g_str_has_prefix (name, exchanges[i]))
      return g_strconcat (exchanges[i], "WITH_", name + strlen (exchanges[i]), NULL);
  return g_strdup (name);
}
