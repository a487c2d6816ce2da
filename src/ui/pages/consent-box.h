/* The one question of a check: whether the full address may be sent to a source that answers nothing without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/account.h"
#include "core/service.h"

G_BEGIN_DECLS

#define SP_TYPE_CONSENT_BOX (sp_consent_box_get_type ())
G_DECLARE_FINAL_TYPE (SpConsentBox, sp_consent_box, SP, CONSENT_BOX, GtkBox)

void sp_consent_box_ask (SpConsentBox *self, const SpAccount *account, const SpService *service);

G_END_DECLS
