/* A small button that says why a value is as it is, in a popover with a way to the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_WHY_BUTTON (sp_why_button_get_type ())
G_DECLARE_FINAL_TYPE (SpWhyButton, sp_why_button, SP, WHY_BUTTON, GtkMenuButton)

void sp_why_button_set_reasons (SpWhyButton *self,
                                const char *subject,
                                const char *const *reasons,
                                const char *topic);

G_END_DECLS
