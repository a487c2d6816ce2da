/* A container that keeps its child readable: never wider than a limit, in the middle of what there is, and scrolled to the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_CLAMP (sp_clamp_get_type ())
G_DECLARE_FINAL_TYPE (SpClamp, sp_clamp, SP, CLAMP, GtkBin)

G_END_DECLS
