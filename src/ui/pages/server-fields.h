/* The fields for the names of the servers, for somebody who knows them; a mistake is said below its field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assistant/request.h"

G_BEGIN_DECLS

#define SP_TYPE_SERVER_FIELDS (sp_server_fields_get_type ())
G_DECLARE_FINAL_TYPE (SpServerFields, sp_server_fields, SP, SERVER_FIELDS, GtkBox)

void sp_server_fields_clear (SpServerFields *self);
GtkWidget *sp_server_fields_add_to_request (SpServerFields *self, SpRequest *request);
void sp_server_fields_add_quietly (SpServerFields *self, SpRequest *request);

G_END_DECLS
