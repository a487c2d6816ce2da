/* What is wrong with a file of certificate authorities, and who named it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/site.h"

G_BEGIN_DECLS

char *sp_words_anchor_error (const GError *error, const char *path, const SpSite *site);

G_END_DECLS
