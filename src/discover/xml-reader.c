/* A guarded reader of XML that a stranger wrote: no network, no entities, no document type, bounded in size and depth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "xml-reader.h"

#include <string.h>

#include "document-encoding.h"
#include "xml-bounds.h"
#include "xml-elements.h"

struct _SpXmlReader
{
  char *
      text; /* (owned) in UTF-8, as far as it can be read; bytes as they came where the encoding is refused */
  gsize length; /* of it */
  gboolean is_refused; /* the encoding */
  gboolean is_too_long;
  SpXmlElements *found; /* (owned) (nullable) */
  guint at; /* the place of the element at which the reader stands */
  char *error; /* (owned) (nullable) the first mistake, with its line */
};

/* Where the first tag or document type stands, behind blanks, comments and processing instructions. */
static const char *
skip_prologue (const char *data, gsize length)
{
  const char *end = data + length;
  const char *p = data;

  while (p < end)
    {
      const char *close = NULL;

      if (g_ascii_isspace (*p))
        close = p;
      else if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
        close = g_strstr_len (p + 4, end - p - 4, "-->");
      else if (end - p >= 2 && memcmp (p, "<?", 2) == 0)
        close = g_strstr_len (p + 2, end - p - 2, "?>");
      if (close == NULL)
        return p;
      p = close + (close == p ? 1 : *close == '-' ? 3 : 2);
    }
  return end;
}

static gboolean
is_document_type (const char *p, const char *end)
{
  return end - p > 9 && g_ascii_strncasecmp (p, "<!DOCTYPE", 9) == 0;
}

/* The local name of the first tag or, where one stands there, of the document type. */
static char *
find_first_name (const char *data, gsize length)
{
  const char *end = data + length;
  const char *p = skip_prologue (data, length);
  g_autofree char *name = NULL;
  char *colon;

  p = MIN (end, p + (is_document_type (p, end) ? 9 : 1));
  while (p < end && g_ascii_isspace (*p))
    p++;
  name = g_strndup (p, MIN (64, end - p));
  name[strcspn (name, " \t\r\n/>[")] = '\0';
  colon = strchr (name, ':');
  return g_strdup (colon ? colon + 1 : name);
}

/* What a parser may see. */
static void
parse (SpXmlReader *self)
{
  guint line = 1;
  const char *excess = sp_xml_find_excess (self->text, self->length, &line);

  if (excess)
    {
      self->error = g_strdup_printf ("line %u: %s", line, excess);
      return;
    }
  self->found = sp_xml_elements_parse (self->text, self->length);
  self->error = g_strdup (self->found->error);
}

/**
 * sp_xml_reader_new:
 * @data: (nullable): the document
 * @length: how many bytes
 *
 * Reads the whole document, in a time that is in proportion to its length.
 *
 * Returns: (transfer full): a reader in front of the document
 */
SpXmlReader *
sp_xml_reader_new (const char *data, gsize length)
{
  SpXmlReader *self = g_new0 (SpXmlReader, 1);
  const char *bytes = data ? data : "";
  gsize size = MIN (data ? length : 0, SP_XML_READER_MAX);

  self->text = sp_document_decode (bytes, size, &self->length, &self->error);
  self->is_refused = self->text == NULL;
  self->is_too_long = size < length;
  if (self->is_refused)
    {
      self->text = g_strndup (bytes, size);
      self->length = strlen (self->text);
    }
  else if (self->is_too_long)
    {
      g_free (self->error);
      self->error = g_strdup ("line 1: too long");
    }
  else if (self->error == NULL)
    parse (self);
  return self;
}

/**
 * sp_xml_reader_free:
 * @self: (transfer full): a reader
 */
void
sp_xml_reader_free (SpXmlReader *self)
{
  g_clear_pointer (&self->found, sp_xml_elements_free);
  g_free (self->text);
  g_free (self->error);
  g_free (self);
}

static void
end_unreadable (SpXmlReader *self, SpAnswer *answer)
{
  SpAnswerReason reason = self->is_too_long ? SP_ANSWER_TOO_LONG : SP_ANSWER_MALFORMED;

  g_ptr_array_set_size (answer->offers, 0);
  g_ptr_array_set_size (answer->dropped, 0);
  sp_answer_set_detail (answer, self->error);
  sp_answer_end (answer, SP_ANSWER_FAILED, reason);
}

