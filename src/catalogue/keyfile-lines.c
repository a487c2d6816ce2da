/* What GKeyFile does not tell about a keyfile: in which line something stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyfile-lines.h"

#include <string.h>

#include "catalogue-error.h"

/* Tells the name of the group that a line opens, or %NULL. */
static char *
parse_group (const char *line)
{
  const char *end = line[0] == '[' ? strchr (line, ']') : NULL;

  return end ? g_strndup (line + 1, end - line - 1) : NULL;
}

static gboolean
is_key (const char *line, const char *key)
{
  gsize length = strlen (key);

  if (strncmp (line, key, length) != 0)
    return FALSE;
  return line[length + strspn (line + length, " \t")] == '=';
}

/**
 * sp_keyfile_find_line:
 * @lines: the lines of a keyfile
 * @group: a group's name
 * @key: (nullable): a key, %NULL for the group itself
 *
 * Returns: the line where it stands, counted from 1; the last one where it stands twice, as for GKeyFile; 0 where it does not
 */
guint
sp_keyfile_find_line (char **lines, const char *group, const char *key)
{
  gboolean inside = FALSE;
  guint found = 0;

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = lines[i] + strspn (lines[i], " \t");
      g_autofree char *opened = parse_group (line);

      if (opened)
        inside = strcmp (opened, group) == 0;
      if (inside && (key ? is_key (line, key) : opened != NULL))
        found = i + 1;
    }
  return found;
}

/**
 * sp_keyfile_find_syntax_error:
 * @lines: the lines of a keyfile
 *
 * Returns: the first line that is neither a group, nor a key inside one, nor a comment, counted from 1; 0 where all are
 */
guint
sp_keyfile_find_syntax_error (char **lines)
{
  gboolean inside = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));
      gsize length = strlen (line);

      if (length == 0 || line[0] == '#')
        continue;
      if (line[0] == '[' && line[length - 1] == ']' && length > 2)
        inside = TRUE;
      else if (line[0] == '[' || line[0] == '=' || !inside || strchr (line, '=') == NULL)
        return i + 1;
    }
  return 0;
}

/**
 * sp_keyfile_check_bytes:
 * @data: the bytes of a file
 * @length: how many
 * @error: return location for a #SpCatalogueError
 *
 * Returns: whether they are UTF-8 and not too many
 */
gboolean
sp_keyfile_check_bytes (const char *data, gsize length, GError **error)
{
  const char *end = NULL;
  guint line = 1;

  if (length > SP_KEYFILE_MAX)
    {
      g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_TOO_LARGE, "more than %d KiB",
                   SP_KEYFILE_MAX / 1024);
      return FALSE;
    }
  if (g_utf8_validate_len (data, length, &end))
    return TRUE;
  for (const char *p = data; p < end; p++)
    line += *p == '\n';
  g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_ENCODING, "line %u: not UTF-8", line);
  return FALSE;
}
