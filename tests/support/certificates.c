/* A throw-away certificate authority for tests: good server certificates and every kind of bad one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificates.h"

#include <glib/gstdio.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#define HOUR ((gint64) 60 * 60)
#define DAY (24 * HOUR)
#define YEAR (365 * DAY)

/* Serves as a pair: what signs, and what the signed certificate names as its issuer. */
typedef struct
{
  gnutls_x509_crt_t certificate; /* (owned) */
  gnutls_x509_privkey_t key; /* (owned) */
} Issuer;

struct _SpTestAuthority
{
  Issuer root; /* (owned) */
  Issuer intermediate; /* (owned) signed by @root */
  Issuer stranger; /* (owned) an authority of its own that is in no trust list */
  char *pem; /* (owned) the certificate of @root */
};

/* What sets one certificate apart from another. */
typedef struct
{
  const char *name; /* common name */
  const char *const
      *alternative; /* (nullable) DNS names and IP addresses; %NULL for an authority */
  gint64 begin; /* seconds from now */
  gint64 end; /* seconds from now */
  gnutls_digest_algorithm_t digest;
} Wish;

static void
check (int code)
{
  if (code < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (code));
}

static gnutls_x509_privkey_t
key_new (gnutls_pk_algorithm_t algorithm, guint bits)
{
  gnutls_x509_privkey_t key;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, algorithm, bits, 0));

  return key;
}

static gnutls_x509_privkey_t
elliptic_key_new (void)
{
  return key_new (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1));
}

/* Server keys are made once per process: what is tested is the certificate around them. */
static gnutls_x509_privkey_t
server_key (SpTestCertificateKind kind)
{
  static gsize elliptic, rsa, weak;

  if (kind == SP_TEST_CERTIFICATE_WEAK_KEY)
    {
      if (g_once_init_enter (&weak))
        g_once_init_leave (&weak, (gsize) key_new (GNUTLS_PK_RSA, 1024));
      return (gnutls_x509_privkey_t) weak;
    }
  if (kind == SP_TEST_CERTIFICATE_RSA)
    {
      if (g_once_init_enter (&rsa))
        g_once_init_leave (&rsa, (gsize) key_new (GNUTLS_PK_RSA, 2048));
      return (gnutls_x509_privkey_t) rsa;
    }
  if (g_once_init_enter (&elliptic))
    g_once_init_leave (&elliptic, (gsize) elliptic_key_new ());
  return (gnutls_x509_privkey_t) elliptic;
}

static void
set_identifiers (gnutls_x509_crt_t certificate, const Wish *wish)
{
  g_autofree char *name = g_strdup_printf ("CN=%s", wish->name);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint8 serial[8];

  check (gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial));
  serial[0] = (serial[0] & 0x3f) | 0x40; /* positive and of full length */
  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_serial (certificate, serial, sizeof serial));
  check (gnutls_x509_crt_set_dn (certificate, name, NULL));
  check (gnutls_x509_crt_set_activation_time (certificate, now + wish->begin));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + wish->end));
}

static void
add_alternative_name (gnutls_x509_crt_t certificate, const char *name)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (name);
  int code;

  if (address == NULL)
    code = gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, name,
                                                 strlen (name), GNUTLS_FSAN_APPEND);
  else
    code = gnutls_x509_crt_set_subject_alt_name (
        certificate, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
        g_inet_address_get_native_size (address), GNUTLS_FSAN_APPEND);
  check (code);
}

static void
set_purpose (gnutls_x509_crt_t certificate, const Wish *wish)
{
  gboolean authority = wish->alternative == NULL;
  guint usage = authority ? GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN
                          : GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_KEY_ENCIPHERMENT;

  check (gnutls_x509_crt_set_basic_constraints (certificate, authority, -1));
  check (gnutls_x509_crt_set_key_usage (certificate, usage));
  if (authority)
    return;
  check (gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0));
  for (guint i = 0; wish->alternative[i] != NULL; i++)
    add_alternative_name (certificate, wish->alternative[i]);
}

static void
set_key_identifiers (gnutls_x509_crt_t certificate, gnutls_x509_crt_t issuer)
{
  guint8 id[64];
  size_t size = sizeof id;

  check (gnutls_x509_crt_get_key_id (certificate, 0, id, &size));
  check (gnutls_x509_crt_set_subject_key_id (certificate, id, size));
  size = sizeof id;
  check (gnutls_x509_crt_get_key_id (issuer, 0, id, &size));
  check (gnutls_x509_crt_set_authority_key_id (certificate, id, size));
}

