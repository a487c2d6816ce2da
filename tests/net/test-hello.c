/* Tests the ClientHello by hand: what is written, and what each kind of answer means, however it arrives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/tls-failure.h"
#include "net/hello.h"

#define RANDOM "0123456789abcdef0123456789abcdef"
#define SERVER_HELLO_12 "\x02\0\0\x26\x03\x03" RANDOM "\0\xc0\x2f\0"
#define CERTIFICATE "\x0b\0\0\x09\0\0\x06\0\0\x03XYZ"
#define DONE "\x0e\0\0\0"

/* What a server answers, as the body of one record of the given type; or whole bytes where the type is 0. */
typedef struct
{
  const char *name;
  SpHelloWish wish;
  guint8 type;
  const char *bytes;
  gsize length;
  SpHelloVerdict verdict;
  int alert;
  const char *suite;
} Vector;

#define BYTES(TEXT) TEXT, sizeof (TEXT) - 1
#define TLS12                                                                                      \
  {                                                                                                \
    .version = SP_TLS_VERSION_1_2                                                                  \
  }
#define TLS13                                                                                      \
  {                                                                                                \
    .version = SP_TLS_VERSION_1_3                                                                  \
  }
#define SSL2                                                                                       \
  {                                                                                                \
    .version = SP_TLS_VERSION_SSL2                                                                 \
  }
#define WEAK                                                                                       \
  {                                                                                                \
    .version = SP_TLS_VERSION_1_2, .any_older = TRUE, .faults = SP_CIPHER_WEAK                     \
  }
#define NO SP_TLS_NO_ALERT

