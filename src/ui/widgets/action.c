/* Acts through the window that a widget stands in, which knows more than the widget does.
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
