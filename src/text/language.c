/* Starts gettext from wherever the program lies, and tells which language it really speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "language.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <glib/gi18n.h>

#include "catalogue/catalogue.h"
#include "catalogue/keyfile.h"

#define LANG_OPTION "--lang"

static char *locale_dir; /* (owned) */
static GPtrArray
    *names; /* (owned) (element-type utf8) %NULL-terminated; emptied when the language changes */
static GPtrArray *label_names; /* (owned) (element-type utf8) the same */

static void
forget_names (void)
{
  g_clear_pointer (&names, g_ptr_array_unref);
  g_clear_pointer (&label_names, g_ptr_array_unref);
}

static char *
catalogue_path (const char *dir, const char *language)
{
  return g_build_filename (dir, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
}

static gboolean
has_catalogue (const char *dir, const char *language)
{
  g_autofree char *path = catalogue_path (dir, language);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static GPtrArray *
list_catalogues (const char *dir)
{
  g_autoptr(GDir) handle = g_dir_open (dir, 0, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (handle && (name = g_dir_read_name (handle)) != NULL)
    if (has_catalogue (dir, name))
      g_ptr_array_add (found, g_strdup (name));
  return found;
}

static char *
dir_beside_program (const char *first, const char *second)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bin = program ? g_path_get_dirname (program) : NULL;
  g_autofree char *above = bin ? g_path_get_dirname (bin) : NULL;
  g_autofree char *dir = above ? g_build_filename (above, first, second, NULL) : NULL;
  g_autoptr(GPtrArray) found = dir ? list_catalogues (dir) : NULL;

  return found && found->len > 0 ? g_steal_pointer (&dir) : NULL;
}

static char *
find_locale_dir (void)
{
  const char *asked = g_getenv ("SIGNPOST_LOCALEDIR");
  char *dir;

  if (asked && *asked)
    return g_strdup (asked);
  dir = dir_beside_program ("share", "locale");
  if (dir == NULL)
    dir = dir_beside_program ("po", NULL);
  return dir ? dir : g_strdup (SP_LOCALEDIR);
}

/* Notes, places and evidence of the descriptions stand in the same catalogues. */
static const char *
translate (const char *text)
{
  return gettext (text);
}

static gboolean
is_plain (int category)
{
  const char *locale = setlocale (category, NULL);

  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/**
 * sp_language_init:
 *
 * Takes the language from the environment and binds the catalogues: those that `SIGNPOST_LOCALEDIR` names, else those of the
 * tree in which the program was installed or built, else those of the configured prefix. Typographic characters come out also
 * where the locale is plain C. Call it once, before anything is said.
 */
void
sp_language_init (void)
{
  setlocale (LC_ALL, "");
  if (is_plain (LC_CTYPE))
    setlocale (LC_CTYPE, "C.UTF-8");
  g_free (locale_dir);
  locale_dir = find_locale_dir ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  sp_keyfile_set_translate (translate);
  forget_names ();
}

static char *
normalise (const char *language)
{
  char *code = g_strdup (language);

  g_strdelimit (code, "-", '_');
  code[strcspn (code, ".@")] = '\0';
  return code;
}

static char *
base_of (const char *language)
{
  return g_strndup (language, strcspn (language, "_"));
}

static gboolean
is_code (const char *code)
{
  for (const char *p = code; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_')
      return FALSE;
  return *code != '\0';
}

static gboolean
speaks (const char *code)
{
  g_autofree char *base = base_of (code);

  if (g_str_equal (base, "en"))
    return TRUE;
  return has_catalogue (locale_dir, code) || has_catalogue (locale_dir, base);
}

static gboolean
knows_labels (const char *code)
{
  g_autofree char *base = base_of (code);
  g_auto(GStrv) languages = sp_catalogue_list_label_languages ();

  return g_strv_contains ((const char *const *) languages, code) ||
         g_strv_contains ((const char *const *) languages, base);
}

static void
set_messages_locale (const char *code)
{
  g_autofree char *upper = g_ascii_strup (code, -1);
  g_autofree char *guess = strchr (code, '_') ? g_strconcat (code, ".UTF-8", NULL)
                                              : g_strconcat (code, "_", upper, ".UTF-8", NULL);

  /* gettext ignores LANGUAGE in the plain C locale; any other locale makes it look */
  if (setlocale (LC_MESSAGES, guess) == NULL && is_plain (LC_MESSAGES))
    setlocale (LC_MESSAGES, "C.UTF-8");
}

/**
 * sp_language_choose:
 * @language: a language code such as "fr", "fr-CA" or "fr_CA.UTF-8"
 *
 * Speaks @language from now on, also on a machine where no locale of that language was generated. English always works. Where only
 * labels of mail programs are known in @language, those are shown in it, and the rest in English.
 *
 * Returns: %FALSE where there are neither texts nor labels in @language; nothing has changed then
 */
gboolean
sp_language_choose (const char *language)
{
  g_autofree char *code = normalise (language);

  if (locale_dir == NULL)
    sp_language_init ();
  if (!is_code (code) || !(speaks (code) || knows_labels (code)))
    return FALSE;
  g_setenv ("LANGUAGE", code, TRUE);
  set_messages_locale (code);
  textdomain (GETTEXT_PACKAGE);
  forget_names ();
  return TRUE;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * sp_language_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes of the languages there are, English among them, sorted
 */
char **
sp_language_list (void)
{
  g_autoptr(GPtrArray) found = NULL;

  if (locale_dir == NULL)
    sp_language_init ();
  found = list_catalogues (locale_dir);
  if (!has_catalogue (locale_dir, "en"))
    g_ptr_array_add (found, g_strdup ("en"));
  g_ptr_array_sort (found, compare_codes);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

/**
 * sp_language_get_names:
 *
 * The language of every sentence on the screen, for choosing translations in data files. It is what gettext really found and
 * not what the environment asks for, so that sentences and data never come out in two languages.
 *
 * Returns: (transfer none) (array zero-terminated=1): the language and its base language, best first; valid until the language changes
 */
const char *const *
sp_language_get_names (void)
{
  if (names == NULL)
    {
      /* Translators: not a word. Put the code of your language here exactly as in po/LINGUAS, for example fr. */
      const char *code = C_("language code", "en");
      g_autofree char *base = base_of (code);

      names = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (names, g_strdup (code));
      if (!g_str_equal (code, base))
        g_ptr_array_add (names, g_steal_pointer (&base));
      g_ptr_array_add (names, NULL);
    }
  return (const char *const *) names->pdata;
}

/**
 * sp_language_is_right_to_left:
 *
 * Returns: whether the language of every sentence on the screen is written from right to left
 */
gboolean
sp_language_is_right_to_left (void)
{
  static const char *const codes[] = {
    "ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi", NULL,
  };
  g_autofree char *base = base_of (sp_language_get_names ()[0]);

  return g_strv_contains (codes, base);
}

static gboolean
is_same_language (const char *wanted, const char *spoken)
{
  g_autofree char *code = normalise (wanted);
  g_autofree char *base = base_of (code);

  return g_str_equal (code, spoken) || g_str_equal (base, spoken);
}

/* What the environment wants before the language that is spoken. */
static void
add_wanted (GPtrArray *list, const char *spoken)
{
  if (is_plain (LC_MESSAGES))
    return;
  for (const char *const *wanted = g_get_language_names (); *wanted; wanted++)
    {
      if (g_str_equal (*wanted, "C") || is_same_language (*wanted, spoken))
        return;
      g_ptr_array_add (list, g_strdup (*wanted));
    }
}

/**
 * sp_language_get_label_names:
 *
 * The languages for labels of mail programs: a program speaks the user's language also where we do not. They begin with what the
 * environment wants, as far as that comes before the language of sp_language_get_names(), which ends the list.
 *
 * Returns: (transfer none) (array zero-terminated=1): the languages, best first; valid until the language changes
 */
const char *const *
sp_language_get_label_names (void)
{
  if (label_names == NULL)
    {
      const char *const *spoken = sp_language_get_names ();

      label_names = g_ptr_array_new_with_free_func (g_free);
      add_wanted (label_names, spoken[0]);
      for (; *spoken; spoken++)
        g_ptr_array_add (label_names, g_strdup (*spoken));
      g_ptr_array_add (label_names, NULL);
    }
  return (const char *const *) label_names->pdata;
}

/**
 * sp_language_find_asked:
 * @argv: (array zero-terminated=1): a command line
 *
 * The language is needed before anything is said, and so before the other options are read.
 *
 * Returns: (transfer none) (nullable): the language that the last `--lang` asks for
 */
const char *
sp_language_find_asked (char **argv)
{
  const char *found = NULL;

  for (guint i = 1; argv[0] && argv[i] && !g_str_equal (argv[i], "--"); i++)
    if (g_str_has_prefix (argv[i], LANG_OPTION "="))
      found = argv[i] + strlen (LANG_OPTION "=");
    else if (g_str_equal (argv[i], LANG_OPTION) && argv[i + 1])
      found = argv[++i];
  return found;
}
