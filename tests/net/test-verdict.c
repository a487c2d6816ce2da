/* Tests of the verdict: which certificate of which path has which problem, and that nothing else counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "net/trust-database.h"
#include "pki-world.h"
#include "support/bounds.h"

#define MAX_SENT 12

typedef struct
{
  const char *name;
  int sent[MAX_SENT];
  const char *verdict; /* the path and what is wrong along it, see pki_world_tell() */
  const char *host; /* (nullable) where it is not HOST */
  SpTlsProblems problems; /* what a program sees that only asks whether to go on */
} Vector;

static const Vector vectors[] = {
  { "good", { LEAF, INTER, END }, "leaf < Inter < Root" },
  { "direct", { DIRECT, END }, "direct < Root" },
  { "root-sent-too", { LEAF, INTER, ROOT, END }, "leaf < Inter < Root" },
  /* Let's Encrypt's and Sectigo's chains for years: what has expired is not needed. */
  { "expired-cross-signed-root", { LEAF, INTER, CROSS, END }, "leaf < Inter < Root" },
  { "expired-old-root-too", { LEAF, INTER, CROSS, OLD_ROOT, END }, "leaf < Inter < Root" },
  { "weak-extra", { LEAF, INTER, WEAK_INTER, SHA1_INTER, END }, "leaf < Inter < Root" },
  { "doubled", { LEAF, LEAF, INTER, INTER, END }, "leaf < Inter < Root" },
  { "wrong-order", { LEAF, CROSS, ROOT, INTER, END }, "leaf < Inter < Root" },
  { "other-leafs", { LEAF, EXPIRED, SELF_SIGNED, INTER, END }, "leaf < Inter < Root" },
  { "new-beside-expired",
    { UNDER_EXPIRED_INTER, EXPIRED_INTER, NEW_INTER, END },
    "under-expired < Inter Two < Root" },

  { "expired", { EXPIRED, END }, "expired[expired] < Root", NULL, SP_TLS_EXPIRED },
  { "not-yet-valid",
    { NOT_YET, END },
    "not-yet[not-yet-valid] < Root",
    NULL,
    SP_TLS_NOT_YET_VALID },
  { "wrong-name", { OTHER_NAME, END }, "other[wrong-name] < Root", NULL, SP_TLS_WRONG_NAME },
  { "common-name", { COMMON_NAME_ONLY, END }, "mail.example < Root" },
  { "address", { ADDRESS, END }, "address < Root", "127.0.0.2" },
  { "other-address",
    { ADDRESS, END },
    "address[wrong-name] < Root",
    "127.0.0.3",
    SP_TLS_WRONG_NAME },
  { "address-as-name",
    { ADDRESS_AS_NAME, END },
    "as-name[wrong-name] < Root",
    "127.0.0.2",
    SP_TLS_WRONG_NAME },
  { "weak-key", { WEAK_KEY, END }, "weak-key[weak-key] < Root", NULL, SP_TLS_WEAK_KEY },
  { "weak-signature",
    { WEAK_SIGNATURE, END },
    "weak-signature[weak-signature] < Root",
    NULL,
    SP_TLS_WEAK_SIGNATURE },

  { "self-signed", { SELF_SIGNED, END }, "self[self-signed]", NULL, SP_TLS_SELF_SIGNED },
  { "stranger",
    { STRANGE_LEAF, STRANGER, END },
    "strange < Stranger[unknown-authority]",
    NULL,
    SP_TLS_UNKNOWN_AUTHORITY },
  { "stranger-kept-back",
    { STRANGE_LEAF, END },
    "strange[unknown-authority]",
    NULL,
    SP_TLS_UNKNOWN_AUTHORITY },
  { "incomplete",
    { STRANGE_LEAF_WITH_URL, END },
    "strange-url[unknown-authority incomplete-chain]",
    NULL,
    SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_INCOMPLETE_CHAIN },
  { "stranger-of-that-name",
    { STRANGE_LEAF, ROOT, INTER, END },
    "strange[unknown-authority]",
    NULL,
    SP_TLS_UNKNOWN_AUTHORITY },
  { "trusted-itself", { TRUSTED_LEAF, END }, "trusted" },
  { "expired-root",
    { UNDER_EXPIRED_ROOT, END },
    "under-expired-root < Expired Root[expired]",
    NULL,
    SP_TLS_EXPIRED },

  { "client-only",
    { CLIENT_ONLY, END },
    "client[wrong-purpose] < Root",
    NULL,
    SP_TLS_WRONG_PURPOSE },
  { "mail-only", { MAIL_ONLY, END }, "mail[wrong-purpose] < Root", NULL, SP_TLS_WRONG_PURPOSE },
  { "any-purpose", { ANY_PURPOSE, END }, "any < Root" },
  { "no-purpose", { NO_PURPOSE, END }, "none < Root" },
  { "crl-sign-only",
    { LIST_SIGNER, END },
    "lists[wrong-purpose] < Root",
    NULL,
    SP_TLS_WRONG_PURPOSE },
  { "unknown-limit",
    { UNKNOWN_LIMIT, END },
    "unknown-limit[constraint-violated] < Root",
    NULL,
    SP_TLS_CONSTRAINT_VIOLATED },

  { "expired-inter",
    { UNDER_EXPIRED_INTER, EXPIRED_INTER, END },
    "under-expired < Inter Two[expired] < Root",
    NULL,
    SP_TLS_EXPIRED },
  { "future-inter",
    { UNDER_FUTURE_INTER, FUTURE_INTER, END },
    "under-future < Future Inter[not-yet-valid] < Root",
    NULL,
    SP_TLS_NOT_YET_VALID },
  { "inter-no-authority",
    { UNDER_NO_AUTHORITY, NO_AUTHORITY, END },
    "under-none < No Authority[not-an-authority] < Root",
    NULL,
    SP_TLS_NOT_AN_AUTHORITY },
  { "inter-cannot-sign",
    { UNDER_NO_SIGNER, NO_SIGNER, END },
    "under-no-signer < No Signer[not-an-authority] < Root",
    NULL,
    SP_TLS_NOT_AN_AUTHORITY },
  { "leaf-as-authority",
    { UNDER_TRUSTED_WITHOUT_SIGNING, END },
    "under-no-signing < no-signing[not-an-authority]",
    NULL,
    SP_TLS_NOT_AN_AUTHORITY },
  { "inter-for-mail",
    { UNDER_MAIL_INTER, MAIL_INTER, END },
    "under-mail < Mail Inter[wrong-purpose] < Root",
    NULL,
    SP_TLS_WRONG_PURPOSE },
  { "weak-inter",
    { UNDER_WEAK_INTER, WEAK_INTER, END },
    "under-weak < Weak Inter[weak-key] < Root",
    NULL,
    SP_TLS_WEAK_KEY },
  { "sha1-inter",
    { UNDER_SHA1_INTER, SHA1_INTER, END },
    "under-sha1 < Sha1 Inter[weak-signature] < Root",
    NULL,
    SP_TLS_WEAK_SIGNATURE },
  { "path-length",
    { UNDER_ONE_TOO_MANY, ONE_TOO_MANY, LAST_INTER, END },
    "under-many < One Too Many[not-an-authority] < Last Inter < Root",
    NULL,
    SP_TLS_NOT_AN_AUTHORITY },
  { "path-length-kept", { UNDER_LAST_INTER, LAST_INTER, END }, "under-last < Last Inter < Root" },

  { "in-corp", { IN_CORP, CORP_INTER, END }, "in-corp < Corp Inter < Root", "mail.corp.test" },
  { "out-of-corp",
    { OUT_OF_CORP, CORP_INTER, END },
    "out-of-corp[constraint-violated] < Corp Inter < Root",
    NULL,
    SP_TLS_CONSTRAINT_VIOLATED },
  { "in-excluded",
    { IN_EXAMPLE, NOT_EXAMPLE_INTER, END },
    "in-example[constraint-violated] < Not Example Inter < Root",
    NULL,
    SP_TLS_CONSTRAINT_VIOLATED },
  { "in-net", { IN_NET, NET_INTER, END }, "in-net < Net Inter < Root" },
  { "out-of-net",
    { OUT_OF_NET, NET_INTER, END },
    "out-of-net[constraint-violated] < Net Inter < Root",
    NULL,
    SP_TLS_CONSTRAINT_VIOLATED },
  { "in-organisation", { IN_ORG, ORG_INTER, END }, "in-org < Org Inter < Root" },
  { "out-of-organisation",
    { OUT_OF_ORG, ORG_INTER, END },
    "out-of-org[constraint-violated] < Org Inter < Root",
    NULL,
    SP_TLS_CONSTRAINT_VIOLATED },
  { "out-of-organisation-by-comma",
    { OUT_OF_ORG_BY_COMMA, ORG_INTER, END },
    "comma,O=Org[constraint-violated] < Org Inter < Root",
    NULL,
    SP_TLS_CONSTRAINT_VIOLATED },

  { "loop",
    { IN_LOOP, LOOP_B, LOOP_A_AGAIN, LOOP_A, END },
    "in-loop < Loop B < Loop A < Loop A[unknown-authority]",
    NULL,
    SP_TLS_UNKNOWN_AUTHORITY },
  { "too-large", { BIG, INTER, END }, "", NULL, SP_TLS_UNKNOWN_AUTHORITY },
  { "too-large-extra", { LEAF, BIG, INTER, END }, "leaf < Inter < Root" },
};

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
test_verdict (gconstpointer data)
{
  const Vector *vector = data;
  const char *host = vector->host ? vector->host : HOST;
  g_autoptr(GPtrArray) sent = pki_world_send (vector->sent);
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = sp_trust_judge (trust, sent, NULL, host, get_now ());
  g_autofree char *told = pki_world_tell (facts);
  g_auto(GStrv) nicks = sp_tls_problems_to_nicks (facts->problems);
  g_auto(GStrv) expected = sp_tls_problems_to_nicks (vector->problems);

  g_assert_cmpstr (told, ==, vector->verdict);
  g_assert_cmpstrv (nicks, expected);
  g_assert_cmpuint (sp_trust_verify (trust, sent, host), ==, vector->problems);
  g_assert_cmpuint (facts->n_sent, ==, sent->len);
  if (facts->path->len > 0)
    g_assert_true (sp_tls_facts_get_leaf (facts) == g_ptr_array_index (facts->path, 0));
}

