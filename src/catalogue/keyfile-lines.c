/* What GKeyFile does not tell about a keyfile: in which line something stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyfile-lines.h"

#include <string.h>

#include "catalogue-error.h"

/* One line without the space around it; nothing is copied. */
typedef struct
{
  const char *start;
  gsize length;
  const char *next; /* (nullable) where the next line begins */
} Line;

static Line
read_line (const char *text)
{
  const char *end = strchr (text, '\n');
  Line line = { .next = end ? end + 1 : NULL };

  if (end && end > text && end[-1] == '\r')
    end--;
  end = end ? end : text + strlen (text);
  while (text < end && g_ascii_isspace (*text))
    text++;
  while (end > text && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  line.start = text;
  line.length = end - text;
  return line;
}

/* The name of a group has no brackets and no control characters in it. */
static gboolean
opens_group (const Line *line)
{
  if (line->length <= 2 || line->start[0] != '[' || line->start[line->length - 1] != ']')
    return FALSE;
  for (gsize i = 1; i + 1 < line->length; i++)
    if (line->start[i] == '[' || line->start[i] == ']' || g_ascii_iscntrl (line->start[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_group (const Line *line, const char *group)
{
  return line->length == strlen (group) + 2 &&
         strncmp (line->start + 1, group, line->length - 2) == 0;
}

static gboolean
is_key (const Line *line, const char *key)
{
  gsize length = strlen (key);

  if (line->length <= length || strncmp (line->start, key, length) != 0)
    return FALSE;
  while (length < line->length && g_ascii_isspace (line->start[length]))
    length++;
  return length < line->length && line->start[length] == '=';
}

/**
 * sp_keyfile_find_line:
 * @text: a keyfile
 * @group: a group's name
 * @key: (nullable): a key, %NULL for the group itself
 *
 * Returns: the line where it stands, counted from 1; the last one where it stands twice, as for GKeyFile; 0 where it does not
 */
guint
sp_keyfile_find_line (const char *text, const char *group, const char *key)
{
  gboolean inside = FALSE;
  guint found = 0;

  for (guint n = 1; text; n++)
    {
      Line line = read_line (text);
      gboolean opens = opens_group (&line);

      if (opens)
        inside = is_group (&line, group);
      if (inside && (key ? is_key (&line, key) : opens))
        found = n;
      text = line.next;
    }
  return found;
}

/* The name of a language stands between brackets at the end of a key; no others stand in it. */
static gboolean
has_key (const Line *line)
{
  const char *end = memchr (line->start, '=', line->length);
  const char *open = end ? memchr (line->start, '[', end - line->start) : NULL;
  const char *close = end ? memchr (line->start, ']', end - line->start) : NULL;
  const char *p = open ? open + 1 : NULL;

  if (end == NULL || end == line->start || open == line->start || (!open && close))
    return FALSE;
  while (p && p < end && (g_unichar_isalnum (g_utf8_get_char (p)) || strchr ("-_.@", *p)))
    p = g_utf8_next_char (p);
  if (p == NULL)
    return TRUE;
  if (p != close || open[-1] == ' ')
    return FALSE;
  for (p++; p < end && g_ascii_isspace (*p); p++)
    ;
  return p == end;
}

/* A key inside a group, or a comment, or nothing. */
static gboolean
is_fine (const Line *line, gboolean inside)
{
  if (line->length == 0 || line->start[0] == '#')
    return TRUE;
  return inside && has_key (line);
}

/**
 * sp_keyfile_find_syntax_error:
 * @text: a keyfile
 * @line: (out) (transfer full): the first line that is neither a group, nor a key inside one, nor a comment
 *
 * Returns: its number, counted from 1; 0 where there is none
 */
guint
sp_keyfile_find_syntax_error (const char *text, char **line)
{
  gboolean inside = FALSE;

  for (guint n = 1; text; n++)
    {
      Line read = read_line (text);

      if (opens_group (&read))
        inside = TRUE;
      else if (!is_fine (&read, inside))
        {
          *line = g_strndup (read.start, read.length);
          return n;
        }
      text = read.next;
    }
  return 0;
}

/**
 * sp_keyfile_check_bytes:
 * @data: the bytes of a file
 * @length: how many
 * @error: return location for a #SpCatalogueError
 *
 * Returns: whether they are UTF-8 and neither too many nor in too many lines
 */
gboolean
sp_keyfile_check_bytes (const char *data, gsize length, GError **error)
{
  const char *end = NULL;
  guint lines = 1;

  if (length > SP_KEYFILE_MAX)
    {
      g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_TOO_LARGE, "more than %d KiB",
                   SP_KEYFILE_MAX / 1024);
      return FALSE;
    }
  g_utf8_validate_len (data, length, &end);
  for (const char *p = data; p < end; p++)
    lines += *p == '\n';
  if (end < data + length)
    g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_ENCODING, "line %u: not UTF-8",
                 lines);
  else if (lines > SP_KEYFILE_LINES_MAX)
    g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_TOO_LARGE, "more than %d lines",
                 SP_KEYFILE_LINES_MAX);
  return end == data + length && lines <= SP_KEYFILE_LINES_MAX;
}
