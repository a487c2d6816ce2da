/* Tests of choosing a language, with a catalogue made on the spot and without any generated locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <stdlib.h>

#include <glib/gstdio.h>

#include "sentence.h"
#include "text/language.h"
#include "text/list.h"
#include "text/template.h"
#include "text/words.h"

static const char catalogue[] =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "msgctxt \"language code\"\nmsgid \"en\"\nmsgstr \"%s\"\n"
    "msgctxt \"list\"\nmsgid \", \"\nmsgstr \"، \"\n"
    "msgid \"Port\"\nmsgstr \"Anschlußnummer\"\n";

typedef struct
{
  char *dir; /* (owned) */
} Fixture;

static void
add_catalogue (const char *dir, const char *language)
{
  g_autofree char *folder = g_build_filename (dir, language, "LC_MESSAGES", NULL);
  g_autofree char *po = g_build_filename (folder, "signpost.po", NULL);
  g_autofree char *mo = g_build_filename (folder, "signpost.mo", NULL);
  g_auto(GStrv) halves = g_strsplit (catalogue, "%s", 2);
  g_autofree char *text = g_strconcat (halves[0], language, halves[1], NULL);
  const char *argv[] = { "msgfmt", "-o", mo, po, NULL };
  int status;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po, text, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpint (g_unlink (po), ==, 0);
}

static void
remove_catalogue (const char *dir, const char *language)
{
  g_autofree char *base = g_build_filename (dir, language, NULL);
  g_autofree char *folder = g_build_filename (base, "LC_MESSAGES", NULL);
  g_autofree char *mo = g_build_filename (folder, "signpost.mo", NULL);

  g_unlink (mo);
  g_rmdir (folder);
  g_rmdir (base);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("signpost-language-XXXXXX", NULL);
  add_catalogue (fixture->dir, "de");
  add_catalogue (fixture->dir, "pt_BR");
  add_catalogue (fixture->dir, "ar");
  g_setenv ("SIGNPOST_LOCALEDIR", fixture->dir, TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_catalogue (fixture->dir, "de");
  remove_catalogue (fixture->dir, "pt_BR");
  remove_catalogue (fixture->dir, "ar");
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0);
  g_free (fixture->dir);
}

static void
assert_names (const char *first, const char *second)
{
  const char *const *names = sp_language_get_names ();

  g_assert_cmpstr (names[0], ==, first);
  g_assert_cmpstr (names[1], ==, second);
  g_assert_true (second == NULL || names[2] == NULL);
}

static void
test_environment (Fixture *fixture, gconstpointer data)
{
  g_setenv ("LANGUAGE", "de", TRUE);
  sp_language_init ();
  assert_names ("de", NULL);
  g_assert_cmpstr (sp_words_field (SP_FIELD_PORT), ==, "Anschlußnummer");
}

/* LANGUAGE asks for German, but in the plain C locale gettext speaks English: the data has to follow. */
static void
test_mixed_language (Fixture *fixture, gconstpointer data)
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_setenv ("LANGUAGE", "de", TRUE);
  sp_language_init ();
  assert_names ("en", NULL);
  g_assert_cmpstr (sp_words_field (SP_FIELD_PORT), ==, "Port");
  g_assert_cmpstr (g_get_language_names ()[0], ==, "de");
}

