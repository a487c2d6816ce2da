/* Hands the comparison table on as it is shown: to the clipboard, a file or a printer, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "program-table.h"
#include "ui/save/table-save.h"

G_BEGIN_DECLS

#define SP_TYPE_TABLE_EXPORT (sp_table_export_get_type ())
G_DECLARE_FINAL_TYPE (SpTableExport, sp_table_export, SP, TABLE_EXPORT, GtkBox)

void sp_table_export_attach (SpTableExport *self, SpProgramTable *table, GtkWidget *page);
void sp_table_export_save (SpTableExport *self, GFile *file, SpTableFormat format);
void sp_table_export_forget (SpTableExport *self);

G_END_DECLS
