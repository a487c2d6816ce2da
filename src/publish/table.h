/* A plain text table that is aligned by display width and fits a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpTable: rows of cells; the first row is the heading. */
typedef struct _SpTable SpTable;

SpTable *sp_table_new (guint n_columns);
void sp_table_free (SpTable *self);
void sp_table_add_row (SpTable *self, const char *const *cells);
char *sp_table_to_text (const SpTable *self, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTable, sp_table_free)

G_END_DECLS
