/* A row of a site's own table: PORT MODE, then the word of the site's guide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyfile.h"

G_BEGIN_DECLS

/** SpSiteRow: what a site's own table says for one program and protocol. */
typedef struct
{
  guint16 port;
  SpSecurity security;
  char *label; /* (owned) (nullable) the word of the site's own guide */
} SpSiteRow;

SpSiteRow *sp_site_row_read (SpKeyfile *file, const char *group, const char *key);
void sp_site_row_free (SpSiteRow *self);

G_END_DECLS
