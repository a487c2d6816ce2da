/* A mail protocol as a pure state machine: bytes of the server in, the next thing to do and facts out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"

G_BEGIN_DECLS

/**
 * SpStep:
 * @SP_STEP_READ: needs bytes from the server: sp_dialogue_feed() or sp_dialogue_feed_eof()
 * @SP_STEP_SEND: send sp_dialogue_get_output(), then sp_dialogue_sent()
 * @SP_STEP_START_TLS: do the handshake now, then sp_dialogue_tls_started()
 * @SP_STEP_END: over; the facts are complete, the connection may be closed
 *
 * What the driver of a dialogue has to do next.
 */
typedef enum
{
  SP_STEP_READ,
  SP_STEP_SEND,
  SP_STEP_START_TLS,
  SP_STEP_END,
} SpStep;

typedef struct _SpDialogue SpDialogue;

SpDialogue *sp_dialogue_new (SpProtocol protocol, SpSecurity security, const char *client_name);
void sp_dialogue_free (SpDialogue *self);

SpStep sp_dialogue_get_step (const SpDialogue *self);
SpStage sp_dialogue_get_stage (const SpDialogue *self);
gboolean sp_dialogue_is_decided (const SpDialogue *self);
gboolean sp_dialogue_saw_bare_lf (const SpDialogue *self);
void sp_dialogue_feed (SpDialogue *self, const void *data, gsize length);
void sp_dialogue_feed_eof (SpDialogue *self);
GBytes *sp_dialogue_get_output (SpDialogue *self);
void sp_dialogue_sent (SpDialogue *self);
void sp_dialogue_tls_started (SpDialogue *self);
void sp_dialogue_store (const SpDialogue *self, SpObservation *observation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDialogue, sp_dialogue_free)

G_END_DECLS
