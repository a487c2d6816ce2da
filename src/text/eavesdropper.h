/* What somebody on the way sees of a connection, as a picture to draw and as sentences that tell the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"
#include "eavesdropper-sights.h"

G_BEGIN_DECLS

/** SpSightColumn: one connection. */
typedef struct
{
  char *heading; /* (owned) how it is secured */
  char *endpoint; /* (owned) (nullable) server and port */
  char *missing; /* (owned) (nullable) a sentence in place of the steps */
  GPtrArray *sights; /* (owned) (element-type SpSight) in the order of time */
} SpSightColumn;

/** SpEavesdropper: the picture of two connections. */
typedef struct
{
  gboolean example; /* nothing was checked: no connection of the user's own */
  char *title; /* (owned) */
  char *intro; /* (owned) sentences */
  SpSightColumn columns[2]; /* secure from the start, and secure after a request */
  char *visible; /* (owned) a sentence: what can be seen in spite of TLS */
  char *hidden; /* (owned) a sentence: what cannot */
} SpEavesdropper;

SpEavesdropper *sp_eavesdropper_new (SpObservation *from_start, SpObservation *after_request);
SpEavesdropper *sp_eavesdropper_new_for_report (const SpReport *report);
SpEavesdropper *sp_eavesdropper_new_example (void);
void sp_eavesdropper_free (SpEavesdropper *self);
char *sp_eavesdropper_to_text (const SpEavesdropper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpEavesdropper, sp_eavesdropper_free)

G_END_DECLS
