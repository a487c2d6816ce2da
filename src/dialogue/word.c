/* Words of a reply: taking the next one, and comparing whole words without regard to case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "word.h"

#include <string.h>

/**
 * sp_word_take:
 * @text: (inout): where reading stands in a line
 * @word: the word that may come next, ASCII
 *
 * Steps over @word and the spaces behind it, provided that the whole next word is @word, in upper or lower case.
 *
 * Returns: whether @word was there; if not, @text stays where it was
 */
gboolean
sp_word_take (const char **text, const char *word)
{
  gsize length = strlen (word);
  const char *end = *text + length;

  if (g_ascii_strncasecmp (*text, word, length) != 0 || (*end != ' ' && *end != '\0'))
    return FALSE;
  while (*end == ' ')
    end++;
  *text = end;
  return TRUE;
}

/**
 * sp_word_split:
 * @text: a line, or what is left of it
 *
 * Returns: (transfer full): its words, without the empty ones that doubled spaces leave
 */
char **
sp_word_split (const char *text)
{
  g_auto(GStrv) pieces = g_strsplit (text, " ", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **words = NULL;

  for (guint i = 0; pieces[i]; i++)
    if (*pieces[i])
      g_strv_builder_add (builder, pieces[i]);
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

/**
 * sp_word_contains:
 * @text: a line
 * @part: upper-case ASCII letters
 *
 * Returns: whether @part occurs anywhere in @text, in upper or lower case
 */
gboolean
sp_word_contains (const char *text, const char *part)
{
  g_autofree char *upper = g_ascii_strup (text, -1);

  return strstr (upper, part) != NULL;
}
