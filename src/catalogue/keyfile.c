/* Reads our own keyfiles: every value is checked, the first mistake is kept with the line where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyfile.h"

#include <string.h>

#include "core/enums.h"
#include "core/host.h"
#include "core/safe-text.h"
#include "keyfile-lines.h"

/* The most entries of a list, and the most bytes of a text of several lines. */
#define LIST_MAX 1000
#define LINES_MAX 8192

struct _SpKeyfile
{
  GKeyFile *file; /* (owned) */
  char *text; /* (owned) to tell where a key stands */
  GPtrArray *locales; /* (owned) (element-type utf8) locale variants before English, best first */
  gboolean translated; /* prose without a variant is looked up among the translations */
  GError *error; /* (owned) (nullable) the first mistake */
};

/* The same for all files, as the language is: set once, before any is read. */
static SpKeyfileTranslate translate_prose; /* (nullable) */

/**
 * sp_keyfile_set_translate:
 * @translate: (nullable): what gives a text in the user's language; %NULL for none
 *
 * Has prose of the files that are read from now on looked up by @translate where a file has no variant of its own. Nothing is
 * looked up for a reader of English.
 */
void
sp_keyfile_set_translate (SpKeyfileTranslate translate)
{
  translate_prose = translate;
}

static gboolean
is_source_language (const char *locale)
{
  return strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0 || strcmp (locale, "en") == 0 ||
         g_str_has_prefix (locale, "en_");
}

/* The texts without a locale are English: whoever prefers English to French is given them and not the French ones. */
static GPtrArray *
list_locales (const char *const *languages)
{
  GPtrArray *locales = g_ptr_array_new_with_free_func (g_free);

  for (; languages && *languages && !is_source_language (*languages); languages++)
    {
      g_auto(GStrv) variants = g_get_locale_variants (*languages);

      for (guint i = 0; variants[i]; i++)
        g_ptr_array_add (locales, g_strdup (variants[i]));
    }
  return locales;
}

/* A key of the first group may tell the encoding, which cannot be another. */
static void
refuse_encoding (SpKeyfile *self, GError **error)
{
  g_autofree char *group = g_key_file_get_start_group (self->file);

  g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_ENCODING,
               "line %u: the encoding has to be UTF-8",
               sp_keyfile_find_line (self->text, group ? group : "", "Encoding"));
}

/* Lets GKeyFile read the text, unless a line is none. */
static gboolean
parse (SpKeyfile *self, gsize length, GError **error)
{
  g_autoptr(GError) refused = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *reason = NULL;
  guint line = sp_keyfile_find_syntax_error (self->text, &wrong);

  if (line == 0 && g_key_file_load_from_data (self->file, self->text, length,
                                              G_KEY_FILE_KEEP_TRANSLATIONS, &refused))
    return TRUE;
  reason = sp_safe_text (line ? wrong : refused->message, -1, 80);
  if (line)
    g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_SYNTAX,
                 "line %u: “%s” is neither a group, nor a key, nor a comment", line, reason);
  else if (g_error_matches (refused, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_UNKNOWN_ENCODING))
    refuse_encoding (self, error);
  else
    g_set_error_literal (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_SYNTAX, reason);
  return FALSE;
}

/**
 * sp_keyfile_new:
 * @data: the file's bytes
 * @length: how many
 * @languages: (nullable): languages in order of preference; %NULL for English
 * @error: return location for a #SpCatalogueError
 *
 * Returns: (transfer full) (nullable): a reader, or %NULL where the bytes are no keyfile
 */
