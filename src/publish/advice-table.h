/* The comparison table in plain text: what to enter into each mail program for each protocol.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

char *sp_advice_table_to_text (GPtrArray *advice, guint width);

G_END_DECLS
