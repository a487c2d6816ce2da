/* The name service: addresses and records, each asked for once however many want it, few at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SP_TYPE_RESOLVER (sp_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SpResolver, sp_resolver, SP, RESOLVER, GObject)

SpResolver *sp_resolver_new (void);
void sp_resolver_lookup_async (SpResolver *self,
                               const char *host,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
void sp_resolver_lookup_hint_async (SpResolver *self,
                                    const char *host,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GPtrArray *sp_resolver_lookup_finish (SpResolver *self, GAsyncResult *result, GError **error);
gboolean sp_addresses_are_among (GPtrArray *addresses, GPtrArray *others);
void sp_resolver_records_async (SpResolver *self,
                                GResolverRecordType type,
                                const char *name,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
GPtrArray *sp_resolver_records_finish (SpResolver *self, GAsyncResult *result, GError **error);
void sp_resolver_reserve_async (SpResolver *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean sp_resolver_reserve_finish (SpResolver *self, GAsyncResult *result, GError **error);
void sp_resolver_release (SpResolver *self);

G_END_DECLS
