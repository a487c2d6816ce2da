/* Reads a row of a site's own table. Used by site.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyfile.h"
#include "site.h"

G_BEGIN_DECLS

SpSiteRow *sp_site_row_read (SpKeyfile *file, const char *group, const char *key);
void sp_site_row_free (SpSiteRow *self);

G_END_DECLS
