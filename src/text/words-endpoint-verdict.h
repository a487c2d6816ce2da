/* What one endpoint comes to, by the rules of the standards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"

G_BEGIN_DECLS

char **sp_words_endpoint_shortfalls (const SpReport *report, const SpEndpoint *endpoint);
char *sp_words_endpoint_verdict (const SpReport *report, const SpObservation *seen);

G_END_DECLS
