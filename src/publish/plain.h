/* The report in plain text, piece by piece: for a terminal, the clipboard or a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

char *sp_plain_endpoint_line (const SpEndpoint *endpoint, const SpObservation *seen);
char *sp_plain_endpoint (const SpReport *report, const SpObservation *seen, guint width);
char *sp_plain_sources (const SpService *service, guint width);
char *sp_plain_findings (const SpReport *report, guint width);
char *sp_plain_transcript (const SpObservation *seen);
char *sp_plain_before_sign_in (const SpProvider *provider, GDateTime *now, guint width);
char *sp_plain_advice (const SpAdvice *advice, guint width);
char *sp_plain_advice_beside_lines (const SpAdvice *advice, guint width);

G_END_DECLS
