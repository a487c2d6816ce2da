/* A site profile: an organisation's mail servers and its own table of advice, read from a *.site keyfile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/account.h"
#include "core/service.h"
#include "site-row.h"

G_BEGIN_DECLS

/**
 * SpPolicy:
 * @SP_POLICY_RFC8314: implicit TLS first, STARTTLS where that is all there is (RFC 8314 section 3)
 * @SP_POLICY_GUIDE_2007: implicit TLS for reading; for sending STARTTLS on port 587 where the program can, else 465
 *
 * Which of several safe settings is preferred. Nicks are `rfc8314` and `guide-2007`.
 */
typedef enum
{
  SP_POLICY_RFC8314,
  SP_POLICY_GUIDE_2007,
} SpPolicy;

#define SP_TYPE_POLICY (sp_policy_get_type ())
GType sp_policy_get_type (void);

typedef struct _SpSite SpSite;

SpSite *sp_site_new_from_data (const char *data,
                               gsize length,
                               const char *origin,
                               const char *const *languages,
                               GError **error);
SpSite *sp_site_ref (SpSite *self);
void sp_site_unref (SpSite *self);

const char *sp_site_get_id (const SpSite *self);
const char *sp_site_get_name (const SpSite *self);
const char *const *sp_site_get_domains (const SpSite *self);
gboolean sp_site_is_default (const SpSite *self);
const char *sp_site_get_user_name (const SpSite *self);
const char *sp_site_get_help_contact (const SpSite *self);
const char *sp_site_get_help_url (const SpSite *self);
const char *sp_site_get_ca_file (const SpSite *self);
const char *sp_site_get_origin (const SpSite *self);
SpPolicy sp_site_get_policy (const SpSite *self);
gsize sp_site_get_specificity (const SpSite *self, const char *domain);
const char *sp_site_get_host (const SpSite *self, SpProtocol protocol);
void sp_site_add_candidates (const SpSite *self, SpProtocol protocol, SpService *service);
const char *const *sp_site_get_authentication (const SpSite *self, SpProtocol protocol);
const char *const *sp_site_get_advised_clients (const SpSite *self);
const SpSiteRow *sp_site_get_row (const SpSite *self, const char *client_id, SpProtocol protocol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSite, sp_site_unref)

G_END_DECLS
