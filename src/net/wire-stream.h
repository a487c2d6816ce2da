/* The two halves of a wire: pollable streams that hand every byte on and tell the wire about it. Private to net/wire.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SpWireNotify: told of each run of bytes that passed. */
typedef void (*SpWireNotify) (gpointer owner, const void *data, gsize length);

#define SP_TYPE_WIRE_INPUT (sp_wire_input_get_type ())
G_DECLARE_FINAL_TYPE (SpWireInput, sp_wire_input, SP, WIRE_INPUT, GFilterInputStream)

#define SP_TYPE_WIRE_OUTPUT (sp_wire_output_get_type ())
G_DECLARE_FINAL_TYPE (SpWireOutput, sp_wire_output, SP, WIRE_OUTPUT, GFilterOutputStream)

GInputStream *sp_wire_input_new (GInputStream *base, SpWireNotify notify, gpointer owner);
GOutputStream *sp_wire_output_new (GOutputStream *base, SpWireNotify notify, gpointer owner);

G_END_DECLS
