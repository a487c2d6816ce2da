/* Reads the command line. Options may stand before or after the command; each knows which commands take it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "options.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/safe-text.h"
#include "near.h"
#include "output.h"
#include "publish/wrap.h"
#include "text/language.h"
#include "text/template.h"
#include "text/words.h"

#define FINDS (SP_COMMAND_CHECK | SP_COMMAND_ADVISE)
#define RUNS (SP_COMMAND_CHECK | SP_COMMAND_PROBE | SP_COMMAND_ADVISE)
#define ALL (RUNS | SP_COMMAND_CLIENTS | SP_COMMAND_SITES | SP_COMMAND_EXPLAIN)
#define DESCRIPTION_COLUMN 26

/** OptionRow: one option, where its value goes and which commands take it. */
typedef struct
{
  const char *name;
  char letter;
  GOptionArg kind;
  gsize offset;
  guint commands;
  const char *value; /* (nullable) */
  const char *description;
} OptionRow;

static const OptionRow option_rows[] = {
  { "json", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, json),
    RUNS | SP_COMMAND_CLIENTS | SP_COMMAND_SITES, NULL,
    N_("write one JSON object per line and nothing else") },
  { "client", 0, G_OPTION_ARG_STRING_ARRAY, G_STRUCT_OFFSET (SpOptions, clients),
    RUNS | SP_COMMAND_EXPLAIN, N_("ID"),
    N_("only for this mail program; can be given more than once") },
  { "era", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SpOptions, era), RUNS | SP_COMMAND_CLIENTS,
    "current|legacy|all", N_("which mail programs to show; by default, the current ones") },
  { "kind", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SpOptions, kind), RUNS | SP_COMMAND_CLIENTS,
    "reader|sender|all",
    N_("mail programs, or applications and devices that only send; by default, mail programs") },
  { "site", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SpOptions, site), RUNS | SP_COMMAND_SITES,
    N_("FILE|ID"), N_("use this site profile") },
  { "policy", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SpOptions, policy), RUNS,
    "rfc8314|guide-2007", N_("which of several safe settings comes first") },
  { "imap", 0, G_OPTION_ARG_STRING_ARRAY, G_STRUCT_OFFSET (SpOptions, imap), RUNS,
    N_("SERVER[:PORT]"), N_("a server for incoming mail (IMAP)") },
  { "pop", 0, G_OPTION_ARG_STRING_ARRAY, G_STRUCT_OFFSET (SpOptions, pop), RUNS,
    N_("SERVER[:PORT]"), N_("a server for incoming mail (POP)") },
  { "smtp", 0, G_OPTION_ARG_STRING_ARRAY, G_STRUCT_OFFSET (SpOptions, smtp), RUNS,
    N_("SERVER[:PORT]"), N_("a server for outgoing mail (SMTP)") },
  { "source", 0, G_OPTION_ARG_STRING_ARRAY, G_STRUCT_OFFSET (SpOptions, sources), FINDS, N_("NAME"),
    N_("ask only this source for servers: site, autoconfig, pacc, srv, provider, ispdb, mx, "
       "autodiscover or guess; can be given more than once") },
  { "allow-address", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, allow_address), FINDS, NULL,
    N_("give a source the full address if it insists on it; otherwise only the domain is sent") },
  { "allow-http", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, allow_http), FINDS, NULL,
    N_("also accept settings published without encryption") },
  { "allow-internal", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, allow_internal), RUNS, NULL,
    N_("also contact addresses in private networks if published settings lead there") },
  { "ispdb", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SpOptions, ispdb), FINDS,
    N_("ADDRESS|FOLDER"), N_("where the provider database is") },
  { "ca-file", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SpOptions, ca_file), RUNS, N_("FILE"),
    N_("also trust the certificate authorities in this PEM file") },
  { "timeout", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SpOptions, timeout), RUNS, N_("SECONDS"),
    N_("time limit for each target; by default, 20") },
  { "deep", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, deep),
    SP_COMMAND_CHECK | SP_COMMAND_PROBE, NULL,
    N_("look closer: each version of TLS by itself, and whether weak methods are accepted") },
  { "transcript", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, transcript), RUNS, NULL,
    N_("show the dialogues as anyone on the way can read them") },
  { "lang", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SpOptions, lang), ALL, N_("LANGUAGE"),
    N_("language of the output, for example fr") },
  { "help", 'h', G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, help), ALL, NULL,
    N_("show this help") },
  { "version", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SpOptions, version), ALL, NULL,
    N_("show the version") },
};

