/* A dialogue as its driver and its protocol know it: what to do next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

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

G_END_DECLS
