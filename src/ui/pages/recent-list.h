/* The checks that were remembered, as buttons that fill in the address and the mail program again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_RECENT_LIST (sp_recent_list_get_type ())
G_DECLARE_FINAL_TYPE (SpRecentList, sp_recent_list, SP, RECENT_LIST, GtkBox)

gboolean sp_recent_list_refresh (SpRecentList *self);

G_END_DECLS
