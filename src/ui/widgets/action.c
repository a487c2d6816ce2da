/* Acts through what a widget stands in, which knows more than the widget does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "action.h"

/**
 * sp_action_activate:
 * @widget: a widget; outside of a window that has actions nothing happens
 * @action: the name of an action of the window
 * @parameter: (nullable): for the action, where it takes one
 *
 * Does what a button with the action `win.ACTION::PARAMETER` would do.
 */
void
sp_action_activate (GtkWidget *widget, const char *action, const char *parameter)
{
  GtkWidget *window = gtk_widget_get_toplevel (widget);

  if (G_IS_ACTION_GROUP (window))
    g_action_group_activate_action (G_ACTION_GROUP (window), action,
                                    parameter ? g_variant_new_string (parameter) : NULL);
}

/**
 * sp_action_add_group:
 * @widget: gets the actions, for itself and what is in it
 * @name: what stands before their names, and a dot
 * @entries: (array length=n): the actions
 * @n: how many they are
 *
 * The actions are told @widget as their data.
 */
void
sp_action_add_group (GtkWidget *widget, const char *name, const GActionEntry *entries, guint n)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, n, widget);
  gtk_widget_insert_action_group (widget, name, G_ACTION_GROUP (actions));
}
