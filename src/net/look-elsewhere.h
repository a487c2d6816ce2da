/* Looks at every further address of a host, once each: what one address offers, the others should offer too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "probe.h"

G_BEGIN_DECLS

gboolean sp_look_elsewhere_makes_sense (const SpObservation *seen);
void sp_look_elsewhere_async (SpObservation *seen,
                              const SpSurroundings *surroundings,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
void sp_look_elsewhere_finish (GAsyncResult *result);

G_END_DECLS
