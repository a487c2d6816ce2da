/* Fuzz entry point of what looks at a server's first bytes, and of what counts the records of TLS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "net/first-bytes.h"
#include "net/tls-budget.h"

const char *const fuzz_pieces[] = {
  "\x16\x03\x03", "\x15\x03\x01", "\x14\x03\x03", "\x17\x03\x03", "\x01\x01\x02\x02\x70",
  "* OK ",        "+OK",          "220 ",         "-ERR",         "\"IMPLEMENTATION\"",
  "SSH-2.0-x",    "HTTP/1.0 ",    NULL,
};

/* A kind that is known from a few bytes is not another one when more have come, unless a greeting was not whole. */
static void
check_kind (const guint8 *data, gsize size)
{
  SpFirstBytes whole = sp_first_bytes_classify (data, size);

  g_assert_cmpint (whole == SP_FIRST_BYTES_NONE, ==, size == 0);
  for (gsize n = 2; n < MIN (size, 64); n++)
    {
      SpFirstBytes kind = sp_first_bytes_classify (data, n);

      g_assert_true (kind == whole || kind == SP_FIRST_BYTES_OTHER || kind == SP_FIRST_BYTES_MAIL);
      g_assert_cmpint (kind == SP_FIRST_BYTES_TLS, ==, whole == SP_FIRST_BYTES_TLS);
    }
}

/* Records are the same however the bytes arrive, and no turn has more than its share. */
static void
check_records (const guint8 *data, gsize size)
{
  SpTlsBudget at_once = { 0 };
  SpTlsBudget in_turns = { 0 };
  gsize done = 0;

  sp_tls_budget_take (&at_once, data, size);
  for (gsize wish = 1; done < size; wish = wish % 9 + 1)
    {
      gsize share = sp_tls_budget_begin_read (&in_turns, MIN (wish, size - done));

      g_assert_cmpuint (share, <=, wish);
      sp_tls_budget_take (&in_turns, data + done, share);
      done += share;
      g_assert_cmpuint (in_turns.turn_bytes, <=, SP_TLS_BUDGET_TURN_BYTES);
    }
  g_assert_cmpuint (at_once.records, ==, in_turns.records);
  g_assert_cmpuint (at_once.records, <=, size / 5);
  g_assert_cmpuint (at_once.bytes, ==, in_turns.bytes);
  g_assert_cmpuint (at_once.body_left, ==, in_turns.body_left);
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: what a server sends first
 * @size: how many bytes
 *
 * Returns: 0
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  check_kind (data, size);
  check_records (data, size);
  return 0;
}
