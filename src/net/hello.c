/* A ClientHello written by hand, and what a server answers to it. No input or output.
 *
 * One round trip tells whether a server agrees to a version or to cipher suites, whatever this computer's own TLS would allow. No
 * key is ever agreed on: the answer is read as far as it is in the clear, and the connection is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "hello.h"

#include <string.h>

#include "core/tls-failure.h"
#include "hello-request.h"
#include "suite-table.h"

#define RECORD_HEAD 5
#define MESSAGE_HEAD 4
/* RFC 3749 section 2 */
#define DEFLATE 1
#define MAX_RECORD (16 * 1024 + 2048)

typedef enum
{
  RECORD_ALERT = 21,
  RECORD_HANDSHAKE = 22,
} RecordType;

typedef enum
{
  MESSAGE_SERVER_HELLO = 2,
  MESSAGE_CERTIFICATE = 11,
  MESSAGE_SERVER_KEY_EXCHANGE = 12,
  MESSAGE_CERTIFICATE_REQUEST = 13,
  MESSAGE_SERVER_HELLO_DONE = 14,
  MESSAGE_CERTIFICATE_STATUS = 22,
} MessageType;

struct _SpHello
{
  SpHelloWish wish; /* @host is no longer asked for */
  GBytes *request; /* (owned) */
  GByteArray *bytes; /* (owned) what is not yet a whole record */
  GByteArray *messages; /* (owned) what is not yet a whole message */
  gsize taken; /* bytes in all */
  guint n_records;
  SpHelloVerdict verdict;
  SpHelloVerdict agreed; /* what the ServerHello says, which holds if nothing contradicts it */
  int alert; /* SP_TLS_NO_ALERT while there is none */
  const char *suite; /* static (nullable) */
  guint compression; /* the method that the server chose; 0 is none */
  gboolean binds_keys; /* the extension of RFC 7627 was agreed to */
  GBytes *certificate; /* (owned) (nullable) */
};

/** Reader: what is left of a message. */
typedef struct
{
  const guint8 *data; /* borrowed */
  gsize left;
  gboolean short_of; /* something that had to be there was not */
} Reader;

static guint
take (Reader *self, guint width)
{
  guint number = 0;

  if (self->left < width)
    {
      self->short_of = TRUE;
      self->left = 0;
      return 0;
    }
  for (guint i = 0; i < width; i++)
    number = number << 8 | self->data[i];
  self->data += width;
  self->left -= width;
  return number;
}

static Reader
take_bytes (Reader *self, gsize length)
{
  Reader part = { self->data, length, self->left < length };

  if (part.short_of)
    {
      self->short_of = TRUE;
      self->left = part.left = 0;
      return part;
    }
  self->data += length;
  self->left -= length;
  return part;
}

/* RFC 8446 section 4.2.1: TLS 1.3 says its version in an extension. */
static guint
read_extensions (SpHello *self, Reader *extensions, guint version)
{
  Reader all = take_bytes (extensions, take (extensions, 2));

  while (all.left > 0)
    {
      guint type = take (&all, 2);
      Reader body = take_bytes (&all, take (&all, 2));

      if (type == 43)
        version = take (&body, 2);
      self->binds_keys |= type == 23;
      extensions->short_of = extensions->short_of || all.short_of || body.short_of;
    }
  return version;
}

static gboolean
find_version (guint number, SpTlsVersion *version)
{
  for (guint i = SP_TLS_VERSION_SSL3; i < SP_N_TLS_VERSIONS; i++)
    if (sp_hello_get_number (i) == number)
      {
        *version = i;
        return TRUE;
      }
  return FALSE;
}

/* A version or a suite that was not offered is no answer to what was asked. */
static SpHelloVerdict
judge (SpHello *self, guint number, guint suite)
{
  const char *name;
  SpTlsVersion version;

  if (!find_version (number, &version) || version > self->wish.version)
    return SP_HELLO_UNCLEAR;
  if (version < self->wish.version && !self->wish.any_older)
    return SP_HELLO_REFUSED;
  name = sp_suite_table_find (version, suite);
  if (name == NULL || !sp_hello_offers (&self->wish, name))
    return SP_HELLO_UNCLEAR;
  self->suite = name;
  return SP_HELLO_ACCEPTED;
}

/* RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3. In TLS 1.3 everything that follows is encrypted. */
static void
take_server_hello (SpHello *self, Reader message)
{
  guint version = take (&message, 2);
  guint suite;

  take_bytes (&message, 32);
  take_bytes (&message, take (&message, 1));
  suite = take (&message, 2);
  self->compression = take (&message, 1);
  if (message.left > 0)
    version = read_extensions (self, &message, version);
  self->agreed = message.short_of ? SP_HELLO_UNCLEAR : judge (self, version, suite);
  if (self->compression > (self->wish.compression ? DEFLATE : 0))
    self->agreed = self->verdict = SP_HELLO_UNCLEAR;
  if (self->agreed != SP_HELLO_ACCEPTED || version == sp_hello_get_number (SP_TLS_VERSION_1_3))
    self->verdict = self->agreed;
}

