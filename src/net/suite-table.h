/* The cipher suites that a ClientHello by hand offers, by number and registered name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cipher-suite.h"
#include "core/tls-version.h"

G_BEGIN_DECLS

/** SpSuite: one cipher suite; a number of two bytes, of three in SSL 2. */
typedef struct
{
  guint32 number;
  const char *name; /* static */
} SpSuite;

const SpSuite *sp_suite_table_get (SpTlsVersion version, guint *n);
const char *sp_suite_table_find (SpTlsVersion version, guint32 number);

G_END_DECLS
