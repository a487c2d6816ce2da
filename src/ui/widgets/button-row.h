/* Buttons side by side, in as many rows as the width makes necessary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_BUTTON_ROW (sp_button_row_get_type ())
G_DECLARE_FINAL_TYPE (SpButtonRow, sp_button_row, SP, BUTTON_ROW, GtkBox)

G_END_DECLS
