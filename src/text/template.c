/* Fills the named places of a translated sentence, in one pass, so that inserted text is never read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "template.h"

#include <string.h>

#include "language.h"

#define COUNT "{count}"

/* LEFT-TO-RIGHT ISOLATE and POP DIRECTIONAL ISOLATE, which are shown as nothing. */
#define ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"

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

static gboolean
is_right_to_left (gunichar letter)
{
  return (letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfdff) ||
         (letter >= 0xfe70 && letter <= 0xfeff) || (letter >= 0x2066 && letter <= 0x2069);
}

/* Host names, addresses, versions and options would fall apart within text from right to left: their dots, colons and dashes take its
 * direction. A word or a number alone does not, and neither does text of the language itself. */
static gboolean
has_to_be_isolated (const char *value)
{
  gboolean latin = FALSE;
  gboolean mixed = FALSE;

  if (!sp_language_is_right_to_left ())
    return FALSE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n' || is_right_to_left (g_utf8_get_char (p)))
        return FALSE;
      latin = latin || g_ascii_isalnum (*p);
      mixed = mixed || !g_ascii_isalnum (*p);
    }
  return latin && mixed;
}

static void
append_value (GString *out, const char *value)
{
  if (has_to_be_isolated (value))
    g_string_append_printf (out, ISOLATE "%s" POP_ISOLATE, value);
  else
    g_string_append (out, value);
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
        append_value (out, value);
      p += known ? length : 1;
    }
  return g_string_free (out, FALSE);
}

/**
 * sp_fill:
 * @sentence: a sentence with places such as `{server}`
 * @...: for each place its name without braces and what goes there, which may be %NULL; ended by %NULL
 *
 * Replaces every known place by its value. An unknown place stays as it is, and values are not looked into. Where the language runs
 * from right to left, a value that does not, such as a host name, is enclosed in an isolate (U+2066 … U+2069).
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
