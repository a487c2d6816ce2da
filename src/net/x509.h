/* Reads a certificate closely with GnuTLS: names, dates, key, signature, and what is weak about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/certificate.h"

G_BEGIN_DECLS

/** SpX509: what is needed of a certificate besides the facts that are kept. */
typedef struct
{
  SpCertificate *facts; /* (owned) */
  SpTlsProblems problems; /* dates, key and signature; nothing about trust or names */
  gboolean self_issued; /* subject and issuer are the same */
  gboolean
      names_issuer_url; /* it says where its issuer's certificate can be had (RFC 5280 section 4.2.2.1) */
} SpX509;

SpX509 *sp_x509_new (GTlsCertificate *certificate, gint64 now);
void sp_x509_free (SpX509 *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpX509, sp_x509_free)

G_END_DECLS
