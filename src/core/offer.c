/* One server as a source proposes it: the endpoint, the form of the user name and the ways to sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "offer.h"

/**
 * sp_offer_new:
 * @endpoint: where the server is
 *
 * Returns: (transfer full): an offer that says nothing of signing in
 */
SpOffer *
sp_offer_new (SpEndpoint *endpoint)
{
  SpOffer *self = g_new0 (SpOffer, 1);

  self->endpoint = sp_endpoint_ref (endpoint);
  return self;
}

/**
 * sp_offer_copy:
 *
 * Returns: (transfer full): another one that says the same
 */
SpOffer *
sp_offer_copy (const SpOffer *self)
{
  SpOffer *copy = sp_offer_new (self->endpoint);

  copy->user_name = g_strdup (self->user_name);
  copy->authentication = g_strdupv (self->authentication);
  copy->outside = self->outside;
  return copy;
}

/**
 * sp_offer_free:
 * @self: (transfer full): an offer
 */
void
sp_offer_free (SpOffer *self)
{
  sp_endpoint_unref (self->endpoint);
  g_free (self->user_name);
  g_strfreev (self->authentication);
  g_free (self);
}
