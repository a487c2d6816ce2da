/* A mail provider: its servers and what has to be known before signing in, read from a *.provider keyfile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/service.h"
#include "provider-fact.h"

G_BEGIN_DECLS

typedef struct _SpProvider SpProvider;

SpProvider *sp_provider_new_from_data (const char *data,
                                       gsize length,
                                       const char *origin,
                                       const char *const *languages,
                                       GError **error);
SpProvider *sp_provider_ref (SpProvider *self);
void sp_provider_unref (SpProvider *self);

const char *sp_provider_get_id (const SpProvider *self);
const char *sp_provider_get_name (const SpProvider *self);
const char *const *sp_provider_get_domains (const SpProvider *self);
const char *const *sp_provider_get_mx_suffixes (const SpProvider *self);
const char *sp_provider_get_origin (const SpProvider *self);
gsize sp_provider_get_specificity (const SpProvider *self, const char *domain);
void sp_provider_add_candidates (const SpProvider *self,
                                 SpProtocol protocol,
                                 const char *domain,
                                 SpService *service);
const SpProviderFact *sp_provider_get_fact (const SpProvider *self, SpProviderKey key);
const SpProviderFact *
sp_provider_get_fact_for (const SpProvider *self, SpProviderKey key, SpProtocol protocol);
gboolean sp_provider_has_own_fact (const SpProvider *self, SpProviderKey key, SpProtocol protocol);
const char *const *sp_provider_get_notes (const SpProvider *self);
const char *const *sp_provider_get_notes_for (const SpProvider *self, SpProtocol protocol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpProvider, sp_provider_unref)

G_END_DECLS
