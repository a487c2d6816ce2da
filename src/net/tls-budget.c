/* What one TLS session may cost: bytes and records in all, without data in between, and in one turn of the main loop. Pure.
 *
 * GnuTLS goes on for as long as its wire gives bytes, and much of what a server may send asks for work and leads nowhere: empty
 * records, warnings, tickets, new keys. So the wire is rationed, and what leads nowhere is counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tls-budget.h"

/**
 * sp_tls_budget_begin_read:
 * @wanted: how many bytes the session asks for
 *
 * Returns: how many it may have now; 0: this turn has had its share, and the next one begins
 */
gsize
sp_tls_budget_begin_read (SpTlsBudget *self, gsize wanted)
{
  if (self->turn_bytes < SP_TLS_BUDGET_TURN_BYTES &&
      self->turn_records < SP_TLS_BUDGET_TURN_RECORDS)
    return MIN (wanted, SP_TLS_BUDGET_TURN_BYTES - self->turn_bytes);
  self->turn_bytes = 0;
  self->turn_records = 0;
  return 0;
}

static void
count_record (SpTlsBudget *self)
{
  self->header_length = 0;
  self->records++;
  self->idle_records++;
  self->turn_records++;
}

/* Takes what belongs to the header or to the body of one record; returns how much that was. */
static gsize
take_part (SpTlsBudget *self, const guint8 *data, gsize length)
{
  gsize part = 1;

  if (self->header_length < sizeof self->header)
    {
      self->header[self->header_length++] = *data;
      self->body_left = self->header[3] << 8 | self->header[4];
      if (self->header_length < sizeof self->header)
        return part;
    }
  else
    {
      part = MIN (length, self->body_left);
      self->body_left -= part;
    }
  if (self->body_left == 0)
    count_record (self);
  return part;
}

/**
 * sp_tls_budget_take:
 * @data: bytes that were read from the wire
 * @length: how many
 *
 * Counts the bytes, and the records that they complete. What is no TLS is counted as if it were.
 */
void
sp_tls_budget_take (SpTlsBudget *self, const guint8 *data, gsize length)
{
  self->bytes += length;
  self->idle_bytes += length;
  self->turn_bytes += length;
  while (length > 0)
    {
      gsize part = take_part (self, data, length);

      data += part;
      length -= part;
    }
}

/**
 * sp_tls_budget_establish:
 *
 * The handshake is complete: what follows is counted anew.
 */
void
sp_tls_budget_establish (SpTlsBudget *self)
{
  self->established = TRUE;
  self->bytes = 0;
  self->records = 0;
  sp_tls_budget_deliver (self);
}

/**
 * sp_tls_budget_deliver:
 *
 * Data came out of the session: it was not idle.
 */
void
sp_tls_budget_deliver (SpTlsBudget *self)
{
  self->idle_bytes = 0;
  self->idle_records = 0;
}

/**
 * sp_tls_budget_get_excess:
 *
 * Returns: (nullable): what there was too much of, in words
 */
const char *
sp_tls_budget_get_excess (const SpTlsBudget *self)
{
  if (!self->established)
    return self->bytes > SP_TLS_BUDGET_HANDSHAKE_BYTES ? "a handshake of more than 256 KB"
           : self->records > SP_TLS_BUDGET_HANDSHAKE_RECORDS
               ? "a handshake of more than 512 records"
               : NULL;
  if (self->idle_bytes > SP_TLS_BUDGET_IDLE_BYTES)
    return "more than 128 KB without any data";
  if (self->idle_records > SP_TLS_BUDGET_IDLE_RECORDS)
    return "more than 64 records without any data";
  if (self->bytes > SP_TLS_BUDGET_BYTES)
    return "more than 1 MB";
  return self->records > SP_TLS_BUDGET_RECORDS ? "more than 4096 records" : NULL;
}
