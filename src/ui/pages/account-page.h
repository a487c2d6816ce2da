/* The first page: who asks, with which mail program, and where the servers are if that is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assistant/request.h"
#include "page.h"

G_BEGIN_DECLS

#define SP_TYPE_ACCOUNT_PAGE (sp_account_page_get_type ())
G_DECLARE_FINAL_TYPE (SpAccountPage, sp_account_page, SP, ACCOUNT_PAGE, SpPage)

void sp_account_page_set_catalogue (SpAccountPage *self, SpCatalogue *catalogue);
void sp_account_page_set_address (SpAccountPage *self, const char *address);
void sp_account_page_set_site (SpAccountPage *self, SpSite *site);
void sp_account_page_enter_servers (SpAccountPage *self);
SpRequest *sp_account_page_make_request (SpAccountPage *self);
SpAccount *sp_account_page_get_account (SpAccountPage *self);
SpSite *sp_account_page_get_site (SpAccountPage *self);
SpClient *sp_account_page_get_client (SpAccountPage *self);
gboolean sp_account_page_is_in_browser (SpAccountPage *self);

G_END_DECLS