SpKeyfile *
sp_keyfile_new (const char *data, gsize length, const char *const *languages, GError **error)
{
  g_autoptr(SpKeyfile) self = NULL;

  data = data ? data : "";
  if (!sp_keyfile_check_bytes (data, length, error))
    return NULL;
  self = g_new0 (SpKeyfile, 1);
  self->text = g_strndup (data, length);
  self->file = g_key_file_new ();
  self->locales = list_locales (languages);
  self->translated = languages != NULL;
  return parse (self, length, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_keyfile_free:
 * @self: (transfer full): a reader
 */
void
sp_keyfile_free (SpKeyfile *self)
{
  g_key_file_unref (self->file);
  g_free (self->text);
  g_ptr_array_unref (self->locales);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * sp_keyfile_has_group:
 * @group: a group's name
 *
 * Returns: whether there is such a group
 */
gboolean
sp_keyfile_has_group (SpKeyfile *self, const char *group)
{
  return g_key_file_has_group (self->file, group);
}

/**
 * sp_keyfile_get_groups:
 *
 * Returns: (transfer full): the names of all groups, in the file's order
 */
char **
sp_keyfile_get_groups (SpKeyfile *self)
{
  return g_key_file_get_groups (self->file, NULL);
}

/**
 * sp_keyfile_get_keys:
 * @group: a group's name
 *
 * Returns: (transfer full): the group's keys without their locale variants, in the file's order
 */
char **
sp_keyfile_get_keys (SpKeyfile *self, const char *group)
{
  g_auto(GStrv) keys = g_key_file_get_keys (self->file, group, NULL, NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; keys && keys[i]; i++)
    if (strchr (keys[i], '[') == NULL)
      g_strv_builder_add (builder, keys[i]);
  return g_strv_builder_end (builder);
}

/**
 * sp_keyfile_get_protocol_group:
 * @protocol: a protocol
 *
 * Returns: the group and the key that stand for it in our files
 */
const char *
sp_keyfile_get_protocol_group (SpProtocol protocol)
{
  static const char *const groups[SP_N_PROTOCOLS] = {
    [SP_PROTOCOL_IMAP] = "IMAP",
    [SP_PROTOCOL_POP3] = "POP3",
    [SP_PROTOCOL_SMTP] = "SMTP",
    [SP_PROTOCOL_SIEVE] = "Sieve",
  };

  return groups[protocol];
}

/**
 * sp_keyfile_localize:
 * @group: a group's name
 * @key: a key that may have locale variants
 *
 * Returns: (transfer full): the variant of @key in the best of the wanted languages that the file has, else @key
 */
char *
sp_keyfile_localize (SpKeyfile *self, const char *group, const char *key)
{
  for (guint i = 0; i < self->locales->len; i++)
    {
      const char *locale = g_ptr_array_index (self->locales, i);
      g_autofree char *variant = g_strdup_printf ("%s[%s]", key, locale);

      if (g_key_file_has_key (self->file, group, variant, NULL))
        return g_steal_pointer (&variant);
    }
  return g_strdup (key);
}

/**
 * sp_keyfile_get_text:
 * @group: a group's name
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the value, display-safe; %NULL where it is absent, empty or wrong
 */
char *
sp_keyfile_get_text (SpKeyfile *self, const char *group, const char *key)
{
  g_autoptr(GError) refused = NULL;
  g_autofree char *value = NULL;

  if (!g_key_file_has_key (self->file, group, key, NULL))
    return NULL;
  value = g_key_file_get_string (self->file, group, key, &refused);
  if (refused)
    {
      sp_keyfile_bad_value (self, group, key, "an escape with a backslash that does not exist");
      return NULL;
    }
  g_strstrip (value);
  return *value ? sp_safe_text (value, -1, 0) : NULL;
}

/**
 * sp_keyfile_get_lines:
 * @group: a group's name
 * @key: a key whose value is a text of several lines, written with `\\n` between them
 *
 * Returns: (transfer full) (nullable): the lines as they stand, each of them display-safe; %NULL where the key is absent, empty or wrong
 */
char *
sp_keyfile_get_lines (SpKeyfile *self, const char *group, const char *key)
{
  g_autoptr(GError) refused = NULL;
  g_autofree char *value = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_key_file_has_key (self->file, group, key, NULL))
    return NULL;
  value = g_key_file_get_string (self->file, group, key, &refused);
  if (refused)
    sp_keyfile_bad_value (self, group, key, "an escape with a backslash that does not exist");
  else if (strlen (value) > LINES_MAX)
    sp_keyfile_bad_value (self, group, key, "more than " G_STRINGIFY (LINES_MAX) " bytes");
  if (refused || *value == '\0' || self->error)
    return NULL;
  lines = g_strsplit (value, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      char *safe = sp_safe_text (lines[i], -1, LINES_MAX);

      g_free (lines[i]);
      lines[i] = safe;
    }
  return g_strjoinv ("\n", lines);
}

/**
 * sp_keyfile_get_required:
 * @group: a group's name
 * @key: a key
 *
 * Like sp_keyfile_get_text(), but it is a mistake if there is no value.
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
sp_keyfile_get_required (SpKeyfile *self, const char *group, const char *key)
{
  char *value = sp_keyfile_get_text (self, group, key);

  if (value == NULL)
    sp_keyfile_fail (self, group, key, SP_CATALOGUE_ERROR_MISSING, "has to be given");
  return value;
}

/**
 * sp_keyfile_get_local:
 * @group: a group's name
 * @key: a key that may have locale variants
 *
 * Returns: (transfer full) (nullable): the value in the best language there is, display-safe
 */
char *
sp_keyfile_get_local (SpKeyfile *self, const char *group, const char *key)
{
  g_autofree char *variant = sp_keyfile_localize (self, group, key);

  return sp_keyfile_get_text (self, group, variant);
}

static char *
say (SpKeyfile *self, const char *text)
{
  return g_strdup (self->translated && translate_prose ? translate_prose (text) : text);
}

/**
 * sp_keyfile_get_prose:
 * @group: a group's name
 * @key: a key whose value is written for people, not a label of a program; it may have locale variants
 *
 * What the file itself has in the user's language goes before the translations, which po/descriptions.py prepares.
 *
 * Returns: (transfer full) (nullable): the value in the best language there is, display-safe
 */
char *
sp_keyfile_get_prose (SpKeyfile *self, const char *group, const char *key)
{
  g_autofree char *variant = sp_keyfile_localize (self, group, key);
  g_autofree char *text = sp_keyfile_get_text (self, group, variant);

  if (text == NULL || strcmp (variant, key) != 0)
    return g_steal_pointer (&text);
  return say (self, text);
}

/* Whether a list is short enough to be read. */
static gboolean
check_list (SpKeyfile *self, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_value (self->file, group, key, NULL);
  guint n = 0;

  for (const char *p = value; p && *p; p++)
    n += *p == ';';
  if (n > LIST_MAX)
    sp_keyfile_bad_value (self, group, key, "more than " G_STRINGIFY (LIST_MAX) " entries");
  return n <= LIST_MAX;
}

/**
 * sp_keyfile_get_list:
 * @group: a group's name
 * @key: a key whose value is a list, separated by semicolons
 *
 * Returns: (transfer full): the elements, display-safe and none of them empty; an empty list where the key is absent
 */
char **
sp_keyfile_get_list (SpKeyfile *self, const char *group, const char *key)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GError) refused = NULL;
  g_auto(GStrv) values = NULL;

  if (check_list (self, group, key))
    values = g_key_file_get_string_list (self->file, group, key, NULL, &refused);

  if (g_error_matches (refused, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE))
    sp_keyfile_bad_value (self, group, key, "an escape with a backslash that does not exist");
  for (guint i = 0; values && values[i]; i++)
    {
      g_autofree char *safe = sp_safe_text (g_strstrip (values[i]), -1, 0);

      if (*safe)
        g_strv_builder_add (builder, safe);
    }
  return g_strv_builder_end (builder);
}

