/* A button that copies a text to the clipboard and says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_COPY_BUTTON (sp_copy_button_get_type ())
G_DECLARE_FINAL_TYPE (SpCopyButton, sp_copy_button, SP, COPY_BUTTON, GtkButton)

void sp_copy_button_show_picture (SpCopyButton *self);
void sp_copy_button_set_text (SpCopyButton *self, const char *text);
void sp_copy_button_set_value (SpCopyButton *self, const char *label, const char *value);
void sp_copy_button_set_subject (SpCopyButton *self, const char *subject);

G_END_DECLS
