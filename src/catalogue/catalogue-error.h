/* What can be wrong with a description.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_CATALOGUE_ERROR (sp_catalogue_error_quark ())

/**
 * SpCatalogueError:
 * @SP_CATALOGUE_ERROR_UNREADABLE: the file cannot be opened or is not an ordinary file
 * @SP_CATALOGUE_ERROR_TOO_LARGE: more than %SP_KEYFILE_MAX bytes or %SP_KEYFILE_LINES_MAX lines
 * @SP_CATALOGUE_ERROR_ENCODING: not UTF-8
 * @SP_CATALOGUE_ERROR_SYNTAX: a line is neither a group, nor a key, nor a comment
 * @SP_CATALOGUE_ERROR_MISSING: a group or key that has to be there is not
 * @SP_CATALOGUE_ERROR_VALUE: a value is not what its key asks for
 *
 * What can be wrong with a description. The message tells line, group, key and reason; it is display-safe and technical.
 */
typedef enum
{
  SP_CATALOGUE_ERROR_UNREADABLE,
  SP_CATALOGUE_ERROR_TOO_LARGE,
  SP_CATALOGUE_ERROR_ENCODING,
  SP_CATALOGUE_ERROR_SYNTAX,
  SP_CATALOGUE_ERROR_MISSING,
  SP_CATALOGUE_ERROR_VALUE,
} SpCatalogueError;

GQuark sp_catalogue_error_quark (void);

/** SP_KEYFILE_MAX: bytes that a description may have */
#define SP_KEYFILE_MAX (256 * 1024)

/** SP_KEYFILE_LINES_MAX: lines that a description may have */
#define SP_KEYFILE_LINES_MAX 10000

G_END_DECLS
