/* Words that are spelt nearly like an unknown one, to be offered in a diagnostic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sp_near_list (const char *word, GPtrArray *known);

G_END_DECLS
