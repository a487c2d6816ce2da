/* Fuzz entry point of the IMAP dialogue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

/**
 * LLVMFuzzerTestOneInput:
 * @data: see fuzz_dialogue()
 * @size: how many bytes
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_dialogue (SP_PROTOCOL_IMAP, data, size);
  return 0;
}
