/* A server that knows no TLS and answers each ClientHello with bytes that a table says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "answerer.h"

#include <string.h>
#include <sys/socket.h>

#include "support/ports.h"

#define RANDOM "0123456789abcdef0123456789abcdef"
#define NOISE "\x7f\x45\x4c\x46 what is this?"
#define BUSY "* BYE too many connections\r\n"
/* Where the parts of our ClientHello begin, in which the session is always new. */
#define VERSION_AT 9
#define SESSION_AT 43
#define SUITES_AT 46

struct _TestAnswerer
{
  const TestAnswer *versions; /* (unowned) one for each version */
  TestAnswer weak; /* where only weak suites are offered */
  GSocket *listener; /* (owned) */
  GThread *thread; /* (owned) takes connections */
  GThreadPool *pool; /* (owned) serves them */
  GCancellable *cancellable; /* (owned) ends everything */
  guint16 port;
  int n_connections; /* atomic */
};

/** Asked: a ClientHello as far as it matters. */
typedef struct
{
  guint8 bytes[4096];
  gsize length;
  SpTlsVersion version;
  guint16 suite; /* the first that is offered */
} Asked;

static gboolean
offers (const Asked *asked, guint16 suite)
{
  guint n = asked->bytes[SUITES_AT - 2] << 8 | asked->bytes[SUITES_AT - 1];

  for (guint i = 0; i + 1 < n && SUITES_AT + i + 1 < asked->length; i += 2)
    if ((asked->bytes[SUITES_AT + i] << 8 | asked->bytes[SUITES_AT + i + 1]) == suite)
      return TRUE;
  return FALSE;
}

static void
understand (Asked *asked)
{
  asked->version = SP_TLS_VERSION_SSL2;
  if (asked->bytes[0] & 0x80)
    return;
  asked->version = SP_TLS_VERSION_SSL3 + asked->bytes[VERSION_AT + 1];
  if (offers (asked, 0x1301))
    asked->version = SP_TLS_VERSION_1_3;
  asked->suite = asked->bytes[SUITES_AT] << 8 | asked->bytes[SUITES_AT + 1];
}

/* The probe's own session is that of a library, which sends a session id. */
static TestAnswer
choose (const TestAnswerer *self, const Asked *asked)
{
  if (asked->version == SP_TLS_VERSION_SSL2)
    return self->versions[SP_TLS_VERSION_SSL2];
  if (asked->bytes[SESSION_AT] != 0)
    return TEST_ANSWER_ALERT;
  if (asked->version == SP_TLS_VERSION_1_2 && !offers (asked, 0xc02f))
    return self->weak;
  return self->versions[asked->version];
}

static void
send_bytes (GSocket *socket, const void *bytes, gsize length)
{
  g_socket_send (socket, bytes, length, NULL, NULL);
}

static void
alert (GSocket *socket, guint8 number)
{
  const guint8 bytes[] = { 21, 3, 1, 0, 2, 2, number };

  send_bytes (socket, bytes, sizeof bytes);
}

static void
agree (GSocket *socket, const Asked *asked, gsize most)
{
  static const char oldest[] = "\x80\x14\x04\0\1\0\2\0\3\0\6\0\0XYZ\7\0\xc0\1\0\x80";
  static const char certificate[] = "\x0b\0\0\x09\0\0\x06\0\0\x03XYZ\x0e\0\0\0";
  guint8 version = MIN (asked->version, SP_TLS_VERSION_1_2) - SP_TLS_VERSION_SSL3;
  const guint8 suite[] = { 0, asked->suite >> 8, asked->suite & 0xff, 0 };
  g_autoptr(GByteArray) out = g_byte_array_new ();

  if (asked->version == SP_TLS_VERSION_SSL2)
    {
      send_bytes (socket, oldest, MIN (most, sizeof oldest - 1));
      return;
    }
  g_byte_array_append (out, (const guint8 *) "\x16\x03\x01\0\x3b\x02\0\0\x26\x03", 10);
  g_byte_array_append (out, &version, 1);
  g_byte_array_append (out, (const guint8 *) RANDOM, 32);
  g_byte_array_append (out, suite, sizeof suite);
  g_byte_array_append (out, (const guint8 *) certificate, sizeof certificate - 1);
  send_bytes (socket, out->data, MIN (most, out->len));
}

