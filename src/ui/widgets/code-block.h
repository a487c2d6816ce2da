/* Lines of a configuration file, whole, with a button that copies them at one go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sp_code_block_new (const char *lines);

G_END_DECLS
