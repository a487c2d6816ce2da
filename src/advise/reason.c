/* Why an advice says what it says: each reason one fact, put into words in text/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reason.h"

/**
 * sp_reason_new:
 * @kind: what kind of fact
 * @detail: (nullable): what the kind asks for, display-safe
 *
 * Returns: (transfer full): a reason that is about no endpoint
 */
SpReason *
sp_reason_new (SpReasonKind kind, const char *detail)
{
  return sp_reason_new_for (kind, NULL, NULL, detail);
}

/**
 * sp_reason_new_for:
 * @kind: what kind of fact
 * @endpoint: (nullable): what it is about
 * @observation: (nullable): what was seen there
 * @detail: (nullable): what the kind asks for, display-safe
 *
 * Returns: (transfer full): a reason
 */
SpReason *
sp_reason_new_for (SpReasonKind kind,
                   SpEndpoint *endpoint,
                   SpObservation *observation,
                   const char *detail)
{
  SpReason *self = g_new0 (SpReason, 1);

  self->kind = kind;
  self->endpoint = endpoint ? sp_endpoint_ref (endpoint) : NULL;
  self->observation = observation ? sp_observation_ref (observation) : NULL;
  self->detail = g_strdup (detail);
  return self;
}

/**
 * sp_reason_new_about:
 * @kind: what kind of fact
 * @provider: whose notes tell it
 * @key: under which key; its value, date and source are those for the advice's protocol
 *
 * Returns: (transfer full): a reason that is about signing in
 */
SpReason *
sp_reason_new_about (SpReasonKind kind, SpProvider *provider, SpProviderKey key)
{
  SpReason *self = sp_reason_new (kind, NULL);

  self->provider = sp_provider_ref (provider);
  self->key = key;
  return self;
}

/**
 * sp_reason_free:
 * @self: (transfer full) (nullable): a reason
 */
void
sp_reason_free (SpReason *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->endpoint, sp_endpoint_unref);
  g_clear_pointer (&self->observation, sp_observation_unref);
  g_clear_pointer (&self->provider, sp_provider_unref);
  g_free (self->detail);
  g_free (self);
}
