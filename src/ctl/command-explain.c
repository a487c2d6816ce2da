/* signpostctl explain: the explanations, as a list or one in full, and what a finding means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <string.h>

#include <glib/gi18n.h>

#include "lookup.h"
#include "near.h"
#include "output.h"
#include "publish/sender-table.h"
#include "publish/table.h"
#include "publish/wrap.h"
#include "text/guide.h"
#include "text/list.h"
#include "text/words.h"

/* What is explained when a program is named and nothing else. */
#define TOPIC_OF_PROGRAMS "words"
#define TOPIC_OF_CHANGES "what-changes"
#define TOPIC_OF_CHOICES "choices"
#define BULLET "  • "
#define HANGING "    "

static void
show_list (void)
{
  g_autoptr(SpTable) table = sp_table_new (2);
  g_autofree char *text = NULL;
  const char *heading[] = { _("Topic"), _("What it explains") };

  sp_table_add_row (table, heading);
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    {
      const SpTopic *topic = sp_guide_get_topic (i);
      const char *cells[] = { topic->id, sp_guide_get_summary (topic) };

      sp_table_add_row (table, cells);
    }
  text = sp_table_to_text (table, sp_output_get_width ());
  sp_output_text (text);
}

/* An item hangs from its bullet. */
static void
show_item (const char *text)
{
  g_autofree char *lines = sp_wrap_text (text, sp_output_get_reading_width (), strlen (HANGING));
  g_autofree char *item = g_strconcat (BULLET, lines + strlen (HANGING), NULL);

  sp_output_text (item);
}

/* The first line of a dialogue stands off from what is above it. */
static void
show_line (const char *text, gboolean first)
{
  g_autofree char *line = g_strconcat (HANGING, text, NULL);

  if (first)
    sp_output_line ("");
  sp_output_line (line);
}

static void
show_text (SpBlockKind kind, const char *text)
{
  g_autofree char *lines = NULL;

  if (kind == SP_BLOCK_ITEM)
    {
      show_item (text);
      return;
    }
  lines = sp_wrap_text (text, sp_output_get_reading_width (), 0);
  sp_output_line ("");
  sp_output_text (lines);
}

static void
show_links (const SpTopic *topic)
{
  g_autoptr(GPtrArray) links = sp_guide_get_links (topic);
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *row = NULL;

  for (guint i = 0; i < links->len; i++)
    sp_list_append (list, ((const SpTopic *) g_ptr_array_index (links, i))->id);
  if (list->len == 0)
    return;
  row = sp_words_row (_("See also"), list->str);
  show_text (SP_BLOCK_PARAGRAPH, row);
}

static void
show_program (const SpTopic *topic, const SpClient *client)
{
  g_auto(GStrv) words = g_str_equal (topic->id, TOPIC_OF_CHANGES)
                             ? sp_guide_get_program_changes (client)
                             : sp_guide_get_program_words (client);
  g_autofree char *heading = sp_guide_get_program_heading (client);

  if (words[0] == NULL)
    return;
  show_text (SP_BLOCK_HEADING, heading);
  for (guint i = 0; words[i] != NULL; i++)
    show_text (SP_BLOCK_ITEM, words[i]);
}

/* The words of what only sends, side by side: that is where they differ most. */
static void
show_sender_words (void)
{
  g_autoptr(SpCatalogue) catalogue = sp_lookup_catalogue ();
  g_autofree char *table = sp_sender_words_to_text (catalogue, sp_output_get_width ());

  show_text (SP_BLOCK_HEADING, sp_guide_get_sender_heading ());
  sp_output_line ("");
  sp_output_text (table);
}

static void
show_uncertain_choices (void)
{
  g_autoptr(SpCatalogue) catalogue = sp_lookup_catalogue ();
  g_auto(GStrv) choices = sp_guide_get_uncertain_choices (catalogue);

  show_text (SP_BLOCK_HEADING, sp_guide_get_uncertain_heading ());
  for (guint i = 0; choices[i] != NULL; i++)
    show_text (SP_BLOCK_ITEM, choices[i]);
}

static void
show_topic (const SpTopic *topic, GPtrArray *clients)
{
  sp_output_line (sp_guide_get_title (topic));
  for (guint i = 0; i < topic->n_blocks; i++)
    if (topic->blocks[i].kind == SP_BLOCK_LINE)
      show_line (topic->blocks[i].text, topic->blocks[i - 1].kind != SP_BLOCK_LINE);
    else
      show_text (topic->blocks[i].kind, sp_guide_get_text (&topic->blocks[i]));
  if (g_str_equal (topic->id, TOPIC_OF_CHOICES))
    show_uncertain_choices ();
  if (g_str_equal (topic->id, TOPIC_OF_PROGRAMS))
    show_sender_words ();
  for (guint i = 0; clients && i < clients->len; i++)
    show_program (topic, g_ptr_array_index (clients, i));
  show_links (topic);
}

static void
show_finding (const char *id)
{
  g_autofree char *admin =
      sp_words_row (_("For administrators"), sp_words_finding_admin_advice (id));
  g_autofree char *standard = sp_words_row (_("Standard"), sp_words_finding_reference (id));

  sp_output_line (sp_words_finding_title (id));
  show_text (SP_BLOCK_PARAGRAPH, sp_words_finding_explanation (id));
  show_text (SP_BLOCK_PARAGRAPH, sp_words_finding_advice (id));
  show_text (SP_BLOCK_PARAGRAPH, admin);
  show_text (SP_BLOCK_PARAGRAPH, standard);
  sp_output_line ("");
}

/* Topics are what most people look for; findings come second. */
static char *
find_near (const char *id)
{
  g_autoptr(GPtrArray) topics = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();
  g_autofree const char **ids = sp_words_get_finding_ids ();
  char *near;

  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    g_ptr_array_add (topics, (gpointer) sp_guide_get_topic (i)->id);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (findings, (gpointer) ids[i]);
  near = sp_near_list (id, topics);
  return near ? near : sp_near_list (id, findings);
}

static SpExit
unknown_topic (const char *id)
{
  g_autofree char *near = find_near (id);

  /* Translators: {value} is what was typed, {more} one or more topics that are spelt nearly like it. */
  sp_lookup_say (near ? _("There is no topic “{value}”. Similar: {more}.")
                      : _("There is no topic “{value}”. “signpostctl explain” lists them all."),
                 id, near);
  return SP_EXIT_USAGE;
}

static SpExit
explain (const char *id, GPtrArray *clients)
{
  gboolean is_finding = sp_words_has_finding (id);
  const SpTopic *topic = sp_guide_find (is_finding ? sp_words_finding_topic (id) : id);

  if (topic == NULL)
    return unknown_topic (id);
  if (is_finding)
    show_finding (id);
  show_topic (topic, clients);
  return SP_EXIT_SAFE;
}

/**
 * sp_command_explain:
 * @options: options
 *
 * Returns: the exit status
 */
SpExit
sp_command_explain (const SpOptions *options)
{
  const char *id = sp_options_get_arguments (options)[0];
  g_autoptr(SpCatalogue) catalogue = NULL;
  g_autoptr(GPtrArray) clients = NULL;

  if (options->clients)
    {
      catalogue = sp_lookup_catalogue ();
      clients = sp_lookup_clients (catalogue, options);
      if (clients == NULL)
        return SP_EXIT_USAGE;
    }
  if (id || clients)
    return explain (id ? id : TOPIC_OF_PROGRAMS, clients);
  show_list ();
  return SP_EXIT_SAFE;
}
