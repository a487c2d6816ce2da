/* The lists of the catalogue, as they are filled from folders. Used by catalogue.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SpCatalogueLists: everything that was found. */
typedef struct
{
  char **languages; /* (owned) (nullable) */
  GPtrArray *clients; /* (owned) (element-type SpClient) in the order of display */
  GPtrArray *senders; /* (owned) (element-type SpClient) in the order of display */
  GPtrArray *providers; /* (owned) (element-type SpProvider) in the order of display */
  GPtrArray *sites; /* (owned) (element-type SpSite) in the order of display */
  GPtrArray *broken; /* (owned) (element-type SpBrokenFile) */
} SpCatalogueLists;

void sp_catalogue_lists_init (SpCatalogueLists *self);
void sp_catalogue_lists_clear (SpCatalogueLists *self);
void sp_catalogue_lists_add_folder (SpCatalogueLists *self, GResource *bundle, const char *base);
void sp_catalogue_lists_sort (SpCatalogueLists *self);

G_END_DECLS