static GOptionContext *
make_context (SpOptions *self)
{
  GOptionContext *context = g_option_context_new (NULL);
  g_autofree GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (option_rows) + 2);
  guint n = 0;

  for (; n < G_N_ELEMENTS (option_rows); n++)
    {
      entries[n].long_name = option_rows[n].name;
      entries[n].short_name = option_rows[n].letter;
      entries[n].arg = option_rows[n].kind;
      entries[n].arg_data = G_STRUCT_MEMBER_P (self, option_rows[n].offset);
    }
  entries[n].long_name = G_OPTION_REMAINING;
  entries[n].arg = G_OPTION_ARG_STRING_ARRAY;
  entries[n].arg_data = &self->words;
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  return context;
}

static const OptionRow *
find_row (const char *typed)
{
  g_autofree char *name = NULL;

  if (!g_str_has_prefix (typed, "--"))
    return NULL;
  name = g_strndup (typed + 2, strcspn (typed + 2, "="));
  for (guint i = 0; i < G_N_ELEMENTS (option_rows); i++)
    if (g_str_equal (option_rows[i].name, name))
      return &option_rows[i];
  return NULL;
}

static char *
near_options (const char *typed)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (option_rows); i++)
    g_ptr_array_add (known, g_strconcat ("--", option_rows[i].name, NULL));
  return sp_near_list (typed, known);
}

static char *
unknown_option (const char *typed)
{
  g_autofree char *name = g_strndup (typed, strcspn (typed, "="));
  g_autofree char *shown = sp_safe_text (name, -1, 0);
  g_autofree char *near = near_options (name);

  /* Translators: {option} is what was typed, {near} one or more options that are spelt nearly like it. */
  return sp_fill (near ? _("There is no option “{option}”. Similar: {near}.")
                       : _("There is no option “{option}”. “signpostctl --help” lists them all."),
                  "option", shown, "near", near, NULL);
}

/* What is wrong with the options, if anything. GLib would say it in its own words, or not at all. */
static char *
find_mistake (char **argv)
{
  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    {
      const OptionRow *row = find_row (argv[i]);
      gboolean takes_value = row && row->kind != G_OPTION_ARG_NONE && !strchr (argv[i], '=');

      if (row == NULL && argv[i][0] == '-' && argv[i][1] != '\0' && !g_str_equal (argv[i], "-h"))
        return unknown_option (argv[i]);
      if (takes_value && argv[i + 1] == NULL)
        /* Translators: {option} is for example --client, {value} for example ID. */
        return sp_fill (_("The option {option} needs a value: {option} {value}."), "option",
                        argv[i], "value", row && row->value ? _(row->value) : "", NULL);
      if (row && row->kind == G_OPTION_ARG_NONE && strchr (argv[i], '='))
        return sp_fill (_("“{option}” is one value too many: this option takes none."), "option",
                        argv[i], NULL);
      if (takes_value)
        i++;
    }
  return NULL;
}

static gboolean
choose_language (const char *language)
{
  g_autofree char *sentence = NULL;

  if (language == NULL || sp_language_choose (language))
    return TRUE;
  sentence = sp_words_unknown_language (language);
  sp_output_diagnostic (sentence);
  return FALSE;
}

/**
 * sp_options_parse:
 * @argc: number of arguments
 * @argv: the arguments
 *
 * Reads the command line and switches to the language it asks for.
 *
 * Returns: (transfer full) (nullable): what was typed; %NULL where it cannot be understood, which has been said then
 */
