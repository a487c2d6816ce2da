/* Certificates as a table describes them: each with the faults that a test wants, and who vouches for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_TEST_SELF -1

/** SpTestWish: what one certificate of a table is to be like; all zeros make a good one, issued by the first. */
typedef struct
{
  const char *id; /* common name, where @name is NULL; how tests call it */
  const char *name; /* (nullable) subject, RFC 4514 */
  int issuer; /* index of who vouches for it, SP_TEST_SELF, or the first */
  int key_of; /* index of the one whose key it has, where that is not 0 */
  gboolean key_of_first; /* it has the key of the first */
  const char *host; /* (nullable) DNS names, separated by spaces; an authority where NULL */
  const char *address; /* (nullable) an IP address */
  int begin; /* days from now until it is valid; 30 days ago where both are 0 */
  int end; /* days from now until it no longer is */
  guint rsa_bits; /* an elliptic key where 0 */
  gboolean sha1;
  gboolean no_authority; /* says of itself that it is none, or nothing where it has a host */
  int path_length; /* one more than the number of authorities below it, 0 for any */
  guint usage; /* GNUTLS_KEY_…; what is usual where 0 */
  const char *
      purpose; /* (nullable) OID; servers where it has a host, none for an authority; "" for none at all */
  const char *
      permitted; /* (nullable) a tree of DNS names, an IP network "10.0.0.0/8" or "CN=…" that it is limited to */
  const char *excluded; /* (nullable) a tree of DNS names that it must keep away from */
  gboolean must_staple;
  gboolean unknown_critical; /* has an extension that nobody knows and that must not be ignored */
  gboolean names_issuer_url;
  guint n_names; /* so many short DNS names instead of @host's */
} SpTestWish;

typedef struct _SpTestPki SpTestPki;

SpTestPki *sp_test_pki_new (const SpTestWish *wishes, guint n);
void sp_test_pki_free (SpTestPki *self);
GBytes *sp_test_pki_get_der (const SpTestPki *self, guint i);
char *sp_test_pki_dup_identity (const SpTestPki *self, guint i);
char *sp_test_pki_write_anchors (const SpTestPki *self, const int *which);

/** SpTestStatus: what an authority says of a certificate in an OCSP response. */
typedef struct
{
  guint about; /* the certificate */
  guint by; /* who signs */
  gboolean revoked;
  gboolean unknown; /* the authority does not know it */
  int from; /* days from now */
  int until; /* days from now; no end where 0 */
} SpTestStatus;

GBytes *sp_test_pki_make_status (const SpTestPki *self, const SpTestStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTestPki, sp_test_pki_free)

G_END_DECLS
