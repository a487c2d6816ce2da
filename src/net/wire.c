/* The wire under a dialogue: a TCP stream that writes down what passes, counts round trips and keeps the first bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#include "first-bytes.h"
#include "wire-stream.h"

#define HEAD_SIZE 64

struct _SpWire
{
  GIOStream parent_instance;

  GSocketConnection *connection; /* (owned) */
  GInputStream *input; /* (owned) */
  GOutputStream *output; /* (owned) */
  SpTranscript *transcript; /* (owned) */
  gboolean tls; /* from here on TLS is expected */
  gboolean awaiting; /* something was sent and not yet answered */
  gboolean glancing; /* what is read now was not waited for */
  guint round_trips;
  gsize received;
  guint8 head[HEAD_SIZE]; /* the first bytes received since TLS was expected, or since the start */
  gsize head_length;
};

G_DEFINE_FINAL_TYPE (SpWire, sp_wire, G_TYPE_IO_STREAM)

static void
on_read (gpointer owner, const void *data, gsize length)
{
  SpWire *self = owner;
  gsize keep = MIN (length, HEAD_SIZE - self->head_length);

  memcpy (self->head + self->head_length, data, keep);
  self->head_length += keep;
  self->received += length;
  if (self->awaiting && !self->glancing)
    self->round_trips++;
  self->awaiting = self->awaiting && self->glancing;
  sp_transcript_add (self->transcript, TRUE, self->tls && sp_wire_head_is_tls (self), data, length);
}

/* A server that follows Nagle keeps its answer back until what it sent before is acknowledged, such as the tickets behind a
 * handshake, and this computer would take its time over that. The kernel forgets the wish, so that it is told anew. */
static void
acknowledge_quickly (SpWire *self)
{
#ifdef TCP_QUICKACK
  g_socket_set_option (g_socket_connection_get_socket (self->connection), IPPROTO_TCP, TCP_QUICKACK,
                       TRUE, NULL);
#endif
}

static void
on_written (gpointer owner, const void *data, gsize length)
{
  SpWire *self = owner;

  acknowledge_quickly (self);

  self->awaiting = TRUE;
  sp_transcript_add (self->transcript, FALSE, self->tls, data, length);
}

static GInputStream *
wire_get_input_stream (GIOStream *stream)
{
  return SP_WIRE (stream)->input;
}

static GOutputStream *
wire_get_output_stream (GIOStream *stream)
{
  return SP_WIRE (stream)->output;
}

static gboolean
wire_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  return g_io_stream_close (G_IO_STREAM (SP_WIRE (stream)->connection), cancellable, error);
}

static void
wire_finalize (GObject *object)
{
  SpWire *self = SP_WIRE (object);

  g_clear_object (&self->input);
  g_clear_object (&self->output);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->transcript, sp_transcript_unref);
  G_OBJECT_CLASS (sp_wire_parent_class)->finalize (object);
}

static void
sp_wire_class_init (SpWireClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wire_finalize;
  G_IO_STREAM_CLASS (klass)->get_input_stream = wire_get_input_stream;
  G_IO_STREAM_CLASS (klass)->get_output_stream = wire_get_output_stream;
  G_IO_STREAM_CLASS (klass)->close_fn = wire_close;
}

static void
sp_wire_init (SpWire *self)
{
}

/**
 * sp_wire_new:
 * @connection: a connected TCP connection
 * @transcript: where to write down what passes
 *
 * The TCP connect counts as the first round trip, and the wait for a greeting as the second.
 *
 * Returns: (transfer full): a wire over @connection
 */
SpWire *
sp_wire_new (GSocketConnection *connection, SpTranscript *transcript)
{
  SpWire *self = g_object_new (SP_TYPE_WIRE, NULL);
  GIOStream *base = G_IO_STREAM (connection);

  self->connection = g_object_ref (connection);
  self->transcript = sp_transcript_ref (transcript);
  self->input = sp_wire_input_new (g_io_stream_get_input_stream (base), on_read, self);
  self->output = sp_wire_output_new (g_io_stream_get_output_stream (base), on_written, self);
  self->round_trips = 1;
  self->awaiting = TRUE;
  return self;
}

/**
 * sp_wire_get_connection:
 *
 * Returns: (transfer none): the TCP connection
 */
GSocketConnection *
sp_wire_get_connection (SpWire *self)
{
  return self->connection;
}

/**
 * sp_wire_dup_address_literal:
 *
 * Returns: (transfer full): the address literal of this end (RFC 5321 section 4.1.3), which names nobody
 */
char *
sp_wire_dup_address_literal (SpWire *self)
{
  g_autoptr(GSocketAddress) local = g_socket_connection_get_local_address (self->connection, NULL);
  GInetAddress *address =
      local ? g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local)) : NULL;
  g_autofree char *literal = address ? g_inet_address_to_string (address) : NULL;

  if (literal == NULL)
    return g_strdup ("[127.0.0.1]");
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    return g_strdup_printf ("[IPv6:%s]", literal);
  return g_strdup_printf ("[%s]", literal);
}

/**
 * sp_wire_get_round_trips:
 *
 * Returns: how often this end had to wait for the other after sending, the TCP connect included
 */
guint
sp_wire_get_round_trips (SpWire *self)
{
  return self->round_trips;
}

/**
 * sp_wire_get_received:
 *
 * Returns: how many bytes the server has sent
 */
gsize
sp_wire_get_received (SpWire *self)
{
  return self->received;
}

/**
 * sp_wire_start_tls:
 *
 * To be called right before a handshake: what passes from here on should be TLS, and the head begins anew.
 */
void
sp_wire_start_tls (SpWire *self)
{
  self->tls = TRUE;
  self->head_length = 0;
}

/**
 * sp_wire_get_head:
 * @length: (out): bytes in the head, at most 64
 *
 * Returns: (transfer none): the first bytes received since sp_wire_start_tls(), or since the start
 */
const guint8 *
sp_wire_get_head (SpWire *self, gsize *length)
{
  *length = self->head_length;
  return self->head;
}

/**
 * sp_wire_head_is_tls:
 *
 * Returns: whether the head begins like a TLS record (RFC 8446 section 5.1)
 */
gboolean
sp_wire_head_is_tls (SpWire *self)
{
  return sp_first_bytes_classify (self->head, self->head_length) == SP_FIRST_BYTES_TLS;
}

/**
 * sp_wire_take_pending:
 *
 * Reads, without waiting, what the server has sent by now. Right before the ClientHello of a STARTTLS upgrade that has to be
 * nothing (RFC 3207 section 4.2, RFC 9051 section 6.2.1).
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL where there are none
 */
GBytes *
sp_wire_take_pending (SpWire *self)
{
  GPollableInputStream *input = G_POLLABLE_INPUT_STREAM (self->input);
  char buffer[4096];
  gssize n;

  if (!g_pollable_input_stream_is_readable (input))
    return NULL;
  n = g_pollable_input_stream_read_nonblocking (input, buffer, sizeof buffer, NULL, NULL);
  return n > 0 ? g_bytes_new (buffer, n) : NULL;
}

/**
 * sp_wire_set_glancing:
 * @glancing: whether what is read from here on was there already, so that nobody waited for it
 *
 * What is read at a glance is no round trip.
 */
void
sp_wire_set_glancing (SpWire *self, gboolean glancing)
{
  self->glancing = glancing;
}
