/* Brings what the sources answered together into one service, in the order in which they are believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"
#include "request.h"

G_BEGIN_DECLS

gboolean sp_harvest_answer (SpService *service, const SpRequest *request, const SpAnswer *answer);
void sp_harvest_name (SpService *service, const SpRequest *request);
void sp_harvest_named (const SpReport *report, const SpRequest *request, guint protocols);
void sp_harvest_right_ports (const SpReport *report);
void sp_harvest_siblings (SpService *service);
void sp_harvest_guesses (const SpReport *report, const SpRequest *request, guint protocols);
void sp_harvest_certificate_names (const SpReport *report);

G_END_DECLS
