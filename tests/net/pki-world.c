/* The certificates that the tests of verdicts are made of, and the verdict in short.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pki-world.h"

#include <glib/gstdio.h>
#include <gnutls/x509.h>

#define SELF SP_TEST_SELF

static const SpTestWish wishes[] = {
  [ROOT] = { "Root", .issuer = SELF, .end = 3000 },
  [INTER] = { "Inter" },
  [LEAF] = { "leaf", .issuer = INTER, .host = HOST },
  [OLD_ROOT] = { "Old Root", .issuer = SELF, .begin = -900, .end = -10 },
  [CROSS] = { "cross", "CN=Root", OLD_ROOT, .key_of_first = TRUE, .begin = -900, .end = -10 },
  [DIRECT] = { "direct", .host = HOST },
  [EXPIRED] = { "expired", .host = HOST, .begin = -90, .end = -3 },
  [NOT_YET] = { "not-yet", .host = HOST, .begin = 3, .end = 90 },
  [OTHER_NAME] = { "other", .host = "other.example another.example" },
  [SELF_SIGNED] = { "self", .issuer = SELF, .host = HOST },
  [STRANGER] = { "Stranger", .issuer = SELF },
  [STRANGE_LEAF] = { "strange", .issuer = STRANGER, .host = HOST },
  [STRANGE_LEAF_WITH_URL] = { "strange-url", .issuer = STRANGER, .host = HOST,
                              .names_issuer_url = TRUE },
  [WEAK_KEY] = { "weak-key", .host = HOST, .rsa_bits = 1024 },
  [WEAK_SIGNATURE] = { "weak-signature", .host = HOST, .sha1 = TRUE },
  [CLIENT_ONLY] = { "client", .host = HOST, .purpose = GNUTLS_KP_TLS_WWW_CLIENT },
  [MAIL_ONLY] = { "mail", .host = HOST, .purpose = GNUTLS_KP_EMAIL_PROTECTION },
  [ANY_PURPOSE] = { "any", .host = HOST, .purpose = GNUTLS_KP_ANY },
  [NO_PURPOSE] = { "none", .host = HOST, .purpose = "" },
  [LIST_SIGNER] = { "lists", .host = HOST, .usage = GNUTLS_KEY_CRL_SIGN },
  [EXPIRED_INTER] = { "Expired Inter", "CN=Inter Two,O=Example", .begin = -90, .end = -3 },
  [UNDER_EXPIRED_INTER] = { "under-expired", .issuer = EXPIRED_INTER, .host = HOST },
  [NEW_INTER] = { "New Inter", "CN=Inter Two,O=Example", .key_of = EXPIRED_INTER },
  [FUTURE_INTER] = { "Future Inter", .begin = 3, .end = 90 },
  [UNDER_FUTURE_INTER] = { "under-future", .issuer = FUTURE_INTER, .host = HOST },
  [NO_AUTHORITY] = { "No Authority", .no_authority = TRUE },
  [UNDER_NO_AUTHORITY] = { "under-none", .issuer = NO_AUTHORITY, .host = HOST },
  [NO_SIGNER] = { "No Signer", .usage = GNUTLS_KEY_CRL_SIGN },
  [UNDER_NO_SIGNER] = { "under-no-signer", .issuer = NO_SIGNER, .host = HOST },
  [MAIL_INTER] = { "Mail Inter", .purpose = GNUTLS_KP_EMAIL_PROTECTION },
  [UNDER_MAIL_INTER] = { "under-mail", .issuer = MAIL_INTER, .host = HOST },
  [WEAK_INTER] = { "Weak Inter", .rsa_bits = 1024 },
  [UNDER_WEAK_INTER] = { "under-weak", .issuer = WEAK_INTER, .host = HOST },
  [SHA1_INTER] = { "Sha1 Inter", .sha1 = TRUE },
  [UNDER_SHA1_INTER] = { "under-sha1", .issuer = SHA1_INTER, .host = HOST },
  [LAST_INTER] = { "Last Inter", .path_length = 1 },
  [ONE_TOO_MANY] = { "One Too Many", .issuer = LAST_INTER },
  [UNDER_ONE_TOO_MANY] = { "under-many", .issuer = ONE_TOO_MANY, .host = HOST },
  [UNDER_LAST_INTER] = { "under-last", .issuer = LAST_INTER, .host = HOST },
  [CORP_INTER] = { "Corp Inter", .permitted = "corp.test" },
  [IN_CORP] = { "in-corp", .issuer = CORP_INTER, .host = "mail.corp.test" },
  [OUT_OF_CORP] = { "out-of-corp", .issuer = CORP_INTER, .host = HOST },
  [NOT_EXAMPLE_INTER] = { "Not Example Inter", .excluded = "example" },
  [IN_EXAMPLE] = { "in-example", .issuer = NOT_EXAMPLE_INTER, .host = HOST },
  [NET_INTER] = { "Net Inter", .permitted = "10.0.0.0/8" },
  [IN_NET] = { "in-net", .issuer = NET_INTER, .host = HOST, .address = "10.1.2.3" },
  [OUT_OF_NET] = { "out-of-net", .issuer = NET_INTER, .host = HOST, .address = "192.0.2.1" },
  [ORG_INTER] = { "Org Inter", "CN=Org Inter,O=Org,C=CA", .permitted = "O=Org,C=CA" },
  [IN_ORG] = { "in-org", "CN=in-org,O=Org,C=CA", .issuer = ORG_INTER, .host = HOST },
  [OUT_OF_ORG] = { "out-of-org", "CN=out-of-org,O=Other,C=CA", .issuer = ORG_INTER, .host = HOST },
  [OUT_OF_ORG_BY_COMMA] = { "comma", "CN=comma\\,O=Org,C=CA", .issuer = ORG_INTER, .host = HOST },
  [COMMON_NAME_ONLY] = { HOST, .host = "" },
  [ADDRESS] = { "address", .host = "", .address = "127.0.0.2" },
  [ADDRESS_AS_NAME] = { "as-name", .host = "127.0.0.2" },
  [UNKNOWN_LIMIT] = { "unknown-limit", .host = HOST, .unknown_critical = TRUE },
  [STAPLED] = { "stapled", .host = HOST, .must_staple = TRUE },
  [LOOP_A] = { "Loop A", .issuer = SELF },
  [LOOP_B] = { "Loop B", .issuer = LOOP_A },
  [LOOP_A_AGAIN] = { "Loop A again", "CN=Loop A", LOOP_B, .key_of = LOOP_A },
  [IN_LOOP] = { "in-loop", .issuer = LOOP_B, .host = HOST },
  [TRUSTED_LEAF] = { "trusted", .issuer = STRANGER, .host = HOST },
  [EXPIRED_ROOT] = { "Expired Root", .issuer = SELF, .begin = -90, .end = -3 },
  [UNDER_EXPIRED_ROOT] = { "under-expired-root", .issuer = EXPIRED_ROOT, .host = HOST },
  [BIG] = { "big", .host = HOST, .n_names = 5000 },
  [TRUSTED_WITHOUT_SIGNING] = { "no-signing", .issuer = SELF, .host = "ca.example" },
  [UNDER_TRUSTED_WITHOUT_SIGNING] = { "under-no-signing", .issuer = TRUSTED_WITHOUT_SIGNING,
                                      .host = HOST },
};

static const int anchors[] = { ROOT, TRUSTED_LEAF, EXPIRED_ROOT, TRUSTED_WITHOUT_SIGNING, END };

/* Made once: keys take a while. */
SpTestPki *
pki_world (void)
{
  static SpTestPki *world;

  if (world == NULL)
    world = sp_test_pki_new (wishes, N_CERTIFICATES);
  return world;
}

