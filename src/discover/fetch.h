/* Fetches one small document over https: bounded, without cookies, credentials or downgrades, and knows how it was protected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fetched.h"
#include "net/resolver.h"
#include "net/trust.h"

G_BEGIN_DECLS

#define SP_TYPE_FETCHER (sp_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (SpFetcher, sp_fetcher, SP, FETCHER, GObject)

void sp_fetcher_prepare (void);
SpFetcher *sp_fetcher_new (SpResolver *resolver, SpTrust *trust);
void sp_fetcher_allow_http (SpFetcher *self);
void sp_fetcher_allow_internal (SpFetcher *self);
void sp_fetcher_set_ports (SpFetcher *self, guint16 https, guint16 http);
void sp_fetcher_send_async (SpFetcher *self,
                            const char *url,
                            GBytes *post,
                            SpAnswer *counts,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
void sp_fetcher_find_way_async (SpFetcher *self,
                                const char *url,
                                SpAnswer *counts,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
SpFetched *sp_fetcher_finish (SpFetcher *self, GAsyncResult *result);

G_END_DECLS
