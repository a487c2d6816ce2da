/* What one fetch may touch and take: where it connects to, how often, for how long, and how much it is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "core/answer.h"

G_BEGIN_DECLS

typedef struct _SpFetchGuard SpFetchGuard;

SpFetchGuard *
sp_fetch_guard_new (SpAnswer *counts, gboolean allow_internal, GCancellable *cancellable);
void sp_fetch_guard_free (SpFetchGuard *self);
void sp_fetch_guard_rest (SpFetchGuard *self);
GCancellable *sp_fetch_guard_get_cancellable (SpFetchGuard *self);
SpAnswerReason sp_fetch_guard_judge (SpFetchGuard *self, GUri *uri);
void sp_fetch_guard_watch (SpFetchGuard *self, SoupMessage *message);
void sp_fetch_guard_unwatch (SpFetchGuard *self);
SpAnswerReason
sp_fetch_guard_explain (SpFetchGuard *self, const GError *error, const char **detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFetchGuard, sp_fetch_guard_free)

G_END_DECLS
