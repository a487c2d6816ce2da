/* Writes a ClientHello.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "hello-request.h"

#include <string.h>

#include <gio/gio.h>

#include "suite-table.h"

#define RANDOM_SIZE 32
#define CHALLENGE_SIZE 16
/* RFC 7685 section 1: there are servers that hang on a ClientHello of these sizes. */
#define BAD_SIZE 256
#define GOOD_SIZE 512

typedef enum
{
  EXTENSION_SERVER_NAME = 0,
  EXTENSION_GROUPS = 10,
  EXTENSION_POINT_FORMATS = 11,
  EXTENSION_SIGNATURES = 13,
  EXTENSION_PADDING = 21,
  EXTENSION_MASTER_SECRET = 23,
  EXTENSION_VERSIONS = 43,
  EXTENSION_KEY_SHARE = 51,
  EXTENSION_RENEGOTIATION = 0xff01,
} Extension;

static void
put (GByteArray *out, guint32 number, guint width)
{
  guint8 bytes[4];

  for (guint i = 0; i < width; i++)
    bytes[i] = number >> 8 * (width - 1 - i);
  g_byte_array_append (out, bytes, width);
}

/* Nothing is ever encrypted with what follows from it: it need not be secret. */
static void
put_random (GByteArray *out, guint size)
{
  for (guint i = 0; i < size; i++)
    put (out, g_random_int_range (0, 256), 1);
}

/* Keeps room for a length of @width bytes, which end() fills in. */
static guint
begin (GByteArray *out, guint width)
{
  put (out, 0, width);
  return out->len;
}

static void
end (GByteArray *out, guint from, guint width)
{
  guint length = out->len - from;

  for (guint i = 0; i < width; i++)
    out->data[from - width + i] = length >> 8 * (width - 1 - i);
}

static guint
begin_extension (GByteArray *out, Extension extension)
{
  put (out, extension, 2);
  return begin (out, 2);
}

static void
put_list (GByteArray *out, const guint16 *numbers, guint n)
{
  guint list = begin (out, 2);

  for (guint i = 0; i < n; i++)
    put (out, numbers[i], 2);
  end (out, list, 2);
}

/* RFC 6066 section 3 */
static void
put_name (GByteArray *out, const char *host)
{
  guint extension;
  guint list;

  if (host == NULL || g_hostname_is_ip_address (host))
    return;
  extension = begin_extension (out, EXTENSION_SERVER_NAME);
  list = begin (out, 2);
  put (out, 0, 1);
  put (out, strlen (host), 2);
  g_byte_array_append (out, (const guint8 *) host, strlen (host));
  end (out, list, 2);
  end (out, extension, 2);
}

/* RFC 8422 section 5.1, and the groups with numbers of RFC 7919 */
static void
put_groups (GByteArray *out, SpTlsVersion version)
{
  static const guint16 groups[] = { 0x001d, 0x0017, 0x0018, 0x0019, 0x0100, 0x0101 };
  guint extension = begin_extension (out, EXTENSION_GROUPS);

  /* Before TLS 1.3 the groups with numbers would keep a server with other ones from agreeing. */
  put_list (out, groups, version == SP_TLS_VERSION_1_3 ? G_N_ELEMENTS (groups) : 4);
  end (out, extension, 2);
  extension = begin_extension (out, EXTENSION_POINT_FORMATS);
  put (out, 0x0100, 2);
  end (out, extension, 2);
}

/* RFC 8446 section 4.2.3; the last ones are what old servers have. */
static void
put_signatures (GByteArray *out)
{
  static const guint16 signatures[] = { 0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805,
                                        0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501,
                                        0x0601, 0x0402, 0x0203, 0x0201, 0x0202 };
  guint extension = begin_extension (out, EXTENSION_SIGNATURES);

  put_list (out, signatures, G_N_ELEMENTS (signatures));
  end (out, extension, 2);
}

/* RFC 8446 sections 4.2.1 and 4.2.8. Any 32 bytes are a public key of X25519 (RFC 7748 section 5). */
static void
put_newest (GByteArray *out)
{
  guint extension = begin_extension (out, EXTENSION_VERSIONS);
  guint list;

  put (out, 2, 1);
  put (out, 0x0304, 2);
  end (out, extension, 2);
  extension = begin_extension (out, EXTENSION_KEY_SHARE);
  list = begin (out, 2);
  put (out, 0x001d, 2);
  put (out, 32, 2);
  put_random (out, 32);
  end (out, list, 2);
  end (out, extension, 2);
}

static void
put_renegotiation (GByteArray *out)
{
  guint extension = begin_extension (out, EXTENSION_RENEGOTIATION);

  put (out, 0, 1);
  end (out, extension, 2);
}

