/* Takes a comparison table apart into what is printed of it: title, facts, rows, and what belongs below them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-print-items.h"

#include <glib/gi18n.h>

#include "publish/advice-table.h"

static void
item_free (gpointer data)
{
  SpPrintItem *self = data;

  g_strfreev (self->cells);
  g_free (self);
}

static void
add_item (GPtrArray *items, SpPrintKind kind, char **cells)
{
  SpPrintItem *item = g_new0 (SpPrintItem, 1);

  item->kind = kind;
  item->cells = cells;
  g_ptr_array_add (items, item);
}

static void
add_paragraph (GPtrArray *items, SpPrintKind kind, const char *text)
{
  const char *const cells[] = { text, NULL };

  add_item (items, kind, g_strdupv ((char **) cells));
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
make_cells (const SpAdviceDocument *document, const SpAdviceRow *row)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (row ? sp_client_get_name (row->client) : _ ("Mail program")));
  for (guint column = 0; column < SP_N_ADVICE_COLUMNS; column++)
    if (sp_advice_document_has (document, column))
      g_ptr_array_add (cells, row ? make_cell (row, column)
                                  : g_strdup (sp_advice_column_get_title (column)));
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

static void
add_section (GPtrArray *items, const SpAdviceSection *section)
{
  add_paragraph (items, SP_PRINT_HEADING, section->title);
  for (guint i = 0; i < section->sentences->len; i++)
    add_paragraph (items, SP_PRINT_SENTENCE, section->sentences->pdata[i]);
}

/**
 * sp_print_items_new:
 * @document: a document
 *
 * Returns: (transfer full) (element-type SpPrintItem): everything in the order of printing; the headings of the table come once
 */
GPtrArray *
sp_print_items_new (const SpAdviceDocument *document)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  g_autofree char *title = sp_advice_document_make_title (document);
  g_autoptr (GPtrArray) facts = sp_advice_document_list_facts (document);
  g_autoptr (GPtrArray) rows = sp_advice_document_list_rows (document);
  g_autoptr (GPtrArray) sections = sp_advice_table_list_sections (document->advice);

  add_paragraph (items, SP_PRINT_TITLE, title);
  for (guint i = 0; i < facts->len; i++)
    add_paragraph (items, SP_PRINT_FACT, facts->pdata[i]);
  add_item (items, SP_PRINT_HEADINGS, make_cells (document, NULL));
  for (guint i = 0; i < rows->len; i++)
    add_item (items, SP_PRINT_ROW, make_cells (document, g_ptr_array_index (rows, i)));
  for (guint i = 0; i < sections->len; i++)
    add_section (items, g_ptr_array_index (sections, i));
  return items;
}
