/* Hands a report on: copies it as text or JSON, or saves it in a file, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_REPORT_ACTIONS (sp_report_actions_get_type ())
G_DECLARE_FINAL_TYPE (SpReportActions, sp_report_actions, SP, REPORT_ACTIONS, GtkBox)

void sp_report_actions_set_result (SpReportActions *self, SpResult *result);

G_END_DECLS
