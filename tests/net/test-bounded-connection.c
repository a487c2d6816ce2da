/* Tests that a bounded connection ends where its limit is, and lets go of the main loop in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/bounded-connection.h"
#include "support/loop.h"
#include "support/ports.h"

#define LIMIT (100 * 1000)
#define SENT (LIMIT + 1)
/* A stretch, and what one read may add. */
#define LONGEST (32 * 1024)

typedef struct
{
  GSocketConnection *connection; /* (owned) */
  GSocket *peer; /* (owned) */
} Pair;

static void
on_event (GSocketClient *client,
          GSocketClientEvent event,
          GSocketConnectable *to,
          GIOStream *connection,
          gpointer limit)
{
  if (event == G_SOCKET_CLIENT_CONNECTING && GPOINTER_TO_SIZE (limit) > 0)
    sp_bounded_connection_set_limit (G_SOCKET_CONNECTION (connection), GPOINTER_TO_SIZE (limit));
}

static void
pair_open (Pair *pair, gsize limit)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = g_malloc0 (SENT);
  guint16 port;
  g_autoptr(GSocket) listener = sp_test_listen ("127.0.0.1", 0, 1, &port, &error);

  g_assert_no_error (error);
  sp_bounded_connection_prepare ();
  sp_bounded_connection_prepare ();
  g_socket_client_set_enable_proxy (client, FALSE);
  g_signal_connect (client, "event", G_CALLBACK (on_event), GSIZE_TO_POINTER (limit));
  pair->connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  g_socket_set_blocking (listener, TRUE);
  pair->peer = g_socket_accept (listener, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_socket_send (pair->peer, bytes, SENT, NULL, &error), ==, SENT);
  g_assert_no_error (error);
  g_socket_shutdown (pair->peer, FALSE, TRUE, NULL);
}

static void
pair_close (Pair *pair)
{
  g_object_unref (pair->connection);
  g_object_unref (pair->peer);
}

static gssize
read_all (GInputStream *stream, GError **error)
{
  gssize all = 0, n;
  char buffer[8 * 1024];

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    all += n;
  return all;
}

/* As the handshakes of GIO's TLS read. */
static void
test_limit (void)
{
  Pair pair;
  g_autoptr(GError) error = NULL;

  pair_open (&pair, LIMIT);
  g_assert_cmpint (read_all (g_io_stream_get_input_stream (G_IO_STREAM (pair.connection)), &error),
                   ==, LIMIT);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  pair_close (&pair);
}

static void
test_no_limit (void)
{
  Pair pair;
  g_autoptr(GError) error = NULL;

  pair_open (&pair, 0);
  g_assert_cmpint (read_all (g_io_stream_get_input_stream (G_IO_STREAM (pair.connection)), &error),
                   ==, SENT);
  g_assert_no_error (error);
  pair_close (&pair);
}

/* Reads as long as there seems to be something, and then waits, as libsoup and GIO's TLS do. */
typedef struct
{
  gsize all;
  gsize longest; /* without waiting */
  guint waits;
  GError *error; /* (owned) (nullable) */
} Reading;

static gboolean
on_readable (GObject *stream, gpointer data)
{
  Reading *reading = data;
  gsize stretch = 0;
  gssize n;
  char buffer[8 * 1024];

  reading->waits++;
  while ((n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (stream), buffer,
                                                        sizeof buffer, NULL, &reading->error)) > 0)
    stretch += n;
  reading->all += stretch;
  reading->longest = MAX (reading->longest, stretch);
  if (!g_error_matches (reading->error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_REMOVE;
  g_clear_error (&reading->error);
  return G_SOURCE_CONTINUE;
}

static gboolean
has_ended (gpointer data)
{
  return ((Reading *) data)->error != NULL;
}

static void
test_turns (void)
{
  Pair pair;
  Reading reading = { 0 };
  GPollableInputStream *stream;
  g_autoptr(GSource) source = NULL;

  pair_open (&pair, LIMIT);
  stream = G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (G_IO_STREAM (pair.connection)));
  g_assert_true (g_pollable_input_stream_can_poll (stream));
  g_assert_true (g_pollable_input_stream_is_readable (stream));
  source = g_pollable_input_stream_create_source (stream, NULL);
  g_source_set_callback (source, G_SOURCE_FUNC (on_readable), &reading, NULL);
  g_source_attach (source, NULL);
  sp_test_wait_until (has_ended, &reading);
  g_source_destroy (source);
  g_assert_error (reading.error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_cmpuint (reading.all, ==, LIMIT);
  g_assert_cmpuint (reading.longest, <=, LONGEST);
  g_assert_cmpuint (reading.waits, >=, LIMIT / LONGEST);
  g_clear_error (&reading.error);
  pair_close (&pair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/bounded-connection/limit", test_limit);
  g_test_add_func ("/net/bounded-connection/no-limit", test_no_limit);
  g_test_add_func ("/net/bounded-connection/turns", test_turns);
  return g_test_run ();
}
