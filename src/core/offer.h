/* One server as a source proposes it: the endpoint, the form of the user name and the ways to sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "endpoint.h"

G_BEGIN_DECLS

/** SpOffer: one server that a source proposes. */
typedef struct
{
  SpEndpoint *endpoint; /* (owned) */
  char *user_name; /* (owned) (nullable) a pattern as sp_account_expand() takes it; display-safe */
  char **authentication; /* (owned) (nullable) names as published settings have them, best first */
  gboolean outside; /* the server is outside the registered domain that was asked about */
} SpOffer;

SpOffer *sp_offer_new (SpEndpoint *endpoint);
SpOffer *sp_offer_copy (const SpOffer *self);
void sp_offer_free (SpOffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOffer, sp_offer_free)

G_END_DECLS
