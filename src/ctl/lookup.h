/* Looks up what options name in the catalogue, and says what is right where nothing is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"
#include "options.h"

G_BEGIN_DECLS

SpCatalogue *sp_lookup_catalogue (void);
gboolean sp_lookup_site (SpCatalogue *catalogue, const char *typed, SpSite **site);
SpClient *sp_lookup_client (SpCatalogue *catalogue, const char *id);
GPtrArray *sp_lookup_clients (SpCatalogue *catalogue, const SpOptions *options);
gboolean sp_lookup_policy (const char *typed, SpPolicy *policy);
gboolean sp_lookup_timeout (const char *typed, guint *timeout_ms);
gboolean sp_lookup_sources (char **typed, guint *sources);
void sp_lookup_say (const char *sentence, const char *value, const char *more);

G_END_DECLS
