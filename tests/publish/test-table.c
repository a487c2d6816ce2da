/* Tests of tables and of wrapped text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish/table.h"
#include "publish/wrap.h"

static char *
joined (const char *text, guint width)
{
  g_autoptr(GPtrArray) lines = sp_wrap_lines (text, width);

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("|", (char **) lines->pdata);
}

static void
test_wrap (void)
{
  static const struct
  {
    const char *text;
    guint width;
    const char *lines;
  } vectors[] = {
    { "", 5, "" },
    { "", 0, "" },
    { "one two", 0, "one two" },
    { "one two", 7, "one two" },
    { "one two", 6, "one|two" },
    { "one two", 3, "one|two" },
    { "incomprehensible", 6, "incomp|rehens|ible" },
    { "a incomprehensible", 6, "a|incomp|rehens|ible" },
    { "one\ntwo three", 9, "one|two three" },
    { "日本語", 4, "日本|語" },
    { "日本語", 1, "日|本|語" },
    { "é́é́", 2, "é́é́" },
    { "a  b", 2, "a|b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *lines = joined (vectors[i].text, vectors[i].width);

      g_assert_cmpstr (lines, ==, vectors[i].lines);
    }
}

static void
test_indent (void)
{
  g_autofree char *text = sp_wrap_text ("one two three", 9, 2);

  g_assert_cmpstr (text, ==, "  one two\n  three\n");
}

static void
test_measure (void)
{
  g_assert_cmpuint (sp_wrap_measure (""), ==, 0);
  g_assert_cmpuint (sp_wrap_measure ("a—é"), ==, 3);
  g_assert_cmpuint (sp_wrap_measure ("日本"), ==, 4);
  g_assert_cmpuint (sp_wrap_measure ("e\xcc\x81"), ==, 1);
}

static SpTable *
make_table (void)
{
  SpTable *table = sp_table_new (3);

  sp_table_add_row (table, (const char *const[]){ "A", "Bee", "C" });
  sp_table_add_row (table, (const char *const[]){ "日本", "x", "" });
  sp_table_add_row (table, (const char *const[]){ "1", "two three four", "5" });
  return table;
}

static void
test_natural (void)
{
  g_autoptr(SpTable) table = make_table ();
  g_autofree char *text = sp_table_to_text (table, 0);

  g_assert_cmpstr (text, ==,
                   "A     Bee             C\n"
                   "────  ──────────────  ─\n"
                   "日本  x\n"
                   "1     two three four  5\n");
}

static void
test_narrow (void)
{
  g_autoptr(SpTable) table = make_table ();
  g_autofree char *text = sp_table_to_text (table, 18);

  g_assert_cmpstr (text, ==,
                   "A     Bee        C\n"
                   "────  ─────────  ─\n"
                   "日本  x\n"
                   "1     two three  5\n"
                   "      four\n");
}

static void
test_hopeless (void)
{
  g_autoptr(SpTable) table = make_table ();
  g_autofree char *text = sp_table_to_text (table, 1);

  g_assert_nonnull (text);
  g_assert_nonnull (g_strrstr (text, "four"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/wrap/lines", test_wrap);
  g_test_add_func ("/publish/wrap/indent", test_indent);
  g_test_add_func ("/publish/wrap/measure", test_measure);
  g_test_add_func ("/publish/table/natural", test_natural);
  g_test_add_func ("/publish/table/narrow", test_narrow);
  g_test_add_func ("/publish/table/hopeless", test_hopeless);
  return g_test_run ();
}
