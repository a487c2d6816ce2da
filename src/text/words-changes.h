/* What is different between two checks of the same service, in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/report.h"

G_BEGIN_DECLS

char **sp_words_changes (const SpReport *before, const SpReport *after);

G_END_DECLS
