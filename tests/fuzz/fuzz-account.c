/* Gives arbitrary text to what reads the address that a person types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "core/account.h"

const char *const fuzz_pieces[] = {
  "ann@example.test",
  "mailto:",
  "<",
  ">",
  "@",
  "＠",
  "%40",
  "%",
  "%00",
  "?",
  ",",
  ";",
  ".",
  "。",
  "\r\n",
  "\t",
  "\"",
  "\\",
  "Ann Other",
  "\u00a0",
  "\u200b",
  "\u200c",
  "\ufeff",
  "\u202e",
  "xn--bcher-kva",
  "bücher",
  "用户",
  "[::1]",
  "1.2.3",
  NULL,
};

/* An account that is understood is understood the same again from the way it is shown. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpAccount) account = sp_account_new (text, &error);
  g_autoptr(SpAccount) again = NULL;
  const char *target = account ? sp_account_get_target (account) : NULL;

  g_assert_true ((account == NULL) == (error != NULL));
  if (error)
    fuzz_assert_safe (error->message);
  if (account == NULL)
    return 0;
  fuzz_assert_safe (target);
  g_assert_true (g_str_is_ascii (sp_account_get_domain (account)));
  g_assert_null (strpbrk (target, " <>\"\\\t\r\n"));
  again = sp_account_new (target, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (sp_account_get_domain (again), ==, sp_account_get_domain (account));
  return 0;
}
