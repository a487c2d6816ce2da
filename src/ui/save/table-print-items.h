/* What is printed of a comparison table, piece by piece, before anything is measured. Used by table-print.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "publish/advice-document.h"

G_BEGIN_DECLS

typedef enum
{
  SP_PRINT_TITLE,
  SP_PRINT_FACT,
  SP_PRINT_HEADINGS,
  SP_PRINT_ROW,
  SP_PRINT_HEADING,
  SP_PRINT_SENTENCE,
} SpPrintKind;

/** SpPrintItem: a paragraph, or a row of the table. */
typedef struct
{
  SpPrintKind kind;
  char **cells; /* (owned) one for each column; a paragraph has one */
  double height; /* points, filled in when pages are set */
} SpPrintItem;

GPtrArray *sp_print_items_new (const SpAdviceDocument *document);

G_END_DECLS
