/* A mail protocol as a pure state machine: bytes of the server in, the next thing to do and facts out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"
#include "step.h"

G_BEGIN_DECLS

SpDialogue *sp_dialogue_new (SpProtocol protocol, SpSecurity security, const char *client_name);
void sp_dialogue_free (SpDialogue *self);

SpStep sp_dialogue_get_step (const SpDialogue *self);
SpStage sp_dialogue_get_stage (const SpDialogue *self);
gboolean sp_dialogue_is_decided (const SpDialogue *self);
gboolean sp_dialogue_saw_bare_lf (const SpDialogue *self);
void sp_dialogue_feed (SpDialogue *self, const void *data, gsize length);
void sp_dialogue_feed_clear (SpDialogue *self, const void *data, gsize length);
void sp_dialogue_feed_eof (SpDialogue *self);
GBytes *sp_dialogue_nudge (SpDialogue *self);
char *sp_dialogue_dup_goodbye (const SpDialogue *self);
GBytes *sp_dialogue_get_output (SpDialogue *self);
void sp_dialogue_sent (SpDialogue *self);
void sp_dialogue_tls_started (SpDialogue *self);
void sp_dialogue_smuggle (SpDialogue *self);
SpTristate sp_dialogue_ran_smuggled (const SpDialogue *self);
void sp_dialogue_store (const SpDialogue *self, SpObservation *observation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDialogue, sp_dialogue_free)

G_END_DECLS
