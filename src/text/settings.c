/* The rows a person types into one program for one protocol, named as that program names them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings.h"

#include <string.h>

#include <glib/gi18n.h>

#include "template.h"
#include "words.h"

static const SpClientProtocol *
abilities_of (const SpAdvice *advice)
{
  return advice->client ? sp_client_get_protocol (advice->client, advice->protocol) : NULL;
}

/* Between the words of a choice that takes several. */
#define AND " + "
/* What a line has in place of the server. */
#define DOTS "..."

static gboolean
is_file (const char *path)
{
  return path && (path[0] == '~' || path[0] == '/');
}

/* Where a program reads a file, a choice that takes several words is that many lines to write; %NULL where it is none. */
static char *
make_lines (const SpAdvice *advice)
{
  const char *path = advice->client ? sp_client_get_settings_path (advice->client) : NULL;
  g_auto(GStrv) parts = NULL;
  g_autoptr(GString) lines = NULL;

  if (!is_file (path) || advice->security_label == NULL ||
      strstr (advice->security_label, AND) == NULL)
    return NULL;
  parts = g_strsplit (advice->security_label, AND, -1);
  for (guint i = 0; parts[i]; i++)
    if (strpbrk (parts[i], " =") == NULL)
      return NULL;
  lines = g_string_new (NULL);
  for (guint i = 0; parts[i]; i++)
    g_string_append_printf (lines, "%s%s", i ? "\n" : "", parts[i]);
  if (advice->host)
    {
      g_autofree char *server = g_strdup_printf ("%s:%u", advice->host, advice->port);

      g_string_replace (lines, DOTS, server, 0);
    }
  return g_strdup (lines->str);
}

static char *
security_word (const SpAdvice *advice)
{
  return g_strdup (advice->security_label ? advice->security_label
                                          : sp_words_security (advice->security));
}

static char *
security_value (const SpAdvice *advice)
{
  char *lines = make_lines (advice);

  return lines ? lines : security_word (advice);
}

static char *
value_for (const SpAdvice *advice, SpField field)
{
  switch (field)
    {
    case SP_FIELD_SERVER:
      return g_strdup (advice->host);
    case SP_FIELD_PORT:
      return g_strdup_printf ("%u", advice->port);
    case SP_FIELD_SECURITY:
      return security_value (advice);
    case SP_FIELD_AUTH:
      return g_strdup (advice->auth_label);
    case SP_FIELD_USER:
      return g_strdup (advice->user_name);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Where the choice is a box, the catalogue tells its state by one of two words. */
static const char *
box_sentence (const SpAdvice *advice)
{
  const SpClientProtocol *can = abilities_of (advice);
  const char *state = NULL;

  if (can)
    state = advice->security == SP_SECURITY_TLS ? can->implicit_state : can->starttls_state;
  if (g_strcmp0 (state, "ticked") == 0)
    return _("Tick this box.");
  if (g_strcmp0 (state, "unticked") == 0)
    return _("Leave this box unticked.");
  return state;
}

static char *
security_hint (const SpAdvice *advice)
{
  const char *box = box_sentence (advice);
  g_autofree char *word = NULL;

  if (advice->site_label == NULL)
    return g_strdup (box);
  /* Translators: {word} is what the site's own guide calls a choice, for example Require STARTTLS. */
  word = sp_fill (_("The site’s own guide calls it “{word}”."), "word", advice->site_label, NULL);
  return box ? g_strconcat (box, " ", word, NULL) : g_steal_pointer (&word);
}

static SpSetting *
setting_new (const SpAdvice *advice, SpField field)
{
  const SpClientProtocol *can = abilities_of (advice);
  g_autofree char *value = value_for (advice, field);
  SpSetting *self;

  if (value == NULL)
    return NULL;
  self = g_new0 (SpSetting, 1);
  self->field = field;
  self->label = g_strdup (can && can->fields[field] ? can->fields[field] : sp_words_field (field));
  self->value = g_steal_pointer (&value);
  if (field == SP_FIELD_SECURITY)
    self->hint = security_hint (advice);
  return self;
}

/**
 * sp_settings_for_advice:
 * @advice: an advice
 *
 * Returns: (transfer full) (element-type SpSetting): what to enter, row by row, under the program's own field names; what is
 *   not known has no row, and where nothing is advised there are none
 */
GPtrArray *
sp_settings_for_advice (const SpAdvice *advice)
{
  GPtrArray *settings = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_setting_free);

  for (guint field = 0; advice->available && field < SP_N_FIELDS; field++)
    {
      SpSetting *setting = setting_new (advice, field);

      if (setting)
        g_ptr_array_add (settings, setting);
    }
  return settings;
}

/**
 * sp_settings_cell:
 * @advice: an advice
 *
 * Returns: (transfer full): port and security in the form of a cell of the comparison table, as "993 / SSL/TLS", with the
 *   site's own word where there is one; an em dash where nothing is advised
 */
char *
sp_settings_cell (const SpAdvice *advice)
{
  g_autofree char *word = NULL;

  if (!advice->available)
    return g_strdup ("—");
  word = advice->site_label ? g_strdup (advice->site_label) : security_word (advice);
  return g_strdup_printf ("%u / %s", advice->port, word);
}

static void
append_row (GString *out, const char *label, const char *value)
{
  g_autofree char *lines = strchr (value, '\n') ? g_strconcat ("\n", value, NULL) : NULL;
  g_autofree char *row = sp_words_row (label, lines ? lines : value);

  g_string_append_printf (out, "%s\n", row);
}

static void
append_heading (GString *out, const SpAdvice *advice)
{
  /* Translators: a heading: {protocol} is for example "Incoming mail (IMAP)", {program} the name of a mail program. */
  g_autofree char *heading =
      sp_fill (_("{protocol} in {program}"), "protocol", sp_words_protocol (advice->protocol),
               "program", advice->client ? sp_client_get_name (advice->client) : "", NULL);

  g_string_append (out, advice->client ? heading : sp_words_protocol (advice->protocol));
  g_string_append_c (out, '\n');
}

static void
append_reasons (GString *out, const SpAdvice *advice)
{
  g_string_append (out, _("No setting is advised here."));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < advice->why->len; i++)
    {
      g_autofree char *said = sp_words_reason (g_ptr_array_index (advice->why, i), advice);

      g_string_append_printf (out, "%s\n", said);
    }
}

/**
 * sp_settings_to_text:
 * @advice: an advice
 *
 * Returns: (transfer full): the rows as plain text under a heading, one on each line, for the clipboard
 */
char *
sp_settings_to_text (const SpAdvice *advice)
{
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (advice);
  GString *out = g_string_new (NULL);

  append_heading (out, advice);
  for (guint i = 0; i < settings->len; i++)
    {
      const SpSetting *setting = g_ptr_array_index (settings, i);

      append_row (out, setting->label, setting->value);
    }
  if (!advice->available)
    append_reasons (out, advice);
  return g_string_free (out, FALSE);
}

/**
 * sp_setting_free:
 * @self: (transfer full) (nullable): a setting
 */
void
sp_setting_free (SpSetting *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->value);
  g_free (self->hint);
  g_free (self);
}
