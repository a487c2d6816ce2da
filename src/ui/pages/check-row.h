/* One source or one server while it is being asked: its name and what is happening there, with an icon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/answer.h"

G_BEGIN_DECLS

#define SP_TYPE_CHECK_ROW (sp_check_row_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckRow, sp_check_row, SP, CHECK_ROW, GtkListBoxRow)

GtkWidget *sp_check_row_new_for_source (SpSource source);
GtkWidget *sp_check_row_new_for_endpoint (SpEndpoint *endpoint);
SpSource sp_check_row_get_source (SpCheckRow *self);
gboolean sp_check_row_is_done (SpCheckRow *self);
char *sp_check_row_say_waiting (SpCheckRow *self);
void sp_check_row_show_answer (SpCheckRow *self, const SpAnswer *answer);
void
sp_check_row_show_observation (SpCheckRow *self, SpStage stage, const SpObservation *observation);

G_END_DECLS
