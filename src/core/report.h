/* The report of one run: the service, what was seen at each endpoint, the findings and the verdict.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "finding.h"
#include "observation.h"
#include "service.h"

G_BEGIN_DECLS

/**
 * SpVerdict:
 * @SP_VERDICT_SAFE: at least one endpoint was proved safe
 * @SP_VERDICT_UNSAFE: servers answered, none of them safely
 * @SP_VERDICT_UNAVAILABLE: no server answered
 * @SP_VERDICT_UNKNOWN: nothing was tried, or it was stopped
 *
 * What a report says of reading or of sending. Nicks are those of the JSON report's `verdict`.
 */
typedef enum
{
  SP_VERDICT_SAFE,
  SP_VERDICT_UNSAFE,
  SP_VERDICT_UNAVAILABLE,
  SP_VERDICT_UNKNOWN,
} SpVerdict;

#define SP_TYPE_VERDICT (sp_verdict_get_type ())
GType sp_verdict_get_type (void);

typedef struct _SpReport SpReport;

SpReport *sp_report_new (SpService *service);
SpReport *sp_report_ref (SpReport *self);
void sp_report_unref (SpReport *self);

SpService *sp_report_get_service (const SpReport *self);
void sp_report_grow (SpReport *self);
gboolean sp_report_is_offline (const SpReport *self);
gboolean sp_report_was_left_alone (const SpReport *self);
gboolean sp_report_names_servers (const SpReport *self);
void sp_report_set_observation (SpReport *self, guint i, SpObservation *observation);
SpObservation *sp_report_get_observation (const SpReport *self, guint i);
void sp_report_add_finding (SpReport *self, SpFinding *finding);
guint sp_report_get_n_findings (const SpReport *self);
gboolean sp_report_has_finding (const SpReport *self, const char *id);
const SpFinding *sp_report_get_finding (const SpReport *self, guint i);
void sp_report_set_elapsed (SpReport *self, gint64 elapsed_us);
gint64 sp_report_get_elapsed (const SpReport *self);
void sp_report_set_no_trust_store (SpReport *self, gboolean no_trust_store);
gboolean sp_report_get_no_trust_store (const SpReport *self);
SpVerdict sp_report_get_reading (const SpReport *self);
SpVerdict sp_report_get_sending (const SpReport *self);
gboolean sp_report_is_safe (const SpReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReport, sp_report_unref)

G_END_DECLS
