/* Leads through adding an account to a mail program, step by step, with a box to tick for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "text/setup-guide.h"

G_BEGIN_DECLS

#define SP_TYPE_SETUP_BOX (sp_setup_box_get_type ())
G_DECLARE_FINAL_TYPE (SpSetupBox, sp_setup_box, SP, SETUP_BOX, GtkBox)

void sp_setup_box_show (SpSetupBox *self, SpSetupGuide *guide);
gboolean sp_setup_box_is_adding (SpSetupBox *self);
char *sp_setup_box_to_text (SpSetupBox *self);

G_END_DECLS
