/* Reads a certificate closely with GnuTLS: names, dates, key, signature, what it is made for, and what is weak about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <gnutls/x509.h>

#include "core/certificate.h"
#include "x509-limits.h"

G_BEGIN_DECLS

/** SpX509: a parsed certificate. Reference-counted and never changed, so that several threads may read it. */
typedef struct
{
  gnutls_x509_crt_t crt; /* (owned) */
  GBytes *der; /* (owned) */
  GBytes *subject; /* (owned) the name, as it is encoded */
  GBytes *issuer; /* (owned) */
  gint64 not_before; /* seconds since 1970, -1 where unknown */
  gint64 not_after; /* seconds since 1970, -1 where unknown */
  gboolean self_issued; /* subject and issuer are the same */
  gboolean
      names_issuer_url; /* it says where its issuer's certificate can be had (RFC 5280 section 4.2.2.1) */
  gboolean weak_key;
  gboolean weak_signature; /* means nothing where nobody relies on the signature */
  gboolean takes_reasonable_time; /* its key can be used without much work */
  SpX509Limits limits;
} SpX509;

GPtrArray *sp_x509_choose (GPtrArray *sent);
SpX509 *sp_x509_new (GBytes *der);
SpX509 *sp_x509_ref (SpX509 *self);
void sp_x509_unref (SpX509 *self);
SpCertificate *sp_x509_read_facts (const SpX509 *self);
SpTlsProblems sp_x509_judge (const SpX509 *self, gint64 now, gboolean relied_on);
gboolean sp_x509_is_for (const SpX509 *self, const char *host);
gboolean sp_x509_is_signed_by (const SpX509 *self, const SpX509 *issuer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpX509, sp_x509_unref)

G_END_DECLS
