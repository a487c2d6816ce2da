/* The order of mail programs in their table, by name or by what a column says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int sp_program_order_cells (GtkTreeModel *model, GtkTreeIter *a, GtkTreeIter *b, gpointer data);
int sp_program_order_names (GtkTreeModel *model, GtkTreeIter *a, GtkTreeIter *b, gpointer data);

G_END_DECLS
