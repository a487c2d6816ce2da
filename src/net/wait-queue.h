/* Tasks that wait for their turn; one that is cancelled leaves the queue at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SpWaitQueue: a queue of #GTask in order of arrival. */
typedef struct _SpWaitQueue SpWaitQueue;

/** SpWaitFilter: whether it is the turn of @task now. */
typedef gboolean (*SpWaitFilter) (GTask *task, gpointer data);

SpWaitQueue *sp_wait_queue_new (void);
void sp_wait_queue_free (SpWaitQueue *self);
void sp_wait_queue_push (SpWaitQueue *self, GTask *task);
gboolean sp_wait_queue_is_empty (const SpWaitQueue *self);
GTask *sp_wait_queue_pop (SpWaitQueue *self, SpWaitFilter filter, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWaitQueue, sp_wait_queue_free)

G_END_DECLS
