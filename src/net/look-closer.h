/* A closer look at one endpoint: each version of TLS by itself, weak cipher suites, and who answers where no name is given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "probe.h"

G_BEGIN_DECLS

/** SP_LOOK_MAX_CONNECTIONS: to one endpoint, those of the probe included */
#define SP_LOOK_MAX_CONNECTIONS 8

gboolean sp_look_closer_makes_sense (const SpObservation *seen);
void sp_look_closer_async (SpObservation *seen,
                           const SpSurroundings *surroundings,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
void sp_look_closer_finish (GAsyncResult *result);

G_END_DECLS
