/* A finding: something worth telling about a service, with the endpoints that are the evidence for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding.h"

G_DEFINE_ENUM_TYPE (SpSeverity,
                    sp_severity,
                    G_DEFINE_ENUM_VALUE (SP_SEVERITY_BAD, "bad"),
                    G_DEFINE_ENUM_VALUE (SP_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (SP_SEVERITY_INFO, "info"))

static void
case_free (gpointer data)
{
  SpFindingCase *self = data;

  g_free (self->detail);
  g_free (self);
}

/**
 * sp_finding_new:
 * @id: (transfer none): its id, static
 * @severity: how bad it is
 *
 * Returns: (transfer full): a finding without endpoints
 */
SpFinding *
sp_finding_new (const char *id, SpSeverity severity)
{
  SpFinding *self = g_new0 (SpFinding, 1);

  self->id = id;
  self->severity = severity;
  self->endpoints = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_endpoint_unref);
  self->cases = g_ptr_array_new_with_free_func (case_free);
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
  g_ptr_array_unref (self->cases);
  g_free (self->detail);
  g_free (self);
}

/**
 * sp_finding_add_endpoint:
 * @endpoint: an endpoint where it was seen
 *
 * Adds an endpoint that is no better and no worse than the others, and has no facts of its own.
 */
void
sp_finding_add_endpoint (SpFinding *self, SpEndpoint *endpoint)
{
  SpFindingCase *added;

  sp_finding_add_case (self, endpoint, self->severity, NULL);
  added = g_ptr_array_index (self->cases, self->cases->len - 1);
  added->shared = TRUE;
}

/**
 * sp_finding_add_case:
 * @endpoint: an endpoint where it was seen
 * @severity: how bad it is there
 * @detail: (nullable): the fact that decided there, display-safe
 *
 * The worst case decides how bad the finding is, and gives its detail; the first one of several.
 */
void
sp_finding_add_case (SpFinding *self, SpEndpoint *endpoint, SpSeverity severity, const char *detail)
{
  SpFindingCase *added = g_new0 (SpFindingCase, 1);
  gboolean decides = detail && (self->detail == NULL || severity < self->severity);

  added->severity = severity;
  added->detail = g_strdup (detail);
  g_ptr_array_add (self->endpoints, sp_endpoint_ref (endpoint));
  g_ptr_array_add (self->cases, added);
  self->severity = MIN (self->severity, severity);
  if (decides)
    {
      g_free (self->detail);
      self->detail = g_strdup (detail);
    }
}

/**
 * sp_finding_about:
 * @endpoint: an endpoint
 *
 * Returns: (transfer full) (nullable): the same finding with the facts of @endpoint alone; %NULL where it is not about it
 */
SpFinding *
sp_finding_about (const SpFinding *self, const SpEndpoint *endpoint)
{
  for (guint i = 0; i < self->endpoints->len; i++)
    {
      const SpFindingCase *own = g_ptr_array_index (self->cases, i);
      SpEndpoint *found = g_ptr_array_index (self->endpoints, i);
      SpFinding *part;

      if (!sp_endpoint_equal (found, endpoint))
        continue;
      part = sp_finding_new (self->id, own->severity);
      sp_finding_add_case (part, found, own->severity, own->shared ? self->detail : own->detail);
      return part;
    }
  return NULL;
}

/**
 * sp_finding_list_details:
 *
 * Returns: (transfer full) (nullable): the facts that decided, each once; %NULL where there are none
 */
char *
sp_finding_list_details (const SpFinding *self)
{
  g_autoptr(GPtrArray) details = g_ptr_array_new ();

  if (self->detail)
    g_ptr_array_add (details, self->detail);
  for (guint i = 0; i < self->cases->len; i++)
    {
      const SpFindingCase *own = g_ptr_array_index (self->cases, i);

      if (own->detail &&
          !g_ptr_array_find_with_equal_func (details, own->detail, g_str_equal, NULL))
        g_ptr_array_add (details, own->detail);
    }
  g_ptr_array_add (details, NULL);
  return details->len > 1 ? g_strjoinv ("; ", (char **) details->pdata) : NULL;
}
