/* What was seen at one endpoint as named facts, and its dialogue as lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"

G_BEGIN_DECLS

/** SpFact: a name and its value, both ready to be shown. */
typedef struct
{
  char *name; /* (owned) */
  char *value; /* (owned) display-safe */
} SpFact;

GPtrArray *sp_facts_for_observation (const SpObservation *observation);
char *sp_facts_transcript_entry (const SpTranscriptEntry *entry);
char *sp_facts_sources (guint sources);

G_END_DECLS
