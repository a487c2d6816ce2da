/* What a server offers in one phase of a dialogue: its capabilities and its ways to sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"

G_BEGIN_DECLS

/** SP_OFFER_MAX: most capabilities, and most mechanisms, of one offer */
#define SP_OFFER_MAX 500

/**
 * SpOffer:
 *
 * Unknown until sp_offer_open(); then complete as soon as the server's answer was read.
 */
typedef struct
{
  GPtrArray *capabilities; /* (owned) (nullable) (element-type utf8) %NULL while unknown */
  GPtrArray *
      auth; /* (owned) (nullable) (element-type utf8) SASL names in upper case, %NULL while unknown */
  gboolean starttls; /* the upgrade is among the capabilities */
  SpTristate login; /* would a password be taken? */
} SpOffer;

void sp_offer_init (SpOffer *self);
void sp_offer_clear (SpOffer *self);
void sp_offer_open (SpOffer *self);
gboolean sp_offer_is_known (const SpOffer *self);
gboolean sp_offer_add (SpOffer *self, const char *capability);
gboolean sp_offer_add_auth (SpOffer *self, const char *mechanism);
gboolean sp_offer_add_auths (SpOffer *self, const char *mechanisms);
gboolean sp_offer_takes_password (const SpOffer *self);
SpTristate sp_offer_lists_starttls (const SpOffer *self);
char **sp_offer_dup_capabilities (const SpOffer *self);
char **sp_offer_dup_auth (const SpOffer *self);

G_END_DECLS
