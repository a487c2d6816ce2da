/* The certificates that the tests of verdicts are made of, and the verdict in short.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/trust.h"
#include "support/pki.h"

G_BEGIN_DECLS

/* Rows of the table of certificates. */
enum
{
  ROOT, /* trusted, as are those marked so */
  INTER,
  LEAF,
  OLD_ROOT, /* expired, nobody trusts it */
  CROSS, /* what the old root says of ROOT's key; expired */
  DIRECT, /* issued by ROOT */
  EXPIRED,
  NOT_YET,
  OTHER_NAME,
  SELF_SIGNED,
  STRANGER,
  STRANGE_LEAF,
  STRANGE_LEAF_WITH_URL,
  WEAK_KEY,
  WEAK_SIGNATURE,
  CLIENT_ONLY,
  MAIL_ONLY,
  ANY_PURPOSE,
  NO_PURPOSE,
  LIST_SIGNER, /* key usage cRLSign alone */
  EXPIRED_INTER,
  UNDER_EXPIRED_INTER,
  NEW_INTER, /* INTER_AGAIN's key and name, but valid */
  FUTURE_INTER,
  UNDER_FUTURE_INTER,
  NO_AUTHORITY,
  UNDER_NO_AUTHORITY,
  NO_SIGNER, /* an authority whose key may not sign certificates */
  UNDER_NO_SIGNER,
  MAIL_INTER, /* may vouch for mail, not for servers */
  UNDER_MAIL_INTER,
  WEAK_INTER,
  UNDER_WEAK_INTER,
  SHA1_INTER,
  UNDER_SHA1_INTER,
  LAST_INTER, /* no authority may stand below it */
  ONE_TOO_MANY,
  UNDER_ONE_TOO_MANY,
  UNDER_LAST_INTER,
  CORP_INTER, /* limited to corp.test */
  IN_CORP,
  OUT_OF_CORP,
  NOT_EXAMPLE_INTER, /* kept away from example */
  IN_EXAMPLE,
  NET_INTER, /* limited to addresses of a network */
  IN_NET,
  OUT_OF_NET,
  ORG_INTER, /* limited to the names of an organisation */
  IN_ORG,
  OUT_OF_ORG,
  OUT_OF_ORG_BY_COMMA,
  COMMON_NAME_ONLY,
  ADDRESS,
  ADDRESS_AS_NAME,
  UNKNOWN_LIMIT,
  STAPLED, /* must staple */
  LOOP_A, /* authorities that vouch for each other */
  LOOP_B,
  LOOP_A_AGAIN,
  IN_LOOP,
  TRUSTED_LEAF, /* trusted itself, though issued by nobody known */
  EXPIRED_ROOT, /* trusted, but over */
  UNDER_EXPIRED_ROOT,
  BIG, /* more names than are read */
  TRUSTED_WITHOUT_SIGNING, /* trusted for itself, no authority */
  UNDER_TRUSTED_WITHOUT_SIGNING,
  N_CERTIFICATES,
  END = -1,
};

#define HOST "mail.example"

SpTestPki *pki_world (void);
SpTrust *pki_world_trust (void);
GPtrArray *pki_world_send (const int *which);
char *pki_world_tell (const SpTlsFacts *facts);

G_END_DECLS
