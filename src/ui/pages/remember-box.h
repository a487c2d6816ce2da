/* Whether checks are remembered on this computer, for the user to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_REMEMBER_BOX (sp_remember_box_get_type ())
G_DECLARE_FINAL_TYPE (SpRememberBox, sp_remember_box, SP, REMEMBER_BOX, GtkBox)

void sp_remember_box_set_result (SpRememberBox *self, SpResult *result);

G_END_DECLS
