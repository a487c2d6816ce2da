/* The icon that stands beside the word for a state, never without the word; and how names of hosts are written in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/report.h"

G_BEGIN_DECLS

const char *sp_state_icon_for_observation (const SpObservation *observation);
const char *sp_state_icon_for_report (const SpReport *report);
const char *sp_state_icon_for_severity (SpSeverity severity);
const char *sp_state_icon_for_answer (const SpAnswer *answer);
void sp_state_show (GtkImage *image, const char *icon, GtkIconSize size);
char *sp_state_isolate (const char *name);
char *sp_state_name_domain (const char *domain);

G_END_DECLS
