/* Certificates as a table describes them: each with the faults that a test wants, and who vouches for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pki.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <gnutls/x509-ext.h>

#include "pki-private.h"

#define DAY ((gint64) 24 * 60 * 60)

void
sp_test_pki_check (int code)
{
  if (code < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (code));
}

#define check sp_test_pki_check

static gnutls_x509_privkey_t
key_new (guint rsa_bits)
{
  gnutls_x509_privkey_t key;
  guint curve = GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1);

  check (gnutls_x509_privkey_init (&key));
  if (rsa_bits > 0)
    check (gnutls_x509_privkey_generate (key, GNUTLS_PK_RSA, rsa_bits, 0));
  else
    check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA, curve, 0));
  return key;
}

static void
set_identifiers (gnutls_x509_crt_t crt, const SpTestWish *wish, guint i)
{
  g_autofree char *name = wish->name ? g_strdup (wish->name) : g_strdup_printf ("CN=%s", wish->id);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean timed = wish->begin != 0 || wish->end != 0;
  guint8 serial[] = { 0x40, 0x17, i + 1 };

  check (gnutls_x509_crt_set_version (crt, 3));
  check (gnutls_x509_crt_set_serial (crt, serial, sizeof serial));
  check (gnutls_x509_crt_set_dn (crt, name, NULL));
  check (gnutls_x509_crt_set_activation_time (crt, now + (timed ? wish->begin : -30) * DAY));
  check (gnutls_x509_crt_set_expiration_time (crt, now + (timed ? wish->end : 60) * DAY));
}

static void
add_name (gnutls_x509_crt_t crt, int type, gconstpointer data, gsize size)
{
  check (gnutls_x509_crt_set_subject_alt_name (crt, type, data, size, GNUTLS_FSAN_APPEND));
}

static void
add_names (gnutls_x509_crt_t crt, const SpTestWish *wish)
{
  g_auto(GStrv) hosts = g_strsplit (wish->host ? wish->host : "", " ", -1);
  g_autoptr(GInetAddress) address =
      wish->address ? g_inet_address_new_from_string (wish->address) : NULL;

  for (guint i = 0; hosts[i] && *hosts[i]; i++)
    add_name (crt, GNUTLS_SAN_DNSNAME, hosts[i], strlen (hosts[i]));
  if (address)
    add_name (crt, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
              g_inet_address_get_native_size (address));
}

/* GnuTLS takes minutes to add thousands one by one. */
static void
set_many_names (gnutls_x509_crt_t crt, guint n)
{
  g_autoptr(GByteArray) names = g_byte_array_new ();
  g_autoptr(GByteArray) whole = g_byte_array_new ();
  guint8 head[] = { 0x30, 0x82, 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%x", i);
      const guint8 tag[] = { 0x82, strlen (name) };

      g_byte_array_append (names, tag, sizeof tag);
      g_byte_array_append (names, (const guint8 *) name, strlen (name));
    }
  head[2] = names->len >> 8;
  head[3] = names->len & 0xff;
  g_byte_array_append (whole, head, sizeof head);
  g_byte_array_append (whole, names->data, names->len);
  check (gnutls_x509_crt_set_extension_by_oid (crt, "2.5.29.17", whole->data, whole->len, 0));
}

static void
set_limits (gnutls_x509_crt_t crt, const SpTestWish *wish)
{
  gboolean authority = wish->host == NULL;
  guint usual = authority ? GNUTLS_KEY_KEY_CERT_SIGN : GNUTLS_KEY_DIGITAL_SIGNATURE;
  const char *purpose = wish->purpose ? wish->purpose : authority ? "" : GNUTLS_KP_TLS_WWW_SERVER;

  if (authority)
    check (gnutls_x509_crt_set_basic_constraints (crt, !wish->no_authority, wish->path_length - 1));
  check (gnutls_x509_crt_set_key_usage (crt, wish->usage ? wish->usage : usual));
  if (*purpose)
    check (gnutls_x509_crt_set_key_purpose_oid (crt, purpose, 0));
  if (wish->unknown_critical)
    check (gnutls_x509_crt_set_extension_by_oid (crt, "1.3.6.1.4.1.99999.1", "\x05\x00", 2, 1));
  if (wish->names_issuer_url)
    {
      gnutls_datum_t url = { (unsigned char *) "http://ca.example/ca.crt", 24 };

      check (gnutls_x509_crt_set_authority_info_access (crt, GNUTLS_IA_CAISSUERS_URI, &url));
    }
}

