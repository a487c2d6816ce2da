/* Offers the demonstration: what it is, the button that starts it, and what to do where it does not start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

#define SP_TYPE_DEMONSTRATION_BOX (sp_demonstration_box_get_type ())
G_DECLARE_FINAL_TYPE (SpDemonstrationBox, sp_demonstration_box, SP, DEMONSTRATION_BOX, GtkBox)

void sp_demonstration_box_set_catalogue (SpDemonstrationBox *self, SpCatalogue *catalogue);

G_END_DECLS
