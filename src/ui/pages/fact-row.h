/* The name of a fact and its value, which can be selected and copied: side by side, or stacked where it is narrow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sp_fact_row_new (const char *name, const char *value);
void sp_fact_row_add_all (GtkContainer *box, GPtrArray *facts);

G_END_DECLS