/* The encoding of a distinguished name. */
static GBytes *
encode_name (const char *name)
{
  gnutls_x509_dn_t dn;
  gnutls_datum_t der;
  GBytes *bytes;

  check (gnutls_x509_dn_init (&dn));
  check (gnutls_x509_dn_set_str (dn, name, NULL));
  check (gnutls_x509_dn_export2 (dn, GNUTLS_X509_FMT_DER, &der));
  bytes = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  gnutls_x509_dn_deinit (dn);
  return bytes;
}

static void
add_permitted (gnutls_x509_name_constraints_t constraints, const char *limit)
{
  gnutls_datum_t datum = { (unsigned char *) limit, strlen (limit) };

  if (strchr (limit, '/'))
    {
      check (gnutls_x509_cidr_to_rfc5280 (limit, &datum));
      check (
          gnutls_x509_name_constraints_add_permitted (constraints, GNUTLS_SAN_IPADDRESS, &datum));
      gnutls_free (datum.data);
    }
  else
    check (gnutls_x509_name_constraints_add_permitted (constraints, GNUTLS_SAN_DNSNAME, &datum));
}

/* GnuTLS cannot write these: a list of one tree of names of organisations (RFC 5280 section 4.2.1.10). */
static void
limit_organisation (gnutls_x509_crt_t crt, const char *limit)
{
  g_autoptr(GBytes) name = encode_name (limit);
  guint8 size = g_bytes_get_size (name);
  const guint8 head[] = { 0x30, size + 6, 0xa0, size + 4, 0x30, size + 2, 0xa4, size };
  g_autoptr(GByteArray) whole = g_byte_array_new ();

  g_byte_array_append (whole, head, sizeof head);
  g_byte_array_append (whole, g_bytes_get_data (name, NULL), size);
  check (gnutls_x509_crt_set_extension_by_oid (crt, "2.5.29.30", whole->data, whole->len, 1));
}

static void
set_constraints (gnutls_x509_crt_t crt, const SpTestWish *wish)
{
  gnutls_x509_name_constraints_t constraints;

  if (wish->permitted == NULL && wish->excluded == NULL)
    return;
  if (wish->permitted && strchr (wish->permitted, '='))
    {
      limit_organisation (crt, wish->permitted);
      return;
    }
  check (gnutls_x509_name_constraints_init (&constraints));
  if (wish->permitted)
    add_permitted (constraints, wish->permitted);
  if (wish->excluded)
    {
      gnutls_datum_t datum = { (unsigned char *) wish->excluded, strlen (wish->excluded) };

      check (gnutls_x509_name_constraints_add_excluded (constraints, GNUTLS_SAN_DNSNAME, &datum));
    }
  check (gnutls_x509_crt_set_name_constraints (crt, constraints, 1));
  gnutls_x509_name_constraints_deinit (constraints);
}

static void
set_features (gnutls_x509_crt_t crt, const SpTestWish *wish)
{
  gnutls_x509_tlsfeatures_t features;

  if (!wish->must_staple)
    return;
  check (gnutls_x509_tlsfeatures_init (&features));
  check (gnutls_x509_tlsfeatures_add (features, 5));
  check (gnutls_x509_crt_set_tlsfeatures (crt, features));
  gnutls_x509_tlsfeatures_deinit (features);
}

static void
set_key_identifiers (gnutls_x509_crt_t crt, gnutls_x509_crt_t issuer)
{
  guint8 id[64];
  size_t size = sizeof id;

  check (gnutls_x509_crt_get_key_id (crt, 0, id, &size));
  check (gnutls_x509_crt_set_subject_key_id (crt, id, size));
  size = sizeof id;
  check (gnutls_x509_crt_get_key_id (issuer, 0, id, &size));
  check (gnutls_x509_crt_set_authority_key_id (crt, id, size));
}

static void export(SpTestPki *self, guint i)
{
  gnutls_datum_t der;

  check (gnutls_x509_crt_export2 (self->certificates[i], GNUTLS_X509_FMT_DER, &der));
  self->ders[i] = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
}

