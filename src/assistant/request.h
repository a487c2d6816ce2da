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
 * Fill in the fields, then hand it to sp_assistant_run_async() or sp_assistant_advise(). All fields are owned.
 */
typedef struct
{
  SpAccount *account; /* (owned) (nullable) */
  SpSite *site; /* (owned) (nullable) */
  SpProvider *provider; /* (owned) (nullable) only where there is no site */
  SpService *service; /* (owned) the endpoints in question */
  gboolean has_policy;
  SpPolicy policy; /* where not @has_policy the site's, else RFC 8314 */
  SpTrust *trust; /* (owned) whom to believe */
  guint timeout_ms; /* for the whole run */
} SpRequest;

SpRequest *sp_request_new (void);
void sp_request_free (SpRequest *self);
gboolean sp_request_add_ca_file (SpRequest *self, const char *path, GError **error);
void sp_request_find_site (SpRequest *self, SpCatalogue *catalogue);
gboolean
sp_request_add_server (SpRequest *self, SpProtocol protocol, const char *typed, GError **error);
gboolean sp_request_names_protocol (const SpRequest *self, SpProtocol protocol);
gboolean sp_request_add_site (SpRequest *self, GError **error);
SpPolicy sp_request_get_policy (const SpRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRequest, sp_request_free)

G_END_DECLS
