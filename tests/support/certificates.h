/* A throw-away certificate authority for tests: good server certificates and every kind of bad one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SpTestCertificateKind:
 * @SP_TEST_CERTIFICATE_GOOD: nothing to complain about, valid for 90 days
 * @SP_TEST_CERTIFICATE_EXPIRED: its time ended a month ago
 * @SP_TEST_CERTIFICATE_NOT_YET_VALID: its time begins in a month
 * @SP_TEST_CERTIFICATE_WRONG_NAME: for `wrong.example`, whatever names were asked for
 * @SP_TEST_CERTIFICATE_SELF_SIGNED: issued by itself
 * @SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY: issued by an authority that nobody trusts
 * @SP_TEST_CERTIFICATE_WEAK_KEY: an RSA key of 1024 bits
 * @SP_TEST_CERTIFICATE_WEAK_SIGNATURE: signed with SHA-1
 * @SP_TEST_CERTIFICATE_CHAIN: issued by an intermediate authority, which is sent along
 * @SP_TEST_CERTIFICATE_INCOMPLETE_CHAIN: issued by an intermediate authority, which is kept back
 * @SP_TEST_CERTIFICATE_RSA: like GOOD, with an RSA key of 2048 bits instead of an elliptic one
 *
 * What is special about a server certificate.
 */
typedef enum
{
  SP_TEST_CERTIFICATE_GOOD,
  SP_TEST_CERTIFICATE_EXPIRED,
  SP_TEST_CERTIFICATE_NOT_YET_VALID,
  SP_TEST_CERTIFICATE_WRONG_NAME,
  SP_TEST_CERTIFICATE_SELF_SIGNED,
  SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY,
  SP_TEST_CERTIFICATE_WEAK_KEY,
  SP_TEST_CERTIFICATE_WEAK_SIGNATURE,
  SP_TEST_CERTIFICATE_CHAIN,
  SP_TEST_CERTIFICATE_INCOMPLETE_CHAIN,
  SP_TEST_CERTIFICATE_RSA,
} SpTestCertificateKind;

#define SP_TEST_N_CERTIFICATE_KINDS (SP_TEST_CERTIFICATE_RSA + 1)

typedef struct _SpTestAuthority SpTestAuthority;

SpTestAuthority *sp_test_authority_new (const char *name);
void sp_test_authority_free (SpTestAuthority *self);
SpTestAuthority *sp_test_authority_get_default (void);
const char *sp_test_authority_get_pem (const SpTestAuthority *self);
gboolean sp_test_authority_write (const SpTestAuthority *self, const char *path, GError **error);
char *sp_test_authority_write_temporary (const SpTestAuthority *self);
char *sp_test_authority_issue (const SpTestAuthority *self,
                               SpTestCertificateKind kind,
                               const char *const *names);
char *
sp_test_authority_issue_for_days (const SpTestAuthority *self, const char *const *names, int days);
GTlsCertificate *sp_test_certificate_from_pem (const char *identity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTestAuthority, sp_test_authority_free)

G_END_DECLS
