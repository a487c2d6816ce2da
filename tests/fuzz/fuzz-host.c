/* Gives arbitrary text to what reads and shows the names of hosts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "core/host.h"

const char *const fuzz_pieces[] = {
  "xn--",
  "xn--bcher-kva",
  "xn--99999999",
  ".",
  "。",
  "．",
  "｡",
  "․",
  "-",
  "_",
  "@",
  "＠",
  "／",
  "⁄",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u00ad",
  "\u202e",
  "\ufeff",
  "ß",
  "ẞ",
  "ς",
  "а",
  "ο",
  "ö",
  "o\u0308",
  "\u0338",
  "日本",
  "한국",
  "ア",
  "ー",
  "・",
  "א",
  "١",
  "क्",
  "[",
  "]",
  "::1",
  "127.0.",
  "1",
  "·",
  "🄰",
  NULL,
};

static void
assert_same_again (const char *host)
{
  g_autofree char *display = sp_host_to_display (host);
  g_autofree char *typed = sp_host_normalize (display, NULL);
  g_autofree char *received = sp_host_read (display);
  g_autofree char *again = sp_host_to_display (received);

  fuzz_assert_safe (display);
  g_assert_cmpstr (received, ==, host);
  g_assert_cmpstr (again, ==, display);
  if (typed)
    g_assert_cmpstr (typed, ==, host);
  if (sp_host_is_deceptive (host))
    g_assert_nonnull (strstr (display, "xn--"));
  for (const char *p = display; *p; p = g_utf8_next_char (p))
    g_assert_true ((guchar) *p >= 0x80 || g_ascii_isalnum (*p) || strchr ("-_.:%", *p));
}

/* Whatever is read is ASCII, leads back from what is shown of it, and is never shown as what only looks like it. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autofree char *typed = sp_host_normalize (text, &error);
  g_autofree char *received = sp_host_read (text);
  g_autofree char *shown = sp_host_to_display (text);

  g_assert_true ((typed == NULL) == (error != NULL));
  if (error)
    fuzz_assert_safe (error->message);
  fuzz_assert_safe (shown);
  if (typed)
    {
      g_autofree char *display = sp_host_to_display (typed);
      g_autofree char *back = sp_host_normalize (display, NULL);

      g_assert_true (g_str_is_ascii (typed));
      g_assert_cmpstr (back, ==, typed);
      assert_same_again (typed);
    }
  if (received)
    {
      g_assert_true (g_str_is_ascii (received));
      assert_same_again (received);
    }
  return 0;
}
