/* What the two ends of a TLS session agreed on, beside version and cipher suite. Private to net/trust.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gnutls/gnutls.h>

#include "core/certificate.h"

G_BEGIN_DECLS

void sp_tls_agreement_store (gnutls_session_t session, SpTlsFacts *facts);

G_END_DECLS
