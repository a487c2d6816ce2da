/* What one rule looks at. Used by the rules alone. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"

G_BEGIN_DECLS

/** SpCase: one endpoint before one rule. */
typedef struct
{
  const SpReport *report; /* borrowed */
  GDateTime *now; /* borrowed */
  GDateTime *released; /* borrowed: no clock that is right is before this */
  const SpCandidate *candidate; /* borrowed: the endpoint and who names it */
  const SpObservation *seen; /* borrowed (nullable) only for rules that are @unseen_too */
  SpSeverity severity; /* the rule's own; a predicate may change it */
  gboolean
      weighed; /* the predicate knew that this is port 25, so that nothing is to be made milder */
  char *detail; /* (owned) (nullable) the fact that decided; set by the predicate */
} SpCase;

/** SpRule: @applies tells whether the rule has something to say about a case. */
typedef struct
{
  const char *id; /* stable, named in the JSON report */
  SpSeverity severity;
  gboolean (*applies) (SpCase *self);
  gboolean unseen_too; /* it also looks at endpoints that nobody looked at */
} SpRule;

/** SpReportRule: a rule about a report as a whole; @applies fills in the finding, which is thrown away where it returns %FALSE. */
typedef struct
{
  const char *id; /* stable, named in the JSON report */
  SpSeverity severity;
  gboolean (*applies) (const SpReport *report, SpFinding *finding);
} SpReportRule;

gboolean sp_case_has_neighbour (const SpCase *self,
                                gboolean (*is_one) (const SpCase *self,
                                                    const SpObservation *other));

gboolean sp_rule_points_inside (const SpReport *report, SpFinding *finding);

const SpRule *sp_rules_get_connection (guint *n);
const SpRule *sp_rules_get_service (guint *n);
const SpRule *sp_rules_get_closer_look (guint *n);
const SpRule *sp_rules_get_certificate (guint *n);
const SpReportRule *sp_rules_get_published (guint *n);
const SpReportRule *sp_rules_get_fault (guint *n);

G_END_DECLS
