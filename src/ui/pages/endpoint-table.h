/* The servers of a report side by side: a row for each, a column for each fact; one of them is selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/report.h"

G_BEGIN_DECLS

#define SP_TYPE_ENDPOINT_TABLE (sp_endpoint_table_get_type ())
G_DECLARE_FINAL_TYPE (SpEndpointTable, sp_endpoint_table, SP, ENDPOINT_TABLE, GtkScrolledWindow)

void sp_endpoint_table_set_report (SpEndpointTable *self, const SpReport *report);
GtkWidget *sp_endpoint_table_get_view (SpEndpointTable *self);
int sp_endpoint_table_get_selected (SpEndpointTable *self);
void sp_endpoint_table_select (SpEndpointTable *self, int row);

G_END_DECLS
