/* A name and what belongs to it: side by side where there is room, one above the other where there is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PAIR (sp_pair_get_type ())
G_DECLARE_FINAL_TYPE (SpPair, sp_pair, SP, PAIR, GtkBox)

GtkWidget *sp_pair_new (int share, int threshold);

G_END_DECLS
