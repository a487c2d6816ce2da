/* A guarded reader of XML that a stranger wrote: no network, no entities, no document type, bounded in size and depth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "xml-reader.h"

#include <string.h>

#include <libxml/xmlreader.h>

#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
/* Libxml2 compares every attribute of an element with all the others. */
#define MAX_ATTRIBUTES 500

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What an error handler is given has been constant since libxml2 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError XmlError;
#else
typedef xmlError XmlError;
#endif

struct _SpXmlReader
{
  const char *data; /* (not owned) */
  gsize length;
  xmlTextReaderPtr reader; /* (owned) (nullable) */
  char *error; /* (owned) (nullable) the first mistake, with its line */
  gboolean too_long;
  xmlStructuredErrorFunc old_handler; /* (nullable) what libxml2 had for everybody */
  gpointer old_data; /* (not owned) (nullable) */
};

static void
fail (SpXmlReader *self, int line, const char *why)
{
  if (self->error == NULL)
    self->error = g_strdup_printf ("line %d: %s", MAX (1, line), why);
}

static void
handle_error (gpointer data, XmlError *error)
{
  g_autofree char *text = g_strchomp (g_strdup (error->message ? error->message : "not XML"));

  if (error->level == XML_ERR_FATAL)
    fail (data, error->line, text);
}

/* Libxml2 would print what belongs to no document, such as a failed conversion between character sets. */
static void
ignore_error (gpointer data, XmlError *error)
{
}

