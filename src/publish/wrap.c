/* Breaks plain text into lines by its width on a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wrap.h"

#include <string.h>

static guint
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * sp_wrap_measure:
 * @text: valid UTF-8 in one line
 *
 * Returns: how many columns of a terminal it takes
 */
guint
sp_wrap_measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += width_of (g_utf8_get_char (p));
  return width;
}

/* How many bytes of @text fit into @width columns; at least one character, so that there is always progress. */
static gsize
fitting_bytes (const char *text, guint width)
{
  const char *p = text;
  guint used = 0;

  while (*p != '\0')
    {
      used += width_of (g_utf8_get_char (p));
      if (used > width && p > text)
        break;
      p = g_utf8_next_char (p);
    }
  return p - text;
}

/* Where the line that begins at @text ends: after the last whole word that fits, or inside a word that is too long. */
static gsize
line_bytes (const char *text, guint width)
{
  gsize fits = fitting_bytes (text, width);

  if (text[fits] == '\0' || text[fits] == ' ')
    return fits;
  for (gsize end = fits; end > 0; end--)
    if (text[end - 1] == ' ')
      return end;
  return fits;
}

static void
add_wrapped (GPtrArray *lines, const char *text, guint width)
{
  do
    {
      gsize length = line_bytes (text, width);
      char *line = g_strndup (text, length);

      g_ptr_array_add (lines, g_strchomp (line));
      text += length;
      while (*text == ' ')
        text++;
    }
  while (*text != '\0');
}

/**
 * sp_wrap_lines:
 * @text: valid UTF-8, which may contain line ends
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full) (element-type utf8): the lines, at least one; words stay whole where they fit
 */
GPtrArray *
sp_wrap_lines (const char *text, guint width)
{
  g_auto (GStrv) given = g_strsplit (text, "\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; given[i] != NULL; i++)
    if (width == 0)
      g_ptr_array_add (lines, g_strdup (given[i]));
    else
      add_wrapped (lines, given[i], width);
  if (lines->len == 0)
    g_ptr_array_add (lines, g_strdup (""));
  return lines;
}

/**
 * sp_wrap_text:
 * @text: valid UTF-8
 * @width: columns of a line including the indent, or 0 for no limit
 * @indent: columns to leave free at the left of every line
 *
 * Returns: (transfer full): the text in lines, each ended by a line end
 */
char *
sp_wrap_text (const char *text, guint width, guint indent)
{
  g_autoptr (GPtrArray) lines = NULL;
  GString *out = g_string_new (NULL);

  lines = sp_wrap_lines (text, width > indent ? width - indent : width);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%*s%s\n", (int) indent, "", (char *) lines->pdata[i]);
  return g_string_free (out, FALSE);
}
