/* Sets a table in plain text: columns as wide as they have to be, cells wrapped where the whole is too wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table.h"

#include "wrap.h"

#define GAP 2
#define NARROWEST 8

struct _SpTable
{
  guint n_columns;
  GPtrArray *rows; /* (owned) (element-type GStrv) */
};

/**
 * sp_table_new:
 * @n_columns: how many cells a row has
 *
 * Returns: (transfer full): an empty table
 */
SpTable *
sp_table_new (guint n_columns)
{
  SpTable *self = g_new0 (SpTable, 1);

  self->n_columns = n_columns;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * sp_table_free:
 * @self: (transfer full): a table
 */
void
sp_table_free (SpTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * sp_table_add_row:
 * @cells: (array): as many cells as there are columns; the first row that is added is the heading
 */
void
sp_table_add_row (SpTable *self, const char *const *cells)
{
  char **row = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    row[i] = g_strdup (cells[i]);
  g_ptr_array_add (self->rows, row);
}

static guint *
natural_widths (const SpTable *self)
{
  guint *widths = g_new0 (guint, self->n_columns);

  for (guint r = 0; r < self->rows->len; r++)
    {
      char **row = g_ptr_array_index (self->rows, r);

      for (guint c = 0; c < self->n_columns; c++)
        widths[c] = MAX (widths[c], sp_wrap_measure (row[c]));
    }
  return widths;
}

static guint
total_width (const guint *widths, guint n)
{
  guint total = n > 0 ? GAP * (n - 1) : 0;

  for (guint i = 0; i < n; i++)
    total += widths[i];
  return total;
}

static void
shrink (guint *widths, guint n, guint width)
{
  while (width > 0 && total_width (widths, n) > width)
    {
      guint widest = 0;

      for (guint i = 1; i < n; i++)
        if (widths[i] > widths[widest])
          widest = i;
      if (widths[widest] <= NARROWEST)
        return;
      widths[widest]--;
    }
}

static void
append_padded (GString *out, const char *text, guint width)
{
  guint used = sp_wrap_measure (text);

  g_string_append (out, text);
  for (; used < width; used++)
    g_string_append_c (out, ' ');
}

static void
trim_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
append_line (GString *out, GPtrArray *cells, guint line, const guint *widths)
{
  for (guint c = 0; c < cells->len; c++)
    {
      GPtrArray *lines = g_ptr_array_index (cells, c);
      const char *text = line < lines->len ? g_ptr_array_index (lines, line) : "";

      append_padded (out, text, widths[c] + (c + 1 < cells->len ? GAP : 0));
    }
  trim_line (out);
}

static void
append_row (GString *out, const SpTable *self, char **row, const guint *widths)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint height = 1;

  for (guint c = 0; c < self->n_columns; c++)
    {
      GPtrArray *lines = sp_wrap_lines (row[c], widths[c]);

      height = MAX (height, lines->len);
      g_ptr_array_add (cells, lines);
    }
  for (guint line = 0; line < height; line++)
    append_line (out, cells, line, widths);
}

static void
append_rule (GString *out, const guint *widths, guint n)
{
  for (guint c = 0; c < n; c++)
    {
      for (guint i = 0; i < widths[c]; i++)
        g_string_append (out, "─");
      if (c + 1 < n)
        g_string_append_printf (out, "%*s", GAP, "");
    }
  trim_line (out);
}

/**
 * sp_table_to_text:
 * @width: columns of the terminal, or 0 for no limit
 *
 * Returns: (transfer full): the table, heading first; cells are wrapped where the table would be wider than @width
 */
char *
sp_table_to_text (const SpTable *self, guint width)
{
  g_autofree guint *widths = natural_widths (self);
  GString *out = g_string_new (NULL);

  shrink (widths, self->n_columns, width);
  for (guint r = 0; r < self->rows->len; r++)
    {
      append_row (out, self, g_ptr_array_index (self->rows, r), widths);
      if (r == 0)
        append_rule (out, widths, self->n_columns);
    }
  return g_string_free (out, FALSE);
}
