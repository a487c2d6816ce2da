/* What is done with what a container holds: taking it away, drawing it, letting it be narrow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** SP_SHORTEST_ENTRY: how many characters of an entry are shown in any case */
#define SP_SHORTEST_ENTRY 16

void sp_container_clear (GtkContainer *container);
gboolean sp_container_draw (GtkWidget *widget, cairo_t *cr);
void sp_container_shrink_entries (GtkComboBox *list, int characters);

G_END_DECLS
