/* Shows the wide one of two children where it fits, else the narrow one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SQUEEZER (sp_squeezer_get_type ())
G_DECLARE_FINAL_TYPE (SpSqueezer, sp_squeezer, SP, SQUEEZER, GtkBox)

G_END_DECLS
