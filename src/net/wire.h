/* The wire under a dialogue: a TCP stream that writes down what passes, counts round trips and keeps the first bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/transcript.h"

G_BEGIN_DECLS

#define SP_TYPE_WIRE (sp_wire_get_type ())
G_DECLARE_FINAL_TYPE (SpWire, sp_wire, SP, WIRE, GIOStream)

SpWire *sp_wire_new (GSocketConnection *connection, SpTranscript *transcript);
GSocketConnection *sp_wire_get_connection (SpWire *self);
char *sp_wire_dup_address_literal (SpWire *self);
guint sp_wire_get_round_trips (SpWire *self);
gsize sp_wire_get_received (SpWire *self);
void sp_wire_start_tls (SpWire *self);
const guint8 *sp_wire_get_head (SpWire *self, gsize *length);
gboolean sp_wire_head_is_tls (SpWire *self);
GBytes *sp_wire_take_pending (SpWire *self);
void sp_wire_set_glancing (SpWire *self, gboolean glancing);

G_END_DECLS
