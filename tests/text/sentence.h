/* What holds for every sentence that a person reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include <glib.h>

static inline void
assert_words (const char *words)
{
  g_assert_nonnull (words);
  g_assert_cmpstr (words, !=, "");
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_null (strpbrk (words, "%{}\n\""));
  g_assert_null (strstr (words, "(null)"));
  g_assert_null (strstr (words, "  "));
}

static inline void
assert_sentence (const char *sentence)
{
  assert_words (sentence);
  g_assert_true (g_str_has_suffix (sentence, ".") || g_str_has_suffix (sentence, "”"));
}

static inline void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}
