/* Probes every endpoint of a service at once and fills in the report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"
#include "probe.h"

G_BEGIN_DECLS

/** SpSurveyNotify: told each stage of each endpoint; at %SP_STAGE_DONE its observation is in the report. */
typedef void (*SpSurveyNotify) (guint index, SpStage stage, gpointer data);

void sp_survey_async (SpReport *report,
                      const SpSurroundings *surroundings,
                      SpSurveyNotify notify,
                      gpointer notify_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
void sp_survey_finish (GAsyncResult *result);

G_END_DECLS
