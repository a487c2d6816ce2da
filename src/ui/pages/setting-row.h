/* One value to enter in a mail program: the program's name for the field, the value, and a button that copies it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "text/settings.h"

G_BEGIN_DECLS

#define SP_TYPE_SETTING_ROW (sp_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (SpSettingRow, sp_setting_row, SP, SETTING_ROW, GtkListBoxRow)

GtkWidget *sp_setting_row_new (const SpSetting *setting);
void sp_setting_row_set_number (SpSettingRow *self, guint number);
void sp_setting_row_set_chosen (SpSettingRow *self, gboolean chosen);
void sp_setting_row_set_reasons (SpSettingRow *self, const char *const *reasons);

G_END_DECLS
