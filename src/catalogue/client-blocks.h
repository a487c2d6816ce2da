/* Lines to paste into the configuration of what only sends, and how they are filled so that no value can leave its field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyfile.h"

G_BEGIN_DECLS

/**
 * SpQuoting:
 * @SP_QUOTING_NONE: values are not escaped; only letters, digits and a few signs can stand there
 * @SP_QUOTING_BACKSLASH: a backslash before the quote and before a backslash: Python, JavaScript, JSON, C#, Go, PHP and Perl
 * @SP_QUOTING_RUBY: the same, and before `#` between double quotes
 * @SP_QUOTING_YAML: single quotes are doubled; between double quotes as with a backslash
 * @SP_QUOTING_SHELL: between single quotes, one of them is written '\'' (POSIX.1-2017, Shell Command Language, 2.2.2)
 * @SP_QUOTING_POWERSHELL: single quotes are doubled
 * @SP_QUOTING_DOTENV: a backslash before `"`, `\` and `$` between double quotes
 * @SP_QUOTING_URL: percent-encoded behind `://` (RFC 3986 section 2.1)
 * @SP_QUOTING_PROPERTIES: a backslash before a backslash, to the end of the line
 *
 * How the lines of a program hold signs that mean something to it.
 */
typedef enum
{
  SP_QUOTING_NONE,
  SP_QUOTING_BACKSLASH,
  SP_QUOTING_RUBY,
  SP_QUOTING_YAML,
  SP_QUOTING_SHELL,
  SP_QUOTING_POWERSHELL,
  SP_QUOTING_DOTENV,
  SP_QUOTING_URL,
  SP_QUOTING_PROPERTIES,
} SpQuoting;

#define SP_TYPE_QUOTING (sp_quoting_get_type ())
GType sp_quoting_get_type (void);

/** SpClientBlocks: the lines with their placeholders. Owned by the client. Unlike those of mail programs, a brace in them is a brace. */
typedef struct
{
  char *implicit; /* (owned) (nullable) for implicit TLS */
  char *starttls; /* (owned) (nullable) for STARTTLS that is required */
  char *file; /* (owned) (nullable) where they belong, in the program's own words */
  SpQuoting quoting;
} SpClientBlocks;

/** SpBlockValues: what goes into the placeholders; what is not known is %NULL and stays a word in capitals. Borrowed. */
typedef struct
{
  const char *server; /* (nullable) A-labels or an IPv4 literal */
  guint16 port;
  const char *user; /* (nullable) */
  const char *address; /* (nullable) */
} SpBlockValues;

void sp_client_blocks_read (SpClientBlocks *self, SpKeyfile *file, const char *group);
void sp_client_blocks_clear (SpClientBlocks *self);
const char *sp_client_blocks_get (const SpClientBlocks *self, SpSecurity security);
char *sp_client_blocks_fill (const SpClientBlocks *self,
                             SpSecurity security,
                             const SpBlockValues *values);

G_END_DECLS
