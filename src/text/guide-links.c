/* Reads the links in the text of the guide, which are written `[topic-id|words]`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-links.h"

#include <string.h>

#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

/* Where the words of a link begin, if @text begins with one. */
static const char *
find_words (const char *text, const char **end)
{
  gsize length = text[0] == '[' ? strspn (text + 1, ID_CHARACTERS) : 0;
  const char *words = length > 0 && text[1 + length] == '|' ? text + length + 2 : NULL;

  *end = words ? strchr (words, ']') : NULL;
  return *end ? words : NULL;
}

/**
 * sp_guide_links_read:
 * @text: a text of the guide, translated or not
 * @piece: (scope call): what is done with each piece
 * @data: for @piece
 *
 * Takes a text apart into plain words and links. A bracket that begins no link is a plain character.
 */
void
sp_guide_links_read (const char *text, SpGuidePiece piece, gpointer data)
{
  const char *plain = text;

  for (const char *p = text; *p != '\0';)
    {
      g_autofree char *id = NULL;
      const char *end;
      const char *words = find_words (p, &end);

      if (words == NULL)
        {
          p++;
          continue;
        }
      if (p > plain)
        piece (plain, p - plain, NULL, data);
      id = g_strndup (p + 1, words - p - 2);
      piece (words, end - words, id, data);
      plain = p = end + 1;
    }
  if (*plain != '\0')
    piece (plain, strlen (plain), NULL, data);
}
