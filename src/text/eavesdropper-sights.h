/* The steps of one connection, taken from its transcript, and the words for each; used by the picture alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "eavesdropper.h"

G_BEGIN_DECLS

SpSight *sp_sight_new (SpSightKind kind, SpDirection direction, const char *detail);
void sp_sight_free (SpSight *self);
const char *sp_sight_kind_get_title (SpSightKind kind);
char *sp_sight_kind_describe (SpSightKind kind, const char *detail);
char *sp_sight_describe_bytes (gsize sent, gsize received);
GPtrArray *sp_sights_for_observation (const SpObservation *seen);

G_END_DECLS
