/* The table of all mail programs: which rows and columns are shown, in which order, and the document of what is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "publish/advice-document.h"
#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRAM_TABLE (sp_program_table_get_type ())
G_DECLARE_FINAL_TYPE (SpProgramTable, sp_program_table, SP, PROGRAM_TABLE, GtkTreeView)

void sp_program_table_set_result (SpProgramTable *self, SpResult *result);
void sp_program_table_set_wanted (SpProgramTable *self,
                                  const char *search,
                                  const char *era,
                                  const char *platform);
guint sp_program_table_get_n_shown (SpProgramTable *self);
guint sp_program_table_get_n_programs (SpProgramTable *self);
gboolean sp_program_table_shows_senders (SpProgramTable *self);
gboolean sp_program_table_shows (SpProgramTable *self, SpAdviceColumn column);
void sp_program_table_show (SpProgramTable *self, SpAdviceColumn column, gboolean shown);
SpAdviceDocument *sp_program_table_make_document (SpProgramTable *self);

G_END_DECLS
