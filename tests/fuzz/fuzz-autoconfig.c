/* Fuzz entry point of the reader of configuration documents in XML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "discover/autoconfig-xml.h"

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
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);

  sp_autoconfig_xml_read ((const char *) data, size, "fuzz.example", answer);
  fuzz_assert_answer (answer);
  sp_autoconfig_xml_names_domain ((const char *) data, size, "fuzz.example");
  return 0;
}
