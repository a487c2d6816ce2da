/* One endpoint while it is being checked: its name and what is happening there, with an icon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/observation.h"

G_BEGIN_DECLS

#define SP_TYPE_CHECK_ROW (sp_check_row_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckRow, sp_check_row, SP, CHECK_ROW, GtkListBoxRow)

GtkWidget *sp_check_row_new (SpEndpoint *endpoint);
SpEndpoint *sp_check_row_get_endpoint (SpCheckRow *self);
SpStage sp_check_row_get_stage (SpCheckRow *self);
void sp_check_row_set_state (SpCheckRow *self, SpStage stage, const SpObservation *observation);

G_END_DECLS
