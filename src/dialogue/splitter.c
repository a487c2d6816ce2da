/* Cuts the bytes of a server into lines, however they arrive, and never holds more than a bounded amount.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "splitter.h"

#include "core/safe-text.h"

#include <string.h>

struct _SpSplitter
{
  SpLiteralFunc has_literal; /* (nullable) */
  GString *input; /* (owned) bytes that arrived and are not part of @line yet */
  GString *line; /* (owned) the line so far, literals turned into quoted strings */
  gsize searched; /* bytes of @input known to hold no line end */
  gsize n_kept; /* bytes taken in during this phase */
  gsize n_dropped; /* bytes beyond the limit of the phase, only counted */
  guint n_lines;
  gboolean in_literal;
  gsize literal_left; /* bytes of the literal that are still to come */
  const char *limit; /* (nullable) (static) the limit that was exceeded */
  gboolean bare_lf;
};

/**
 * sp_splitter_new:
 * @has_literal: (nullable): tells which lines may hold literals; %NULL for a protocol without them
 *
 * Returns: (transfer full): an empty splitter
 */
SpSplitter *
sp_splitter_new (SpLiteralFunc has_literal)
{
  SpSplitter *self = g_new0 (SpSplitter, 1);

  self->has_literal = has_literal;
  self->input = g_string_new (NULL);
  self->line = g_string_new (NULL);
  return self;
}

/**
 * sp_splitter_free:
 * @self: (transfer full): a splitter
 */
void
sp_splitter_free (SpSplitter *self)
{
  g_string_free (self->input, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * sp_splitter_reset:
 *
 * Begins a new phase: forgets every byte that is waiting, and counts from zero.
 */
void
sp_splitter_reset (SpSplitter *self)
{
  g_string_truncate (self->input, 0);
  g_string_truncate (self->line, 0);
  self->searched = self->n_kept = self->n_dropped = 0;
  self->n_lines = 0;
  self->in_literal = FALSE;
  self->limit = NULL;
}

/**
 * sp_splitter_add:
 * @data: bytes from the server
 * @length: how many
 */
void
sp_splitter_add (SpSplitter *self, const void *data, gsize length)
{
  gsize take = MIN (length, SP_SPLITTER_MAX_BYTES - self->n_kept);

  g_string_append_len (self->input, data, take);
  self->n_kept += take;
  self->n_dropped += length - take;
}

static SpSplit
oversized (SpSplitter *self, const char *limit)
{
  self->limit = limit;
  return SP_SPLIT_OVERSIZED;
}

/* Nothing more can be made of the input: wait for more, unless more would not be kept. */
static SpSplit
starved (SpSplitter *self)
{
  if (self->n_dropped > 0)
    return oversized (self, "256 KB in all");
  if (!self->in_literal && self->input->len > SP_SPLITTER_MAX_LINE + 1)
    return oversized (self, "64 KB in one line");
  return SP_SPLIT_MORE;
}

/* Whether @self->line ends in `{n}` or `{n+}` (RFC 9051 section 4.3, RFC 5804 section 1.2), and if so removes that. */
static gboolean
take_literal_mark (SpSplitter *self, guint64 *n)
{
  const char *text = self->line->str;
  gsize end = self->line->len;
  gsize start;

  if (self->has_literal == NULL || end < 3 || text[--end] != '}')
    return FALSE;
  if (text[end - 1] == '+')
    end--;
  for (start = end; start > 0 && g_ascii_isdigit (text[start - 1]); start--)
    ;
  if (start == end || start == 0 || text[start - 1] != '{' || !self->has_literal (text))
    return FALSE;
  *n = g_ascii_strtoull (text + start, NULL, 10);
  g_string_truncate (self->line, start - 1);
  return TRUE;
}

/* Moves what is there of a literal into the line, as a quoted string: nobody can take what is inside for a reply. */
static void
take_literal (SpSplitter *self)
{
  gsize take = MIN (self->literal_left, self->input->len);

  for (gsize i = 0; i < take; i++)
    {
      if (self->input->str[i] == '"' || self->input->str[i] == '\\')
        g_string_append_c (self->line, '\\');
      g_string_append_c (self->line, self->input->str[i]);
    }
  g_string_erase (self->input, 0, take);
  self->literal_left -= take;
  if (self->literal_left == 0)
    {
      g_string_append_c (self->line, '"');
      self->in_literal = FALSE;
    }
}

/* Moves the input up to the next line end into the line. */
static SpSplit
take_line (SpSplitter *self)
{
  const char *start = self->input->str;
  const char *newline = memchr (start + self->searched, '\n', self->input->len - self->searched);
  gsize length;

  if (newline == NULL)
    {
      self->searched = self->input->len;
      return starved (self);
    }

  length = newline - start;
  if (length > 0 && start[length - 1] == '\r')
    length--;
  else
    self->bare_lf = TRUE;
  if (length > SP_SPLITTER_MAX_LINE)
    return oversized (self, "64 KB in one line");
  if (++self->n_lines > SP_SPLITTER_MAX_LINES)
    return oversized (self, "500 lines");

  g_string_append_len (self->line, start, length);
  g_string_erase (self->input, 0, newline + 1 - start);
  self->searched = 0;
  return SP_SPLIT_LINE;
}

/**
 * sp_splitter_next:
 * @text: (out): the line, where there is one: display-safe, without its end, each literal turned into a quoted string
 *
 * Takes the next line. Lines end in CRLF; a bare LF is accepted and noted.
 *
 * Returns: what was found
 */
SpSplit
sp_splitter_next (SpSplitter *self, char **text)
{
  while (self->limit == NULL)
    {
      guint64 literal = 0;
      SpSplit split = SP_SPLIT_LINE;

      if (self->in_literal)
        take_literal (self);
      split = self->in_literal ? starved (self) : take_line (self);
      if (split != SP_SPLIT_LINE)
        return split;

      if (!take_literal_mark (self, &literal))
        {
          *text = sp_safe_text (self->line->str, self->line->len, self->line->len + 1);
          g_string_truncate (self->line, 0);
          return SP_SPLIT_LINE;
        }
      if (literal > SP_SPLITTER_MAX_LITERAL)
        return oversized (self, "64 KB in one literal");
      g_string_append_c (self->line, '"');
      self->in_literal = TRUE;
      self->literal_left = literal;
    }
  return SP_SPLIT_OVERSIZED;
}

/**
 * sp_splitter_peek:
 * @length: (out): how many bytes there are to look at
 *
 * Returns: (transfer none): the bytes that wait, as they came
 */
const guint8 *
sp_splitter_peek (const SpSplitter *self, gsize *length)
{
  *length = self->input->len;
  return (const guint8 *) self->input->str;
}

/**
 * sp_splitter_get_waiting:
 *
 * Returns: the number of bytes behind the last line, also of those that were not kept
 */
gsize
sp_splitter_get_waiting (const SpSplitter *self)
{
  return self->input->len + self->n_dropped;
}

/**
 * sp_splitter_get_limit:
 *
 * Returns: (nullable): the limit that was exceeded, in words
 */
const char *
sp_splitter_get_limit (const SpSplitter *self)
{
  return self->limit;
}

/**
 * sp_splitter_saw_bare_lf:
 *
 * Returns: whether a line ended in LF without CR, which RFC 5321 section 2.3.8 and the others forbid
 */
gboolean
sp_splitter_saw_bare_lf (const SpSplitter *self)
{
  return self->bare_lf;
}
