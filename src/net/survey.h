/* Probes endpoints of a service, all at once, and fills in the report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"
#include "probe.h"

G_BEGIN_DECLS

/** SpSurveyNotify: told each stage of each endpoint; at %SP_STAGE_DONE its observation is in the report. */
typedef struct
{
  void (*told) (guint index, SpStage stage, gpointer data);
  gpointer data; /* (unowned) */
} SpSurveyNotify;

void sp_survey_async (SpReport *report,
                      guint first,
                      const SpSurroundings *surroundings,
                      const SpSurveyNotify *notify,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
void sp_survey_finish (GAsyncResult *result);
gboolean sp_survey_lacks_trust_store (const SpReport *report);

G_END_DECLS