/**
 * sp_keyfile_get_local_list:
 * @group: a group's name
 * @key: a key that may have locale variants
 *
 * Returns: (transfer full): the elements in the best language there is
 */
char **
sp_keyfile_get_local_list (SpKeyfile *self, const char *group, const char *key)
{
  g_autofree char *variant = sp_keyfile_localize (self, group, key);

  return sp_keyfile_get_list (self, group, variant);
}

/**
 * sp_keyfile_get_prose_list:
 * @group: a group's name
 * @key: a key whose value is a list of texts written for people; it may have locale variants
 *
 * Returns: (transfer full): the elements as by sp_keyfile_get_prose()
 */
char **
sp_keyfile_get_prose_list (SpKeyfile *self, const char *group, const char *key)
{
  g_autofree char *variant = sp_keyfile_localize (self, group, key);
  char **texts = sp_keyfile_get_list (self, group, variant);

  for (guint i = 0; texts[i] && strcmp (variant, key) == 0; i++)
    {
      g_autofree char *text = texts[i];

      texts[i] = say (self, text);
    }
  return texts;
}

/**
 * sp_keyfile_get_flag:
 * @group: a group's name
 * @key: a key whose value is `true` or `false`
 * @otherwise: what holds where the key is absent
 *
 * Returns: the value
 */