/* The one that is told to have a problem is the one that has it, with its own facts. */
static void
test_culprit (void)
{
  const int which[] = { UNDER_WEAK_INTER, WEAK_INTER, END };
  g_autoptr(GPtrArray) sent = pki_world_send (which);
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = sp_trust_judge (trust, sent, NULL, HOST, get_now ());
  const SpCertificate *culprit = sp_tls_facts_find_culprit (facts, SP_TLS_WEAK_KEY);

  g_assert_cmpstr (culprit->subject, ==, "CN=Weak Inter");
  g_assert_cmpstr (culprit->key, ==, "RSA 1024");
  g_assert_true (sp_tls_facts_find_culprit (facts, SP_TLS_EXPIRED) ==
                 sp_tls_facts_get_leaf (facts));
}

/* What nobody needs is judged by itself, for a note. */
static void
test_extra (void)
{
  const int which[] = { LEAF, INTER, CROSS, END };
  g_autoptr(GPtrArray) sent = pki_world_send (which);
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = sp_trust_judge (trust, sent, NULL, HOST, get_now ());
  const SpCertificate *extra = g_ptr_array_index (facts->chain, 2);

  g_assert_cmpuint (facts->problems, ==, 0);
  g_assert_cmpuint (facts->chain->len, ==, 3);
  g_assert_cmpuint (extra->problems, ==, SP_TLS_EXPIRED);
}

