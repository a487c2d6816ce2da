/* The rules: a report's observations in, findings with their evidence out. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"

G_BEGIN_DECLS

void sp_rules_apply (SpReport *report, GDateTime *now, GDateTime *released);

G_END_DECLS
