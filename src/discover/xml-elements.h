/* Parses a document into a flat list of its elements: no network, no entities, no document type, no more after a mistake.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SP_XML_MAX_DEPTH: elements that may stand in each other */
#define SP_XML_MAX_DEPTH 32

/** SP_XML_MAX_TEXT: bytes that are kept of a text or an attribute; the rest is cut off between characters */
#define SP_XML_MAX_TEXT 2048

/** SpXmlElement: an element, in the order in which they begin */
typedef struct
{
  const char *name; /* (not owned) without a prefix */
  int depth; /* how many elements stand around this one */
  GPtrArray *attributes; /* (owned) (nullable) (element-type utf8) name, value, name, value… */
  GString *text; /* (owned) (nullable) what stands directly in it */
  gboolean is_cut; /* there was more text */
} SpXmlElement;

/** SpXmlElements: what could be read of a document */
typedef struct
{
  GArray *elements; /* (owned) (element-type SpXmlElement) */
  GStringChunk *strings; /* (owned) the names */
  char *error; /* (owned) (nullable) the first mistake, with its line */
} SpXmlElements;

SpXmlElements *sp_xml_elements_parse (const char *text, gsize length);
void sp_xml_elements_free (SpXmlElements *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpXmlElements, sp_xml_elements_free)

G_END_DECLS
