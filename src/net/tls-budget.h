/* What one TLS session may cost: bytes and records in all, without data in between, and in one turn of the main loop. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SP_TLS_BUDGET_HANDSHAKE_BYTES: most bytes of a handshake; the longest chains that are seen have some 20 KB */
#define SP_TLS_BUDGET_HANDSHAKE_BYTES (256 * 1024)
/** SP_TLS_BUDGET_HANDSHAKE_RECORDS: most records of a handshake; a dozen is usual */
#define SP_TLS_BUDGET_HANDSHAKE_RECORDS 512
/** SP_TLS_BUDGET_IDLE_BYTES: most bytes behind the handshake that bring no data, such as session tickets */
#define SP_TLS_BUDGET_IDLE_BYTES (128 * 1024)
/** SP_TLS_BUDGET_IDLE_RECORDS: most records behind the handshake that bring no data */
#define SP_TLS_BUDGET_IDLE_RECORDS 64
/** SP_TLS_BUDGET_BYTES: most bytes behind the handshake */
#define SP_TLS_BUDGET_BYTES (1024 * 1024)
/** SP_TLS_BUDGET_RECORDS: most records behind the handshake */
#define SP_TLS_BUDGET_RECORDS 4096
/** SP_TLS_BUDGET_TURN_BYTES: most bytes of one turn of the main loop */
#define SP_TLS_BUDGET_TURN_BYTES (16 * 1024)
/** SP_TLS_BUDGET_TURN_RECORDS: most records of one turn of the main loop */
#define SP_TLS_BUDGET_TURN_RECORDS 32

/** SpTlsBudget: what was spent; private. */
typedef struct
{
  guint8 header[5]; /* of the record that is arriving (RFC 8446 section 5.1) */
  guint header_length;
  guint body_left; /* bytes of that record to come */
  gboolean established; /* the handshake is complete */
  gsize bytes; /* of the handshake, then behind it */
  guint records;
  gsize idle_bytes; /* since data was delivered */
  guint idle_records;
  gsize turn_bytes; /* in this turn */
  guint turn_records;
} SpTlsBudget;

gsize sp_tls_budget_begin_read (SpTlsBudget *self, gsize wanted);
void sp_tls_budget_take (SpTlsBudget *self, const guint8 *data, gsize length);
void sp_tls_budget_establish (SpTlsBudget *self);
void sp_tls_budget_deliver (SpTlsBudget *self);
const char *sp_tls_budget_get_excess (const SpTlsBudget *self);

G_END_DECLS
