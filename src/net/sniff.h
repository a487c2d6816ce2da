/* Looks, over a connection of its own, what kind of server keeps silent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "budget.h"

G_BEGIN_DECLS

/** SpSniffSetting: what to look at. Borrowed until sp_sniff_async() returns. */
typedef struct
{
  SpEndpoint *endpoint; /* the endpoint that keeps silent */
  GInetAddress *address; /* that is connected to already */
  SpBudget *budget; /* of the run's connections */
  guint nudge_ms; /* how long to wait for an answer to the ClientHello */
  const char *
      question; /* (nullable) what to say over TLS; %NULL: the answer to the ClientHello is what matters */
} SpSniffSetting;

void sp_sniff_async (const SpSniffSetting *setting,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data);
GBytes *sp_sniff_finish (GAsyncResult *result);

G_END_DECLS
