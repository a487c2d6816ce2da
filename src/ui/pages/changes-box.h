/* What is different since the same service was last checked: one line, which unfolds where there is more to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "result.h"

G_BEGIN_DECLS

void sp_changes_box_fill (GtkContainer *box, SpResult *result);

G_END_DECLS
