/* The catalogue: every client, provider and site description found in the search directories, first file of an id wins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "broken-file.h"
#include "client.h"
#include "provider.h"
#include "site.h"

G_BEGIN_DECLS

#define SP_TYPE_CATALOGUE (sp_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (SpCatalogue, sp_catalogue, SP, CATALOGUE, GObject)

SpCatalogue *sp_catalogue_new (const char *const *languages);
SpCatalogue *sp_catalogue_new_empty (void);
SpCatalogue *sp_catalogue_new_for_folders (const char *const *languages,
                                           const char *const *folders);
char **sp_catalogue_list_label_languages (void);
gboolean sp_catalogue_add_site_file (SpCatalogue *self, const char *path, GError **error);
guint sp_catalogue_get_n_clients (SpCatalogue *self);
SpClient *sp_catalogue_get_client (SpCatalogue *self, guint i);
guint sp_catalogue_get_n_senders (SpCatalogue *self);
SpClient *sp_catalogue_get_sender (SpCatalogue *self, guint i);
SpClient *sp_catalogue_find_client (SpCatalogue *self, const char *id);
SpClient *sp_catalogue_find_newer (SpCatalogue *self, const SpClient *client);
GPtrArray *sp_catalogue_list_clients (SpCatalogue *self, const SpSite *site);
guint sp_catalogue_get_n_providers (SpCatalogue *self);
SpProvider *sp_catalogue_get_provider (SpCatalogue *self, guint i);
SpProvider *sp_catalogue_find_provider (SpCatalogue *self, const char *id);
SpProvider *sp_catalogue_match_provider (SpCatalogue *self, const char *domain);
SpProvider *sp_catalogue_match_exchanger (SpCatalogue *self, const char *exchanger);
guint sp_catalogue_get_n_sites (SpCatalogue *self);
SpSite *sp_catalogue_get_site (SpCatalogue *self, guint i);
SpSite *sp_catalogue_find_site (SpCatalogue *self, const char *id);
SpSite *sp_catalogue_match_site (SpCatalogue *self, const char *domain);
SpSite *sp_catalogue_get_default_site (SpCatalogue *self);
guint sp_catalogue_get_n_broken (SpCatalogue *self);
const SpBrokenFile *sp_catalogue_get_broken (SpCatalogue *self, guint i);

G_END_DECLS
