/* What a closer look showed as labels and values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/observation.h"

G_BEGIN_DECLS

/** SpFactAdd: takes @value, which makes no row where it is %NULL or empty. */
typedef void (*SpFactAdd) (GPtrArray *facts, const char *label, char *value);

char *sp_facts_list_versions (const SpCloserLook *look);
void sp_facts_add_closer_look (GPtrArray *facts, const SpObservation *seen, SpFactAdd add);

G_END_DECLS