SpTrust *
pki_world_trust (void)
{
  g_autofree char *path = sp_test_pki_write_anchors (pki_world (), anchors);
  g_autoptr(GError) error = NULL;
  SpTrust *trust = sp_trust_new ();

  sp_trust_add_file (trust, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return trust;
}

/* What a server sends, leaf first. */
GPtrArray *
pki_world_send (const int *which)
{
  GPtrArray *sent = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; which[i] != END; i++)
    g_ptr_array_add (sent, sp_test_pki_get_der (pki_world (), which[i]));
  return sent;
}

/* The path from the server's certificate on, each with what is wrong with it: “leaf[expired] < Inter < Root”. */
char *
pki_world_tell (const SpTlsFacts *facts)
{
  GString *told = g_string_new (NULL);
  SpTlsProblems all = 0;

  for (guint i = 0; i < facts->path->len; i++)
    {
      const SpCertificate *own = g_ptr_array_index (facts->path, i);
      g_autofree char *name = sp_certificate_short_name (own->subject);
      g_auto(GStrv) nicks = sp_tls_problems_to_nicks (own->problems);
      g_autofree char *problems = g_strjoinv (" ", nicks);

      all |= own->problems;
      g_string_append_printf (told, "%s%s", i > 0 ? " < " : "", name);
      if (own->problems)
        g_string_append_printf (told, "[%s]", problems);
    }
  if (facts->path->len > 0)
    g_assert_cmpuint (facts->problems, ==, all);
  return g_string_free (told, FALSE);
}
