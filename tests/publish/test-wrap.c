/* Tests of breaking plain text into lines, and of what it costs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/table.h"
#include "publish/wrap.h"
#include "support/bounds.h"

/* A strict sanitizer reads a text to its end for every search in it, which is no cost of ours. */
#if defined(__SANITIZE_ADDRESS__)
#define LARGE (8 * 1024)
#else
#define LARGE (256 * 1024)
#endif

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    guint width;
    guint indent;
    const char *wrapped;
  } cases[] = {
    { "", 10, 0, "\n" },
    { "a b", 0, 0, "a b\n" },
    { "one two three", 8, 0, "one two\nthree\n" },
    { "one two three", 10, 2, "  one two\n  three\n" },
    { "one\n\ntwo", 10, 1, " one\n \n two\n" },
    { "abcdefgh ij", 4, 0, "abcd\nefgh\nij\n" },
    { "a        b", 4, 0, "a\nb\n" },
    { "漢字漢字", 5, 0, "漢字\n漢字\n" },
    { "漢", 1, 0, "漢\n" }, /* one character at least */
    { "é e\u0301 é", 3, 0, "é e\u0301\né\n" },
    { "ab", 2, 5, "     ab\n" }, /* no room beside the indent */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wrapped = sp_wrap_text (cases[i].text, cases[i].width, cases[i].indent);

      g_assert_cmpstr (wrapped, ==, cases[i].wrapped);
    }
}

/* Texts that would be slow to break if anything were looked at again for every line. */
static void
test_large (void)
{
  static const SpTestBounds bounds = { .turn_ms = 50, .cpu_ms = 50, .memory_kib = 64 * 1024 };
  static const char *const pieces[] = {
    " ", "a", "a ", "\u0301", "a\u0301 ", "漢", "漢 \u0301", "word and ", "\n", " \n", "\t",
  };
  static const guint widths[] = { 0, 8, 80, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_autoptr(GString) text = g_string_new (NULL);
        g_autofree char *wrapped = NULL;
        SpTestWatch *watch;

        while (text->len < LARGE)
          g_string_append (text, pieces[i]);
        g_test_message ("“%s” in %u columns", pieces[i], widths[w]);
        watch = sp_test_watch_start ();
        wrapped = sp_wrap_text (text->str, widths[w], 2);
        sp_test_watch_stop (watch, &bounds);
      }
}

static void
test_large_table (void)
{
  static const SpTestBounds bounds = { .turn_ms = 50, .cpu_ms = 50, .memory_kib = 64 * 1024 };
  g_autoptr(SpTable) table = sp_table_new (3);
  g_autofree char *cell = g_strnfill (LARGE / 4, 'a');
  const char *cells[] = { cell, "", cell };
  g_autofree char *set = NULL;
  SpTestWatch *watch = sp_test_watch_start ();

  sp_table_add_row (table, cells);
  sp_table_add_row (table, cells);
  set = sp_table_to_text (table, 80);
  sp_test_watch_stop (watch, &bounds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/wrap/lines", test_lines);
  g_test_add_func ("/publish/wrap/large", test_large);
  g_test_add_func ("/publish/wrap/large-table", test_large_table);
  return g_test_run ();
}
