/* Finds words that are spelt nearly alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "near.h"

#include <string.h>

#include "text/list.h"

#define MOST_OFFERED 3
#define LONGEST 64

/* How many letters have to be changed, added or taken away to make @b, or the beginning of @b, of @a. */
static guint
distance (const char *a, const char *b)
{
  guint row[LONGEST + 1];
  gsize length = strlen (b);
  guint least;

  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          guint above = row[j];
          guint changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

          row[j] = MIN (changed, MIN (above, row[j - 1]) + 1);
          diagonal = above;
        }
    }
  least = row[length];
  for (gsize j = strlen (a) > 3 ? strlen (a) - 1 : length; j < length; j++)
    least = MIN (least, row[j]);
  return least;
}

static gboolean
is_near (const char *word, const char *known)
{
  gsize length = strlen (word);

  if (length < 2 || length > LONGEST || strlen (known) > LONGEST)
    return FALSE;
  if (strstr (known, word) || strstr (word, known))
    return TRUE;
  return distance (word, known) <= MAX (1, length / 3);
}

/**
 * sp_near_list:
 * @word: a word that is not known
 * @known: (element-type utf8): the words that are
 *
 * Returns: (transfer full) (nullable): up to three words that may have been meant, separated by commas
 */
char *
sp_near_list (const char *word, GPtrArray *known)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);
  g_autoptr(GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < known->len && n < MOST_OFFERED; i++)
    if (is_near (lower, known->pdata[i]))
      {
        sp_list_append (list, known->pdata[i]);
        n++;
      }
  return n > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}
