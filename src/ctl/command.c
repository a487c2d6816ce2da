/* Finds the command that a command line asks for and runs it, or tells how to ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "core/safe-text.h"
#include "near.h"
#include "output.h"
#include "publish/wrap.h"
#include "text/template.h"

#define COMMAND_INDENT 24
#define ANY_NUMBER G_MAXUINT

typedef SpExit (*RunCommand) (const SpOptions *options);

/** Command: a command, how it is used and what it does. */
typedef struct
{
  const char *name;
  SpCommandMask mask;
  RunCommand run;
  const char *arguments;
  guint most_arguments;
  const char *summary;
  const char *details;
} Command;

static const Command commands[] = {
  { "check", SP_COMMAND_CHECK, sp_command_check, N_("[TARGET…]"), ANY_NUMBER,
    N_("check a mail service and show what to enter"),
    N_("TARGET is an e-mail address or a domain. Its servers are looked up in site profiles, in "
       "what the domain and its provider publish, in the DNS and in the provider database; only "
       "the domain leaves this computer. If you know the servers, name them with --imap, --pop and "
       "--smtp. Every server is tried; no password is asked for or sent.") },
  { "probe", SP_COMMAND_PROBE, sp_command_probe, N_("[ENDPOINT…]"), ANY_NUMBER,
    N_("try exactly these servers and show what was seen"),
    N_("ENDPOINT is imaps://SERVER, pop3s://SERVER or smtps://SERVER for a connection that is "
       "secure from the start, and imap://SERVER, pop3://SERVER, smtp://SERVER or sieve://SERVER "
       "for one that is secure after a request; a port may follow, as in "
       "imaps://imap.example.edu:993.") },
  { "advise", SP_COMMAND_ADVISE, sp_command_advise, N_("[TARGET…]"), ANY_NUMBER,
    N_("show what to enter without trying the servers"),
    N_("TARGET is an e-mail address or a domain. The values come from a site profile or the "
       "provider notes on this computer, otherwise from what is published, and from the "
       "descriptions of the mail programs.") },
  { "clients", SP_COMMAND_CLIENTS, sp_command_clients, N_("[ID]"), 1,
    N_("list the mail programs, or show one"),
    N_("Without ID, all mail programs are listed; with it, one is shown in full.") },
  { "sites", SP_COMMAND_SITES, sp_command_sites, N_("[ID]"), 1,
    N_("list the site profiles, or show one"),
    N_("Without ID, all site profiles are listed, each with its file; with it, one is shown in "
       "full.") },
  { "explain", SP_COMMAND_EXPLAIN, sp_command_explain, N_("[TOPIC]"), 1,
    N_("list the explanations, or show one"),
    N_("Without TOPIC, all explanations are listed; with it, one is shown. TOPIC can also be the "
       "ID of a finding, such as cert-expired; --client adds the words of a mail program.") },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static void
show_commands (guint width)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *left =
          g_strdup_printf ("  %s %s", commands[i].name, _(commands[i].arguments));
      g_autofree char *right = sp_wrap_text (_(commands[i].summary), width, COMMAND_INDENT);

      sp_output_text (left);
      sp_output_text (right + sp_wrap_measure (left));
    }
}

static SpExit
show_general_help (void)
{
  guint width = sp_output_get_reading_width ();
  g_autofree char *options = sp_options_describe (~0u, width);
  g_autofree char *summary =
      sp_wrap_text (_("Finds out how to reach a mail service safely and shows what to enter in a "
                      "mail program, in that program’s own words."),
                    width, 0);

  sp_output_line (_("Usage: signpostctl COMMAND [OPTION…] [ARGUMENT…]"));
  sp_output_line ("");
  sp_output_text (summary);
  sp_output_line ("");
  sp_output_line (_("Commands:"));
  show_commands (width);
  sp_output_line ("");
  sp_output_line (_("Options:"));
  sp_output_text (options);
  sp_output_line ("");
  sp_output_line (_("For more about a command, run “signpostctl COMMAND --help”."));
  return SP_EXIT_SAFE;
}

static SpExit
show_help (const Command *command)
{
  guint width = sp_output_get_reading_width ();
  g_autofree char *options = sp_options_describe (command->mask, width);
  g_autofree char *details = sp_wrap_text (_(command->details), width, 0);
  /* Translators: {command} is the name of a command, {arguments} for example [TARGET…]. */
  g_autofree char *usage =
      sp_fill (_("Usage: signpostctl {command} [OPTION…] {arguments}"), "command", command->name,
               "arguments", _(command->arguments), NULL);

  sp_output_line (usage);
  sp_output_line ("");
  sp_output_text (details);
  sp_output_line ("");
  sp_output_line (_("Options:"));
  sp_output_text (options);
  return SP_EXIT_SAFE;
}

static SpExit
show_version (void)
{
  sp_output_line ("signpostctl " SP_VERSION);
  return SP_EXIT_SAFE;
}

static SpExit
unknown_command (const char *name)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new ();
  g_autofree char *shown = sp_safe_text (name, -1, 0);
  g_autofree char *near = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_ptr_array_add (known, (gpointer) commands[i].name);
  near = sp_near_list (name, known);
  sentence = sp_fill (near ? _("There is no command “{command}”. Similar: {near}.")
                           : _("There is no command “{command}”. The commands are check, probe, "
                               "advise, clients, sites and explain."),
                      "command", shown, "near", near, NULL);
  sp_output_diagnostic (sentence);
  return SP_EXIT_USAGE;
}

static SpExit
too_many_arguments (const Command *command, const char *extra)
{
  g_autofree char *shown = sp_safe_text (extra, -1, 0);
  g_autofree char *sentence =
      /* Translators: {extra} is what was typed, {command} the name of a command. */
      sp_fill (_("“{extra}” is one value too many: “{command}” takes at most one."), "command",
               command->name, "extra", shown, NULL);

  sp_output_diagnostic (sentence);
  return SP_EXIT_USAGE;
}

static SpExit
run_command (const Command *command, const SpOptions *options)
{
  const char *const *arguments = sp_options_get_arguments (options);

  if (options->help)
    return show_help (command);
  if (!sp_options_allowed (options, command->mask, command->name))
    return SP_EXIT_USAGE;
  for (guint i = 0; arguments[i] != NULL; i++)
    if (i >= command->most_arguments)
      return too_many_arguments (command, arguments[i]);
  return command->run (options);
}

static SpExit
dispatch (const SpOptions *options)
{
  const char *name = sp_options_get_command (options);
  const Command *command;

  if (options->version)
    return show_version ();
  if (name == NULL && options->help)
    return show_general_help ();
  if (name == NULL)
    {
      sp_output_diagnostic (_("A command is missing. “signpostctl --help” lists the commands."));
      return SP_EXIT_USAGE;
    }
  command = find_command (name);
  return command ? run_command (command, options) : unknown_command (name);
}

/**
 * sp_command_main:
 * @argc: number of arguments
 * @argv: the arguments
 *
 * Returns: the exit status of the program
 */
int
sp_command_main (int argc, char **argv)
{
  g_autoptr(SpOptions) options = sp_options_parse (argc, argv);
  SpExit status;

  if (options == NULL)
    return SP_EXIT_USAGE;
  status = dispatch (options);
  if (!sp_output_finish ())
    {
      sp_output_diagnostic (_("The output could not be written completely."));
      return MAX (status, SP_EXIT_UNSAFE);
    }
  return status;
}
