/* Fills the named places of a translated sentence, in one pass, so that inserted text is never read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "template.h"

#include <string.h>

static const SpPlace *
find_place (const char *name, gsize length, const SpPlace *places, guint n_places)
{
  for (guint i = 0; i < n_places; i++)
    if (strlen (places[i].name) == length && strncmp (places[i].name, name, length) == 0)
      return &places[i];
  return NULL;
}

/**
 * sp_template_fill:
 * @sentence: a sentence with places such as `{server}`
 * @places: (array length=n_places): what goes where
 * @n_places: how many
 *
 * Replaces every known place by its value. An unknown place stays as it is, and values are not looked into.
 *
 * Returns: (transfer full): the sentence
 */
char *
sp_template_fill (const char *sentence, const SpPlace *places, guint n_places)
{
  GString *out = g_string_new (NULL);

  for (const char *p = sentence; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      const SpPlace *place = end ? find_place (p + 1, end - p - 1, places, n_places) : NULL;

      if (place == NULL)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      if (place->value)
        g_string_append (out, place->value);
      p = end + 1;
    }
  return g_string_free (out, FALSE);
}
