/* Holds one dialogue over one wire: does what the protocol's state machine wants until it has seen all there is to see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "budget.h"
#include "hello.h"
#include "stopwatch.h"
#include "trust.h"
#include "wire.h"

G_BEGIN_DECLS

/** SpConversationSetting: what a conversation needs. Borrowed: has to outlive it. */
typedef struct
{
  SpObservation *seen; /* filled in */
  SpWire *wire;
  SpStopwatch *stopwatch;
  SpBudget *budget;
  SpTrust *trust;
  SpTristate *
      smuggled; /* (nullable) send a command along with STARTTLS, and say here whether it was executed */
  guint silence_ms; /* without a word: look what kind of server keeps silent, or ask once more */
  SpHello *
      hello; /* (nullable) what to say instead of a handshake; the answer to it is all that is wanted */
} SpConversationSetting;

void sp_conversation_async (const SpConversationSetting *setting,
                            GAsyncReadyCallback callback,
                            gpointer data);
void sp_conversation_finish (GAsyncResult *result);

G_END_DECLS
