/* What a server's certificate says and what is wrong with it, as plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "tristate.h"

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
 * @SP_TLS_WRONG_PURPOSE: it is made for something else than servers (RFC 5280 sections 4.2.1.3 and 4.2.1.12)
 * @SP_TLS_CONSTRAINT_VIOLATED: used outside the limits that an authority has set (RFC 5280 sections 4.2 and 4.2.1.10)
 * @SP_TLS_NOT_AN_AUTHORITY: it vouches for another certificate and may not (RFC 5280 sections 4.2.1.3 and 4.2.1.9)
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
  SP_TLS_WRONG_PURPOSE = 1 << 9,
  SP_TLS_CONSTRAINT_VIOLATED = 1 << 10,
  SP_TLS_NOT_AN_AUTHORITY = 1 << 11,
} SpTlsProblems;

#define SP_TLS_LAST_PROBLEM SP_TLS_NOT_AN_AUTHORITY

#define SP_TYPE_TLS_PROBLEMS (sp_tls_problems_get_type ())
GType sp_tls_problems_get_type (void);

/**
 * SpStaple:
 * @SP_STAPLE_NONE: the server sent none
 * @SP_STAPLE_GOOD: the authority says that the certificate is still good
 * @SP_STAPLE_REVOKED: the authority says that it has withdrawn the certificate
 * @SP_STAPLE_UNKNOWN: the authority says that it does not know the certificate
 * @SP_STAPLE_EXPIRED: the authority said it too long ago, or it is dated ahead
 * @SP_STAPLE_FORGED: it is not signed by the authority
 * @SP_STAPLE_OTHER: it is about another certificate
 * @SP_STAPLE_UNREADABLE: it cannot be read, or is an error message
 * @SP_STAPLE_UNCHECKED: it was not looked at, since nobody vouches for the certificate
 *
 * What the authority's word that a server sends along with its certificate (RFC 6066 section 8, RFC 6960) is worth. Only the first
 * three after none are heeded. Nicks are those of the JSON report's `tls.staple`.
 */
typedef enum
{
  SP_STAPLE_NONE,
  SP_STAPLE_GOOD,
  SP_STAPLE_REVOKED,
  SP_STAPLE_UNKNOWN,
  SP_STAPLE_EXPIRED,
  SP_STAPLE_FORGED,
  SP_STAPLE_OTHER,
  SP_STAPLE_UNREADABLE,
  SP_STAPLE_UNCHECKED,
} SpStaple;

#define SP_TYPE_STAPLE (sp_staple_get_type ())
GType sp_staple_get_type (void);

/**
 * SpCertificate:
 *
 * Facts of one X.509 certificate, reference-counted. Every string is display-safe; dates are UTC and owned.
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
  SpTlsProblems problems; /* what is wrong with this one, as far as it was judged */
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
  char *
      key_exchange; /* (owned) (nullable) a group such as "X25519", "DHE" for one of the server's own, or "RSA" */
  guint dh_bits; /* of Diffie-Hellman with numbers, 0 where it was not used */
  char *proof; /* (owned) (nullable) the algorithm with which the server signed the handshake */
  SpTristate
      tls12; /* whether the server speaks TLS 1.2 too; unknown where the session shows it or nobody asked */
  SpTristate secure_renegotiation; /* RFC 5746; unknown where the version needs none */
  SpTlsProblems
      problems; /* 0 where the certificate is trusted for this host; those of @path alone */
  GPtrArray *chain; /* (owned) (element-type SpCertificate) leaf first, as the server sent it */
  GPtrArray *
      path; /* (owned) (element-type SpCertificate) what was judged: from leaf to trust anchor, or as far as it goes */
  guint
      n_sent; /* certificates that the server sent; more than @chain has where not all were looked at */
  SpStaple staple; /* of the leaf */
  gboolean must_staple; /* the leaf is not to be believed without a staple (RFC 7633) */
} SpTlsFacts;

SpCertificate *sp_certificate_new (void);
SpCertificate *sp_certificate_ref (SpCertificate *self);
void sp_certificate_unref (SpCertificate *self);
char *sp_certificate_short_name (const char *name);
SpTlsFacts *sp_tls_facts_new (void);
void sp_tls_facts_free (SpTlsFacts *self);
const SpCertificate *sp_tls_facts_get_leaf (const SpTlsFacts *self);
const SpCertificate *sp_tls_facts_find_culprit (const SpTlsFacts *self, SpTlsProblems problem);
char **sp_tls_problems_to_nicks (SpTlsProblems problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCertificate, sp_certificate_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTlsFacts, sp_tls_facts_free)

G_END_DECLS
