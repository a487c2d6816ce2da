/* What a server's certificate says and what is wrong with it, as plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpTlsProblems:
 * @SP_TLS_EXPIRED: the validity period is over
 * @SP_TLS_NOT_YET_VALID: the validity period has not begun
 * @SP_TLS_UNKNOWN_AUTHORITY: no trust anchor vouches for the issuer
 * @SP_TLS_SELF_SIGNED: the certificate vouches only for itself
 * @SP_TLS_WRONG_NAME: the certificate is for another host (RFC 7817 section 3)
 * @SP_TLS_REVOKED: the issuer has withdrawn it
 * @SP_TLS_WEAK_KEY: RSA below 2048 bits or a curve below 224 bits (RFC 9325 section 4.5)
 * @SP_TLS_WEAK_SIGNATURE: signed with MD5 or SHA-1 (RFC 9325 section 4.5)
 * @SP_TLS_INCOMPLETE_CHAIN: the server keeps back the certificate between it and its authority
 *
 * Reasons not to trust a certificate. Nicks are those of the JSON report's `tls.problems`.
 */
typedef enum
{
  SP_TLS_EXPIRED = 1 << 0,
  SP_TLS_NOT_YET_VALID = 1 << 1,
  SP_TLS_UNKNOWN_AUTHORITY = 1 << 2,
  SP_TLS_SELF_SIGNED = 1 << 3,
  SP_TLS_WRONG_NAME = 1 << 4,
  SP_TLS_REVOKED = 1 << 5,
  SP_TLS_WEAK_KEY = 1 << 6,
  SP_TLS_WEAK_SIGNATURE = 1 << 7,
  SP_TLS_INCOMPLETE_CHAIN = 1 << 8,
} SpTlsProblems;

#define SP_TYPE_TLS_PROBLEMS (sp_tls_problems_get_type ())
GType sp_tls_problems_get_type (void);

/**
 * SpCertificate:
 *
 * Facts of one X.509 certificate. Every string is display-safe; dates are UTC and owned.
 */
typedef struct
{
  char *subject; /* (owned) distinguished name, RFC 4514 */
  char *issuer; /* (owned) */
  char **dns_names; /* (owned) subjectAltName: DNS names and IP addresses, as presented */
  GDateTime *not_before; /* (owned) (nullable) */
  GDateTime *not_after; /* (owned) (nullable) */
  char *key; /* (owned) e.g. "RSA 2048" */
  char *signature; /* (owned) e.g. "RSA-SHA256" */
  char *sha256; /* (owned) fingerprint, lower-case hexadecimal */
} SpCertificate;

/**
 * SpTlsFacts:
 *
 * What one finished TLS handshake showed.
 */
typedef struct
{
  char *version; /* (owned) e.g. "TLS 1.3" */
  char *cipher_suite; /* (owned) (nullable) IANA name */
  SpTlsProblems problems; /* 0 where the certificate is trusted for this host */
  GPtrArray *chain; /* (owned) (element-type SpCertificate) leaf first, as the server sent it */
} SpTlsFacts;

SpCertificate *sp_certificate_new (void);
void sp_certificate_free (SpCertificate *self);
SpTlsFacts *sp_tls_facts_new (void);
void sp_tls_facts_free (SpTlsFacts *self);
const SpCertificate *sp_tls_facts_get_leaf (const SpTlsFacts *self);
char **sp_tls_problems_to_nicks (SpTlsProblems problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCertificate, sp_certificate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTlsFacts, sp_tls_facts_free)

G_END_DECLS
