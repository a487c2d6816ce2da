/* How check, probe and advise write what they share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session.h"

G_BEGIN_DECLS

void sp_show_target (SpSession *session, const SpJob *job);
void
sp_show_advice (SpSession *session, const SpJob *job, const SpReport *report, GPtrArray *advice);
void sp_show_before_sign_in (SpSession *session, const SpJob *job, const SpReport *report);
void sp_show_sources (const SpReport *report);
void sp_show_json (SpSession *session, const SpJob *job, SpReport *report, GPtrArray *advice);

G_END_DECLS
