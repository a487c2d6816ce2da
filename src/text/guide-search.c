/* The search in the explanations: in the user's language, whatever the case and the accents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-search.h"

#include <string.h>

#include <glib/gi18n.h>

#include "guide-links.h"
#include "template.h"

/* The line that Arabic letters are stretched with. */
#define TATWEEL 0x640

#define MARK_BEGIN "<b><u>"
#define MARK_END "</u></b>"

struct _SpGuideSearch
{
  char **words; /* (owned) folded; each has to be found */
};

/* A text without case and accents; @origins says for each byte where the letter begins that it was made from. */
typedef struct
{
  GString *text; /* (owned) */
  GArray *origins; /* (owned) (element-type gsize) */
} Folded;

static void
folded_clear (Folded *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->origins);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

static void
fold_letter (Folded *self, const char *letter, gsize length, gsize origin)
{
  g_autofree char *apart = g_utf8_normalize (letter, length, G_NORMALIZE_ALL);
  g_autofree char *folded = apart ? g_utf8_casefold (apart, -1) : NULL;

  for (const char *p = folded; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize bytes = g_utf8_next_char (p) - p;

      if (g_unichar_ismark (c) || c == TATWEEL)
        continue;
      g_string_append_len (self->text, p, bytes);
      for (gsize i = 0; i < bytes; i++)
        g_array_append_val (self->origins, origin);
    }
}

/* Letter by letter, so that what was found can be shown in the text as it is written. */
static void
fold (Folded *self, const char *text, gsize length)
{
  const char *end = text + length;

  self->text = g_string_new (NULL);
  self->origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    fold_letter (self, p, g_utf8_next_char (p) - p, p - text);
}

static gboolean
contains (const char *text, const char *word)
{
  g_auto(Folded) folded = { NULL, NULL };

  fold (&folded, text, strlen (text));
  return strstr (folded.text->str, word) != NULL;
}

static gboolean
is_said (const SpTopic *topic, const char *word)
{
  if (contains (sp_guide_get_title (topic), word) || contains (sp_guide_get_summary (topic), word))
    return TRUE;
  for (guint i = 0; i < topic->n_blocks; i++)
    if (contains (sp_guide_get_text (&topic->blocks[i]), word))
      return TRUE;
  return FALSE;
}

/**
 * sp_guide_search_new:
 * @typed: what was typed, words with spaces between them
 *
 * Returns: (transfer full): a search for topics in which all these words stand, or words that begin, end or go on like them
 */
SpGuideSearch *
sp_guide_search_new (const char *typed)
{
  SpGuideSearch *self = g_new0 (SpGuideSearch, 1);
  g_auto(Folded) folded = { NULL, NULL };
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_auto(GStrv) parts = NULL;

  fold (&folded, typed, strlen (typed));
  parts = g_strsplit_set (folded.text->str, " \t\n", -1);
  for (char **part = parts; *part; part++)
    if (**part)
      g_ptr_array_add (words, g_strdup (*part));
  g_ptr_array_add (words, NULL);
  self->words = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
  return self;
}

/**
 * sp_guide_search_free:
 * @self: (transfer full): a search
 */
void
sp_guide_search_free (SpGuideSearch *self)
{
  g_strfreev (self->words);
  g_free (self);
}

/**
 * sp_guide_search_is_empty:
 *
 * Returns: whether nothing is looked for, so that every topic is found and nothing is marked
 */
gboolean
sp_guide_search_is_empty (const SpGuideSearch *self)
{
  return self->words[0] == NULL;
}

/**
 * sp_guide_search_finds:
 * @topic: a topic
 *
 * Returns: whether every word that is looked for stands in its title, its summary or its text, in the user's language
 */
gboolean
sp_guide_search_finds (const SpGuideSearch *self, const SpTopic *topic)
{
  for (char **word = self->words; *word; word++)
    if (!is_said (topic, *word))
      return FALSE;
  return TRUE;
}

