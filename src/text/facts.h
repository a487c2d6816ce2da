/* What was seen at one endpoint as labels and values: the same rows in the window, on a terminal and in a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"

G_BEGIN_DECLS

/** SpFact: a label and its value, both ready to be shown. */
typedef struct
{
  const char *label; /* static, translated */
  char *value; /* (owned) display-safe, never empty */
} SpFact;

GPtrArray *sp_facts_for_observation (const SpObservation *seen);
GPtrArray *sp_facts_for_certificate (const SpCertificate *certificate);

G_END_DECLS
