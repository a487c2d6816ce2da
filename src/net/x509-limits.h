/* What a certificate may be used for: as an authority, by a server, and for which purposes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/** SpX509Limits: the limits that a certificate sets for itself and for those below it. */
typedef struct
{
  gboolean may_sign; /* it may act as an authority */
  int path_length; /* authorities below it, -1 for any number (RFC 5280 section 4.2.1.9) */
  gboolean may_serve; /* its key may be used by a server in a handshake */
  gboolean for_servers; /* its extended purposes include servers */
  gboolean has_many_purposes; /* more than are read */
  gboolean limits_names; /* RFC 5280 section 4.2.1.10 */
  gboolean has_unknown; /* an unknown extension that must not be ignored (RFC 5280 section 4.2) */
  gboolean must_staple; /* RFC 7633 */
} SpX509Limits;

void sp_x509_limits_read (SpX509Limits *self, gnutls_x509_crt_t crt, gboolean self_issued);

G_END_DECLS
