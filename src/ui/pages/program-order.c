/* The order of mail programs in their table, by name or by what a column says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "program-order.h"

/* Whether @cell has nothing to advise; such cells come last, however the rest is sorted. */
static gboolean
is_gap (const char *cell)
{
  return !cell || !*cell || g_str_equal (cell, "—");
}

/**
 * sp_program_order_cells:
 * @model: the programs
 * @a: a row
 * @b: another
 * @data: the column to compare, as a number
 *
 * Numbers in a cell count as numbers: 465 comes before 1143. What has nothing to advise comes last.
 *
 * Returns: less than, equal to or greater than 0, as #GtkTreeIterCompareFunc wants it
 */
int
sp_program_order_cells (GtkTreeModel *model, GtkTreeIter *a, GtkTreeIter *b, gpointer data)
{
  int column = GPOINTER_TO_INT (data);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_key = NULL;
  g_autofree char *second_key = NULL;

  gtk_tree_model_get (model, a, column, &first, -1);
  gtk_tree_model_get (model, b, column, &second, -1);
  if (is_gap (first) || is_gap (second))
    return is_gap (first) - is_gap (second);
  first_key = g_utf8_collate_key_for_filename (first, -1);
  second_key = g_utf8_collate_key_for_filename (second, -1);
  return g_strcmp0 (first_key, second_key);
}

/**
 * sp_program_order_names:
 * @model: the programs
 * @a: a row
 * @b: another
 * @data: the column with the names, as a number
 *
 * Names are told apart without regard to capitals.
 *
 * Returns: less than, equal to or greater than 0, as #GtkTreeIterCompareFunc wants it
 */
int
sp_program_order_names (GtkTreeModel *model, GtkTreeIter *a, GtkTreeIter *b, gpointer data)
{
  int column = GPOINTER_TO_INT (data);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_folded = NULL;
  g_autofree char *second_folded = NULL;

  gtk_tree_model_get (model, a, column, &first, -1);
  gtk_tree_model_get (model, b, column, &second, -1);
  first_folded = g_utf8_casefold (first, -1);
  second_folded = g_utf8_casefold (second, -1);
  return g_utf8_collate (first_folded, second_folded);
}
