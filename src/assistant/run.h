/* One run from a request to a report: asks the sources, looks at the servers as they become known, and draws the findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "catalogue/catalogue.h"
#include "core/report.h"
#include "request.h"

G_BEGIN_DECLS

#define SP_TYPE_RUN (sp_run_get_type ())
G_DECLARE_FINAL_TYPE (SpRun, sp_run, SP, RUN, GObject)

SpRun *sp_run_new (const SpRequest *request, SpCatalogue *catalogue);
SpReport *sp_run_get_report (SpRun *self);
void
sp_run_async (SpRun *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean sp_run_finish (SpRun *self, GAsyncResult *result, GError **error);
void sp_run_skip (SpRun *self, SpSource source);
gboolean sp_run_wants_address (SpRun *self);
void sp_run_allow_address (SpRun *self, gboolean allowed);

G_END_DECLS
