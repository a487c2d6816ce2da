/* What an authority says of a certificate: OCSP responses (RFC 6960 section 4.2.1), put together byte by byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gnutls/crypto.h>

#include "pki-private.h"

#define SEQUENCE 0x30
#define OCTETS 0x04
#define DAY ((gint64) 24 * 60 * 60)

/* sha1 with its empty parameters; ecdsa-with-SHA256; id-pkix-ocsp-basic */
#define SHA1 "\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00"
#define ECDSA_SHA256 "\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02"
#define BASIC "\x06\x09\x2b\x06\x01\x05\x05\x07\x30\x01\x01"

static void
append (GByteArray *out, const char *bytes)
{
  g_byte_array_append (out, (const guint8 *) bytes, strlen (bytes));
}

/* Adds a value with its tag and length; frees it. */
static void
add (GByteArray *out, guint8 tag, GByteArray *value)
{
  const guint8 brief[] = { tag, value->len };
  const guint8 header[] = { tag, 0x82, value->len >> 8, value->len & 0xff };

  if (value->len < 128)
    g_byte_array_append (out, brief, sizeof brief);
  else
    g_byte_array_append (out, header, sizeof header);
  g_byte_array_append (out, value->data, value->len);
  g_byte_array_unref (value);
}

static GByteArray *
take (gconstpointer data, gsize size)
{
  return g_byte_array_append (g_byte_array_new (), data, size);
}

static GByteArray *
time_value (int days)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_days (now, days);
  g_autofree char *text = g_date_time_format (then, "%Y%m%d%H%M%SZ");

  return take (text, strlen (text));
}

static GByteArray *
digest (const gnutls_datum_t *datum)
{
  guint8 hash[20];

  sp_test_pki_check (gnutls_hash_fast (GNUTLS_DIG_SHA1, datum->data, datum->size, hash));
  return take (hash, sizeof hash);
}

/* The bits of the public key alone, without what kind of key it is: the last 65 bytes of one on a curve of 256 bits. */
static GByteArray *
key_digest (gnutls_x509_privkey_t key)
{
  gnutls_pubkey_t public;
  gnutls_privkey_t private;
  gnutls_datum_t der;
  GByteArray *hash;

  sp_test_pki_check (gnutls_privkey_init (&private));
  sp_test_pki_check (gnutls_privkey_import_x509 (private, key, 0));
  sp_test_pki_check (gnutls_pubkey_init (&public));
  sp_test_pki_check (gnutls_pubkey_import_privkey (public, private, 0, 0));
  sp_test_pki_check (gnutls_pubkey_export2 (public, GNUTLS_X509_FMT_DER, &der));
  hash = digest (&(gnutls_datum_t){ der.data + der.size - 65, 65 });
  gnutls_free (der.data);
  gnutls_pubkey_deinit (public);
  gnutls_privkey_deinit (private);
  return hash;
}

/* CertID: the issuer's name and key, and the serial number */
static GByteArray *
identify (const SpTestPki *self, const SpTestStatus *status)
{
  GByteArray *id = g_byte_array_new ();
  gnutls_x509_crt_t about = self->certificates[status->about];
  gnutls_datum_t name;
  guint8 serial[32];
  size_t size = sizeof serial;

  sp_test_pki_check (gnutls_x509_crt_get_raw_issuer_dn (about, &name));
  sp_test_pki_check (gnutls_x509_crt_get_serial (about, serial, &size));
  g_byte_array_append (id, (const guint8 *) SHA1, sizeof SHA1 - 1);
  add (id, OCTETS, digest (&name));
  add (id, OCTETS, key_digest (self->keys[status->by]));
  add (id, 0x02, take (serial, size));
  gnutls_free (name.data);
  return id;
}

static GByteArray *
answer (const SpTestPki *self, const SpTestStatus *status)
{
  GByteArray *single = g_byte_array_new ();
  GByteArray *revoked = g_byte_array_new ();

  add (single, SEQUENCE, identify (self, status));
  if (status->revoked)
    add (revoked, 0x18, time_value (-2));
  add (single, status->revoked ? 0xa1 : status->unknown ? 0x82 : 0x80, revoked);
  add (single, 0x18, time_value (status->from));
  if (status->until != 0)
    {
      GByteArray *until = g_byte_array_new ();

      add (until, 0x18, time_value (status->until));
      add (single, 0xa0, until);
    }
  return single;
}

/* ResponseData: who speaks, when, and the one answer */
static GByteArray *
speak (const SpTestPki *self, const SpTestStatus *status)
{
  GByteArray *data = g_byte_array_new ();
  GByteArray *by = g_byte_array_new ();
  GByteArray *list = g_byte_array_new ();
  GByteArray *whole = g_byte_array_new ();

  add (by, OCTETS, key_digest (self->keys[status->by]));
  add (data, 0xa2, by);
  add (data, 0x18, time_value (status->from));
  add (list, SEQUENCE, answer (self, status));
  add (data, SEQUENCE, list);
  add (whole, SEQUENCE, data);
  return whole;
}

static GByteArray *
sign (gnutls_x509_privkey_t key, const GByteArray *data)
{
  GByteArray *bits = take ("", 1);
  gnutls_datum_t datum = { data->data, data->len };
  gnutls_datum_t signature;
  gnutls_privkey_t private;

  sp_test_pki_check (gnutls_privkey_init (&private));
  sp_test_pki_check (gnutls_privkey_import_x509 (private, key, 0));
  sp_test_pki_check (gnutls_privkey_sign_data (private, GNUTLS_DIG_SHA256, 0, &datum, &signature));
  g_byte_array_append (bits, signature.data, signature.size);
  gnutls_free (signature.data);
  gnutls_privkey_deinit (private);
  return bits;
}

/**
 * sp_test_pki_make_status:
 * @self: certificates
 * @status: what is said, and by whom
 *
 * Returns: (transfer full): an OCSP response, signed by the one who says it
 */
GBytes *
sp_test_pki_make_status (const SpTestPki *self, const SpTestStatus *status)
{
  GByteArray *basic = speak (self, status);
  GByteArray *signature = sign (self->keys[status->by], basic);
  GByteArray *wrapped = g_byte_array_new ();
  GByteArray *typed = g_byte_array_new ();
  GByteArray *inner = g_byte_array_new ();
  GByteArray *body = g_byte_array_new ();
  GByteArray *response = g_byte_array_new ();

  append (basic, ECDSA_SHA256);
  add (basic, 0x03, signature);
  add (wrapped, SEQUENCE, basic);
  append (typed, BASIC);
  add (typed, OCTETS, wrapped);
  add (inner, SEQUENCE, typed);
  append (body, "\x0a\x01");
  g_byte_array_append (body, (const guint8 *) "", 1);
  add (body, 0xa0, inner);
  add (response, SEQUENCE, body);
  return g_byte_array_free_to_bytes (response);
}
