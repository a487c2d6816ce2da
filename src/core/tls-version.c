/* The versions of SSL and TLS, oldest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-version.h"

G_DEFINE_ENUM_TYPE (SpTlsVersion,
                    sp_tls_version,
                    G_DEFINE_ENUM_VALUE (SP_TLS_VERSION_SSL2, "ssl2"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_VERSION_SSL3, "ssl3"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_VERSION_1_0, "tls1.0"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_VERSION_1_1, "tls1.1"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_VERSION_1_2, "tls1.2"),
                    G_DEFINE_ENUM_VALUE (SP_TLS_VERSION_1_3, "tls1.3"))

static const char *const names[SP_N_TLS_VERSIONS] = {
  "SSL 2", "SSL 3", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3",
};

/**
 * sp_tls_version_get_name:
 * @version: a version
 *
 * Returns: (transfer none): what people call it, such as "TLS 1.2"
 */
const char *
sp_tls_version_get_name (SpTlsVersion version)
{
  g_return_val_if_fail (version < SP_N_TLS_VERSIONS, "");

  return names[version];
}

/**
 * sp_tls_version_from_name:
 * @name: (nullable): what sp_tls_version_get_name() returns
 * @version: (out): the version
 *
 * Returns: whether @name is that of a version; @version is untouched otherwise
 */
gboolean
sp_tls_version_from_name (const char *name, SpTlsVersion *version)
{
  for (guint i = 0; i < SP_N_TLS_VERSIONS; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *version = i;
        return TRUE;
      }
  return FALSE;
}
