/* What is printed, piece by piece, before anything is measured: paragraphs, and the rows of one table among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print-document.h"

#include <glib/gi18n.h>

#include "publish/advice-table.h"

static void
piece_free (gpointer data)
{
  SpPrintPiece *self = data;

  g_strfreev (self->cells);
  g_free (self);
}

/* Takes @cells. */
static void
add_piece (SpPrintDocument *self, SpPrintKind kind, char **cells)
{
  SpPrintPiece *piece = g_new0 (SpPrintPiece, 1);

  piece->kind = kind;
  piece->cells = cells;
  g_ptr_array_add (self->pieces, piece);
}

/**
 * sp_print_document_new:
 * @title: its title
 *
 * Returns: (transfer full): a document that has nothing but the title
 */
SpPrintDocument *
sp_print_document_new (const char *title)
{
  SpPrintDocument *self = g_new0 (SpPrintDocument, 1);

  self->title = g_strdup (title);
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  sp_print_document_add (self, SP_PRINT_TITLE, title);
  return self;
}

/**
 * sp_print_document_free:
 * @self: (transfer full): a document
 */
void
sp_print_document_free (SpPrintDocument *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/**
 * sp_print_document_add:
 * @kind: how it looks; not a part of a table
 * @text: what to add at the end
 */
void
sp_print_document_add (SpPrintDocument *self, SpPrintKind kind, const char *text)
{
  const char *const cells[] = { text, NULL };

  add_piece (self, kind, g_strdupv ((char **) cells));
}

/* On paper the mark of an old program is a sign before the word. */
static char *
make_cell (const SpAdviceRow *row, SpAdviceColumn column)
{
  g_autofree char *cell = sp_advice_row_make_cell (row, column);

  if (column == SP_ADVICE_COLUMN_NOTE && sp_advice_row_is_marked (row))
    return g_strconcat ("⚠ ", cell, NULL);
  return g_steal_pointer (&cell);
}

/* The headings, where there is no row. */
static char **
make_cells (const SpAdviceDocument *table, const SpAdviceRow *row)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (row ? sp_client_get_name (row->client) : _("Mail program")));
  for (guint column = 0; column < SP_N_ADVICE_COLUMNS; column++)
    if (sp_advice_document_has (table, column))
      g_ptr_array_add (cells, row ? make_cell (row, column)
                                  : g_strdup (sp_advice_column_get_title (column)));
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

static void
add_section (SpPrintDocument *self, const SpAdviceSection *section)
{
  sp_print_document_add (self, SP_PRINT_SUBHEADING, section->title);
  for (guint i = 0; i < section->sentences->len; i++)
    sp_print_document_add (self, SP_PRINT_ITEM, section->sentences->pdata[i]);
}

/**
 * sp_print_document_add_table:
 * @self: a document without a table
 * @table: a comparison table; nothing of it is needed later
 *
 * Adds the rows, and below them what they have no room for.
 */
void
sp_print_document_add_table (SpPrintDocument *self, const SpAdviceDocument *table)
{
  g_autoptr(GPtrArray) rows = sp_advice_document_list_rows (table);
  g_autoptr(GPtrArray) sections = sp_advice_table_list_sections (table->advice);
  char **headings = make_cells (table, NULL);

  self->n_columns = g_strv_length (headings);
  add_piece (self, SP_PRINT_COLUMNS, headings);
  for (guint i = 0; i < rows->len; i++)
    add_piece (self, SP_PRINT_ROW, make_cells (table, g_ptr_array_index (rows, i)));
  for (guint i = 0; i < sections->len; i++)
    add_section (self, g_ptr_array_index (sections, i));
}

/**
 * sp_print_document_new_for_table:
 * @table: a comparison table; nothing of it is needed later
 *
 * Returns: (transfer full): a document about nothing but @table
 */
SpPrintDocument *
sp_print_document_new_for_table (const SpAdviceDocument *table)
{
  g_autofree char *title = sp_advice_document_make_title (table);
  g_autoptr(GPtrArray) facts = sp_advice_document_list_facts (table);
  SpPrintDocument *self = sp_print_document_new (title);

  self->may_turn = TRUE;
  for (guint i = 0; i < facts->len; i++)
    sp_print_document_add (self, SP_PRINT_TEXT, facts->pdata[i]);
  sp_print_document_add_table (self, table);
  return self;
}
