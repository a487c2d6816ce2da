/* One generation of a mail program: its words, its ports and what it can do, read from a *.client keyfile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "client-protocol.h"
#include "client-sending.h"
#include "client-setup.h"
#include "core/observation.h"
#include "platform.h"

G_BEGIN_DECLS

/**
 * SpEra:
 * @SP_ERA_CURRENT: still maintained
 * @SP_ERA_LEGACY: no longer maintained
 */
typedef enum
{
  SP_ERA_CURRENT,
  SP_ERA_LEGACY,
} SpEra;

#define SP_TYPE_ERA (sp_era_get_type ())
GType sp_era_get_type (void);

typedef struct _SpClient SpClient;

#define SP_TYPE_CLIENT (sp_client_get_type ())
GType sp_client_get_type (void);

SpClient *sp_client_new_from_data (const char *data,
                                   gsize length,
                                   const char *origin,
                                   const char *const *languages,
                                   GError **error);
SpClient *sp_client_ref (SpClient *self);
void sp_client_unref (SpClient *self);

const char *sp_client_get_id (const SpClient *self);
const char *sp_client_get_name (const SpClient *self);
const char *sp_client_get_vendor (const SpClient *self);
const char *const *sp_client_get_platforms (const SpClient *self);
gboolean sp_client_runs_on (const SpClient *self, SpPlatform platform);
gboolean sp_client_is_handheld (const SpClient *self);
gboolean sp_client_shares_platform (const SpClient *self, const SpClient *other);
const char *sp_client_get_versions (const SpClient *self);
SpEra sp_client_get_era (const SpClient *self);
const char *sp_client_get_settings_path (const SpClient *self);
const char *sp_client_find_settings_path (const SpClient *self, SpProtocol protocol);
const char *sp_client_get_tls_max (const SpClient *self);
gboolean sp_client_uses_autoconfig (const SpClient *self);
SpTristate sp_client_finds_settings (const SpClient *self, guint *means);
GPtrArray *sp_client_get_add_account_steps (const SpClient *self);
SpConfidence sp_client_get_add_account_confidence (const SpClient *self);
const char *const *sp_client_get_add_account_notes (const SpClient *self);
const char *sp_client_get_block (const SpClient *self, SpPaste kind);
const char *const *sp_client_get_desktop_ids (const SpClient *self);
const char *const *sp_client_get_evidence (const SpClient *self);
const char *sp_client_get_origin (const SpClient *self);
SpTristate sp_client_get_oauth2 (const SpClient *self, const char *provider_id);
SpTristate
sp_client_get_oauth2_at (const SpClient *self, const char *provider_id, const char *host);
const char *const *sp_client_get_oauth2_hosts (const SpClient *self);
const char *sp_client_get_oauth2_source (const SpClient *self);
const char *sp_client_get_oauth2_as_of (const SpClient *self);
const SpClientProtocol *sp_client_get_protocol (const SpClient *self, SpProtocol protocol);
const SpClientSending *sp_client_get_sending (const SpClient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpClient, sp_client_unref)

G_END_DECLS
