/* Who will be contacted for a request, and what each of them is told, in plain words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assistant/request.h"

G_BEGIN_DECLS

#define SP_TYPE_CONTACTS_BOX (sp_contacts_box_get_type ())
G_DECLARE_FINAL_TYPE (SpContactsBox, sp_contacts_box, SP, CONTACTS_BOX, GtkBox)

void sp_contacts_box_show (SpContactsBox *self, const SpRequest *request, gboolean example);

G_END_DECLS
