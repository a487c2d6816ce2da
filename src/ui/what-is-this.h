/* “What is this?”: a few words about the control that has the focus, beside it, and the way to the whole explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_what_is_this_ask (GtkWidget *control);

G_END_DECLS
