/* The versions of SSL and TLS, oldest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpTlsVersion:
 * @SP_TLS_VERSION_SSL2: SSL 2 (forbidden by RFC 6176)
 * @SP_TLS_VERSION_SSL3: SSL 3 (RFC 6101, forbidden by RFC 7568)
 * @SP_TLS_VERSION_1_0: TLS 1.0 (RFC 2246, forbidden by RFC 8996)
 * @SP_TLS_VERSION_1_1: TLS 1.1 (RFC 4346, forbidden by RFC 8996)
 * @SP_TLS_VERSION_1_2: TLS 1.2 (RFC 5246)
 * @SP_TLS_VERSION_1_3: TLS 1.3 (RFC 8446)
 *
 * Nicks are the keys of the JSON report's `versions`.
 */
typedef enum
{
  SP_TLS_VERSION_SSL2,
  SP_TLS_VERSION_SSL3,
  SP_TLS_VERSION_1_0,
  SP_TLS_VERSION_1_1,
  SP_TLS_VERSION_1_2,
  SP_TLS_VERSION_1_3,
} SpTlsVersion;

#define SP_N_TLS_VERSIONS (SP_TLS_VERSION_1_3 + 1)
#define SP_TYPE_TLS_VERSION (sp_tls_version_get_type ())
GType sp_tls_version_get_type (void);

const char *sp_tls_version_get_name (SpTlsVersion version);
gboolean sp_tls_version_from_name (const char *name, SpTlsVersion *version);

G_END_DECLS
