/* What a TLS session has to send, kept until it is worth a packet.
 *
 * GnuTLS hands over record by record. The end of a handshake and the first question are three, and as three packets they may meet a
 * server that waits with its answer until it has acknowledged the first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-outbox.h"

/* Bytes that are kept at most before more is taken. */
#define MAX_KEPT (64 * 1024)

struct _SpTlsOutbox
{
  GPollableOutputStream *output; /* (owned) */
  GByteArray *kept; /* (owned) */
};

/**
 * sp_tls_outbox_new:
 * @output: a pollable stream
 *
 * Returns: (transfer full): an empty box for @output
 */
SpTlsOutbox *
sp_tls_outbox_new (GOutputStream *output)
{
  SpTlsOutbox *self = g_new0 (SpTlsOutbox, 1);

  self->output = G_POLLABLE_OUTPUT_STREAM (g_object_ref (output));
  self->kept = g_byte_array_new ();
  return self;
}

/**
 * sp_tls_outbox_free:
 * @self: (transfer full): a box; what is in it is lost
 */
void
sp_tls_outbox_free (SpTlsOutbox *self)
{
  g_object_unref (self->output);
  g_byte_array_unref (self->kept);
  g_free (self);
}

/**
 * sp_tls_outbox_add:
 * @data: what to send
 * @length: how many bytes
 * @error: return location for an error of the stream
 *
 * Returns: whether it was taken, as a whole; where the box is full, it first has to be emptied
 */
gboolean
sp_tls_outbox_add (SpTlsOutbox *self, const void *data, gsize length, GError **error)
{
  if (self->kept->len >= MAX_KEPT && !sp_tls_outbox_flush (self, error))
    return FALSE;
  g_byte_array_append (self->kept, data, length);
  return TRUE;
}

/**
 * sp_tls_outbox_is_due:
 *
 * Returns: whether something is left that the server may wait for. In the middle of the server's flight TLS 1.3 sends a record that
 *   nobody answers (RFC 8446 appendix D.4): it can wait for the end of the handshake
 */
gboolean
sp_tls_outbox_is_due (const SpTlsOutbox *self)
{
  gboolean idle = self->kept->len == 6 && self->kept->data[0] == 20;

  return self->kept->len > 0 && !idle;
}

/**
 * sp_tls_outbox_flush:
 * @error: return location for an error of the stream, %G_IO_ERROR_WOULD_BLOCK among them
 *
 * Returns: whether everything that is due was sent
 */
gboolean
sp_tls_outbox_flush (SpTlsOutbox *self, GError **error)
{
  while (sp_tls_outbox_is_due (self))
    {
      gssize n = g_pollable_output_stream_write_nonblocking (self->output, self->kept->data,
                                                             self->kept->len, NULL, error);

      if (n < 0)
        return FALSE;
      g_byte_array_remove_range (self->kept, 0, n);
    }
  return TRUE;
}
