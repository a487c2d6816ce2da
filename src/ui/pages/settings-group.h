/* What to enter for one protocol: the rows, what to mind, and why these values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_SETTINGS_GROUP (sp_settings_group_get_type ())
G_DECLARE_FINAL_TYPE (SpSettingsGroup, sp_settings_group, SP, SETTINGS_GROUP, GtkBox)

void sp_settings_group_set_advice (SpSettingsGroup *self,
                                   SpResult *result,
                                   const SpAdvice *advice,
                                   const char *said);
char *sp_settings_group_describe_path (const char *path);

G_END_DECLS