/* RFC 5246 section 7.4.2: the server's own comes first. */
static void
take_certificate (SpHello *self, Reader message)
{
  Reader list = take_bytes (&message, take (&message, 3));
  Reader leaf = take_bytes (&list, take (&list, 3));

  if (!list.short_of && !leaf.short_of && leaf.left > 0 && self->certificate == NULL)
    self->certificate = g_bytes_new (leaf.data, leaf.left);
}

/* Only the whole flight is an agreement: some servers say hello and find out afterwards that they cannot go on. */
static void
take_message (SpHello *self, guint type, Reader message)
{
  gboolean first = self->agreed == SP_HELLO_MORE;

  if (first != (type == MESSAGE_SERVER_HELLO))
    {
      self->verdict = SP_HELLO_UNCLEAR;
      return;
    }
  switch (type)
    {
    case MESSAGE_SERVER_HELLO:
      take_server_hello (self, message);
      return;
    case MESSAGE_CERTIFICATE:
      take_certificate (self, message);
      return;
    case MESSAGE_SERVER_HELLO_DONE:
      self->verdict = self->agreed;
      return;
    case MESSAGE_SERVER_KEY_EXCHANGE:
    case MESSAGE_CERTIFICATE_REQUEST:
    case MESSAGE_CERTIFICATE_STATUS:
      return;
    default:
      self->verdict = SP_HELLO_UNCLEAR;
    }
}

static void
take_messages (SpHello *self, Reader record)
{
  g_byte_array_append (self->messages, record.data, record.left);
  while (self->verdict == SP_HELLO_MORE && self->messages->len >= MESSAGE_HEAD)
    {
      Reader all = { self->messages->data, self->messages->len, FALSE };
      guint type = take (&all, 1);
      guint length = take (&all, 3);

      if (length > SP_HELLO_MAX)
        self->verdict = SP_HELLO_UNCLEAR;
      if (all.left < length)
        return;
      take_message (self, type, take_bytes (&all, length));
      g_byte_array_remove_range (self->messages, 0, MESSAGE_HEAD + length);
    }
}

/* These are not about versions and suites: the name, the user, or the server's own trouble. */
static gboolean
is_about_something_else (int alert)
{
  SpTlsFailure failure = sp_tls_failure_from_alert (alert, FALSE);

  return failure == SP_TLS_FAILURE_NAME || failure == SP_TLS_FAILURE_ACCESS ||
         failure == SP_TLS_FAILURE_APPLICATION || failure == SP_TLS_FAILURE_INTERNAL ||
         failure == SP_TLS_FAILURE_CALLED_OFF;
}

/* RFC 5246 section 7.2: mere warnings change nothing, except for the one that says goodbye. */
static void
take_alert (SpHello *self, Reader record)
{
  guint level = take (&record, 1);
  guint alert = take (&record, 1);

  if (record.short_of)
    self->verdict = SP_HELLO_UNCLEAR;
  if (record.short_of || (level == 1 && alert != 0))
    return;
  self->alert = alert;
  self->verdict = is_about_something_else (alert) ? SP_HELLO_UNCLEAR : SP_HELLO_REFUSED;
}

static void
take_record (SpHello *self, guint type, Reader record)
{
  if (++self->n_records > SP_HELLO_MAX_RECORDS)
    self->verdict = SP_HELLO_UNCLEAR;
  else if (type == RECORD_ALERT)
    take_alert (self, record);
  else if (type == RECORD_HANDSHAKE)
    take_messages (self, record);
  else
    self->verdict = SP_HELLO_UNCLEAR;
}

/* SERVER-HELLO of SSL 2: the suites that both know, of which the client would choose. ERROR is a refusal. */
static void
take_oldest (SpHello *self)
{
  Reader all = { self->bytes->data, self->bytes->len, FALSE };
  guint length = take (&all, 2) & 0x7fff;
  Reader body = take_bytes (&all, length);
  guint type = take (&body, 1);
  guint sizes[3];

  if (type != 4)
    {
      self->verdict = type == 0 && body.left >= 2 ? SP_HELLO_REFUSED : SP_HELLO_UNCLEAR;
      return;
    }
  take (&body, 2);
  self->verdict = take (&body, 2) == 0x0002 ? SP_HELLO_ACCEPTED : SP_HELLO_UNCLEAR;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    sizes[i] = take (&body, 2);
  take_bytes (&body, sizes[0]);
  if (sizes[1] >= 3)
    self->suite = sp_suite_table_find (SP_TLS_VERSION_SSL2, take (&body, 3));
  if (body.short_of)
    self->verdict = SP_HELLO_UNCLEAR;
}

/* Whether a record of SSL 2 begins here, which has its length in front, with the highest bit set. */
static gboolean
is_oldest (const SpHello *self)
{
  return self->wish.version == SP_TLS_VERSION_SSL2 && self->bytes->len > 0 &&
         (self->bytes->data[0] & 0x80);
}

