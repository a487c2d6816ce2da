/* Gives arbitrary bytes to the reader of certificates, to the verdict, and to the reader of what authorities say of them.
 *
 * The input is the length of a certificate in two bytes, the certificate, and what is stapled to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <time.h>

#include "fuzz.h"
#include "net/staple.h"
#include "net/trust.h"
#include "net/x509.h"

/* Processor time that one input may take, in milliseconds; sanitizers and fuzzers slow everything down. */
#define MAX_MS 250

#define NOW 1790000000

const char *const fuzz_pieces[] = {
  "\x30\x82",
  "\x30\x80",
  "\x30\x03",
  "\x06\x03\x55\x1d\x11",
  "\x06\x03\x55\x1d\x25",
  "\x82\x01",
  "\x02\x01",
  "\x04\x82",
  "\x06\x03\x55\x1d\x1e",
  "\x06\x03\x55\x1d\x0f",
  "\xa0\x03",
  "\x03\x82",
  "\x1b[31m",
  "\x06\x03\x55\x1d\x13",
  "\x06\x03\x55\x04\x03",
  "\x17\x0d",
  "\x18\x0f",
  "\xe2\x80\xae",
  "\x0c\x05",
  "\x13\x02",
  "\x31\x0b",
  "\x01\x01\xff",
  "99991231235959Z",
  "\x87\x04",
  NULL,
};

static void
check_facts (const SpCertificate *facts)
{
  g_autofree char *holder = sp_certificate_short_name (facts->subject);

  fuzz_assert_safe (facts->subject);
  fuzz_assert_safe (facts->issuer);
  fuzz_assert_safe (facts->key);
  fuzz_assert_safe (facts->signature);
  fuzz_assert_safe (holder);
  for (guint i = 0; facts->dns_names[i]; i++)
    fuzz_assert_safe (facts->dns_names[i]);
  g_assert_cmpuint (strlen (facts->sha256), ==, 64);
}

static SpTrust *
get_trust (void)
{
  static SpTrust *trust;

  if (trust == NULL)
    {
      trust = sp_trust_new ();
      sp_trust_has_system_anchors ();
    }
  return trust;
}

static void
check_verdict (GBytes *der, GBytes *staple)
{
  g_autoptr(GPtrArray) sent = g_ptr_array_new ();
  g_autoptr(GPtrArray) staples = g_ptr_array_new ();
  g_autoptr(SpTlsFacts) facts = NULL;

  g_ptr_array_add (sent, der);
  g_ptr_array_add (sent, der);
  g_ptr_array_add (staples, staple);
  facts = sp_trust_judge (get_trust (), sent, staples, "fuzz.example", NOW);
  /* Nobody is known who vouches for such a thing. */
  g_assert_true (facts->problems & (SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_SELF_SIGNED));
  g_assert_false (facts->problems & SP_TLS_REVOKED);
  for (guint i = 0; i < facts->chain->len; i++)
    check_facts (g_ptr_array_index (facts->chain, i));
}

/* As if the certificate had issued itself. */
static void
check_staple (GBytes *der, GBytes *staple)
{
  g_autoptr(SpX509) certificate = sp_x509_new (der);

  if (certificate == NULL)
    return;
  g_assert_cmpint (sp_staple_read (staple, certificate, certificate, NOW), !=, SP_STAPLE_NONE);
  sp_x509_is_for (certificate, "fuzz.example");
  sp_x509_is_for (certificate, "192.0.2.1");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gsize length = size < 2 ? 0 : MIN ((gsize) (data[0] << 8 | data[1]), size - 2);
  gsize start = MIN (size, 2);
  g_autoptr(GBytes) der = g_bytes_new (data + start, length);
  g_autoptr(GBytes) staple = g_bytes_new (data + start + length, size - start - length);
  clock_t begin;

  get_trust ();
  begin = clock ();
  check_verdict (der, staple);
  check_staple (der, staple);
  g_assert_cmpint ((clock () - begin) / (CLOCKS_PER_SEC / 1000), <, MAX_MS);
  return 0;
}
