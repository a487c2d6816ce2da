/* Looks at where everything is: mistakes that can be measured, and a coarse picture in words to compare with a kept one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void layout_check (GtkWidget *root, GPtrArray *problems);
char *layout_describe (GtkWidget *root);

G_END_DECLS
