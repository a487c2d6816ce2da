/* A button that leads to those who run the mail service: a letter to them with the report in it, or their help page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_HELP_BUTTON (sp_help_button_get_type ())
G_DECLARE_FINAL_TYPE (SpHelpButton, sp_help_button, SP, HELP_BUTTON, GtkButton)

void sp_help_button_set_result (SpHelpButton *self, SpResult *result);
const char *sp_help_button_get_uri (SpHelpButton *self);

G_END_DECLS
