/* The table of all mail programs on a desk: what tests of it use to act as a person would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk.h"
#include "ui/pages/program-table.h"

G_BEGIN_DECLS

Desk *table_open (void);
void table_go_to (Desk *desk);
SpProgramTable *table_get (Desk *desk);
void table_search (Desk *desk, const char *text);
void table_choose (Desk *desk, const char *filter, const char *id);
void table_show_column (Desk *desk, SpAdviceColumn column, gboolean shown);

G_END_DECLS
