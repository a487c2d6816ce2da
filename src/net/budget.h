/* How many connections may be open at once: to one port of a host, to one address, and in all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/endpoint.h"

G_BEGIN_DECLS

#define SP_TYPE_BUDGET (sp_budget_get_type ())
G_DECLARE_FINAL_TYPE (SpBudget, sp_budget, SP, BUDGET, GObject)

/** SpSlot: the right to hold one connection; free it when the connection is closed. */
typedef struct _SpSlot SpSlot;

SpBudget *sp_budget_new (void);
void sp_budget_acquire_async (SpBudget *self,
                              SpEndpoint *endpoint,
                              GInetAddress *address,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
SpSlot *sp_budget_acquire_finish (SpBudget *self, GAsyncResult *result, GError **error);
void sp_budget_one_at_a_time (SpBudget *self, const char *host);
void sp_slot_free (SpSlot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSlot, sp_slot_free)

G_END_DECLS
