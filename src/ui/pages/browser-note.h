/* Tells somebody who reads mail in the web browser that nothing has to be set up there, and leads to the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_browser_note_fill (GtkContainer *box);

G_END_DECLS
