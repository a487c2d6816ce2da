/* Sentences with named places, such as {server}, that are filled in after translation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sp_fill (const char *sentence, ...) G_GNUC_NULL_TERMINATED;
char *sp_fill_count (const char *sentence, guint count, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
