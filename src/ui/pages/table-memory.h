/* Remembers between two runs which columns of the table are shown, and what it is sorted by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "publish/advice-document.h"

G_BEGIN_DECLS

guint sp_table_memory_get_columns (void);
void sp_table_memory_set_columns (guint columns);
void sp_table_memory_follow_sort (GtkTreeSortable *sortable,
                                  GtkTreeViewColumn *program,
                                  GtkTreeViewColumn *const columns[SP_N_ADVICE_COLUMNS]);

G_END_DECLS
