/* The result as the user needs it: what to enter in one mail program, and whether that is safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_SETTINGS_PAGE (sp_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (SpSettingsPage, sp_settings_page, SP, SETTINGS_PAGE, SpPage)

void sp_settings_page_set_result (SpSettingsPage *self, SpResult *result);

G_END_DECLS