static const Vector vectors[] = {
  { "nothing", TLS12, 22, BYTES (""), SP_HELLO_MORE, NO, NULL },
  { "half", TLS12, 22, BYTES ("\x02\0\0\x26\x03"), SP_HELLO_MORE, NO, NULL },
  { "agreement", TLS12, 22, BYTES (SERVER_HELLO_12 CERTIFICATE DONE), SP_HELLO_ACCEPTED, NO,
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256" },
  { "hello-alone", TLS12, 22, BYTES (SERVER_HELLO_12), SP_HELLO_MORE, NO, NULL },
  { "older-version", TLS12, 22, BYTES ("\x02\0\0\x26\x03\x02" RANDOM "\0\xc0\x13\0"),
    SP_HELLO_REFUSED, NO, NULL },
  { "newer-version", TLS12, 22, BYTES ("\x02\0\0\x26\x03\x04" RANDOM "\0\xc0\x13\0"),
    SP_HELLO_UNCLEAR, NO, NULL },
  { "no-version", TLS12, 22, BYTES ("\x02\0\0\x26\x07\x77" RANDOM "\0\xc0\x13\0"), SP_HELLO_UNCLEAR,
    NO, NULL },
  { "suite-not-offered", TLS12, 22, BYTES ("\x02\0\0\x26\x03\x03" RANDOM "\0\x13\x01\0" DONE),
    SP_HELLO_UNCLEAR, NO, NULL },
  { "tls13", TLS13, 22,
    BYTES ("\x02\0\0\x2e\x03\x03" RANDOM "\0\x13\x02\0\0\x06\0\x2b\0\x02\x03\x04"),
    SP_HELLO_ACCEPTED, NO, "TLS_AES_256_GCM_SHA384" },
  { "tls13-as-tls12", TLS13, 22, BYTES (SERVER_HELLO_12), SP_HELLO_REFUSED, NO, NULL },
  { "torn-extension", TLS13, 22,
    BYTES ("\x02\0\0\x2d\x03\x03" RANDOM "\0\x13\x02\0\0\x06\0\x2b\0\x02\x03"), SP_HELLO_UNCLEAR,
    NO, NULL },
  { "protocol-version", TLS12, 21, BYTES ("\2\x46"), SP_HELLO_REFUSED, 70, NULL },
  { "handshake-failure", TLS12, 21, BYTES ("\2\x28"), SP_HELLO_REFUSED, 40, NULL },
  { "close-notify", TLS12, 21, BYTES ("\1\0"), SP_HELLO_REFUSED, 0, NULL },
  { "warning", TLS12, 21, BYTES ("\1\x70"), SP_HELLO_MORE, NO, NULL },
  { "unrecognized-name", TLS12, 21, BYTES ("\2\x70"), SP_HELLO_UNCLEAR, 112, NULL },
  { "internal-error", TLS12, 21, BYTES ("\2\x50"), SP_HELLO_UNCLEAR, 80, NULL },
  { "short-alert", TLS12, 21, BYTES ("\2"), SP_HELLO_UNCLEAR, NO, NULL },
  { "data", TLS12, 23, BYTES ("hello"), SP_HELLO_UNCLEAR, NO, NULL },
  { "certificate-first", TLS12, 22, BYTES (CERTIFICATE), SP_HELLO_UNCLEAR, NO, NULL },
  { "two-hellos", TLS12, 22, BYTES (SERVER_HELLO_12 SERVER_HELLO_12), SP_HELLO_UNCLEAR, NO, NULL },
  { "long-session-id", TLS12, 22, BYTES ("\x02\0\0\x26\x03\x03" RANDOM "\xff\xc0\x2f\0" DONE),
    SP_HELLO_UNCLEAR, NO, NULL },
  { "huge-message", TLS12, 22, BYTES ("\x02\xff\xff\xff\x03\x03"), SP_HELLO_UNCLEAR, NO, NULL },
  { "clear-text", TLS12, 0, BYTES ("* OK ready\r\n"), SP_HELLO_UNCLEAR, NO, NULL },
  { "web", TLS12, 0, BYTES ("HTTP/1.1 400 Bad Request\r\n"), SP_HELLO_UNCLEAR, NO, NULL },
  { "long-record", TLS12, 0, BYTES ("\x16\x03\x03\xff\xff"), SP_HELLO_UNCLEAR, NO, NULL },
  { "weak", WEAK, 22, BYTES ("\x02\0\0\x26\x03\x01" RANDOM "\0\0\x05\0" CERTIFICATE DONE),
    SP_HELLO_ACCEPTED, NO, "TLS_RSA_WITH_RC4_128_SHA" },
  { "not-weak", WEAK, 22, BYTES (SERVER_HELLO_12 CERTIFICATE DONE), SP_HELLO_UNCLEAR, NO, NULL },
  { "ssl2", SSL2, 0, BYTES ("\x80\x14\x04\0\1\0\2\0\3\0\6\0\0XYZ\7\0\xc0\1\0\x80"),
    SP_HELLO_ACCEPTED, NO, "SSL_CK_DES_192_EDE3_CBC_WITH_MD5" },
  { "ssl2-error", SSL2, 0, BYTES ("\x80\x03\0\0\1"), SP_HELLO_REFUSED, NO, NULL },
  { "ssl2-half", SSL2, 0, BYTES ("\x80\x14\x04\0\1"), SP_HELLO_MORE, NO, NULL },
  { "ssl2-short", SSL2, 0, BYTES ("\x80\x05\x04\0\1\0\2"), SP_HELLO_UNCLEAR, NO, NULL },
  { "ssl2-alert", SSL2, 21, BYTES ("\2\x46"), SP_HELLO_REFUSED, 70, NULL },
  { "ssl2-asked-for-tls", TLS12, 0, BYTES ("\x80\x03\0\0\1"), SP_HELLO_UNCLEAR, NO, NULL },
};

static GBytes *
make_answer (const Vector *vector)
{
  GByteArray *out = g_byte_array_new ();
  const guint8 head[] = { vector->type, 3, 1, vector->length >> 8, vector->length & 0xff };

  if (vector->type != 0)
    g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, (const guint8 *) vector->bytes, vector->length);
  return g_byte_array_free_to_bytes (out);
}

/* The answer means the same however it is cut. */
static void
test_vector (gconstpointer data)
{
  const Vector *vector = data;
  g_autoptr(GBytes) answer = make_answer (vector);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (answer, &length);

  for (gsize portion = 1; portion <= length + 1; portion += 4)
    {
      g_autoptr(SpHello) hello = sp_hello_new (&vector->wish);

      for (gsize i = 0; i < length; i += portion)
        sp_hello_feed (hello, bytes + i, MIN (portion, length - i));
      g_assert_cmpint (sp_hello_get_verdict (hello), ==, vector->verdict);
      g_assert_cmpint (sp_hello_get_alert (hello), ==, vector->alert);
      g_assert_cmpstr (sp_hello_get_suite (hello), ==, vector->suite);
    }
}