/* Takes the next record where it is there as a whole. */
static gboolean
take_next (SpHello *self)
{
  Reader all = { self->bytes->data, self->bytes->len, FALSE };
  guint type = take (&all, 1);
  guint major = take (&all, 1);
  guint length;

  if (is_oldest (self))
    {
      gboolean whole = self->bytes->len >= 2 && all.left >= ((type & 0x7f) << 8 | major);

      if (whole)
        take_oldest (self);
      return whole;
    }
  take (&all, 1);
  length = take (&all, 2);
  if ((self->bytes->len > 0 && (type < 20 || type > 23)) || (self->bytes->len > 1 && major != 3) ||
      length > MAX_RECORD)
    self->verdict = SP_HELLO_UNCLEAR;
  if (all.short_of || all.left < length || self->verdict != SP_HELLO_MORE)
    return FALSE;
  take_record (self, type, take_bytes (&all, length));
  g_byte_array_remove_range (self->bytes, 0, RECORD_HEAD + length);
  return TRUE;
}

/**
 * sp_hello_new:
 * @wish: (transfer none): what is asked for
 *
 * Returns: (transfer full): a ClientHello that was not answered yet
 */
SpHello *
sp_hello_new (const SpHelloWish *wish)
{
  SpHello *self = g_new0 (SpHello, 1);

  self->wish = *wish;
  self->wish.host = NULL;
  self->request = sp_hello_write (wish);
  self->bytes = g_byte_array_new ();
  self->messages = g_byte_array_new ();
  self->alert = SP_TLS_NO_ALERT;
  return self;
}

/**
 * sp_hello_free:
 * @self: (transfer full): a ClientHello
 */
void
sp_hello_free (SpHello *self)
{
  g_bytes_unref (self->request);
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->messages);
  g_clear_pointer (&self->certificate, g_bytes_unref);
  g_free (self);
}

/**
 * sp_hello_get_request:
 *
 * Returns: (transfer none): the bytes to send
 */
GBytes *
sp_hello_get_request (const SpHello *self)
{
  return self->request;
}

/**
 * sp_hello_feed:
 * @data: bytes from the server, in whatever portions they arrived
 * @length: how many
 *
 * Once there is a verdict nothing more is taken.
 *
 * Returns: the verdict so far
 */
SpHelloVerdict
sp_hello_feed (SpHello *self, const void *data, gsize length)
{
  if (self->verdict != SP_HELLO_MORE)
    return self->verdict;
  self->taken += length;
  if (self->taken > SP_HELLO_MAX)
    {
      self->verdict = SP_HELLO_UNCLEAR;
      return self->verdict;
    }
  g_byte_array_append (self->bytes, data, length);
  while (self->verdict == SP_HELLO_MORE && take_next (self))
    continue;
  return self->verdict;
}

/**
 * sp_hello_get_verdict:
 *
 * Returns: the verdict so far
 */
SpHelloVerdict
sp_hello_get_verdict (const SpHello *self)
{
  return self->verdict;
}

/**
 * sp_hello_has_answer:
 *
 * Returns: whether the server said anything at all
 */
gboolean
sp_hello_has_answer (const SpHello *self)
{
  return self->taken > 0;
}

/**
 * sp_hello_get_alert:
 *
 * Returns: the alert with which the server answered, or %SP_TLS_NO_ALERT
 */
int
sp_hello_get_alert (const SpHello *self)
{
  return self->alert;
}

/**
 * sp_hello_get_suite:
 *
 * Returns: (transfer none) (nullable): the registered name of the cipher suite that the server chose
 */
const char *
sp_hello_get_suite (const SpHello *self)
{
  return self->verdict == SP_HELLO_ACCEPTED ? self->suite : NULL;
}

/**
 * sp_hello_get_compression:
 *
 * Returns: whether the server agreed to compress (RFC 5246 section 7.4.1.3); %SP_UNKNOWN where it did not agree at all, or was not asked
 */
SpTristate
sp_hello_get_compression (const SpHello *self)
{
  if (self->verdict != SP_HELLO_ACCEPTED || !self->wish.compression)
    return SP_UNKNOWN;
  return self->compression == DEFLATE ? SP_YES : SP_NO;
}

/**
 * sp_hello_binds_keys:
 *
 * Returns: whether the server binds the keys to the whole handshake (RFC 7627); %SP_UNKNOWN where it did not agree, or the version
 *   knows no such extension, or always does so
 */
SpTristate
sp_hello_binds_keys (const SpHello *self)
{
  if (self->verdict != SP_HELLO_ACCEPTED || self->wish.version < SP_TLS_VERSION_1_0 ||
      self->wish.version > SP_TLS_VERSION_1_2)
    return SP_UNKNOWN;
  return self->binds_keys ? SP_YES : SP_NO;
}

/**
 * sp_hello_get_certificate:
 *
 * Returns: (transfer none) (nullable): the server's own certificate, as it sent it; before TLS 1.3 alone
 */
GBytes *
sp_hello_get_certificate (const SpHello *self)
{
  return self->certificate;
}