gboolean
sp_keyfile_get_flag (SpKeyfile *self, const char *group, const char *key, gboolean otherwise)
{
  g_autofree char *value = sp_keyfile_get_text (self, group, key);

  if (value == NULL)
    return otherwise;
  if (strcmp (value, "true") == 0)
    return TRUE;
  if (strcmp (value, "false") != 0)
    sp_keyfile_bad_value (self, group, key, "neither true nor false");
  return FALSE;
}

/**
 * sp_keyfile_get_port:
 * @group: a group's name
 * @key: a key whose value is a port
 *
 * Returns: the port, 0 where the key is absent or wrong
 */
guint16
sp_keyfile_get_port (SpKeyfile *self, const char *group, const char *key)
{
  g_autofree char *value = sp_keyfile_get_text (self, group, key);
  guint16 port = 0;

  if (value && !sp_host_parse_port (value, &port, NULL))
    sp_keyfile_bad_value (self, group, key, "not a port from 1 to 65535");
  return port;
}

/**
 * sp_keyfile_get_nick:
 * @group: a group's name
 * @key: a key whose value is the nick of an enumeration's value
 * @type: the enumeration
 * @otherwise: what holds where the key is absent or wrong
 *
 * Returns: the value
 */
int
sp_keyfile_get_nick (SpKeyfile *self, const char *group, const char *key, GType type, int otherwise)
{
  g_autofree char *nick = sp_keyfile_get_text (self, group, key);
  g_autoptr(GEnumClass) values = g_type_class_ref (type);
  g_autoptr(GString) reason = g_string_new ("not one of");
  int value = otherwise;

  if (nick == NULL || sp_enum_from_nick (type, nick, &value))
    return value;
  for (guint i = 0; i < values->n_values; i++)
    g_string_append_printf (reason, "%s %s", i ? "," : "", values->values[i].value_nick);
  sp_keyfile_bad_value (self, group, key, reason->str);
  return otherwise;
}

/**
 * sp_keyfile_fail:
 * @group: a group's name
 * @key: (nullable): a key, %NULL for the group itself
 * @kind: what is wrong
 * @reason: the same in words that follow the key
 *
 * Records a mistake, unless one was recorded before.
 */
void
sp_keyfile_fail (SpKeyfile *self,
                 const char *group,
                 const char *key,
                 SpCatalogueError kind,
                 const char *reason)
{
  g_autofree char *place = NULL;
  g_autofree char *safe = NULL;
  guint line;

  if (self->error)
    return;
  line = sp_keyfile_find_line (self->text, group, key);
  place = g_strdup_printf ("[%s]%s%s", group, key ? " " : "", key ? key : "");
  safe = sp_safe_text (place, -1, 0);
  if (line == 0)
    self->error = g_error_new (SP_CATALOGUE_ERROR, kind, "%s %s", safe, reason);
  else
    self->error = g_error_new (SP_CATALOGUE_ERROR, kind, "line %u: %s %s", line, safe, reason);
}

/**
 * sp_keyfile_bad_value:
 * @group: a group's name
 * @key: a key that is there
 * @reason: what is wrong with its value
 *
 * Records a wrong value, unless a mistake was recorded before.
 */
void
sp_keyfile_bad_value (SpKeyfile *self, const char *group, const char *key, const char *reason)
{
  g_autofree char *value = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *text = NULL;

  /* Looking up the value and its line takes time, and nobody would see it. */
  if (self->error)
    return;
  value = g_key_file_get_value (self->file, group, key, NULL);
  safe = sp_safe_text (value, -1, 80);
  text = g_strdup_printf ("is “%s”: %s", safe, reason);
  sp_keyfile_fail (self, group, key, SP_CATALOGUE_ERROR_VALUE, text);
}

/**
 * sp_keyfile_check:
 * @error: return location for a #SpCatalogueError
 *
 * Returns: whether everything that was read so far was right
 */
gboolean
sp_keyfile_check (SpKeyfile *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