static void
test_certificate (void)
{
  const SpHelloWish wish = TLS12;
  const Vector vector = { .type = 22,
                          .bytes = SERVER_HELLO_12 CERTIFICATE DONE,
                          .length = sizeof (SERVER_HELLO_12 CERTIFICATE DONE) - 1 };
  g_autoptr(GBytes) answer = make_answer (&vector);
  g_autoptr(SpHello) hello = sp_hello_new (&wish);
  g_autoptr(GBytes) expected = g_bytes_new_static ("XYZ", 3);

  sp_hello_feed (hello, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  g_assert_true (g_bytes_equal (sp_hello_get_certificate (hello), expected));
}

/* Some servers say hello and find out afterwards that they cannot go on. */
static void
test_change_of_mind (void)
{
  const SpHelloWish wish = TLS12;
  const Vector vectors_[] = {
    { .type = 22, .bytes = SERVER_HELLO_12, .length = sizeof (SERVER_HELLO_12) - 1 },
    { .type = 21, .bytes = "\2\x28", .length = 2 },
  };
  g_autoptr(SpHello) hello = sp_hello_new (&wish);

  for (guint i = 0; i < G_N_ELEMENTS (vectors_); i++)
    {
      g_autoptr(GBytes) answer = make_answer (&vectors_[i]);

      sp_hello_feed (hello, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
    }
  g_assert_cmpint (sp_hello_get_verdict (hello), ==, SP_HELLO_REFUSED);
  g_assert_null (sp_hello_get_suite (hello));
}

/* Neither bytes nor records without end are read on. */
static void
test_floods (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    guint most;
  } floods[] = {
    { BYTES ("\x15\x03\x03\0\2\1\x70"), SP_HELLO_MAX_RECORDS },
    { BYTES ("\x16\x03\x03\0\0"), SP_HELLO_MAX_RECORDS },
    { BYTES ("\x16\x03\x03\0\x08\x02\0\xff\xffxxxx"), SP_HELLO_MAX_RECORDS },
  };
  const SpHelloWish wish = TLS12;

  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autoptr(SpHello) hello = sp_hello_new (&wish);
      guint n = 0;

      while (sp_hello_feed (hello, floods[i].bytes, floods[i].length) == SP_HELLO_MORE)
        g_assert_cmpuint (++n, <=, floods[i].most);
      g_assert_cmpint (sp_hello_get_verdict (hello), ==, SP_HELLO_UNCLEAR);
    }
}

static guint
read_number (const guint8 *bytes, guint width)
{
  guint number = 0;

  for (guint i = 0; i < width; i++)
    number = number << 8 | bytes[i];
  return number;
}

static gboolean
contains (const guint8 *bytes, gsize length, const char *text)
{
  gsize n = strlen (text);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (bytes + i, text, n) == 0)
      return TRUE;
  return FALSE;
}

/* RFC 7685 section 1 tells why a ClientHello must not have from 256 to 511 bytes. */
static void
test_request (void)
{
  static const char *const hosts[] = {
    NULL, "a.example", "192.0.2.7",
    "a-very-long-name-of-a-mail-server.with-many-labels.in-a-domain.that-is-long.example"
  };

  for (guint version = SP_TLS_VERSION_SSL3; version <= SP_TLS_VERSION_1_3; version++)
    for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
      {
        const SpHelloWish wish = { .version = version, .host = hosts[i] };
        g_autoptr(SpHello) hello = sp_hello_new (&wish);
        gsize length;
        const guint8 *bytes = g_bytes_get_data (sp_hello_get_request (hello), &length);
        gboolean named = hosts[i] && contains (bytes, length, hosts[i]);

        g_assert_cmpuint (read_number (bytes + 3, 2), ==, length - 5);
        g_assert_cmpuint (read_number (bytes + 6, 3), ==, length - 9);
        g_assert_true (length - 5 < 256 || length - 5 >= 512);
        g_assert_cmpint (named, ==, i % 2 == 1 && version > SP_TLS_VERSION_SSL3);
      }
}

