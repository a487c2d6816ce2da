/* What is wrong with a cipher suite, told from its registered name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cipher-suite.h"

#include <string.h>

static const struct
{
  const char *part; /* of the name */
  SpCipherFaults fault;
} parts[] = {
  { "_NULL", SP_CIPHER_NULL },
  { "_anon_", SP_CIPHER_ANONYMOUS },
  { "_EXPORT", SP_CIPHER_EXPORT },
  { "_DES_CBC", SP_CIPHER_DES },
  { "_DES40_", SP_CIPHER_DES },
  { "_DES_64_", SP_CIPHER_DES },
  { "_RC2_", SP_CIPHER_DES },
  { "_RC4", SP_CIPHER_RC4 },
  { "_ARCFOUR", SP_CIPHER_RC4 },
  { "_3DES", SP_CIPHER_TRIPLE_DES },
  { "_DES_192_EDE3_", SP_CIPHER_TRIPLE_DES },
};

/* Keys that are used once and thrown away; all suites of TLS 1.3 have them, whose names tell no key exchange. */
static gboolean
has_forward_secrecy (const char *name)
{
  static const char *const prefixes[] = { "TLS_ECDHE_",   "TLS_DHE_", "TLS_ECDH_anon_",
                                          "TLS_DH_anon_", "TLS_AES_", "TLS_CHACHA20_" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      return TRUE;
  return FALSE;
}

/**
 * sp_cipher_suite_get_faults:
 * @name: the registered name of a cipher suite
 *
 * Returns: what is wrong with it, 0 where nothing is
 */
SpCipherFaults
sp_cipher_suite_get_faults (const char *name)
{
  SpCipherFaults faults = has_forward_secrecy (name) ? 0 : SP_CIPHER_NO_FORWARD_SECRECY;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (name, parts[i].part))
      faults |= parts[i].fault;
  return faults;
}

/**
 * sp_cipher_faults_list:
 * @faults: of cipher suites
 *
 * Returns: (transfer full): what the kinds of weak suites are called everywhere, such as "RC4, 3DES"
 */
char *
sp_cipher_faults_list (SpCipherFaults faults)
{
  static const char *const names[] = { "NULL", "anonymous", "export", "DES", "RC4", "3DES" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (faults & (1u << i))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", names[i]);
  return g_string_free (out, FALSE);
}