/* @issuer is NULL where the certificate signs itself. */
static gnutls_x509_crt_t
certificate_new (const Wish *wish, gnutls_x509_privkey_t key, const Issuer *issuer)
{
  gnutls_x509_crt_t certificate;
  gnutls_x509_crt_t issuer_certificate;

  check (gnutls_x509_crt_init (&certificate));
  issuer_certificate = issuer == NULL ? certificate : issuer->certificate;
  check (gnutls_x509_crt_set_key (certificate, key));
  set_identifiers (certificate, wish);
  set_purpose (certificate, wish);
  set_key_identifiers (certificate, issuer_certificate);
  check (gnutls_x509_crt_sign2 (certificate, issuer_certificate, issuer == NULL ? key : issuer->key,
                                wish->digest, 0));

  return certificate;
}

static void
issuer_init (Issuer *self, const char *name, const Issuer *issuer)
{
  Wish wish = { name, NULL, -DAY, 10 * YEAR, GNUTLS_DIG_SHA256 };

  self->key = elliptic_key_new ();
  self->certificate = certificate_new (&wish, self->key, issuer);
}

static void
issuer_clear (Issuer *self)
{
  gnutls_x509_crt_deinit (self->certificate);
  gnutls_x509_privkey_deinit (self->key);
}

static char *
certificate_to_pem (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t out;
  char *pem;

  check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &out));
  pem = g_strndup ((const char *) out.data, out.size);
  gnutls_free (out.data);

  return pem;
}

static char *
key_to_pem (gnutls_x509_privkey_t key)
{
  gnutls_datum_t out;
  char *pem;

  check (
      gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &out));
  pem = g_strndup ((const char *) out.data, out.size);
  gnutls_free (out.data);

  return pem;
}

/**
 * sp_test_authority_new:
 * @name: the common name of the authority
 *
 * Makes an authority with an elliptic key, valid for ten years, and two more beside it: an intermediate one that it
 * vouches for and a stranger that it does not.
 *
 * Returns: (transfer full): the authority
 */
SpTestAuthority *
sp_test_authority_new (const char *name)
{
  SpTestAuthority *self = g_new0 (SpTestAuthority, 1);
  g_autofree char *intermediate = g_strdup_printf ("%s Intermediate", name);
  g_autofree char *stranger = g_strdup_printf ("%s Stranger", name);

  issuer_init (&self->root, name, NULL);
  issuer_init (&self->intermediate, intermediate, &self->root);
  issuer_init (&self->stranger, stranger, NULL);
  self->pem = certificate_to_pem (self->root.certificate);

  return self;
}

/**
 * sp_test_authority_free:
 * @self: (transfer full): an authority
 *
 * Frees @self with all its keys.
 */
void
sp_test_authority_free (SpTestAuthority *self)
{
  issuer_clear (&self->root);
  issuer_clear (&self->intermediate);
  issuer_clear (&self->stranger);
  g_free (self->pem);
  g_free (self);
}

/**
 * sp_test_authority_get_default:
 *
 * The authority that a #SpTestServer uses where its script names no identity.
 *
 * Returns: (transfer none): one authority per process
 */
SpTestAuthority *
sp_test_authority_get_default (void)
{
  static gsize authority;

  if (g_once_init_enter (&authority))
    g_once_init_leave (&authority, (gsize) sp_test_authority_new ("Signpost Test Authority"));

  return (SpTestAuthority *) authority;
}

/**
 * sp_test_authority_get_pem:
 * @self: an authority
 *
 * Returns: (transfer none): the certificate to trust, as PEM
 */
const char *
sp_test_authority_get_pem (const SpTestAuthority *self)
{
  return self->pem;
}

/**
 * sp_test_authority_write:
 * @self: an authority
 * @path: a file name
 * @error: where to put a #GFileError
 *
 * Writes the certificate to trust into a PEM file, as `--ca-file` takes it.
 *
 * Returns: whether the file was written
 */
gboolean
sp_test_authority_write (const SpTestAuthority *self, const char *path, GError **error)
{
  return g_file_set_contents (path, self->pem, -1, error);
}

