/* What widgets have in common whose height follows from their width, and whose width follows from nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_height_for_width_install (GtkWidgetClass *widget_class);

G_END_DECLS
