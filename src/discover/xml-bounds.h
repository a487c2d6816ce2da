/* Looks over a document before any parser sees it: how much mark-up it has, and whether it declares a document type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SP_XML_MAX_MARKUP: bytes of a document that may be tags, or brackets of comments, processing instructions and CDATA */
#define SP_XML_MAX_MARKUP (64 * 1024)

/** SP_XML_MAX_ATTRIBUTES: attributes that an element may have; libxml2 compares each with all the others */
#define SP_XML_MAX_ATTRIBUTES 100

const char *sp_xml_find_excess (const char *text, gsize length, guint *line);

G_END_DECLS
