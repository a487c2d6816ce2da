/* What the pages show: one request, its report, and the mail program that was chosen. Pages render it and hold no other state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assistant/assistant.h"

G_BEGIN_DECLS

#define SP_TYPE_RESULT (sp_result_get_type ())
G_DECLARE_FINAL_TYPE (SpResult, sp_result, SP, RESULT, GObject)

SpResult *sp_result_new (SpAssistant *assistant, SpRequest *request, SpReport *report);
SpResult *sp_result_new_unchecked (SpAssistant *assistant, SpAccount *account, SpSite *site);
SpCatalogue *sp_result_get_catalogue (SpResult *self);
const SpRequest *sp_result_get_request (SpResult *self);
SpReport *sp_result_get_report (SpResult *self);
SpProvider *sp_result_get_provider (SpResult *self);
GDateTime *sp_result_get_checked_at (SpResult *self);
void sp_result_set_before (SpResult *self, SpResult *before);
SpResult *sp_result_get_before (SpResult *self);
void sp_result_set_in_browser (SpResult *self, gboolean in_browser);
gboolean sp_result_is_in_browser (SpResult *self);
gboolean sp_result_can_be_remembered (SpResult *self);
void sp_result_remember (SpResult *self);
gboolean sp_result_can_be_checked (SpResult *self);
gboolean sp_result_found_nothing (SpResult *self);
SpClient *sp_result_get_client (SpResult *self);
void sp_result_set_client (SpResult *self, SpClient *client);
SpAdvice *sp_result_advise (SpResult *self, SpClient *client, SpProtocol protocol);

G_END_DECLS
