/* A folder with descriptions: on disc or compiled into the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** SP_FOLDER_BUNDLE: where the descriptions lie that are compiled into the program */
#define SP_FOLDER_BUNDLE "/org/signpostmail/Signpost"

/** SpFolder: a place to read small files from. */
typedef struct
{
  GResource *bundle; /* (nullable), not owned: it lives as long as the program */
  char *path; /* (owned) */
  char *origin; /* (owned) how the place is named to people */
} SpFolder;

SpFolder *sp_folder_new (GResource *bundle, const char *base, const char *child);
void sp_folder_free (SpFolder *self);
char **sp_folder_list (const SpFolder *self, const char *suffix);
GBytes *sp_folder_load (const SpFolder *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFolder, sp_folder_free)

G_END_DECLS
