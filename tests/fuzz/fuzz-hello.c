/* Fuzz entry point of what reads the answer to a ClientHello that was written by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "net/hello.h"

const char *const fuzz_pieces[] = {
  "\x16\x03\x03", "\x15\x03\x01", "\x02\x28",         "\x02\x46", "\x0e",
  "\x0b",         "\xc0\x2f",     "\x80\x14\x04",     "\x03\x04", "\x2b",
  "\x01\x70",     "* OK ready",   "HTTP/1.1 400 Bad", NULL,
};

static SpHello *
play (const SpHelloWish *wish, const guint8 *data, gsize size, gsize portion)
{
  SpHello *hello = sp_hello_new (wish);

  for (gsize i = 0; i < size; i += portion)
    sp_hello_feed (hello, data + i, MIN (portion, size - i));
  return hello;
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: the first byte chooses what is asked for, the rest is what the server says
 * @size: how many bytes
 *
 * An answer means the same however it arrives; only an agreement has a suite, and only a suite that was offered.
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint8 choice = size > 0 ? data[0] : 0;
  const SpHelloWish wish = { .version = choice % SP_N_TLS_VERSIONS,
                             .any_older = (choice & 0x40) != 0,
                             .faults = choice & 0x80 ? SP_CIPHER_WEAK : 0 };
  g_autoptr(SpHello) whole = play (&wish, data + 1, size > 0 ? size - 1 : 0, SP_HELLO_MAX);
  g_autoptr(SpHello) parts = play (&wish, data + 1, size > 0 ? size - 1 : 0, 3);
  const char *suite = sp_hello_get_suite (whole);

  g_assert_cmpint (sp_hello_get_verdict (whole), ==, sp_hello_get_verdict (parts));
  g_assert_cmpint (sp_hello_get_alert (whole), ==, sp_hello_get_alert (parts));
  g_assert_true (suite == sp_hello_get_suite (parts));
  g_assert_true (suite == NULL || sp_hello_get_verdict (whole) == SP_HELLO_ACCEPTED);
  g_assert_true (suite == NULL || wish.faults == 0 ||
                 (sp_cipher_suite_get_faults (suite) & SP_CIPHER_WEAK));
  return 0;
}
