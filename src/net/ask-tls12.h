/* Asks a server that has agreed on TLS 1.3 whether it speaks TLS 1.2 too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "probe.h"

G_BEGIN_DECLS

gboolean sp_ask_tls12_makes_sense (const SpObservation *seen);
void sp_ask_tls12_async (SpObservation *seen,
                         const SpSurroundings *surroundings,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
void sp_ask_tls12_finish (GAsyncResult *result);

G_END_DECLS
