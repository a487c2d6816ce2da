/* A request: what is asked of the assistant, from whichever front end it came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"
#include "core/account.h"
#include "core/service.h"

G_BEGIN_DECLS

/**
 * SpRequest:
 *
 * Fill in the fields, then hand it to sp_assistant_run_async() or sp_assistant_advise(). All fields are owned.
 */
typedef struct
{
  SpAccount *account; /* (owned) (nullable) */
  SpSite *site; /* (owned) (nullable) */
  SpService *service; /* (owned) the endpoints in question */
  gboolean has_policy;
  SpPolicy policy; /* where not @has_policy the site's, else RFC 8314 */
  char *ca_file; /* (owned) (nullable) additional trust anchors, PEM */
  guint timeout_ms; /* for the whole run */
} SpRequest;

SpRequest *sp_request_new (void);
void sp_request_free (SpRequest *self);
void sp_request_resolve_site (SpRequest *self, SpCatalogue *catalogue);
gboolean
sp_request_add_server (SpRequest *self, SpProtocol protocol, const char *typed, GError **error);
gboolean sp_request_names_protocol (const SpRequest *self, SpProtocol protocol);
void sp_request_add_site_servers (SpRequest *self);
SpPolicy sp_request_get_policy (const SpRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRequest, sp_request_free)

G_END_DECLS
