/* Acts through what a widget stands in, which knows more than the widget does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_action_activate (GtkWidget *widget, const char *action, const char *parameter);
void
sp_action_add_group (GtkWidget *widget, const char *name, const GActionEntry *entries, guint n);

G_END_DECLS
