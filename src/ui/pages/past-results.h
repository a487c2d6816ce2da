/* The last result of each service that was checked in this window, kept in memory only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_PAST_RESULTS (sp_past_results_get_type ())
G_DECLARE_FINAL_TYPE (SpPastResults, sp_past_results, SP, PAST_RESULTS, GObject)

SpPastResults *sp_past_results_new (void);
void sp_past_results_add (SpPastResults *self, SpResult *result);

G_END_DECLS