static void
make (SpTestPki *self, const SpTestWish *wish, guint i)
{
  guint issuer = wish->issuer == SP_TEST_SELF ? i : (guint) wish->issuer;
  gnutls_x509_crt_t crt;

  check (gnutls_x509_crt_init (&crt));
  self->certificates[i] = crt;
  self->keys[i] =
      wish->key_of || wish->key_of_first ? self->keys[wish->key_of] : key_new (wish->rsa_bits);
  check (gnutls_x509_crt_set_key (crt, self->keys[i]));
  set_identifiers (crt, wish, i);
  if (wish->n_names > 0)
    set_many_names (crt, wish->n_names);
  else
    add_names (crt, wish);
  set_limits (crt, wish);
  set_constraints (crt, wish);
  set_features (crt, wish);
  set_key_identifiers (crt, self->certificates[issuer]);
  check (gnutls_x509_crt_sign2 (crt, self->certificates[issuer], self->keys[issuer],
                                wish->sha1 ? GNUTLS_DIG_SHA1 : GNUTLS_DIG_SHA256, 0));
  export(self, i);
}

/**
 * sp_test_pki_new:
 * @wishes: (array length=n): a table, in which issuers stand before those that they vouch for
 * @n: rows of the table
 *
 * Returns: (transfer full): the certificates of the table
 */
SpTestPki *
sp_test_pki_new (const SpTestWish *wishes, guint n)
{
  SpTestPki *self = g_new0 (SpTestPki, 1);

  self->n = n;
  self->certificates = g_new0 (gnutls_x509_crt_t, n);
  self->keys = g_new0 (gnutls_x509_privkey_t, n);
  self->ders = g_new0 (GBytes *, n);
  for (guint i = 0; i < n; i++)
    make (self, &wishes[i], i);
  return self;
}

static gboolean
is_first_with_key (const SpTestPki *self, guint i)
{
  for (guint before = 0; before < i; before++)
    if (self->keys[before] == self->keys[i])
      return FALSE;
  return TRUE;
}

/**
 * sp_test_pki_free:
 * @self: (transfer full): certificates
 */
void
sp_test_pki_free (SpTestPki *self)
{
  for (guint i = self->n; i-- > 0;)
    {
      if (is_first_with_key (self, i))
        gnutls_x509_privkey_deinit (self->keys[i]);
      gnutls_x509_crt_deinit (self->certificates[i]);
      g_bytes_unref (self->ders[i]);
    }
  g_free (self->certificates);
  g_free (self->keys);
  g_free (self->ders);
  g_free (self);
}

/**
 * sp_test_pki_get_der:
 * @self: certificates
 * @i: which
 *
 * Returns: (transfer full): the certificate, as a server sends it
 */
GBytes *
sp_test_pki_get_der (const SpTestPki *self, guint i)
{
  return g_bytes_ref (self->ders[i]);
}

static char *
take_pem (int code, gnutls_datum_t *pem)
{
  char *text;

  check (code);
  text = g_strndup ((const char *) pem->data, pem->size);
  gnutls_free (pem->data);
  return text;
}

/**
 * sp_test_pki_dup_identity:
 * @self: certificates
 * @i: which
 *
 * Returns: (transfer full): the certificate and its private key as one PEM text
 */
char *
sp_test_pki_dup_identity (const SpTestPki *self, guint i)
{
  gnutls_datum_t pem;
  int code = gnutls_x509_crt_export2 (self->certificates[i], GNUTLS_X509_FMT_PEM, &pem);
  g_autofree char *certificate = take_pem (code, &pem);
  g_autofree char *key = NULL;

  code = gnutls_x509_privkey_export2 (self->keys[i], GNUTLS_X509_FMT_PEM, &pem);
  key = take_pem (code, &pem);
  return g_strconcat (certificate, key, NULL);
}

/**
 * sp_test_pki_write_anchors:
 * @self: certificates
 * @which: (array zero-terminated=0): indices of those to trust, ended by -1
 *
 * Returns: (transfer full): a new PEM file with them; remove it when the test ends
 */
char *
sp_test_pki_write_anchors (const SpTestPki *self, const int *which)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("signpost-anchors-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  for (guint i = 0; which[i] >= 0; i++)
    {
      gnutls_datum_t pem;

      check (gnutls_x509_crt_export2 (self->certificates[which[i]], GNUTLS_X509_FMT_PEM, &pem));
      g_string_append_len (all, (const char *) pem.data, pem.size);
      gnutls_free (pem.data);
    }
  g_file_set_contents (path, all->str, all->len, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}
