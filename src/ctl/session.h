/* What check, probe and advise share: the catalogue, the site, the mail programs to show, and one job for each target.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assistant/assistant.h"
#include "command.h"

G_BEGIN_DECLS

/** SpSession: all options of a command line, looked up and validated. */
typedef struct
{
  const SpOptions *options; /* (unowned) */
  SpCatalogue *catalogue; /* (owned) */
  SpAssistant *assistant; /* (owned) */
  SpSite *site; /* (owned) (nullable) the one that --site names */
  GPtrArray *clients; /* (owned) (element-type SpClient) the mail programs to show */
  gboolean has_policy;
  SpPolicy policy;
  guint timeout_ms; /* 0 where not given */
  guint sources; /* bits `1 << SpSource`, 0 for all */
} SpSession;

/** SpJob: one target and the request made of it. */
typedef struct
{
  char *target; /* (owned) (nullable) display-safe */
  SpRequest *request; /* (owned) */
} SpJob;

SpSession *sp_session_new (const SpOptions *options);
SpSession *sp_session_new_for_probe (const SpOptions *options);
void sp_session_free (SpSession *self);
SpJob *sp_session_make_job (SpSession *self, const char *target);
SpJob *sp_session_make_probe (SpSession *self, const char *const *endpoints);
GPtrArray *sp_session_make_jobs (SpSession *self);
gboolean sp_session_lacks_servers (const SpJob *job, const SpReport *report);
GPtrArray *sp_session_advise (SpSession *self, const SpJob *job, const SpReport *report);
void sp_job_free (SpJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSession, sp_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpJob, sp_job_free)

G_END_DECLS
