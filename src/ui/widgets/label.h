/* Labels that hold running text: they wrap, begin where reading does, and let themselves be selected and copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sp_label_new (const char *text);
GtkWidget *sp_label_new_bold (const char *text);
GtkWidget *sp_label_wrap (GtkWidget *label);
void sp_label_limit (GtkWidget *label, int characters);
void sp_label_name_field (GtkLabel *label, GtkWidget *field);

G_END_DECLS