typedef struct
{
  const char *name;
  SpTestStatus status;
  gboolean none; /* nothing is stapled */
  gboolean cut; /* only half of it */
  SpStaple expected;
} StapleVector;

static const StapleVector staples[] = {
  { "none", { STAPLED, ROOT }, .none = TRUE, .expected = SP_STAPLE_NONE },
  { "good", { STAPLED, ROOT, .from = -1, .until = 5 }, .expected = SP_STAPLE_GOOD },
  { "good-without-end", { STAPLED, ROOT, .from = -1 }, .expected = SP_STAPLE_GOOD },
  { "revoked",
    { STAPLED, ROOT, .revoked = TRUE, .from = -1, .until = 5 },
    .expected = SP_STAPLE_REVOKED },
  { "unknown",
    { STAPLED, ROOT, .unknown = TRUE, .from = -1, .until = 5 },
    .expected = SP_STAPLE_UNKNOWN },
  { "over", { STAPLED, ROOT, .from = -9, .until = -2 }, .expected = SP_STAPLE_EXPIRED },
  { "revoked-but-over",
    { STAPLED, ROOT, .revoked = TRUE, .from = -9, .until = -2 },
    .expected = SP_STAPLE_EXPIRED },
  { "over-without-end", { STAPLED, ROOT, .from = -20 }, .expected = SP_STAPLE_EXPIRED },
  { "ahead", { STAPLED, ROOT, .from = 2, .until = 5 }, .expected = SP_STAPLE_EXPIRED },
  { "other", { DIRECT, ROOT, .from = -1, .until = 5 }, .expected = SP_STAPLE_OTHER },
  { "cut",
    { STAPLED, ROOT, .from = -1, .until = 5 },
    .cut = TRUE,
    .expected = SP_STAPLE_UNREADABLE },
};

