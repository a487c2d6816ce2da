/* Parses a document into a flat list of its elements: no network, no entities, no document type, no more after a mistake.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "xml-elements.h"

#include <string.h>

#include <libxml/parser.h>

/* Whatever the declaration says, the text is UTF-8. */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC)

/* What libxml2 gets at a time. After a mistake it goes on to look for more of them, so that it gets nothing more to read. */
#define SLICE 1024

/* How libxml2 2.9 hands over an ampersand in an attribute, for somebody who would parse it once more. */
#define AMPERSAND "&#38;"

/* What an error handler is given has been constant since libxml2 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError XmlError;
#else
typedef xmlError XmlError;
#endif

typedef struct
{
  SpXmlElements *found; /* (not owned) */
  const char *rest; /* (not owned) what libxml2 has not got yet */
  gsize length; /* of it */
  xmlParserCtxtPtr parser; /* (owned) */
  guint open[SP_XML_MAX_DEPTH]; /* places of the elements around */
  int depth;
} Parse;

static void
fail (Parse *self, int line, const char *why)
{
  if (self->found->error == NULL)
    self->found->error = g_strdup_printf ("line %d: %s", MAX (1, line), why);
}

static void
on_error (gpointer data, XmlError *error)
{
  g_autofree char *text = g_strchomp (g_strdup (error->message ? error->message : "not XML"));

  if (error->level == XML_ERR_FATAL)
    fail (data, error->line, text);
}

/* As much as may be kept; a character that would be cut through is left out. */
static gsize
bound (const char *text, gsize length, gsize room)
{
  gsize n = MIN (length, room);

  while (n > 0 && n < length && (text[n] & 0xc0) == 0x80)
    n--;
  return n;
}

static char *
make_value (const char *value, gsize length)
{
  GString *text = g_string_new_len (value, bound (value, length, SP_XML_MAX_TEXT));

  g_string_replace (text, AMPERSAND, "&", 0);
  return g_string_free (text, FALSE);
}

/* Each attribute has five places: name, prefix, namespace, and where its value begins and ends. */
static GPtrArray *
make_attributes (const xmlChar **attributes, int n)
{
  GPtrArray *pairs = n > 0 ? g_ptr_array_new_with_free_func (g_free) : NULL;

  for (const char **attribute = (const char **) attributes; n > 0; attribute += 5, n--)
    if (attribute[1] == NULL)
      {
        g_ptr_array_add (pairs, g_strdup (attribute[0]));
        g_ptr_array_add (pairs, make_value (attribute[3], attribute[4] - attribute[3]));
      }
  return pairs;
}

/* What the namespaces are is of no interest. */
static void
on_xml_element (gpointer data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *namespace,
                int n_namespaces,
                const xmlChar **namespaces,
                int n_attributes,
                int n_defaulted,
                const xmlChar **attributes)
{
  Parse *self = data;
  SpXmlElement element = { .depth = self->depth };

  if (self->depth == SP_XML_MAX_DEPTH)
    fail (self, self->parser->input->line, "too many elements stand in each other");
  if (self->found->error)
    return;
  element.name = g_string_chunk_insert (self->found->strings, (const char *) name);
  element.attributes = make_attributes (attributes, n_attributes);
  self->open[self->depth++] = self->found->elements->len;
  g_array_append_val (self->found->elements, element);
}

static void
on_end (gpointer data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace)
{
  Parse *self = data;

  if (self->found->error == NULL)
    self->depth--;
}

static void
on_text (gpointer data, const xmlChar *text, int length)
{
  Parse *self = data;
  SpXmlElement *element;
  gsize n;

  if (self->found->error || self->depth == 0)
    return;
  element = &g_array_index (self->found->elements, SpXmlElement, self->open[self->depth - 1]);
  if (element->text == NULL)
    element->text = g_string_new (NULL);
  n = element->is_cut ? 0
                      : bound ((const char *) text, length, SP_XML_MAX_TEXT - element->text->len);
  g_string_append_len (element->text, (const char *) text, n);
  element->is_cut = n < (gsize) length;
}

/* What is declared would be worked off as soon as it is declared. */
static void
on_document_type (gpointer data, const xmlChar *name, const xmlChar *id, const xmlChar *place)
{
  Parse *self = data;

  fail (self, self->parser->input->line, "a document type is not allowed");
  xmlStopParser (self->parser);
}

static int
on_read (gpointer data, char *buffer, int size)
{
  Parse *self = data;
  gsize n = self->found->error ? 0 : MIN (MIN (self->length, (gsize) size), SLICE);

  memcpy (buffer, self->rest, n);
  self->rest += n;
  self->length -= n;
  return n;
}

static const xmlSAXHandler handler = {
  .initialized = XML_SAX2_MAGIC,
  .internalSubset = on_document_type,
  .startElementNs = on_xml_element,
  .endElementNs = on_end,
  .characters = on_text,
  .ignorableWhitespace = on_text,
  .serror = on_error,
};

static void
element_clear (gpointer data)
{
  SpXmlElement *element = data;

  g_clear_pointer (&element->attributes, g_ptr_array_unref);
  if (element->text)
    g_string_free (element->text, TRUE);
}

/**
 * sp_xml_elements_parse:
 * @text: a document in UTF-8
 * @length: how many bytes
 *
 * Its time and memory are in proportion to the length, provided that sp_xml_find_excess() finds none.
 *
 * Returns: (transfer full): what stands before the first mistake, and the mistake
 */
SpXmlElements *
sp_xml_elements_parse (const char *text, gsize length)
{
  SpXmlElements *found = g_new0 (SpXmlElements, 1);
  Parse parse = { .found = found, .rest = text, .length = length };
  xmlSAXHandler copy = handler;

  found->elements = g_array_new (FALSE, FALSE, sizeof (SpXmlElement));
  g_array_set_clear_func (found->elements, element_clear);
  found->strings = g_string_chunk_new (4096);
  parse.parser =
      xmlCreateIOParserCtxt (&copy, &parse, on_read, NULL, &parse, XML_CHAR_ENCODING_UTF8);
  xmlCtxtUseOptions (parse.parser, OPTIONS);
  xmlParseDocument (parse.parser);
  if (!parse.parser->wellFormed)
    fail (&parse, 1, "not XML");
  xmlFreeParserCtxt (parse.parser);
  return found;
}

/**
 * sp_xml_elements_free:
 * @self: (transfer full): what was read of a document
 */
void
sp_xml_elements_free (SpXmlElements *self)
{
  g_array_unref (self->elements);
  g_string_chunk_free (self->strings);
  g_free (self->error);
  g_free (self);
}
