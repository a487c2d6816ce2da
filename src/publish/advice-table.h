/* The comparison table in plain text: what to enter into each mail program for each protocol.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SpAdviceSection: what a table has no room for, to stand below it. */
typedef struct
{
  char *title; /* (owned) */
  GPtrArray *sentences; /* (owned) (element-type utf8) */
} SpAdviceSection;

GPtrArray *sp_advice_table_list_sections (GPtrArray *advice);
char *sp_advice_table_to_text (GPtrArray *advice, guint width);

G_END_DECLS