/* Was an unreadable document meant to have this root? Text in front of it, as scripts print it, is a usual mistake. What nobody
 * can read may have it. */
static gboolean
is_meant (SpXmlReader *self, const char *root)
{
  g_autofree char *name = find_first_name (self->text, self->length);
  g_autofree char *tag = g_strconcat ("<", root, NULL);

  if (g_ascii_strcasecmp (name, "html") == 0)
    return FALSE;
  return self->is_refused || strcmp (name, root) == 0 ||
         g_strstr_len (self->text, self->length, tag) != NULL;
}

/**
 * sp_xml_reader_open:
 * @self: a reader in front of the document
 * @root: the local name that the root element has to have
 * @answer: is ended where the result is %FALSE: nothing published where the document is something else, such as the page that
 *   many web servers show for every address, and failed where it was meant to be one with such a root and cannot be read
 *
 * Returns: whether the reader stands at the root element
 */
gboolean
sp_xml_reader_open (SpXmlReader *self, const char *root, SpAnswer *answer)
{
  g_autofree char *detail = g_strdup_printf ("not a document with the root %s", root);

  if (self->found && self->found->elements->len > 0 && sp_xml_reader_is (self, root))
    return TRUE;

  if (self->error && is_meant (self, root))
    end_unreadable (self, answer);
  else
    {
      sp_answer_set_detail (answer, detail);
      sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
    }
  return FALSE;
}

/**
 * sp_xml_reader_close:
 * @answer: is ended as failed where the result is %FALSE, and loses what was found so far
 *
 * Returns: whether the whole document could be read
 */
gboolean
sp_xml_reader_close (SpXmlReader *self, SpAnswer *answer)
{
  if (self->error)
    end_unreadable (self, answer);
  return self->error == NULL;
}

static const SpXmlElement *
get_element (SpXmlReader *self, guint i)
{
  return &g_array_index (self->found->elements, SpXmlElement, i);
}

/**
 * sp_xml_reader_get_depth:
 * @self: a reader at an element
 *
 * Returns: how many elements stand around this one
 */
int
sp_xml_reader_get_depth (SpXmlReader *self)
{
  return get_element (self, self->at)->depth;
}

/**
 * sp_xml_reader_next_child:
 * @self: a reader at an element of this depth, or anywhere in it
 * @depth: the depth of the element whose children are asked for
 *
 * Moves to the next child element; what is left of the previous one, however deep, is skipped.
 *
 * Returns: whether there is one; else the reader stands somewhere in the element, with nothing of it to come
 */
gboolean
sp_xml_reader_next_child (SpXmlReader *self, int depth)
{
  guint next = self->at + 1;

  while (next < self->found->elements->len && get_element (self, next)->depth > depth + 1)
    next++;
  if (next == self->found->elements->len || get_element (self, next)->depth <= depth)
    {
      self->at = next - 1;
      return FALSE;
    }
  self->at = next;
  return TRUE;
}

/**
 * sp_xml_reader_is:
 * @self: a reader at an element
 * @name: a local name
 *
 * Returns: whether the element has this name
 */
gboolean
sp_xml_reader_is (SpXmlReader *self, const char *name)
{
  return strcmp (get_element (self, self->at)->name, name) == 0;
}

/**
 * sp_xml_reader_dup_attribute:
 * @self: a reader at an element
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (nullable): the attribute, trimmed and bounded by %SP_XML_MAX_TEXT
 */
char *
sp_xml_reader_dup_attribute (SpXmlReader *self, const char *name)
{
  const GPtrArray *attributes = get_element (self, self->at)->attributes;

  for (guint i = 0; attributes && i < attributes->len; i += 2)
    if (strcmp (attributes->pdata[i], name) == 0)
      return g_strstrip (g_strdup (attributes->pdata[i + 1]));
  return NULL;
}

/**
 * sp_xml_reader_dup_text:
 * @self: a reader at an element
 *
 * Returns: (transfer full): the text that stands directly in the element, trimmed and bounded by %SP_XML_MAX_TEXT
 */
char *
sp_xml_reader_dup_text (SpXmlReader *self)
{
  const GString *text = get_element (self, self->at)->text;

  return g_strstrip (g_strdup (text ? text->str : ""));
}
