/* What the program says of itself: what it knows, where that comes from, and what it does not do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

/** SpAboutFile: where one description comes from. */
typedef struct
{
  char *
      name; /* (owned) of the mail program, provider or service; of the file where it cannot be read */
  const char *kind; /* static, translated */
  char *place; /* (owned) the file, or that it comes with the program */
  char *problem; /* (owned) (nullable) why it cannot be read; technical */
} SpAboutFile;

void sp_about_file_free (SpAboutFile *self);
GPtrArray *sp_about_list_files (SpCatalogue *catalogue);
char *sp_about_write_files (GPtrArray *files);
char **sp_about_describe_data (SpCatalogue *catalogue);
const char *const *sp_about_get_promises (void);

G_END_DECLS