static GPtrArray *
staple (GBytes *response)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (list, response);
  return list;
}

static GPtrArray *
make_staples (const StapleVector *vector)
{
  g_autoptr(GBytes) whole = sp_test_pki_make_status (pki_world (), &vector->status);
  gsize size = g_bytes_get_size (whole);

  if (vector->none)
    return NULL;
  return staple (g_bytes_new_from_bytes (whole, 0, vector->cut ? size / 2 : size));
}

static void
test_staple (gconstpointer data)
{
  const StapleVector *vector = data;
  const int which[] = { STAPLED, END };
  g_autoptr(GPtrArray) sent = pki_world_send (which);
  g_autoptr(GPtrArray) stapled = make_staples (vector);
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = sp_trust_judge (trust, sent, stapled, HOST, get_now ());
  gboolean revoked = vector->expected == SP_STAPLE_REVOKED;

  g_assert_cmpint (facts->staple, ==, vector->expected);
  g_assert_true (facts->must_staple);
  g_assert_cmpuint (facts->problems, ==, revoked ? SP_TLS_REVOKED : 0);
}

/* Somebody who is not the issuer says that it was withdrawn. */
static void
test_forged_staple (void)
{
  const int which[] = { STAPLED, END };
  const SpTestStatus status = { STAPLED, ROOT, .revoked = TRUE, .from = -1, .until = 5 };
  g_autoptr(GPtrArray) sent = pki_world_send (which);
  g_autoptr(GBytes) good = sp_test_pki_make_status (pki_world (), &status);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GPtrArray) stapled = NULL;
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = NULL;

  g_byte_array_append (bytes, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  bytes->data[bytes->len - 1] ^= 1;
  stapled = staple (g_bytes_new (bytes->data, bytes->len));
  facts = sp_trust_judge (trust, sent, stapled, HOST, get_now ());
  g_assert_cmpint (facts->staple, ==, SP_STAPLE_FORGED);
  g_assert_cmpuint (facts->problems, ==, 0);
}

/* Where nobody vouches for the certificate, what an authority says of it is not looked at. */
static void
test_unchecked_staple (void)
{
  const int which[] = { STRANGE_LEAF, STRANGER, END };
  const SpTestStatus status = { STRANGE_LEAF, STRANGER, .revoked = TRUE, .from = -1, .until = 5 };
  g_autoptr(GPtrArray) sent = pki_world_send (which);
  g_autoptr(GPtrArray) stapled = staple (sp_test_pki_make_status (pki_world (), &status));
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = sp_trust_judge (trust, sent, stapled, HOST, get_now ());

  g_assert_cmpint (facts->staple, ==, SP_STAPLE_UNCHECKED);
  g_assert_cmpuint (facts->problems, ==, SP_TLS_UNKNOWN_AUTHORITY);
}

/* A server staples for an authority too (RFC 8446 section 4.4.2.1). */
static void
test_revoked_authority (void)
{
  const int which[] = { LEAF, INTER, END };
  const SpTestStatus status = { INTER, ROOT, .revoked = TRUE, .from = -1, .until = 5 };
  const SpTestStatus good = { LEAF, INTER, .from = -1, .until = 5 };
  g_autoptr(GPtrArray) sent = pki_world_send (which);
  g_autoptr(GPtrArray) stapled = staple (sp_test_pki_make_status (pki_world (), &good));
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = NULL;
  g_autofree char *told = NULL;

  g_ptr_array_add (stapled, sp_test_pki_make_status (pki_world (), &status));
  facts = sp_trust_judge (trust, sent, stapled, HOST, get_now ());
  told = pki_world_tell (facts);
  g_assert_cmpstr (told, ==, "leaf < Inter[revoked] < Root");
  g_assert_cmpint (facts->staple, ==, SP_STAPLE_GOOD);
}