static void
mark_word (const Folded *folded, const char *word, gboolean *marked, gsize length)
{
  const char *start = folded->text->str;

  for (const char *found = start; (found = strstr (found, word)); found++)
    {
      gsize first = found - start, behind = first + strlen (word);
      gsize from = g_array_index (folded->origins, gsize, first);
      gsize to =
          behind < folded->origins->len ? g_array_index (folded->origins, gsize, behind) : length;

      /* The second half of a letter that is two letters when folded belongs to it. */
      if (behind < folded->origins->len && to == g_array_index (folded->origins, gsize, behind - 1))
        to++;
      for (gsize i = from; i < to; i++)
        marked[i] = TRUE;
    }
}

static gsize
run_length (const char *text, const gboolean *marked, gsize from, gsize length)
{
  gsize to = from;

  while (to < length &&
         (marked[to] == marked[from] || (text[to] & 0xc0) == 0x80 /* inside a letter */))
    to++;
  return to - from;
}

/**
 * sp_guide_search_mark:
 * @self: (nullable): a search
 * @text: a text
 * @length: bytes of @text, -1 up to its end
 *
 * Returns: (transfer full): @text as Pango markup, everything escaped; what is looked for is bold and underlined
 */
char *
sp_guide_search_mark (const SpGuideSearch *self, const char *text, gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autofree gboolean *marked = g_new0 (gboolean, bytes + 1);
  g_auto(Folded) folded = { NULL, NULL };
  GString *markup = g_string_new (NULL);

  fold (&folded, text, bytes);
  for (char **word = self ? self->words : NULL; word && *word; word++)
    mark_word (&folded, *word, marked, bytes);
  for (gsize i = 0, n; i < bytes; i += n)
    {
      g_autofree char *escaped = NULL;

      n = run_length (text, marked, i, bytes);
      escaped = g_markup_escape_text (text + i, n);
      g_string_append_printf (markup, "%s%s%s", marked[i] ? MARK_BEGIN : "", escaped,
                              marked[i] ? MARK_END : "");
    }
  return g_string_free (markup, FALSE);
}

/* What a block's pieces are put together with. */
typedef struct
{
  const SpGuideSearch *search; /* (nullable) */
  GString *markup; /* (owned) */
} Marking;

static void
append_piece (const char *text, gsize length, const char *id, gpointer data)
{
  Marking *marking = data;
  g_autofree char *marked = sp_guide_search_mark (marking->search, text, length);

  if (id && sp_guide_find (id))
    g_string_append_printf (marking->markup, "<a href=\"" SP_GUIDE_URI_PREFIX "%s\">%s</a>", id,
                            marked);
  else
    g_string_append (marking->markup, marked);
}

/**
 * sp_guide_search_mark_block:
 * @self: (nullable): a search
 * @block: a block of a topic
 *
 * Returns: (transfer full): its text in the user's language as Pango markup, as from sp_guide_search_mark(); a link to another
 *   topic is an `a` element, whose address sp_guide_find_by_uri() understands
 */
char *
sp_guide_search_mark_block (const SpGuideSearch *self, const SpBlock *block)
{
  Marking marking = { self, g_string_new (NULL) };

  sp_guide_links_read (_(block->text), append_piece, &marking);
  return g_string_free (marking.markup, FALSE);
}

/**
 * sp_guide_search_say:
 * @found: how many topics it finds
 *
 * Returns: (transfer full) (nullable): what came of it, in a sentence; %NULL where nothing is looked for
 */
char *
sp_guide_search_say (const SpGuideSearch *self, guint found)
{
  if (sp_guide_search_is_empty (self))
    return NULL;
  if (found == 0)
    return g_strdup (_("No topic found. Try fewer words, or only the beginning of a word."));
  /* Translators: what a search found; {count} is a number of explanations. */
  return sp_fill_count (ngettext ("{count} topic found", "{count} topics found", found), found,
                        NULL);
}
