/* Which sources a request asks, and what their answers tell besides servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"
#include "discover/discovery.h"
#include "request.h"

G_BEGIN_DECLS

SpDiscovery *sp_sources_new (const SpRequest *request, SpResolver *resolver, SpService *service);
gboolean
sp_sources_name_provider (const SpRequest *request, SpCatalogue *catalogue, SpService *service);
void sp_sources_withdraw_provider (SpService *service);
gboolean sp_sources_tell_offline (SpService *service);
guint sp_sources_insist_on_address (const SpRequest *request, SpService *service);
guint sp_sources_get_best_found (SpService *service);

G_END_DECLS
