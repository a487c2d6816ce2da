/* The authority's word on a certificate that a server sends along (RFC 6066 section 8, RFC 6960).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "x509.h"

G_BEGIN_DECLS

SpStaple
sp_staple_read (GBytes *bytes, const SpX509 *certificate, const SpX509 *issuer, gint64 now);

G_END_DECLS
