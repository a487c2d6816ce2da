/* Remembers the size of the window between two runs, where the settings schema is installed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_window_state_restore (GtkWindow *window);
void sp_window_state_save (GtkWindow *window);

G_END_DECLS