static void
flood (GSocket *socket)
{
  static const char record[] = "\x16\x03\x03\x40\0\x02\0\xff\xff";
  g_autofree char *bytes = g_malloc0 (5 + 0x4000);

  memcpy (bytes, record, sizeof record - 1);
  while (g_socket_send (socket, bytes, 5 + 0x4000, NULL, NULL) > 0)
    memcpy (bytes + 5, "xxxx", 4);
}

static void
reset (GSocket *socket)
{
  struct linger now = { 1, 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static gboolean
names_host (const Asked *asked)
{
  for (gsize i = 0; i + 9 <= asked->length; i++)
    if (memcmp (asked->bytes + i, "localhost", 9) == 0)
      return TRUE;
  return FALSE;
}

static void
answer (TestAnswerer *self, GSocket *socket, Asked *asked)
{
  switch (choose (self, asked))
    {
    case TEST_ANSWER_AGREE:
      agree (socket, asked, G_MAXSIZE);
      break;
    case TEST_ANSWER_HALF:
      agree (socket, asked, 12);
      break;
    case TEST_ANSWER_RESET:
      reset (socket);
      break;
    case TEST_ANSWER_SILENCE:
      g_socket_receive (socket, (char *) asked->bytes, 1, self->cancellable, NULL);
      break;
    case TEST_ANSWER_GARBAGE:
      send_bytes (socket, NOISE, sizeof NOISE - 1);
      break;
    case TEST_ANSWER_FLOOD:
      flood (socket);
      break;
    case TEST_ANSWER_BUSY:
      send_bytes (socket, BUSY, sizeof BUSY - 1);
      break;
    case TEST_ANSWER_NO_DHE:
      if (offers (asked, 0x009e))
        alert (socket, 80);
      else
        agree (socket, asked, G_MAXSIZE);
      break;
    case TEST_ANSWER_TROUBLE:
      alert (socket, 80);
      break;
    case TEST_ANSWER_NAMED:
      if (names_host (asked))
        agree (socket, asked, G_MAXSIZE);
      else
        alert (socket, 112);
      break;
    case TEST_ANSWER_ALERT:
      alert (socket, 70);
      break;
    case TEST_ANSWER_CLOSE:
    default:
      break;
    }
}

static void
serve_one (gpointer data, gpointer owner)
{
  g_autoptr(GSocket) socket = data;
  TestAnswerer *self = owner;
  Asked asked = { 0 };
  gssize n =
      g_socket_receive (socket, (char *) asked.bytes, sizeof asked.bytes, self->cancellable, NULL);

  g_atomic_int_inc (&self->n_connections);
  if (n > SUITES_AT || (n > 0 && (asked.bytes[0] & 0x80)))
    {
      asked.length = n;
      understand (&asked);
      answer (self, socket, &asked);
    }
  g_socket_close (socket, NULL);
}

static gpointer
serve (gpointer data)
{
  TestAnswerer *self = data;
  GSocket *socket;

  while ((socket = g_socket_accept (self->listener, self->cancellable, NULL)) != NULL)
    g_thread_pool_push (self->pool, socket, NULL);
  return NULL;
}

/**
 * test_answerer_new:
 * @versions: (array fixed-size=6): what to answer to each version; must outlive the server
 * @weak: what to answer where only weak cipher suites are offered
 *
 * Returns: (transfer full): a server on 127.0.0.1
 */
TestAnswerer *
test_answerer_new (const TestAnswer *versions, TestAnswer weak)
{
  TestAnswerer *self = g_new0 (TestAnswerer, 1);
  g_autoptr(GError) error = NULL;

  self->versions = versions;
  self->weak = weak;
  self->cancellable = g_cancellable_new ();
  self->listener = sp_test_listen (NULL, 0, 16, &self->port, &error);
  g_assert_no_error (error);
  self->pool = g_thread_pool_new (serve_one, self, 16, FALSE, &error);
  g_assert_no_error (error);
  self->thread = g_thread_new ("answerer", serve, self);
  return self;
}

/**
 * test_answerer_free:
 * @self: (transfer full): a server
 */
void
test_answerer_free (TestAnswerer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_free (self);
}

/**
 * test_answerer_get_port:
 * @self: a server
 *
 * Returns: the port it listens on
 */
guint16
test_answerer_get_port (const TestAnswerer *self)
{
  return self->port;
}

/**
 * test_answerer_get_n_connections:
 * @self: a server
 *
 * Returns: how many connections it has had
 */
guint
test_answerer_get_n_connections (TestAnswerer *self)
{
  return g_atomic_int_get (&self->n_connections);
}
