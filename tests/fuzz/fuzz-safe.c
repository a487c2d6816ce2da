/* What must hold of every text that comes from a stranger.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

/**
 * fuzz_assert_safe:
 * @text: (nullable): a text that will be shown
 *
 * Aborts where it is not UTF-8, has a control character, or is endless.
 */
void
fuzz_assert_safe (const char *text)
{
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
  g_assert_cmpuint (strlen (text), <=, 16 * 1024);
}
