/* A button that shows the chosen mail program and opens the list of all, in groups and with a search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "client-groups.h"

G_BEGIN_DECLS

#define SP_TYPE_CLIENT_CHOOSER (sp_client_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpClientChooser, sp_client_chooser, SP, CLIENT_CHOOSER, GtkMenuButton)

void sp_client_chooser_set_catalogue (SpClientChooser *self, SpCatalogue *catalogue);
void sp_client_chooser_set_programs (SpClientChooser *self, SpPrograms programs);
SpClient *sp_client_chooser_get_client (SpClientChooser *self);
void sp_client_chooser_set_client (SpClientChooser *self, SpClient *client);

G_END_DECLS
