/* Tells a table when it becomes too narrow for its columns, and when it has room for them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** SpTableFit: something about @view has changed: it can ask sp_table_fit_get_letters() and arrange its columns anew. */
typedef void (*SpTableFit) (GtkTreeView *view);

void sp_table_fit_attach (GtkTreeView *view, SpTableFit callback);
int sp_table_fit_get_letters (GtkTreeView *view);

G_END_DECLS
