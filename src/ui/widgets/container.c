/* What is done with what a container holds: taking it away, drawing it, letting it be narrow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "container.h"

/**
 * sp_container_clear:
 * @container: a part of a page
 *
 * Removes everything in it, so that it can be filled anew.
 */
void
sp_container_clear (GtkContainer *container)
{
  g_autoptr(GList) children = gtk_container_get_children (container);

  for (GList *l = children; l; l = l->next)
    gtk_widget_destroy (l->data);
}

/**
 * sp_container_draw:
 * @widget: a #GtkBox that gives its children other places than a box would
 * @cr: where to draw
 *
 * Takes the place of its `draw`, which would draw a background at the place that a box would have chosen.
 *
 * Returns: %FALSE
 */
gboolean
sp_container_draw (GtkWidget *widget, cairo_t *cr)
{
  g_autoptr(GList) children = gtk_container_get_children (GTK_CONTAINER (widget));

  for (GList *l = children; l; l = l->next)
    gtk_container_propagate_draw (GTK_CONTAINER (widget), l->data, cr);
  return FALSE;
}

/**
 * sp_container_shrink_entries:
 * @list: a drop-down list with long entries
 * @characters: how many are shown in any case
 *
 * What does not fit is cut in the button, and whole in the list.
 */
void
sp_container_shrink_entries (GtkComboBox *list, int characters)
{
  g_autoptr(GList) cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (list));

  for (GList *l = cells; l; l = l->next)
    g_object_set (l->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", characters, NULL);
}
