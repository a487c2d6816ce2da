/* Who will be contacted for a request, and what each of them is told, in plain words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assistant/request.h"

G_BEGIN_DECLS

void sp_contacts_box_fill (GtkContainer *box, const SpRequest *request, gboolean example);

G_END_DECLS
