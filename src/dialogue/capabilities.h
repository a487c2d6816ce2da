/* What a server offers in one phase of a dialogue: its capabilities and its ways to sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"

G_BEGIN_DECLS

/** SP_CAPABILITIES_MAX: most capabilities, and most mechanisms, of one phase */
#define SP_CAPABILITIES_MAX 500

/**
 * SpCapabilities:
 *
 * Unknown until sp_capabilities_open(); then complete as soon as the server's answer was read.
 */
typedef struct
{
  GPtrArray *names; /* (owned) (nullable) (element-type utf8) %NULL while unknown */
  GPtrArray *
      auth; /* (owned) (nullable) (element-type utf8) SASL names in upper case, %NULL while unknown */
  gboolean starttls; /* the upgrade is among the capabilities */
  SpTristate login; /* would a password be taken? */
} SpCapabilities;

void sp_capabilities_init (SpCapabilities *self);
void sp_capabilities_clear (SpCapabilities *self);
void sp_capabilities_open (SpCapabilities *self);
gboolean sp_capabilities_is_known (const SpCapabilities *self);
gboolean sp_capabilities_add (SpCapabilities *self, const char *capability);
gboolean sp_capabilities_add_auth (SpCapabilities *self, const char *mechanism);
gboolean sp_capabilities_add_auths (SpCapabilities *self, const char *mechanisms);
gboolean sp_capabilities_takes_password (const SpCapabilities *self);
SpTristate sp_capabilities_lists_starttls (const SpCapabilities *self);
char **sp_capabilities_dup_names (const SpCapabilities *self);
char **sp_capabilities_dup_auth (const SpCapabilities *self);

G_END_DECLS