/* Where the first tag or document type stands, behind blanks, comments and processing instructions. */
static const char *
skip_prologue (const char *data, gsize length)
{
  const char *end = data + length;
  const char *p = data;

  if (length >= 3 && memcmp (p, BYTE_ORDER_MARK, 3) == 0)
    p += 3;
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

/* Libxml2 is not to see a document type at all: what it declares is worked off before the reader shows it. */
static void
refuse_document_type (SpXmlReader *self)
{
  const char *p = skip_prologue (self->data, self->length);
  int line = 1;

  if (!is_document_type (p, self->data + self->length))
    return;
  for (const char *q = self->data; q < p; q++)
    line += *q == '\n';
  fail (self, line, "a document type is not allowed");
}

/* There are no more attributes between two opening brackets than equals signs. */
static void
refuse_many_attributes (SpXmlReader *self)
{
  guint equals = 0;
  int line = 1;

  for (gsize i = 0; i < self->length && equals <= MAX_ATTRIBUTES; i++)
    {
      line += self->data[i] == '\n';
      equals = self->data[i] == '<' ? 0 : equals + (self->data[i] == '=');
    }
  if (equals > MAX_ATTRIBUTES)
    fail (self, line, "too many attributes");
}

/**
 * sp_xml_reader_new:
 * @data: (nullable): the document, which has to outlive the reader
 * @length: how many bytes
 *
 * Only one reader may live at a time, or they have to be freed in reverse order: each one quietens libxml2 while it lives.
 *
 * Returns: (transfer full): a reader in front of the document
 */
SpXmlReader *
sp_xml_reader_new (const char *data, gsize length)
{
  SpXmlReader *self = g_new0 (SpXmlReader, 1);

  self->data = data ? data : "";
  self->length = data ? length : 0;
  self->old_handler = xmlStructuredError;
  self->old_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc (NULL, ignore_error);

  self->too_long = self->length > SP_XML_READER_MAX;
  if (self->too_long)
    fail (self, 1, "too long");
  refuse_document_type (self);
  refuse_many_attributes (self);
  if (self->error == NULL)
    self->reader = xmlReaderForMemory (self->data, self->length, NULL, NULL, OPTIONS);
  if (self->reader)
    xmlTextReaderSetStructuredErrorHandler (self->reader, handle_error, self);
  else
    fail (self, 1, "not XML");
  return self;
}

/**
 * sp_xml_reader_free:
 * @self: (transfer full): a reader
 */
void
sp_xml_reader_free (SpXmlReader *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  xmlSetStructuredErrorFunc (self->old_data, self->old_handler);
  g_free (self->error);
  g_free (self);
}

static gboolean
at (SpXmlReader *self, xmlReaderTypes type)
{
  return xmlTextReaderNodeType (self->reader) == (int) type;
}

static void
check_node (SpXmlReader *self)
{
  int line = xmlTextReaderGetParserLineNumber (self->reader);

  if (at (self, XML_READER_TYPE_DOCUMENT_TYPE))
    fail (self, line, "a document type is not allowed");
  if (at (self, XML_READER_TYPE_ELEMENT) &&
      sp_xml_reader_get_depth (self) >= SP_XML_READER_MAX_DEPTH)
    fail (self, line, "too many elements stand in each other");
}

/* To the next node; %FALSE at the end and from the first mistake on. */
static gboolean
step (SpXmlReader *self)
{
  int result;

  if (self->error)
    return FALSE;
  result = xmlTextReaderRead (self->reader);
  if (result < 0)
    fail (self, xmlTextReaderGetParserLineNumber (self->reader), "not XML");
  if (result > 0)
    check_node (self);
  return result > 0 && self->error == NULL;
}

static void
end_unreadable (SpXmlReader *self, SpAnswer *answer)
{
  SpAnswerReason reason = self->too_long ? SP_ANSWER_TOO_LONG : SP_ANSWER_MALFORMED;

  g_ptr_array_set_size (answer->offers, 0);
  g_ptr_array_set_size (answer->dropped, 0);
  sp_answer_set_detail (answer, self->error);
  sp_answer_end (answer, SP_ANSWER_FAILED, reason);
}

/* Was an unreadable document meant to have this root? Text in front of it, as scripts print it, is a usual mistake. */
static gboolean
is_meant (SpXmlReader *self, const char *root)
{
  g_autofree char *name = find_first_name (self->data, self->length);
  g_autofree char *tag = g_strconcat ("<", root, NULL);

  if (g_ascii_strcasecmp (name, "html") == 0)
    return FALSE;
  return strcmp (name, root) == 0 || g_strstr_len (self->data, self->length, tag) != NULL;
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

  while (step (self))
    if (at (self, XML_READER_TYPE_ELEMENT))
      break;
  if (self->error == NULL && at (self, XML_READER_TYPE_ELEMENT) && sp_xml_reader_is (self, root))
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
 * @self: a reader
 * @answer: is ended as failed where the result is %FALSE, and loses what was found so far
 *
 * Reads the rest of the document.
 *
 * Returns: whether the whole document could be read
 */
gboolean
sp_xml_reader_close (SpXmlReader *self, SpAnswer *answer)
{
  while (step (self))
    ;
  if (self->error)
    end_unreadable (self, answer);
  return self->error == NULL;
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
  return xmlTextReaderDepth (self->reader);
}

/* Has the element at this depth no more children? */
static gboolean
is_over (SpXmlReader *self, int depth)
{
  int here = sp_xml_reader_get_depth (self);

  if (at (self, XML_READER_TYPE_ELEMENT))
    return here == depth && xmlTextReaderIsEmptyElement (self->reader);
  return at (self, XML_READER_TYPE_END_ELEMENT) && here <= depth;
}

/**
 * sp_xml_reader_next_child:
 * @self: a reader at an element of this depth, or anywhere in it
 * @depth: the depth of the element whose children are asked for
 *
 * Moves to the next child element; what is left of the previous one, however deep, is skipped.
 *
 * Returns: whether there is one; else the reader stands at the end of the element
 */
gboolean
sp_xml_reader_next_child (SpXmlReader *self, int depth)
{
  while (!is_over (self, depth) && step (self))
    if (at (self, XML_READER_TYPE_ELEMENT) && sp_xml_reader_get_depth (self) == depth + 1)
      return TRUE;
  return FALSE;
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
  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0;
}

/* Without blanks around it, and bounded; a character that would be cut through is left out. */
static char *
tidy (const char *text)
{
  const char *end = text + strlen (text);

  if (end - text > SP_XML_READER_MAX_TEXT)
    end = g_utf8_find_prev_char (text, text + SP_XML_READER_MAX_TEXT + 1);
  return g_strstrip (g_strndup (text, end ? end - text : 0));
}

/**
 * sp_xml_reader_dup_attribute:
 * @self: a reader at an element
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (nullable): the attribute, trimmed and bounded by %SP_XML_READER_MAX_TEXT
 */
char *
sp_xml_reader_dup_attribute (SpXmlReader *self, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (self->reader, (const xmlChar *) name);
  char *text = value ? tidy ((const char *) value) : NULL;

  xmlFree (value);
  return text;
}

/* Adds the text at which the reader stands, if it stands at one and is not full. */
static void
gather (SpXmlReader *self, GString *text)
{
  const xmlChar *value = xmlTextReaderConstValue (self->reader);
  gboolean is_text = at (self, XML_READER_TYPE_TEXT) || at (self, XML_READER_TYPE_CDATA) ||
                     at (self, XML_READER_TYPE_WHITESPACE) ||
                     at (self, XML_READER_TYPE_SIGNIFICANT_WHITESPACE);

  if (is_text && value && text->len <= SP_XML_READER_MAX_TEXT)
    g_string_append (text, (const char *) value);
}

/**
 * sp_xml_reader_dup_text:
 * @self: a reader at an element; it is moved to the end of the element
 *
 * Returns: (transfer full): the text that stands directly in the element, trimmed and bounded by %SP_XML_READER_MAX_TEXT
 */
char *
sp_xml_reader_dup_text (SpXmlReader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int depth = sp_xml_reader_get_depth (self);

  while (!is_over (self, depth) && step (self))
    if (sp_xml_reader_get_depth (self) == depth + 1)
      gather (self, text);
  return tidy (text->str);
}