static void
test_oldest_request (void)
{
  const SpHelloWish wish = SSL2;
  g_autoptr(SpHello) hello = sp_hello_new (&wish);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sp_hello_get_request (hello), &length);

  g_assert_cmpuint (read_number (bytes, 2), ==, 0x8000 | (length - 2));
  g_assert_cmpmem (bytes + 2, 3, "\1\0\2", 3);
  g_assert_cmpuint (read_number (bytes + 5, 2) + 9 + 16, ==, length - 2);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *suite;
    SpCipherFaults faults;
  } suites[] = {
    { "TLS_AES_128_GCM_SHA256", 0 },
    { "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", 0 },
    { "TLS_RSA_WITH_AES_128_CBC_SHA", SP_CIPHER_NO_FORWARD_SECRECY },
    { "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", SP_CIPHER_TRIPLE_DES },
    { "TLS_DHE_RSA_WITH_DES_CBC_SHA", SP_CIPHER_DES },
    { "TLS_DH_anon_WITH_RC4_128_MD5", SP_CIPHER_ANONYMOUS | SP_CIPHER_RC4 },
    { "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5",
      SP_CIPHER_EXPORT | SP_CIPHER_DES | SP_CIPHER_NO_FORWARD_SECRECY },
    { "TLS_ECDHE_RSA_WITH_NULL_SHA", SP_CIPHER_NULL },
    { "SSL_CK_DES_192_EDE3_CBC_WITH_MD5", SP_CIPHER_TRIPLE_DES | SP_CIPHER_NO_FORWARD_SECRECY },
  };
  g_autofree char *list = sp_cipher_faults_list (SP_CIPHER_RC4 | SP_CIPHER_ANONYMOUS);

  for (guint i = 0; i < G_N_ELEMENTS (suites); i++)
    g_assert_cmphex (sp_cipher_suite_get_faults (suites[i].suite), ==, suites[i].faults);
  g_assert_cmpstr (list, ==, "anonymous, RC4");
}

/* RFC 3749: what was offered may be chosen, and nothing else. */
static void
test_compression (void)
{
  static const char answer[] =
      "\x16\x03\x03\0\x3b\x02\0\0\x26\x03\x03" RANDOM "\0\xc0\x2f\1" CERTIFICATE DONE;
  static const SpHelloVerdict verdicts[] = { SP_HELLO_UNCLEAR, SP_HELLO_ACCEPTED };
  static const SpTristate compresses[] = { SP_UNKNOWN, SP_YES };

  for (guint offered = 0; offered < 2; offered++)
    {
      const SpHelloWish wish = { .version = SP_TLS_VERSION_1_2, .compression = offered };
      g_autoptr(SpHello) hello = sp_hello_new (&wish);
      const guint8 *request = g_bytes_get_data (sp_hello_get_request (hello), NULL);
      gsize list = 44 + 2 + (request[44] << 8 | request[45]);

      g_assert_cmpuint (request[list], ==, 1 + offered);
      g_assert_cmpuint (request[list + 1], ==, offered);
      g_assert_cmpint (sp_hello_feed (hello, answer, sizeof answer - 1), ==, verdicts[offered]);
      g_assert_cmpint (sp_hello_get_compression (hello), ==, compresses[offered]);
    }
}

/* RFC 7627: the extension comes back from who follows it. */
static void
test_bound_keys (void)
{
  static const char with[] = "\x16\x03\x03\0\x41\x02\0\0\x2c\x03\x03" RANDOM
                             "\0\xc0\x2f\0\0\x04\0\x17\0\0" CERTIFICATE DONE;
  static const char without[] = "\x16\x03\x03\0\x3b" SERVER_HELLO_12 CERTIFICATE DONE;
  const SpHelloWish wish = { .version = SP_TLS_VERSION_1_2 };
  g_autoptr(SpHello) modern = sp_hello_new (&wish);
  g_autoptr(SpHello) plain = sp_hello_new (&wish);

  g_assert_cmpint (sp_hello_binds_keys (plain), ==, SP_UNKNOWN);
  g_assert_cmpint (sp_hello_feed (modern, with, sizeof with - 1), ==, SP_HELLO_ACCEPTED);
  g_assert_cmpint (sp_hello_feed (plain, without, sizeof without - 1), ==, SP_HELLO_ACCEPTED);
  g_assert_cmpint (sp_hello_binds_keys (modern), ==, SP_YES);
  g_assert_cmpint (sp_hello_binds_keys (plain), ==, SP_NO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/net/hello/answer/%s", vectors[i].name);

      g_test_add_data_func (path, &vectors[i], test_vector);
    }
  g_test_add_func ("/net/hello/certificate", test_certificate);
  g_test_add_func ("/net/hello/change-of-mind", test_change_of_mind);
  g_test_add_func ("/net/hello/floods", test_floods);
  g_test_add_func ("/net/hello/request", test_request);
  g_test_add_func ("/net/hello/oldest-request", test_oldest_request);
  g_test_add_func ("/net/hello/faults", test_faults);
  g_test_add_func ("/net/hello/compression", test_compression);
  g_test_add_func ("/net/hello/bound-keys", test_bound_keys);
  return g_test_run ();
}
