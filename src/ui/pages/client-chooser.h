/* A drop-down list of mail programs, those that are installed here marked as such.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

/**
 * SpPrograms:
 * @SP_PROGRAMS_ALL: every mail program
 * @SP_PROGRAMS_ON_COMPUTERS: those that run on Linux, macOS or Windows
 * @SP_PROGRAMS_ON_PHONES: those that run on phones and tablets
 */
typedef enum
{
  SP_PROGRAMS_ALL,
  SP_PROGRAMS_ON_COMPUTERS,
  SP_PROGRAMS_ON_PHONES,
} SpPrograms;

#define SP_TYPE_CLIENT_CHOOSER (sp_client_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpClientChooser, sp_client_chooser, SP, CLIENT_CHOOSER, GtkComboBoxText)

void sp_client_chooser_set_catalogue (SpClientChooser *self, SpCatalogue *catalogue);
void sp_client_chooser_set_programs (SpClientChooser *self, SpPrograms programs);
gboolean sp_client_chooser_is_for_phones (const SpClient *client);
SpClient *sp_client_chooser_get_client (SpClientChooser *self);
void sp_client_chooser_set_client (SpClientChooser *self, SpClient *client);

G_END_DECLS
