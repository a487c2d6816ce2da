/* Runs jobs one after another, so that Ctrl+C and SIGTERM stop them at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session.h"

G_BEGIN_DECLS

/** SpShowReport: writes the report of @job and returns the exit status that it stands for. */
typedef SpExit (*SpShowReport) (SpSession *session, const SpJob *job, SpReport *report);

SpExit sp_run_jobs (SpSession *session, GPtrArray *jobs, SpShowReport show);

G_END_DECLS
