/* A row that unfolds what is below it, also where reading begins at the right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_EXPANDER (sp_expander_get_type ())
G_DECLARE_FINAL_TYPE (SpExpander, sp_expander, SP, EXPANDER, GtkExpander)

GtkWidget *sp_expander_new (const char *label);

G_END_DECLS
