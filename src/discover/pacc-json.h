/* Reads the configuration that a mail provider publishes as JSON, and its digest (draft-ietf-mailmaint-pacc).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"

G_BEGIN_DECLS

/** SP_PACC_JSON_MAX: bytes that a document may have */
#define SP_PACC_JSON_MAX (256 * 1024)

/** SP_PACC_JSON_MAX_DEPTH: objects and arrays that may stand in each other */
#define SP_PACC_JSON_MAX_DEPTH 32

void sp_pacc_json_read (const char *data, gsize length, SpAnswer *answer);
gboolean
sp_pacc_digest_matches (const char *record, const char *data, gsize length, gboolean *is_digest);

G_END_DECLS
