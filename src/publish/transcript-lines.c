/* Splits what went over the wire into lines and makes each of them safe to show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript-lines.h"

#include <string.h>

#include "core/safe-text.h"

static gsize
without_return (const char *line, gsize length)
{
  return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
}

/**
 * sp_transcript_entry_to_lines:
 * @entry: a run of bytes
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): its lines without line ends, display-safe; %NULL where the
 *   bytes were encrypted
 */
char **
sp_transcript_entry_to_lines (const SpTranscriptEntry *entry)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  gsize at = 0;

  if (entry->encrypted || entry->text == NULL)
    return NULL;
  while (at < entry->text->len)
    {
      const char *line = entry->text->str + at;
      gsize left = entry->text->len - at;
      const char *end = memchr (line, '\n', left);
      gsize length = end ? (gsize) (end - line) : left;

      g_ptr_array_add (lines, sp_safe_text (line, without_return (line, length), 0));
      at += length + 1;
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
