/* Looks, over a connection of its own, whether a silent server is waiting for TLS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "budget.h"

G_BEGIN_DECLS

void sp_sniff_async (SpEndpoint *endpoint,
                     GInetAddress *address,
                     SpBudget *budget,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data);
GBytes *sp_sniff_finish (GAsyncResult *result);

G_END_DECLS
