/* signpostctl explain: the explanations, as a list or one in full.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "lookup.h"
#include "near.h"
#include "output.h"
#include "publish/table.h"
#include "publish/wrap.h"
#include "text/guide.h"

static void
show_list (void)
{
  g_autoptr (SpTable) table = sp_table_new (2);
  g_autofree char *text = NULL;
  const char *heading[] = { _ ("Topic"), _ ("Title") };

  sp_table_add_row (table, heading);
  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    {
      const SpTopic *topic = sp_guide_get_topic (i);
      const char *cells[] = { topic->id, sp_guide_get_title (topic) };

      sp_table_add_row (table, cells);
    }
  text = sp_table_to_text (table, sp_output_get_width ());
  sp_output_text (text);
}

static void
show_block (const SpBlock *block, guint width)
{
  g_autofree char *item = NULL;
  g_autofree char *lines = NULL;

  if (block->kind == SP_BLOCK_ITEM)
    item = g_strconcat ("• ", sp_guide_get_text (block), NULL);
  else
    sp_output_line ("");
  lines = sp_wrap_text (item ? item : sp_guide_get_text (block), width, item ? 2 : 0);
  sp_output_text (lines);
}

static void
show_topic (const SpTopic *topic)
{
  guint width = sp_output_get_reading_width ();

  sp_output_line (sp_guide_get_title (topic));
  for (guint i = 0; i < topic->n_blocks; i++)
    show_block (&topic->blocks[i], width);
}

static SpExit
unknown_topic (const char *id)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *near = NULL;

  for (guint i = 0; i < sp_guide_get_n_topics (); i++)
    g_ptr_array_add (known, (gpointer) sp_guide_get_topic (i)->id);
  near = sp_near_list (id, known);
  /* Translators: {value} is what was typed, {more} one or more topics that are spelt nearly like it. */
  sp_lookup_say (near ? _ ("There is no topic “{value}”. Similar: {more}.")
                      : _ ("There is no topic “{value}”. “signpostctl explain” lists all."),
                 id, near);
  return SP_EXIT_USAGE;
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
  const SpTopic *topic = id ? sp_guide_find (id) : NULL;

  if (id && topic == NULL)
    return unknown_topic (id);
  if (topic)
    show_topic (topic);
  else
    show_list ();
  return SP_EXIT_SAFE;
}
