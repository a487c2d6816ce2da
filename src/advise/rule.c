/* What several rules ask about their case. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "rule.h"

/**
 * sp_case_has_neighbour:
 * @is_one: whether another observation is what is looked for
 *
 * Returns: whether any other observation of the report is
 */
gboolean
sp_case_has_neighbour (const SpCase *self,
                       gboolean (*is_one) (const SpCase *self, const SpObservation *other))
{
  guint n = sp_service_get_length (sp_report_get_service (self->report));

  for (guint i = 0; i < n; i++)
    {
      const SpObservation *other = sp_report_get_observation (self->report, i);

      if (other && other != self->seen && is_one (self, other))
        return TRUE;
    }
  return FALSE;
}
