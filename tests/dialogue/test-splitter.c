/* Tests of the line splitter: line ends, literals and limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dialogue/splitter.h"

#include <string.h>

static gboolean
always (const char *line)
{
  return TRUE;
}

static gboolean
never (const char *line)
{
  return FALSE;
}

typedef struct
{
  const char *name;
  SpLiteralFunc has_literal;
  const char *input;
  gsize length;
  const char *lines; /* joined by `|`; each line ends in one */
  gboolean bare_lf;
} Case;

#define BYTES(text) text, sizeof (text) - 1

static const Case cases[] = {
  { "crlf", NULL, BYTES ("a\r\nb\r\n\r\nc"), "a|b||" },
  { "lf", NULL, BYTES ("a\nb\r\n\n"), "a|b||", TRUE },
  { "cr", NULL, BYTES ("a\rb\r\r\n"), "a\\x0db\\x0d|" },
  { "nul-esc-8bit", NULL, BYTES ("a\0b\33[1m\xff\xc3\xa9\r\n"), "a\\x00b\\x1b[1m\\xffé|" },
  { "literal", always, BYTES ("a {3}\r\nx\r\n b\r\nc\r\n"), "a \"x\\x0d\\x0a\" b|c|" },
  { "literal-plus", always, BYTES ("{1+}\r\n\"{2}\r\n\\\\\r\n"), "\"\\\"\"\"\\\\\\\\\"|" },
  { "literal-empty", always, BYTES ("{0}\r\n{0}\r\n!\r\n"), "\"\"\"\"!|" },
  { "literal-behind-nul", always, BYTES ("\0{2}\r\n\r\n\r\n"), "\\x00\"\\x0d\\x0a\"|" },
  { "literal-unfinished", always, BYTES ("{5}\r\nab\r\n"), "" },
  { "no-literals", NULL, BYTES ("a {3}\r\nx\r\n"), "a {3}|x|" },
  { "not-in-this-line", never, BYTES ("a {3}\r\nx\r\n"), "a {3}|x|" },
  { "not-a-literal", always, BYTES ("{}\r\n{+}\r\n{1\r\n1}\r\n{1}x\r\n{-1}\r\n}\r\n+}\r\n11}\r\n"),
    "{}|{+}|{1|1}|{1}x|{-1}|}|+}|11}|" },
};

static void
collect (SpSplitter *splitter, GString *lines)
{
  char *text = NULL;

  while (sp_splitter_next (splitter, &text) == SP_SPLIT_LINE)
    {
      g_string_append_printf (lines, "%s|", text);
      g_clear_pointer (&text, g_free);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *item = data;

  for (gsize portion = 1; portion <= item->length; portion++)
    {
      g_autoptr(SpSplitter) splitter = sp_splitter_new (item->has_literal);
      g_autoptr(GString) lines = g_string_new (NULL);

      for (gsize i = 0; i < item->length; i += portion)
        {
          sp_splitter_add (splitter, item->input + i, MIN (portion, item->length - i));
          collect (splitter, lines);
        }
      g_assert_cmpstr (lines->str, ==, item->lines);
      g_assert_cmpint (sp_splitter_saw_bare_lf (splitter), ==, item->bare_lf);
    }
}

typedef struct
{
  const char *name;
  const char *piece; /* what is repeated */
  gsize n_pieces;
  const char *end; /* what follows */
  const char *limit; /* (nullable) the limit that this exceeds */
} Limit;

static const Limit limits[] = {
  { "line-full", "x", SP_SPLITTER_MAX_LINE, "\r\n", NULL },
  { "line-full-lf", "x", SP_SPLITTER_MAX_LINE, "\n", NULL },
  { "line-over", "x", SP_SPLITTER_MAX_LINE + 1, "\r\n", "64 KB in one line" },
  { "line-over-unfinished", "x", SP_SPLITTER_MAX_LINE + 2, "", "64 KB in one line" },
  { "lines-full", "x\r\n", SP_SPLITTER_MAX_LINES, "", NULL },
  { "lines-over", "x\r\n", SP_SPLITTER_MAX_LINES + 1, "", "500 lines" },
  { "literal-full", "", 0, "{65536}\r\n", NULL },
  { "literal-over", "", 0, "{65537}\r\n", "64 KB in one literal" },
  { "literal-absurd", "", 0, "{99999999999999999999999}\r\n", "64 KB in one literal" },
  { "phase-over", "{65000}\r\n", 1, NULL, "256 KB in all" },
};

static void
test_limit (gconstpointer data)
{
  const Limit *limit = data;
  g_autoptr(SpSplitter) splitter = sp_splitter_new (always);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autofree char *filler = g_strnfill (65000, 'x');
  g_autofree char *text = NULL;

  for (gsize i = 0; i < limit->n_pieces; i++)
    sp_splitter_add (splitter, limit->piece, strlen (limit->piece));
  if (limit->end)
    sp_splitter_add (splitter, limit->end, strlen (limit->end));
  for (guint i = 0; limit->end == NULL && i < 5; i++)
    {
      sp_splitter_add (splitter, filler, 65000);
      sp_splitter_add (splitter, "{65000}\r\n", 9);
    }
  collect (splitter, lines);
  g_assert_cmpstr (sp_splitter_get_limit (splitter), ==, limit->limit);
  g_assert_cmpint (sp_splitter_next (splitter, &text), ==,
                   limit->limit ? SP_SPLIT_OVERSIZED : SP_SPLIT_MORE);
}

static void
test_reset (void)
{
  g_autoptr(SpSplitter) splitter = sp_splitter_new (always);
  g_autofree char *text = NULL;
  gsize length = 0;

  sp_splitter_add (splitter, "a\r\nb {9}\r\nc", 11);
  g_assert_cmpint (sp_splitter_next (splitter, &text), ==, SP_SPLIT_LINE);
  g_assert_cmpuint (sp_splitter_get_waiting (splitter), ==, 8);
  g_assert_cmpmem (sp_splitter_peek (splitter, &length), 8, "b {9}\r\nc", 8);
  g_clear_pointer (&text, g_free);
  g_assert_cmpint (sp_splitter_next (splitter, &text), ==, SP_SPLIT_MORE);

  sp_splitter_reset (splitter);
  g_assert_cmpuint (sp_splitter_get_waiting (splitter), ==, 0);
  sp_splitter_add (splitter, "d\r\n", 3);
  g_assert_cmpint (sp_splitter_next (splitter, &text), ==, SP_SPLIT_LINE);
  g_assert_cmpstr (text, ==, "d");
}

static void
test_waiting (void)
{
  g_autoptr(SpSplitter) splitter = sp_splitter_new (NULL);
  g_autofree char *much = g_strnfill (2 * SP_SPLITTER_MAX_BYTES, 'x');
  gsize length = 0;

  sp_splitter_add (splitter, much, 2 * SP_SPLITTER_MAX_BYTES);
  g_assert_cmpuint (sp_splitter_get_waiting (splitter), ==, 2 * SP_SPLITTER_MAX_BYTES);
  sp_splitter_peek (splitter, &length);
  g_assert_cmpuint (length, ==, SP_SPLITTER_MAX_BYTES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/splitter/lines/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *name = g_strconcat ("/splitter/limits/", limits[i].name, NULL);

      g_test_add_data_func (name, &limits[i], test_limit);
    }
  g_test_add_func ("/splitter/reset", test_reset);
  g_test_add_func ("/splitter/waiting", test_waiting);
  return g_test_run ();
}
