/* A finding: something worth telling about a service, with the endpoints that are the evidence for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding.h"

G_DEFINE_ENUM_TYPE (SpSeverity,
                    sp_severity,
                    G_DEFINE_ENUM_VALUE (SP_SEVERITY_BAD, "bad"),
                    G_DEFINE_ENUM_VALUE (SP_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (SP_SEVERITY_INFO, "info"))

/**
 * sp_finding_new:
 * @id: (transfer none): a stable id with static storage
 * @severity: how bad it is
 *
 * Returns: (transfer full): a finding without evidence yet
 */
SpFinding *
sp_finding_new (const char *id, SpSeverity severity)
{
  SpFinding *self = g_new0 (SpFinding, 1);

  self->id = id;
  self->severity = severity;
  self->endpoints = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_endpoint_unref);
  return self;
}

/**
 * sp_finding_free:
 * @self: (transfer full): a finding
 */
void
sp_finding_free (SpFinding *self)
{
  g_ptr_array_unref (self->endpoints);
  g_free (self->detail);
  g_free (self);
}

/**
 * sp_finding_add_endpoint:
 * @self: a finding
 * @endpoint: an endpoint where it was seen
 */
void
sp_finding_add_endpoint (SpFinding *self, SpEndpoint *endpoint)
{
  g_ptr_array_add (self->endpoints, sp_endpoint_ref (endpoint));
}
