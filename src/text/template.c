/* Fills the named places of a translated sentence, in one pass, so that inserted text is never read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "template.h"

#include <string.h>

#define COUNT "{count}"

/* Finds the value of a place among @pairs of names and values; %FALSE where nobody gave one. */
static gboolean
find_value (const char *name, gsize length, va_list pairs, const char **value)
{
  const char *given;

  while ((given = va_arg (pairs, const char *)) != NULL)
    {
      *value = va_arg (pairs, const char *);
      if (strlen (given) == length && strncmp (given, name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The bytes of the place that @text begins with, braces included; 0 where it begins with none. */
static gsize
place_bytes (const char *text)
{
  gsize length = strcspn (text + 1, "{}");

  return text[0] == '{' && text[1 + length] == '}' ? length + 2 : 0;
}

/* @count goes into the place of that name, unless it is %NULL. */
static char *
fill (const char *sentence, const char *count, va_list pairs)
{
  GString *out = g_string_new (NULL);

  for (const char *p = sentence; *p != '\0';)
    {
      gsize length = *p == '{' ? place_bytes (p) : 0;
      const char *value = count;
      gboolean known = count && length > 0 && g_str_has_prefix (p, COUNT);
      va_list again;

      va_copy (again, pairs);
      if (length > 0 && !known)
        known = find_value (p + 1, length - 2, again, &value);
      va_end (again);
      if (!known)
        g_string_append_c (out, *p);
      else if (value)
        g_string_append (out, value);
      p += known ? length : 1;
    }
  return g_string_free (out, FALSE);
}

/**
 * sp_fill:
 * @sentence: a sentence with places such as `{server}`
 * @...: for each place its name without braces and what goes there, which may be %NULL; ended by %NULL
 *
 * Replaces every known place by its value. An unknown place stays as it is, and values are not looked into.
 *
 * Returns: (transfer full): the sentence
 */
char *
sp_fill (const char *sentence, ...)
{
  va_list pairs;
  char *filled;

  va_start (pairs, sentence);
  filled = fill (sentence, NULL, pairs);
  va_end (pairs);
  return filled;
}

/**
 * sp_fill_count:
 * @sentence: a sentence with a place `{count}`, in the form that ngettext() chose where it has several
 * @count: what goes there
 * @...: the other places, as for sp_fill(); ended by %NULL
 *
 * Returns: (transfer full): the sentence
 */
char *
sp_fill_count (const char *sentence, guint count, ...)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  va_list pairs;
  char *filled;

  va_start (pairs, count);
  filled = fill (sentence, number, pairs);
  va_end (pairs);
  return filled;
}
