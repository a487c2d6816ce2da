/* What is done with what a container holds: taking it away, keeping it in sight, letting it be narrow.
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
 * sp_container_follow_focus:
 * @content: a container inside @scroller
 * @scroller: a scrolled window
 *
 * Makes @scroller follow the keyboard focus, so that the focused control is always in sight.
 */
void
sp_container_follow_focus (GtkWidget *content, GtkScrolledWindow *scroller)
{
  gtk_container_set_focus_vadjustment (GTK_CONTAINER (content),
                                       gtk_scrolled_window_get_vadjustment (scroller));
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
