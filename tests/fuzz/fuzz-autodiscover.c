/* Fuzz entry point of the reader of responses of Autodiscover.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "discover/autodiscover-xml.h"

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
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTODISCOVER);
  g_autofree char *redirect = NULL;
  SpAutodiscoverNext next = sp_autodiscover_xml_read ((const char *) data, size, answer, &redirect);

  fuzz_assert_safe (redirect);
  g_assert_true ((next == SP_AUTODISCOVER_DONE) == (redirect == NULL));
  g_assert_true ((next == SP_AUTODISCOVER_DONE) == (answer->status != SP_ANSWER_WAITING));
  if (next == SP_AUTODISCOVER_DONE)
    fuzz_assert_answer (answer);
  else
    g_assert_cmpuint (answer->offers->len, ==, 0);
  return 0;
}
