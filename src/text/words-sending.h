/* Words about applications and devices that only send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

const char *sp_words_kind (SpKind kind);
const char *sp_words_requirable (SpRequirable value);
const char *sp_words_fallback (SpFallback value);
const char *sp_words_verification (SpVerification value);
char **sp_words_sending_marks (const SpClientSending *sending);
char *sp_words_wrong_value (const SpClientSending *sending, const SpWrongValue *wrong);
char *sp_words_sending_reason (const SpReason *reason, const SpAdvice *advice);

G_END_DECLS
