/* The JSON that other programs read: reports, mail programs and sites, one object on one line each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SpJsonInput: all that goes into one report. Everything is borrowed for the call. */
typedef struct
{
  const char *target; /* (nullable) what was asked for, display-safe */
  const SpReport *report;
  const SpSite *site; /* (nullable) */
  const SpProvider *provider; /* (nullable) */
  GPtrArray *advice; /* (element-type SpAdvice) */
  gboolean with_transcript;
  const SpAccount *account; /* (nullable) whose mail it is about */
  gboolean with_setup; /* with the steps of adding an account, program by program */
} SpJsonInput;

char *sp_json_report (const SpJsonInput *input);
char *sp_json_client (const SpClient *client);
char *sp_json_site (const SpSite *site);

G_END_DECLS
