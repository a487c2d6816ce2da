/* A drop-down list of mail programs, those that are installed here marked as such.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

#define SP_TYPE_CLIENT_CHOOSER (sp_client_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpClientChooser, sp_client_chooser, SP, CLIENT_CHOOSER, GtkComboBoxText)

void sp_client_chooser_set_catalogue (SpClientChooser *self, SpCatalogue *catalogue);
SpClient *sp_client_chooser_get_client (SpClientChooser *self);
void sp_client_chooser_set_client (SpClientChooser *self, SpClient *client);

G_END_DECLS