static GTlsCertificate *
make_certificate (GPtrArray *sent)
{
  GType type = g_tls_backend_get_certificate_type (g_tls_backend_get_default ());
  GTlsCertificate *issuer = NULL;

  for (guint i = sent->len; i-- > 0;)
    {
      g_autoptr(GByteArray) der = g_byte_array_new ();
      g_autoptr(GTlsCertificate) above = issuer;
      GBytes *bytes = g_ptr_array_index (sent, i);

      g_byte_array_append (der, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      issuer = g_initable_new (type, NULL, NULL, "certificate", der, "issuer", above, NULL);
    }
  return issuer;
}

/* The same verdict for documents over https, in the words of GIO. */
static void
test_database (void)
{
  static const struct
  {
    int sent[4];
    const char *host;
    GTlsCertificateFlags flags;
  } wanted[] = {
    { { LEAF, INTER, END }, HOST, 0 },
    { { LEAF, INTER, CROSS, END }, HOST, 0 },
    { { LEAF, INTER, END }, "other.example", G_TLS_CERTIFICATE_BAD_IDENTITY },
    { { EXPIRED, END }, HOST, G_TLS_CERTIFICATE_EXPIRED },
    { { NOT_YET, END }, HOST, G_TLS_CERTIFICATE_NOT_ACTIVATED },
    { { SELF_SIGNED, END }, HOST, G_TLS_CERTIFICATE_UNKNOWN_CA },
    { { STRANGE_LEAF, STRANGER, END }, HOST, G_TLS_CERTIFICATE_UNKNOWN_CA },
    { { WEAK_KEY, END }, HOST, G_TLS_CERTIFICATE_INSECURE },
    { { CLIENT_ONLY, END }, HOST, G_TLS_CERTIFICATE_GENERIC_ERROR },
    { { UNDER_NO_AUTHORITY, NO_AUTHORITY, END }, HOST, G_TLS_CERTIFICATE_GENERIC_ERROR },
    { { OUT_OF_CORP, CORP_INTER, END }, HOST, G_TLS_CERTIFICATE_GENERIC_ERROR },
  };
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(GTlsDatabase) database = sp_trust_database_new (trust);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(GPtrArray) sent = pki_world_send (wanted[i].sent);
      g_autoptr(GTlsCertificate) chain = make_certificate (sent);
      g_autoptr(GSocketConnectable) identity = g_network_address_new (wanted[i].host, 443);

      g_assert_cmpuint (g_tls_database_verify_chain (database, chain,
                                                     G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                                     identity, NULL, 0, NULL, NULL),
                        ==, wanted[i].flags);
    }
}

static gpointer
copy_bytes (gconstpointer bytes, gpointer data)
{
  return g_bytes_ref ((GBytes *) bytes);
}

/* A hundred certificates that all vouch for each other: the work is bounded. */
static void
test_long_chain (void)
{
  const int which[] = { IN_LOOP, END };
  const int loop[] = { LOOP_B, LOOP_A_AGAIN, LOOP_A, CROSS, OLD_ROOT, EXPIRED_INTER, INTER, END };
  g_autoptr(GPtrArray) sent = pki_world_send (which);
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = NULL;
  SpTestWatch *watch;

  for (guint i = 0; i < 14; i++)
    {
      g_autoptr(GPtrArray) more = pki_world_send (loop);

      g_ptr_array_extend (sent, more, copy_bytes, NULL);
    }
  watch = sp_test_watch_start ();
  facts = sp_trust_judge (trust, sent, NULL, HOST, get_now ());
  sp_test_watch_stop (watch, &sp_test_hostile_bounds);
  g_assert_cmpuint (facts->problems, ==, SP_TLS_UNKNOWN_AUTHORITY);
  g_assert_cmpuint (facts->n_sent, ==, 99);
}

static void
test_nothing_sent (void)
{
  g_autoptr(GPtrArray) sent = g_ptr_array_new ();
  g_autoptr(SpTrust) trust = pki_world_trust ();
  g_autoptr(SpTlsFacts) facts = sp_trust_judge (trust, sent, NULL, HOST, get_now ());

  g_assert_cmpuint (facts->problems, ==, SP_TLS_UNKNOWN_AUTHORITY);
  g_assert_null (sp_tls_facts_get_leaf (facts));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strconcat ("/net/verdict/", vectors[i].name, NULL);

      g_test_add_data_func (path, &vectors[i], test_verdict);
    }
  for (guint i = 0; i < G_N_ELEMENTS (staples); i++)
    {
      g_autofree char *path = g_strconcat ("/net/staple/", staples[i].name, NULL);

      g_test_add_data_func (path, &staples[i], test_staple);
    }
  g_test_add_func ("/net/staple/forged", test_forged_staple);
  g_test_add_func ("/net/staple/unchecked", test_unchecked_staple);
  g_test_add_func ("/net/staple/revoked-authority", test_revoked_authority);
  g_test_add_func ("/net/verdict/culprit", test_culprit);
  g_test_add_func ("/net/verdict/extra", test_extra);
  g_test_add_func ("/net/verdict/database", test_database);
  g_test_add_func ("/net/verdict/long-chain", test_long_chain);
  g_test_add_func ("/net/verdict/nothing-sent", test_nothing_sent);
  return g_test_run ();
}
