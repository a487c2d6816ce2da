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

/* How many of the @length bytes of @text fit into @width columns; at least one character, so that there is always progress. */
static gsize
fitting_bytes (const char *text, gsize length, guint width)
{
  const char *p = text;
  guint used = 0;

  while (p < text + length)
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
line_bytes (const char *text, gsize length, guint width)
{
  gsize fits = fitting_bytes (text, length, width);

  if (fits == length || text[fits] == ' ')
    return fits;
  for (gsize end = fits; end > 0; end--)
    if (text[end - 1] == ' ')
      return end;
  return fits;
}

/* Is given one line after the other; it is not NUL-terminated. */
typedef void (*TakeLine) (gpointer data, const char *line, gsize length);

static void
wrap_paragraph (const char *text, gsize length, guint width, TakeLine take, gpointer data)
{
  do
    {
      gsize line = line_bytes (text, length, width);
      gsize end = line;

      while (end > 0 && g_ascii_isspace (text[end - 1]))
        end--;
      take (data, text, end);
      while (line < length && text[line] == ' ')
        line++;
      text += line;
      length -= line;
    }
  while (length > 0);
}

static void
wrap (const char *text, guint width, TakeLine take, gpointer data)
{
  while (text)
    {
      const char *end = strchr (text, '\n');
      gsize length = end ? (gsize) (end - text) : strlen (text);

      if (width == 0)
        take (data, text, length);
      else
        wrap_paragraph (text, length, width, take, data);
      text = end ? end + 1 : NULL;
    }
}

static void
add_line (gpointer data, const char *line, gsize length)
{
  g_ptr_array_add (data, g_strndup (line, length));
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
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  wrap (text, width, add_line, lines);
  return lines;
}

typedef struct
{
  GString *out;
  guint indent;
} Indented;

static void
append_line (gpointer data, const char *line, gsize length)
{
  Indented *self = data;

  for (guint i = 0; i < self->indent; i++)
    g_string_append_c (self->out, ' ');
  g_string_append_len (self->out, line, length);
  g_string_append_c (self->out, '\n');
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
  Indented self = { .out = g_string_new (NULL), .indent = indent };

  wrap (text, width > indent ? width - indent : width, append_line, &self);
  return g_string_free (self.out, FALSE);
}