/**
 * sp_test_authority_write_temporary:
 * @self: an authority
 *
 * Like sp_test_authority_write(), into a new file in the folder for temporary files.
 *
 * Returns: (transfer full): the file's name; remove the file when the test ends
 */
char *
sp_test_authority_write_temporary (const SpTestAuthority *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("signpost-ca-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  sp_test_authority_write (self, path, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static void
wish_for_kind (Wish *wish, SpTestCertificateKind kind)
{
  static const char *const wrong[] = { "wrong.example", NULL };

  if (kind == SP_TEST_CERTIFICATE_EXPIRED)
    {
      wish->begin = -YEAR;
      wish->end = -30 * DAY;
    }
  else if (kind == SP_TEST_CERTIFICATE_NOT_YET_VALID)
    {
      wish->begin = 30 * DAY;
      wish->end = YEAR;
    }
  else if (kind == SP_TEST_CERTIFICATE_WRONG_NAME)
    wish->alternative = wrong;
  else if (kind == SP_TEST_CERTIFICATE_WEAK_SIGNATURE)
    wish->digest = GNUTLS_DIG_SHA1;
}

static const Issuer *
issuer_for_kind (const SpTestAuthority *self, SpTestCertificateKind kind)
{
  if (kind == SP_TEST_CERTIFICATE_SELF_SIGNED)
    return NULL;
  if (kind == SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY)
    return &self->stranger;
  if (kind == SP_TEST_CERTIFICATE_CHAIN || kind == SP_TEST_CERTIFICATE_INCOMPLETE_CHAIN)
    return &self->intermediate;
  return &self->root;
}

static char *
issue (const SpTestAuthority *self,
       SpTestCertificateKind kind,
       const char *const *names,
       gint64 validity)
{
  Wish wish = { NULL, names, -HOUR, validity, GNUTLS_DIG_SHA256 };
  gnutls_x509_privkey_t key = server_key (kind);
  gnutls_x509_crt_t certificate;
  g_autofree char *certificate_pem = NULL;
  g_autofree char *chain_pem = NULL;
  g_autofree char *key_pem = key_to_pem (key);

  wish_for_kind (&wish, kind);
  wish.name = wish.alternative[0] != NULL ? wish.alternative[0] : "nameless";
  certificate = certificate_new (&wish, key, issuer_for_kind (self, kind));
  certificate_pem = certificate_to_pem (certificate);
  gnutls_x509_crt_deinit (certificate);
  if (kind == SP_TEST_CERTIFICATE_CHAIN)
    chain_pem = certificate_to_pem (self->intermediate.certificate);

  return g_strconcat (certificate_pem, chain_pem != NULL ? chain_pem : "", key_pem, NULL);
}

/**
 * sp_test_authority_issue:
 * @self: an authority
 * @kind: what is special about the certificate
 * @names: (array zero-terminated=1): the DNS names and IP addresses it is for
 *
 * Issues a server certificate. The first name is also its common name.
 *
 * Returns: (transfer full): the certificate, the rest of the chain and the private key as one PEM text
 */
char *
sp_test_authority_issue (const SpTestAuthority *self,
                         SpTestCertificateKind kind,
                         const char *const *names)
{
  return issue (self, kind, names, 90 * DAY);
}

/**
 * sp_test_authority_issue_for_days:
 * @self: an authority
 * @names: (array zero-terminated=1): the DNS names and IP addresses it is for
 * @days: days from now until it expires
 *
 * Issues a good server certificate with a chosen end.
 *
 * Returns: (transfer full): PEM text as from sp_test_authority_issue()
 */
char *
sp_test_authority_issue_for_days (const SpTestAuthority *self, const char *const *names, int days)
{
  return issue (self, SP_TEST_CERTIFICATE_GOOD, names, days * DAY);
}

/**
 * sp_test_certificate_from_pem:
 * @identity: PEM text from sp_test_authority_issue() or sp_test_authority_get_pem()
 *
 * Returns: (transfer full): the same for GIO, with chain and key where @identity has them
 */
GTlsCertificate *
sp_test_certificate_from_pem (const char *identity)
{
  g_autoptr(GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_pem (identity, -1, &error);

  if (certificate == NULL)
    g_error ("A certificate that was made here cannot be read: %s", error->message);

  return certificate;
}
