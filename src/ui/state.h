/* The icon that stands beside the word for a state; never without the word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/report.h"

G_BEGIN_DECLS

const char *sp_state_icon_for_observation (const SpObservation *observation);
const char *sp_state_icon_for_report (const SpReport *report);
const char *sp_state_icon_for_severity (SpSeverity severity);
char *sp_state_isolate (const char *name);

G_END_DECLS