/* RFC 7627 section 5.1 */
static void
put_master_secret (GByteArray *out)
{
  end (out, begin_extension (out, EXTENSION_MASTER_SECRET), 2);
}

/* Behind all others; @begin is where the message begins. */
static void
put_padding (GByteArray *out, guint begin)
{
  guint size = out->len - begin;
  guint extension;

  if (size < BAD_SIZE || size >= GOOD_SIZE)
    return;
  extension = begin_extension (out, EXTENSION_PADDING);
  while (out->len - begin < GOOD_SIZE)
    put (out, 0, 1);
  end (out, extension, 2);
}

static void
put_extensions (GByteArray *out, const SpHelloWish *wish, guint message)
{
  guint list = begin (out, 2);

  put_name (out, wish->host);
  put_groups (out, wish->version);
  if (wish->version >= SP_TLS_VERSION_1_2)
    put_signatures (out);
  if (wish->version == SP_TLS_VERSION_1_3)
    put_newest (out);
  else
    {
      put_renegotiation (out);
      put_master_secret (out);
    }
  put_padding (out, message);
  end (out, list, 2);
}

static void
put_suites (GByteArray *out, const SpHelloWish *wish)
{
  guint width = wish->version == SP_TLS_VERSION_SSL2 ? 3 : 2;
  guint n;
  const SpSuite *suites = sp_suite_table_get (wish->version, &n);

  for (guint i = 0; i < n; i++)
    if (sp_hello_offers (wish, suites[i].name))
      put (out, suites[i].number, width);
}

/* RFC 8446 sections 4.1.2 and 5.1; the record says TLS 1.0 for the sake of old servers. */
static GByteArray *
write_hello (const SpHelloWish *wish)
{
  GByteArray *out = g_byte_array_new ();
  guint version = sp_hello_get_number (MIN (wish->version, SP_TLS_VERSION_1_2));
  guint record;
  guint message;
  guint suites;

  put (out, 22, 1);
  put (out, MIN (version, 0x0301), 2);
  record = begin (out, 2);
  put (out, 1, 1);
  message = begin (out, 3);
  put (out, version, 2);
  put_random (out, RANDOM_SIZE);
  put (out, 0, 1);
  suites = begin (out, 2);
  put_suites (out, wish);
  end (out, suites, 2);
  put (out, wish->compression ? 0x020100 : 0x0100, wish->compression ? 3 : 2);
  if (wish->version > SP_TLS_VERSION_SSL3)
    put_extensions (out, wish, record);
  end (out, message, 3);
  end (out, record, 2);
  return out;
}

/* RFC 6176 section 2 tells where the description is; RFC 5246 appendix E.2 has the same message. */
static GByteArray *
write_oldest (const SpHelloWish *wish)
{
  GByteArray *out = g_byte_array_new ();
  guint record = begin (out, 2);
  guint lengths;
  guint suites;

  put (out, 1, 1);
  put (out, 0x0002, 2);
  lengths = out->len;
  put (out, 0, 2);
  put (out, 0, 2);
  put (out, CHALLENGE_SIZE, 2);
  suites = out->len;
  put_suites (out, wish);
  out->data[lengths + 1] = out->len - suites;
  put_random (out, CHALLENGE_SIZE);
  end (out, record, 2);
  out->data[0] |= 0x80;
  return out;
}

/**
 * sp_hello_offers:
 * @wish: what is asked for
 * @suite: the registered name of a cipher suite
 *
 * Returns: whether it is among those that are offered
 */
gboolean
sp_hello_offers (const SpHelloWish *wish, const char *suite)
{
  SpCipherFaults weak = sp_cipher_suite_get_faults (suite) & SP_CIPHER_WEAK;

  if (wish->no_dhe && g_str_has_prefix (suite, "TLS_DHE_"))
    return FALSE;
  return wish->faults == 0 || (weak != 0 && (weak & ~wish->faults) == 0);
}

/**
 * sp_hello_get_number:
 * @version: a version
 *
 * Returns: how it is written on the wire
 */
guint
sp_hello_get_number (SpTlsVersion version)
{
  static const guint numbers[SP_N_TLS_VERSIONS] = {
    0x0002, 0x0300, 0x0301, 0x0302, 0x0303, 0x0304
  };

  return numbers[version];
}

/**
 * sp_hello_write:
 * @wish: what is asked for
 *
 * Returns: (transfer full): the bytes to send
 */
GBytes *
sp_hello_write (const SpHelloWish *wish)
{
  return g_byte_array_free_to_bytes (wish->version == SP_TLS_VERSION_SSL2 ? write_oldest (wish)
                                                                          : write_hello (wish));
}
