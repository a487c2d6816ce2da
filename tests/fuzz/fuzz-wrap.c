/* Fuzz entry point of plain text in a given width: lines and tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "core/safe-text.h"
#include "publish/table.h"
#include "publish/wrap.h"

#define N_COLUMNS 3

const char *const fuzz_pieces[] = {
  " ",
  "  ",
  "\n",
  "\n\n",
  "\t",
  "a",
  "word",
  "a word and another one",
  "https://a.example/a/very/long/address/that/does/not/fit/into/any/line",
  "\u00e4",
  "\u6f22\u5b57",
  "\u0301",
  "\u0301\u0301\u0301\u0301",
  "\u200b",
  "\u200d",
  "\u00a0",
  "\u202e",
  "\u3000",
  "\U0001f4e7",
  "\u05d0\u05d1",
  "\xff",
  "\x1b[31m",
  NULL,
};

/* A line holds one character where it is narrower than that. */
static void
assert_line (const char *line, guint width)
{
  const char *first = *line ? g_utf8_next_char (line) : line;
  gboolean one = sp_wrap_measure (first) == 0;

  fuzz_assert_safe (line);
  if (width > 0 && !one)
    g_assert_cmpuint (sp_wrap_measure (line), <=, width);
}

/* What was given, without the space that a line may end at. */
static char *
squeeze (const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set (text, " \n", -1);

  return g_strjoinv (NULL, parts);
}

static void
check_wrapped (const char *text, guint width, guint indent)
{
  guint inner = width > indent ? width - indent : width;
  g_autofree char *wrapped = sp_wrap_text (text, width, indent);
  g_auto(GStrv) lines = g_strsplit (wrapped, "\n", -1);
  g_autofree char *before = squeeze (text);
  g_autofree char *after = squeeze (wrapped);
  guint n = g_strv_length (lines);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpstr (lines[n - 1], ==, "");
  for (guint i = 0; i + 1 < n; i++)
    {
      g_assert_cmpuint (strspn (lines[i], " "), >=, MIN (indent, strlen (lines[i])));
      assert_line (lines[i] + indent, inner);
    }
}

/* Every cell is in the table, and no line of it is wider than it has to be. */
static void
check_table (const char *text, guint width)
{
  g_auto(GStrv) parts = g_strsplit (text, "\t", -1);
  g_autoptr(SpTable) table = sp_table_new (N_COLUMNS);
  guint n = g_strv_length (parts);
  g_autofree char *set = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *cells[N_COLUMNS] = { parts[i], parts[n - 1 - i], parts[0] };

      sp_table_add_row (table, cells);
    }
  set = sp_table_to_text (table, width);
  lines = g_strsplit (set, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_false (g_str_has_suffix (lines[i], " "));
    }
}

/* Lines of strangers' text, each of them safe to show; tabs stay, to tell cells by. */
static char *
make_safe (const guint8 *data, gsize size, const char *separators)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GString) safe = g_string_new (NULL);

  for (const char *p = text;; p++)
    {
      gsize length = strcspn (p, separators);
      g_autofree char *piece = sp_safe_text (p, length, 0);

      g_string_append (safe, piece);
      p += length;
      if (*p == '\0')
        return g_string_free (g_steal_pointer (&safe), FALSE);
      g_string_append_c (safe, *p);
    }
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: the input: the first byte is the width, the second the indent; the rest is text
 * @size: how many bytes
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint width = size > 0 ? data[0] : 0;
  guint indent = size > 1 ? data[1] % 16 : 0;
  g_autofree char *text = make_safe (data + MIN (size, 2), size - MIN (size, 2), "\n");
  g_autofree char *cells = make_safe (data + MIN (size, 2), size - MIN (size, 2), "\t");

  check_wrapped (text, width, indent);
  check_table (cells, width);
  return 0;
}
