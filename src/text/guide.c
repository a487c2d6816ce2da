/* Finds the explanations and gives their text: plain for the terminal and documents, with links for the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide.h"

#include <string.h>

#include <glib/gi18n.h>

#include "guide-links.h"
#include "guide-topics.h"

/* The order in which they are best read. */
static const char *const order[] = {
  "ssl-tls",
  "versions",
  "starttls",
  "dialogue",
  "words",
  "choices",
  "ports",
  "wrong-pair",
  "history",
  "today",
  "certificates",
  "eavesdropper",
  "table",
  "what-changes",
  "imap-or-pop",
  "sign-in",
  "app-passwords",
  "blocked-port",
  "certificate-problems",
  "sources",
};

static const SpTopic *
find_in (const SpTopic *topics, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (topics[i].id, id))
      return &topics[i];
  return NULL;
}

/**
 * sp_guide_get_n_topics:
 *
 * Returns: how many topics there are
 */
guint
sp_guide_get_n_topics (void)
{
  return G_N_ELEMENTS (order);
}

/**
 * sp_guide_get_topic:
 * @i: a number below sp_guide_get_n_topics()
 *
 * Returns: (transfer none): the topic, in the order in which they are best read
 */
const SpTopic *
sp_guide_get_topic (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (order), NULL);
  return sp_guide_find (order[i]);
}

/**
 * sp_guide_find:
 * @id: the id of a topic, as `signpostctl explain` takes it
 *
 * Returns: (transfer none) (nullable): the topic
 */
const SpTopic *
sp_guide_find (const char *id)
{
  static const SpTopic *(*const tables[]) (guint * n) = {
    sp_guide_topics_get_encryption,   sp_guide_topics_get_pairs, sp_guide_topics_get_ports,
    sp_guide_topics_get_certificates, sp_guide_topics_get_use,   sp_guide_topics_get_sources,
  };
  const SpTopic *found = NULL;

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (tables); i++)
    {
      guint n;
      const SpTopic *topics = tables[i](&n);

      found = find_in (topics, n, id);
    }
  return found;
}

/**
 * sp_guide_find_by_uri:
 * @uri: the address of a link, as in sp_guide_search_mark_block()
 *
 * Returns: (transfer none) (nullable): the topic it leads to; %NULL for an address of another kind
 */
const SpTopic *
sp_guide_find_by_uri (const char *uri)
{
  return g_str_has_prefix (uri, SP_GUIDE_URI_PREFIX)
             ? sp_guide_find (uri + strlen (SP_GUIDE_URI_PREFIX))
             : NULL;
}

/**
 * sp_guide_get_title:
 * @topic: a topic
 *
 * Returns: (transfer none): its title in the user's language
 */
const char *
sp_guide_get_title (const SpTopic *topic)
{
  return _(topic->title);
}

/**
 * sp_guide_get_summary:
 * @topic: a topic
 *
 * Returns: (transfer none): what it is about, in a few words of the user's language, without a full stop
 */
const char *
sp_guide_get_summary (const SpTopic *topic)
{
  return _(topic->summary);
}

static void
add_link (const char *text, gsize length, const char *id, gpointer data)
{
  GPtrArray *links = data;
  const SpTopic *topic = id ? sp_guide_find (id) : NULL;

  if (topic && !g_ptr_array_find (links, topic, NULL))
    g_ptr_array_add (links, (gpointer) topic);
}

/**
 * sp_guide_get_links:
 * @topic: a topic
 *
 * Returns: (transfer container) (element-type SpTopic): the topics that its text leads to, each once, in order
 */
GPtrArray *
sp_guide_get_links (const SpTopic *topic)
{
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; i < topic->n_blocks; i++)
    sp_guide_links_read (topic->blocks[i].text, add_link, links);
  return links;
}

static void
append_plain (const char *text, gsize length, const char *id, gpointer data)
{
  g_string_append_len (data, text, length);
}

/**
 * sp_guide_get_text:
 * @block: a block of a topic
 *
 * Returns: (transfer none): its text in the user's language, without links
 */
const char *
sp_guide_get_text (const SpBlock *block)
{
  const char *text = block->kind == SP_BLOCK_LINE ? block->text : _(block->text);
  g_autoptr(GString) plain = NULL;

  if (block->kind == SP_BLOCK_LINE || strchr (text, '[') == NULL)
    return text;
  plain = g_string_new (NULL);
  sp_guide_links_read (text, append_plain, plain);
  return g_intern_string (plain->str);
}
