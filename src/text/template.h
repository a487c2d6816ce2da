/* Sentences with named places, such as {server}, that are filled in after translation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpPlace: a named place of a sentence and what goes there. Both strings are borrowed. */
typedef struct
{
  const char *name; /* without braces */
  const char *value; /* (nullable) %NULL leaves the place empty */
} SpPlace;

char *sp_template_fill (const char *sentence, const SpPlace *places, guint n_places);

G_END_DECLS
