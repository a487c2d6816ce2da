/* What is different since the same service was last checked: one line, which unfolds where there is more to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_CHANGES_BOX (sp_changes_box_get_type ())
G_DECLARE_FINAL_TYPE (SpChangesBox, sp_changes_box, SP, CHANGES_BOX, GtkBox)

void sp_changes_box_set_result (SpChangesBox *self, SpResult *result);

G_END_DECLS
