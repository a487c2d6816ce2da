/* The whole way as one operation: a request in, report and findings out; progress and cancel. Both front ends drive this.
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
void sp_assistant_run_async (SpAssistant *self,
                             SpRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
SpReport *sp_assistant_run_finish (SpAssistant *self, GAsyncResult *result, GError **error);
SpReport *sp_assistant_get_report (SpAssistant *self);
void sp_assistant_skip (SpAssistant *self, SpSource source);
gboolean sp_assistant_wants_address (SpAssistant *self);
void sp_assistant_allow_address (SpAssistant *self, gboolean allowed);
SpReport *sp_assistant_plan (SpAssistant *self, SpRequest *request);
SpProvider *
sp_assistant_get_provider (SpAssistant *self, const SpRequest *request, const SpReport *report);
SpAdvice *sp_assistant_advise (SpAssistant *self,
                               const SpRequest *request,
                               const SpReport *report,
                               SpClient *client,
                               SpProtocol protocol);

G_END_DECLS
