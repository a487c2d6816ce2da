/* A guarded reader of XML that a stranger wrote: no network, no entities, no document type, bounded in size and depth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"

G_BEGIN_DECLS

/** SP_XML_READER_MAX: bytes that a document may have; the largest real ones have some 20 KiB */
#define SP_XML_READER_MAX (256 * 1024)

/**
 * SpXmlReader:
 *
 * Walks through a document once, from element to element, by local names: namespaces are ignored, because what is published
 * often has a wrong one or none. After the first mistake it finds nothing more.
 */
typedef struct _SpXmlReader SpXmlReader;

SpXmlReader *sp_xml_reader_new (const char *data, gsize length);
void sp_xml_reader_free (SpXmlReader *self);

gboolean sp_xml_reader_open (SpXmlReader *self, const char *root, SpAnswer *answer);
gboolean sp_xml_reader_close (SpXmlReader *self, SpAnswer *answer);
int sp_xml_reader_get_depth (SpXmlReader *self);
gboolean sp_xml_reader_next_child (SpXmlReader *self, int depth);
gboolean sp_xml_reader_is (SpXmlReader *self, const char *name);
char *sp_xml_reader_dup_attribute (SpXmlReader *self, const char *name);
char *sp_xml_reader_dup_text (SpXmlReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpXmlReader, sp_xml_reader_free)

G_END_DECLS
