/* What has to be known and done before signing in to a provider, in plain words with date and source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

char *sp_words_sign_in_reason (const SpReason *reason, const SpAdvice *advice);
char **sp_words_before_sign_in (const SpProvider *provider, GDateTime *now);

G_END_DECLS
