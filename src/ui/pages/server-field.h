/* A field for one server's name, with its label and the place where a mistake in it is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assistant/request.h"

G_BEGIN_DECLS

#define SP_TYPE_SERVER_FIELD (sp_server_field_get_type ())
G_DECLARE_FINAL_TYPE (SpServerField, sp_server_field, SP, SERVER_FIELD, GtkBox)

GtkWidget *sp_server_field_new (SpProtocol protocol, const char *label);
void sp_server_field_clear (SpServerField *self);
gboolean sp_server_field_add_to_request (SpServerField *self, SpRequest *request);
void sp_server_field_add_quietly (SpServerField *self, SpRequest *request);
void sp_server_field_grab_focus (SpServerField *self);

G_END_DECLS
