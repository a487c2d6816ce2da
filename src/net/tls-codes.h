/* What GnuTLS calls things, in the words of the report and of GIO.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <gnutls/gnutls.h>

#include "core/tls-failure.h"

G_BEGIN_DECLS

SpTlsFailure sp_tls_codes_get_failure (int code);
const char *sp_tls_codes_get_version (gnutls_protocol_t version);
GTlsProtocolVersion sp_tls_codes_get_gio_version (gnutls_protocol_t version);
char *sp_tls_codes_dup_cipher_suite (const char *name);

G_END_DECLS
