/* What is printed, piece by piece, before anything is measured: paragraphs, and the rows of one table among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "publish/advice-document.h"

G_BEGIN_DECLS

/**
 * SpPrintKind:
 * @SP_PRINT_TITLE: the title of the whole
 * @SP_PRINT_HEADING: the heading of a part
 * @SP_PRINT_SUBHEADING: the heading of a part of a part
 * @SP_PRINT_TEXT: running text, a paragraph in each line, which may be indented with spaces
 * @SP_PRINT_ITEM: one of several sentences, with a bullet
 * @SP_PRINT_FIXED: lines whose letters stand below each other
 * @SP_PRINT_COLUMNS: the headings of the table's columns, repeated where the table goes on on another page
 * @SP_PRINT_ROW: a row of the table
 *
 * How a piece looks.
 */
typedef enum
{
  SP_PRINT_TITLE,
  SP_PRINT_HEADING,
  SP_PRINT_SUBHEADING,
  SP_PRINT_TEXT,
  SP_PRINT_ITEM,
  SP_PRINT_FIXED,
  SP_PRINT_COLUMNS,
  SP_PRINT_ROW,
} SpPrintKind;

/** SpPrintPiece: a piece of the document. */
typedef struct
{
  SpPrintKind kind;
  char **cells; /* (owned) one for each column of a row; else one, the text */
} SpPrintPiece;

/** SpPrintDocument: the whole of it. */
typedef struct
{
  char *title; /* (owned) for the foot of each page and the name of the print job */
  GPtrArray *pieces; /* (owned) (element-type SpPrintPiece) in the order of printing */
  guint n_columns; /* of the table; 0 where there is none */
  gboolean may_turn; /* a wide table turns the page on its side */
} SpPrintDocument;

SpPrintDocument *sp_print_document_new (const char *title);
SpPrintDocument *sp_print_document_new_for_table (const SpAdviceDocument *table);
void sp_print_document_free (SpPrintDocument *self);
void sp_print_document_add (SpPrintDocument *self, SpPrintKind kind, const char *text);
void sp_print_document_add_table (SpPrintDocument *self, const SpAdviceDocument *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPrintDocument, sp_print_document_free)

G_END_DECLS
