/* Looks over a document before any parser sees it: how much mark-up it has, and whether it declares a document type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "xml-bounds.h"

#include <string.h>

typedef struct
{
  const char *p;
  const char *end;
  gsize markup; /* bytes so far */
  const char *fault; /* (nullable) */
} Scanner;

static gboolean
is_at (const Scanner *self, const char *start)
{
  gsize length = strlen (start);

  return (gsize) (self->end - self->p) >= length &&
         g_ascii_strncasecmp (self->p, start, length) == 0;
}

/* What stands between the brackets costs a parser nothing. Where the closing one is missing nothing else comes. */
static void
skip_brackets (Scanner *self, const char *opening, const char *closing)
{
  const char *inside = self->p + strlen (opening);
  const char *close = g_strstr_len (inside, self->end - inside, closing);

  self->markup += close ? strlen (opening) + strlen (closing) : (gsize) (self->end - self->p);
  self->p = close ? close + strlen (closing) : self->end;
}

static void
skip_text (Scanner *self)
{
  const char *tag = memchr (self->p, '<', self->end - self->p);

  self->p = tag ? tag : self->end;
}

/* A tag that another one begins in is broken, which the parser will find. */
static void
skip_tag (Scanner *self)
{
  const char *start = self->p;
  guint attributes = 0;
  char quote = '\0';

  for (self->p++; self->p < self->end && (quote || *self->p != '<'); self->p++)
    {
      if (quote)
        quote = *self->p == quote ? '\0' : quote;
      else if (*self->p == '"' || *self->p == '\'')
        quote = *self->p;
      else if (*self->p == '>')
        break;
      else
        attributes += *self->p == '=';
    }
  if (self->p < self->end && *self->p == '>')
    self->p++;
  self->markup += self->p - start;
  if (attributes > SP_XML_MAX_ATTRIBUTES)
    self->fault = "too many attributes";
}

/* Text, a tag or whatever else comes next. */
static void
skip_piece (Scanner *self)
{
  if (*self->p != '<')
    skip_text (self);
  else if (is_at (self, "<!DOCTYPE"))
    self->fault = "a document type is not allowed";
  else if (is_at (self, "<!--"))
    skip_brackets (self, "<!--", "-->");
  else if (is_at (self, "<?"))
    skip_brackets (self, "<?", "?>");
  else if (is_at (self, "<![CDATA["))
    skip_brackets (self, "<![CDATA[", "]]>");
  else
    skip_tag (self);
}

/**
 * sp_xml_find_excess:
 * @text: a document in UTF-8 without NUL
 * @length: how many bytes
 * @line: (out): where the result is to be found
 *
 * Passes over the document once. Where it is well-formed, what is taken for mark-up here is what a parser takes for it; where it is
 * not, the parser stops no later than the two part.
 *
 * Returns: (nullable): what no parser should be bothered with, a few English words
 */
const char *
sp_xml_find_excess (const char *text, gsize length, guint *line)
{
  Scanner scanner = { .p = text, .end = text + length };

  while (scanner.fault == NULL && scanner.p < scanner.end)
    {
      skip_piece (&scanner);
      if (scanner.fault == NULL && scanner.markup > SP_XML_MAX_MARKUP)
        scanner.fault = "too much mark-up";
    }
  *line = 1;
  for (const char *p = text; p < scanner.p; p++)
    *line += *p == '\n';
  return scanner.fault;
}
