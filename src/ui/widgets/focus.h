/* Remembers which control of a page has the focus, also while a menu has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_focus_follow (GtkWindow *window, GtkWidget *pages);
GtkWidget *sp_focus_get_control (GtkWindow *window);

G_END_DECLS
