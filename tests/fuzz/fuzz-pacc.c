/* Fuzz entry point of the reader of configuration documents in JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "discover/pacc-json.h"

/**
 * LLVMFuzzerTestOneInput:
 * @data: the document
 * @size: how many bytes
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_PACC);
  g_autofree char *record = g_strndup ((const char *) data, size);
  guint8 digest[SP_PACC_DIGEST_SIZE];
  gboolean is_digest = FALSE;

  sp_pacc_json_read ((const char *) data, size, answer);
  fuzz_assert_answer (answer);
  /* No text can hold its own digest. */
  sp_pacc_digest ((const char *) data, size, digest);
  g_assert_false (sp_pacc_digest_matches (record, digest, &is_digest));
  return 0;
}