SpOptions *
sp_options_parse (int argc, char **argv)
{
  g_autoptr(SpOptions) self = g_new0 (SpOptions, 1);
  g_autoptr(GOptionContext) context = make_context (self);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) copy = g_strdupv (argv);
  g_autofree char *sentence = NULL;

  if (!choose_language (sp_language_find_asked (argv)))
    return NULL;
  sentence = find_mistake (argv);
  if (sentence == NULL && g_option_context_parse_strv (context, &copy, &error))
    return g_steal_pointer (&self);
  if (sentence == NULL)
    sentence = sp_safe_text (error->message, -1, 0);
  sp_output_diagnostic (sentence);
  return NULL;
}

/**
 * sp_options_free:
 * @self: (transfer full): options
 */
void
sp_options_free (SpOptions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (option_rows); i++)
    {
      gpointer value = G_STRUCT_MEMBER_P (self, option_rows[i].offset);

      if (option_rows[i].kind == G_OPTION_ARG_STRING_ARRAY)
        g_strfreev (*(char ***) value);
      else if (option_rows[i].kind != G_OPTION_ARG_NONE)
        g_free (*(char **) value);
    }
  g_strfreev (self->words);
  g_free (self);
}

/**
 * sp_options_get_command:
 *
 * Returns: (transfer none) (nullable): the first word
 */
const char *
sp_options_get_command (const SpOptions *self)
{
  return self->words ? self->words[0] : NULL;
}

/**
 * sp_options_get_arguments:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words behind the command
 */
const char *const *
sp_options_get_arguments (const SpOptions *self)
{
  static const char *const none[] = { NULL };

  return self->words && self->words[0] ? (const char *const *) self->words + 1 : none;
}

static gboolean
is_given (const SpOptions *self, const OptionRow *row)
{
  gconstpointer value = (const char *) self + row->offset;

  return row->kind == G_OPTION_ARG_NONE ? *(const gboolean *) value
                                        : *(const gconstpointer *) value != NULL;
}

/**
 * sp_options_allowed:
 * @command: a command
 * @name: its name
 *
 * Returns: whether @command takes all the options that were given; if not, that has been said
 */
gboolean
sp_options_allowed (const SpOptions *self, SpCommandMask command, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (option_rows); i++)
    {
      g_autofree char *sentence = NULL;

      if ((option_rows[i].commands & command) || !is_given (self, &option_rows[i]))
        continue;
      /* Translators: {option} is the name of an option, {command} that of a command. */
      sentence = sp_fill (_("The command “{command}” does not take the option --{option}. "
                            "“signpostctl {command} --help” lists those it takes."),
                          "option", option_rows[i].name, "command", name, NULL);
      sp_output_diagnostic (sentence);
      return FALSE;
    }
  return TRUE;
}

static void
append_option (GString *out, const OptionRow *row, guint width)
{
  g_autoptr(GString) left = g_string_new ("  ");
  g_autofree char *wrapped = sp_wrap_text (_(row->description), width, DESCRIPTION_COLUMN);

  if (row->letter)
    g_string_append_printf (left, "-%c, ", row->letter);
  g_string_append_printf (left, "--%s", row->name);
  if (row->value)
    g_string_append_printf (left, " %s", _(row->value));
  g_string_append (out, left->str);
  if (sp_wrap_measure (left->str) + 2 > DESCRIPTION_COLUMN)
    g_string_append_printf (out, "\n%s", wrapped);
  else
    g_string_append (out, wrapped + sp_wrap_measure (left->str));
}

/**
 * sp_options_describe:
 * @commands: one command or several
 * @width: columns of a line
 *
 * Returns: (transfer full): the options that any of @commands takes, for a help text
 */
char *
sp_options_describe (SpCommandMask commands, guint width)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (option_rows); i++)
    if (option_rows[i].commands & commands)
      append_option (out, &option_rows[i], width);
  return g_string_free (out, FALSE);
}
