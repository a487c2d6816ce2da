/* Every short sentence and word a person reads about protocols, probes, advice and mistakes, in their language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"
#include "catalogue/catalogue.h"
#include "core/report.h"

G_BEGIN_DECLS

const char *sp_words_protocol (SpProtocol protocol);
const char *sp_words_protocol_short (SpProtocol protocol);
const char *sp_words_security (SpSecurity security);
const char *sp_words_stage (SpStage stage);
const char *sp_words_era (SpEra era);
const char *sp_words_confidence (SpConfidence confidence);
const char *sp_words_policy (SpPolicy policy);
const char *sp_words_origin (const SpAdvice *advice);
const char *sp_words_field (SpField field);
const char *sp_words_auth (SpAuth auth);
const char *sp_words_severity (SpSeverity severity);
const char *sp_words_tls_problem (SpTlsProblems problem);
char *sp_words_row (const char *label, const char *value);
char *sp_words_date (GDateTime *date);
char *sp_words_endpoint (const SpEndpoint *endpoint);
char *sp_words_status (const SpObservation *observation);
char *sp_words_status_short (const SpObservation *observation);
char *sp_words_certificate_problems (const SpObservation *observation);
char *sp_words_reason (const SpReason *reason, const SpAdvice *advice);
char *sp_words_verdict (const SpReport *report);
char *sp_words_verdict_for_program (const SpReport *report,
                                    const SpAdvice *reading,
                                    const SpAdvice *sending);
const char *sp_words_find_contact (const SpReport *report, const SpSite *site);
char *sp_words_remedy (const SpReport *report, const SpSite *site);
char *sp_words_input_error (const GError *error, const char *value);
char *sp_words_unknown_language (const char *language);
char *sp_words_broken_file (const SpBrokenFile *broken);

gboolean sp_words_has_finding (const char *id);
const char *sp_words_finding_title (const char *id);
const char *sp_words_finding_explanation (const char *id);
const char *sp_words_finding_sureness (const char *id);
const char *sp_words_finding_advice (const char *id);
const char *sp_words_finding_admin_advice (const char *id);
const char *sp_words_finding_reference (const char *id);
const char *sp_words_finding_topic (const char *id);
const char **sp_words_get_finding_ids (void);

G_END_DECLS
