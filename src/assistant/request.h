/* A request: what is asked of the assistant, from whichever front end it came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"
#include "core/account.h"
#include "core/service.h"
#include "net/trust.h"

G_BEGIN_DECLS

/**
 * SpRequest:
 *
 * Fill in the fields, then hand it to sp_run_new() or sp_assistant_advise(). All fields are owned.
 */
typedef struct
{
  SpAccount *account; /* (owned) (nullable) */
  SpSite *site; /* (owned) (nullable) */
  SpProvider *provider; /* (owned) (nullable) only where there is no site */
  SpService *service; /* (owned) its name and domain, and the servers that the user named */
  gboolean has_policy;
  SpPolicy policy; /* where not @has_policy the site's, else RFC 8314 */
  SpTrust *trust; /* (owned) whom to believe */
  guint timeout_ms; /* for the whole run */

  guint sources; /* bits `1 << SpSource`: the only ones to be asked; 0 for all */
  char *database; /* (owned) base address of the provider database: https:, http: or file: */
  gboolean exact; /* nothing but the servers that the user named is looked at */
  gboolean deep; /* each server that is tried gets a closer look */
  gboolean published_only; /* what is published is wanted; no server is tried */
  gboolean allow_http; /* what comes without encryption may be used */
  gboolean allow_internal; /* public sources may name addresses inside private networks */
  gboolean allow_address; /* the full address may be sent to a source that insists on it */
  gboolean can_ask; /* the user can be asked whether it may: see sp_run_allow_address() */
} SpRequest;

SpRequest *sp_request_new (void);
SpRequest *sp_request_copy (const SpRequest *self);
void sp_request_free (SpRequest *self);
gboolean sp_request_add_ca_file (SpRequest *self, const char *path, GError **error);
void sp_request_find_site (SpRequest *self, SpCatalogue *catalogue);
gboolean
sp_request_add_server (SpRequest *self, SpProtocol protocol, const char *typed, GError **error);
gboolean sp_request_names_protocol (const SpRequest *self, SpProtocol protocol);
gboolean sp_request_add_site (SpRequest *self, GError **error);
gboolean sp_request_set_database (SpRequest *self, const char *typed, GError **error);
gboolean sp_request_needs_discovery (const SpRequest *self);
SpService *sp_request_make_service (const SpRequest *self);
SpService *sp_request_plan_service (const SpRequest *self);
gboolean sp_request_leads_inside (const SpRequest *self);
SpPolicy sp_request_get_policy (const SpRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRequest, sp_request_free)

G_END_DECLS
