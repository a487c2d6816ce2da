/* Reports and advice to write documents from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

SpClient *sample_client (const char *id, const char *name);
SpReport *sample_report (void);
SpObservation *sample_observation (SpEndpoint *endpoint);
SpAdvice *sample_advice (SpClient *client, SpProtocol protocol);
void sample_advice_free (SpAdvice *advice);

G_END_DECLS
