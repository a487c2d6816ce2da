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

/** SP_PACC_JSON_MAX_PARTS: brackets that open, colons and commas of a document; json-glib keeps a node for what stands around each,
 * and finds the members of an object by a hash that anybody can foresee */
#define SP_PACC_JSON_MAX_PARTS 1000

/** SP_PACC_DIGEST_SIZE: bytes of the digest of a document (SHA-256) */
#define SP_PACC_DIGEST_SIZE 32

void sp_pacc_json_read (const char *data, gsize length, SpAnswer *answer);
void sp_pacc_digest (const char *data, gsize length, guint8 *digest);
gboolean sp_pacc_digest_matches (const char *record, const guint8 *digest, gboolean *is_digest);

G_END_DECLS
