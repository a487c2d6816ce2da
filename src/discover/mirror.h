/* Finds a domain's document in a copy of the provider database that lies in a folder of this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "fetched.h"

G_BEGIN_DECLS

void sp_mirror_find_async (const char *url,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
SpFetched *sp_mirror_finish (GAsyncResult *result);

G_END_DECLS