/* What is put into a sentence from right to left keeps its order where it would lose it, and is plain otherwise. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *value;
    const char *arabic;
  } vectors[] = {
    { "imap.example.edu", "\u2066imap.example.edu\u2069" },
    { "[2001:db8::1]:993", "\u2066[2001:db8::1]:993\u2069" },
    { "--imap", "\u2066--imap\u2069" },
    { "TLS 1.3", "\u2066TLS 1.3\u2069" },
    { "https://example.edu/", "\u2066https://example.edu/\u2069" },
    { "993", "993" },
    { "IMAP", "IMAP" },
    { "IMAP، POP", "IMAP، POP" },
    { "المنفذ 993", "المنفذ 993" },
    { "\u2066a.example\u2069", "\u2066a.example\u2069" },
    { "a = b\nc = d", "a = b\nc = d" },
    { "—", "—" },
  };

  sp_language_init ();
  for (guint arabic = 0; arabic < 2; arabic++)
    {
      g_assert_true (sp_language_choose (arabic ? "ar" : "de"));
      g_assert_true (sp_language_is_right_to_left () == (arabic == 1));
      for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
        {
          g_autofree char *said = sp_fill ("{value}.", "value", vectors[i].value, NULL);
          g_autofree char *wanted =
              g_strconcat (arabic ? vectors[i].arabic : vectors[i].value, ".", NULL);

          g_assert_cmpstr (said, ==, wanted);
        }
    }
}

/* Lists are joined as the language joins them, also those that were joined before. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  const char *const items[] = { "IMAP", "POP", NULL };
  g_autofree char *joined = NULL;
  g_autofree char *translated = NULL;
  g_autoptr(GString) appended = g_string_new (NULL);

  sp_language_init ();
  g_assert_true (sp_language_choose ("ar"));
  joined = sp_list_join (items);
  translated = sp_list_translate ("IMAP, POP");
  sp_list_append (appended, "IMAP");
  sp_list_append (appended, "POP");
  g_assert_cmpstr (joined, ==, "IMAP، POP");
  g_assert_cmpstr (translated, ==, joined);
  g_assert_cmpstr (appended->str, ==, joined);
  g_assert_null (sp_list_translate (NULL));
}

static void
test_typography_in_plain_locale (Fixture *fixture, gconstpointer data)
{
  g_setenv ("LC_ALL", "C", TRUE);
  sp_language_init ();
  g_assert_cmpint (MB_CUR_MAX, >, 1);
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  g_setenv ("LC_ALL", "C", TRUE);
  sp_language_init ();
  assert_names ("en", NULL);
  g_assert_true (sp_language_choose ("de"));
  assert_names ("de", NULL);
  g_assert_cmpstr (sp_words_field (SP_FIELD_PORT), ==, "Anschlußnummer");
  g_assert_true (sp_language_choose ("en"));
  assert_names ("en", NULL);
  g_assert_cmpstr (sp_words_field (SP_FIELD_PORT), ==, "Port");
}

static void
test_region (Fixture *fixture, gconstpointer data)
{
  sp_language_init ();
  g_assert_true (sp_language_choose ("pt-BR"));
  assert_names ("pt_BR", "pt");
  g_assert_true (sp_language_choose ("de_CH.UTF-8"));
  assert_names ("de", NULL);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "xx", "", "../de", "d", "pt" };

  sp_language_init ();
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (sp_language_choose (wrong[i]));
  assert_names ("en", NULL);
}

/* Programs speak more languages than we do: labels come in those, sentences in English, and a language that we speak ends it. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  sp_language_init ();
  g_assert_cmpstr (sp_language_get_label_names ()[0], ==, "en");
  g_assert_true (sp_language_choose ("es"));
  assert_names ("en", NULL);
  g_assert_cmpstr (sp_words_field (SP_FIELD_PORT), ==, "Port");
  g_assert_cmpstr (sp_language_get_label_names ()[0], ==, "es");
  g_assert_cmpstr (sp_language_get_label_names ()[1], ==, "en");
  g_assert_null (sp_language_get_label_names ()[2]);
  g_assert_true (sp_language_choose ("de"));
  g_assert_cmpstr (sp_language_get_label_names ()[0], ==, "de");
  g_assert_null (sp_language_get_label_names ()[1]);
  g_setenv ("LANGUAGE", "ja:de:fr", TRUE);
  sp_language_init ();
  g_assert_cmpstr (sp_language_get_label_names ()[0], ==, "ja");
  g_assert_cmpstr (sp_language_get_label_names ()[1], ==, "de");
  g_assert_null (sp_language_get_label_names ()[2]);
  g_assert_cmpstr (sp_words_field (SP_FIELD_PORT), ==, "Anschlußnummer");
}

/* A program in the plain C locale speaks English. */
static void
test_labels_in_plain_locale (Fixture *fixture, gconstpointer data)
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_setenv ("LANGUAGE", "es", TRUE);
  sp_language_init ();
  g_assert_cmpstr (sp_language_get_label_names ()[0], ==, "en");
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_auto(GStrv) languages = NULL;
  g_autofree char *joined = NULL;

  sp_language_init ();
  languages = sp_language_list ();
  joined = g_strjoinv (" ", languages);
  g_assert_cmpstr (joined, ==, "ar de en pt_BR");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/text/language/environment", test_environment);
  add ("/text/language/mixed-language", test_mixed_language);
  add ("/text/language/right-to-left", test_right_to_left);
  add ("/text/language/lists", test_lists);
  add ("/text/language/typography-in-plain-locale", test_typography_in_plain_locale);
  add ("/text/language/choose", test_choose);
  add ("/text/language/region", test_region);
  add ("/text/language/unknown", test_unknown);
  add ("/text/language/labels", test_labels);
  add ("/text/language/labels-in-plain-locale", test_labels_in_plain_locale);
  add ("/text/language/list", test_list);
  return g_test_run ();
}
