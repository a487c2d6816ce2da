/* The words for where settings come from: each source, how it ended, how it was protected, and what it means for an advice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/service.h"

G_BEGIN_DECLS

const char *sp_words_source (SpSource source);
const char *sp_words_source_short (SpSource source);
const char *sp_words_source_reason (const char *nick);
char *sp_words_answer (const SpAnswer *answer);
const char *sp_words_answer_protection (const SpAnswer *answer);
char *sp_words_not_found (const SpService *service);
char *sp_words_source_line (const SpAnswer *answer);

G_END_DECLS
