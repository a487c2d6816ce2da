/* What the front ends need besides a run: the catalogue, plans without any network, and the advice drawn from a report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "advise/advisor.h"
#include "request.h"

G_BEGIN_DECLS

#define SP_TYPE_ASSISTANT (sp_assistant_get_type ())
G_DECLARE_FINAL_TYPE (SpAssistant, sp_assistant, SP, ASSISTANT, GObject)

SpAssistant *sp_assistant_new (SpCatalogue *catalogue);
SpCatalogue *sp_assistant_get_catalogue (SpAssistant *self);
SpReport *sp_assistant_plan (SpAssistant *self, SpRequest *request);
SpProvider *
sp_assistant_get_provider (SpAssistant *self, const SpRequest *request, const SpReport *report);
SpAdvice *sp_assistant_advise (SpAssistant *self,
                               const SpRequest *request,
                               const SpReport *report,
                               SpClient *client,
                               SpProtocol protocol);

G_END_DECLS
