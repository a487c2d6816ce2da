/* One check at a time, from the button to its result: the assistant runs, the page shows how far it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/check-page.h"
#include "ui/pages/result.h"

G_BEGIN_DECLS

#define SP_TYPE_CHECKING (sp_checking_get_type ())
G_DECLARE_FINAL_TYPE (SpChecking, sp_checking, SP, CHECKING, GObject)

SpChecking *sp_checking_new (SpAssistant *assistant, SpCheckPage *page);
void sp_checking_start (SpChecking *self, SpRequest *request, SpClient *client);
void sp_checking_cancel (SpChecking *self);
gboolean sp_checking_is_running (SpChecking *self);

G_END_DECLS
