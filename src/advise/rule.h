/* What one rule looks at. Used by the rules alone. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"

G_BEGIN_DECLS

/** SpCase: one observation before one rule. */
typedef struct
{
  const SpReport *report; /* borrowed */
  GDateTime *now; /* borrowed */
  const SpObservation *seen; /* borrowed */
  SpSeverity severity; /* the rule's own; a predicate may change it */
  char *detail; /* (owned) (nullable) the fact that decided; set by the predicate */
} SpCase;

/** SpRule: @applies tells whether the rule has something to say about a case. */
typedef struct
{
  const char *id; /* stable, named in the JSON report */
  SpSeverity severity;
  gboolean (*applies) (SpCase *self);
} SpRule;

gboolean sp_case_has_neighbour (const SpCase *self,
                                gboolean (*is_one) (const SpCase *self,
                                                    const SpObservation *other));

const SpRule *sp_rules_get_connection (guint *n);
const SpRule *sp_rules_get_certificate (guint *n);

G_END_DECLS
