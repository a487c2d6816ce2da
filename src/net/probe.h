/* Probes one endpoint: resolve, connect, hold the dialogue, do the handshake, and record everything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "budget.h"
#include "hello.h"
#include "resolver.h"
#include "stopwatch.h"
#include "trust.h"

G_BEGIN_DECLS

/** SpSurroundings: what the probes of one run share. */
typedef struct
{
  SpResolver *resolver; /* (owned) */
  SpBudget *budget; /* (owned) */
  SpTrust *trust; /* (owned) */
  gboolean deep; /* each endpoint gets a closer look */
  gboolean asks_tls12; /* servers that agree on TLS 1.3 are asked whether they speak TLS 1.2 too */
  gboolean allow_internal; /* strangers may name addresses inside private networks */
  gint64 deadline_us; /* monotonic time at which the run ends */
  const SpPatience *patience; /* (unowned) @stretched, or another that outlives this */
  SpPatience stretched; /* the usual one, as far as the run's time allows more */
} SpSurroundings;

/**
 * SpReach:
 * @SP_REACH_PUBLIC: addresses that are special by sp_special_use_address() are left out, and names that are local not even looked up
 * @SP_REACH_ANYWHERE: all addresses
 *
 * Where a probe may lead; it depends on who named the endpoint.
 */
typedef enum
{
  SP_REACH_PUBLIC,
  SP_REACH_ANYWHERE,
} SpReach;

SpSurroundings *sp_surroundings_new (SpTrust *trust, guint timeout_ms);
void sp_surroundings_free (SpSurroundings *self);

void sp_probe_async (SpEndpoint *endpoint,
                     const SpSurroundings *surroundings,
                     SpReach reach,
                     SpStageNotify notify,
                     gpointer notify_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data);
void sp_probe_at_async (SpEndpoint *endpoint,
                        GInetAddress *address,
                        const SpSurroundings *surroundings,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
void sp_probe_ask_async (SpEndpoint *endpoint,
                         GInetAddress *address,
                         SpHello *hello,
                         const SpSurroundings *surroundings,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
void sp_probe_smuggle_async (SpEndpoint *endpoint,
                             GInetAddress *address,
                             SpTristate *ran,
                             const SpSurroundings *surroundings,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
SpObservation *sp_probe_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSurroundings, sp_surroundings_free)

G_END_DECLS
