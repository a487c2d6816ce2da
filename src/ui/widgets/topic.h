/* What explains a widget: the id of a topic, which is found from inside it, and the button that opens the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_topic_set (GtkWidget *widget, const char *topic);
const char *sp_topic_find (GtkWidget *widget);
GtkWidget *sp_topic_button_new (const char *topic, const char *title);

G_END_DECLS
