/* Makes text from the network or from files safe to show: bounded, valid UTF-8, every control character visible.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safe-text.h"

#include <string.h>

/* Characters that change how their neighbours are shown: bidi controls and other invisible format characters. */
static gboolean
is_deceptive (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         type == G_UNICODE_PRIVATE_USE;
}

static void
append_character (GString *out, gunichar c)
{
  if (c < 0x80 && is_deceptive (c))
    g_string_append_printf (out, "\\x%02x", c);
  else if (is_deceptive (c))
    g_string_append_printf (out, "\\u{%x}", c);
  else
    g_string_append_unichar (out, c);
}

/* How many bytes from @p on, @left at most, are ASCII that shows as itself: nearly always all of them. */
static gsize
count_harmless (const char *p, gsize left)
{
  gsize n = 0;

  while (n < left && p[n] >= ' ' && p[n] < 0x7f)
    n++;
  return n;
}

/**
 * sp_safe_text:
 * @data: (nullable): bytes that came from somebody else
 * @length: how many bytes, or -1 for a NUL-terminated string
 * @max: the most bytes of @data to take, 0 for %SP_SAFE_TEXT_MAX
 *
 * Turns bytes into text that can be shown anywhere: bytes that are not UTF-8 and control characters come out as `\xNN`, bidi
 * and other invisible characters as `\u{N}`. What is longer than @max ends in an ellipsis.
 *
 * Returns: (transfer full): valid UTF-8 without control characters
 */
char *
sp_safe_text (const void *data, gssize length, gsize max)
{
  const char *p = data ? data : "";
  gsize total = length < 0 ? strlen (p) : (gsize) length;
  gsize left = MIN (total, max ? max : SP_SAFE_TEXT_MAX);
  gboolean cut = left < total;
  GString *out = g_string_sized_new (left + 8);

  while (left > 0)
    {
      gsize step = count_harmless (p, left);
      gunichar c;

      g_string_append_len (out, p, step);
      p += step;
      left -= step;
      if (left == 0)
        break;
      c = *p ? g_utf8_get_char_validated (p, left) : 0;
      step = 1;
      if (c == (gunichar) -2 && cut)
        break;
      if (c == (gunichar) -1 || c == (gunichar) -2)
        g_string_append_printf (out, "\\x%02x", (guint8) *p);
      else
        {
          append_character (out, c);
          step = MAX (1, g_unichar_to_utf8 (c, NULL));
        }
      p += step;
      left -= step;
    }

  if (cut)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

/**
 * sp_safe_ascii:
 * @data: (nullable): bytes that came from somebody else
 * @length: how many bytes, or -1 for a NUL-terminated string
 * @max: the most bytes of @data to take, 0 for %SP_SAFE_TEXT_MAX
 *
 * Turns bytes that should be the name of a server into text in which nothing passes for one: as sp_safe_text() does, and every
 * character beyond ASCII comes out as `\u{N}`.
 *
 * Returns: (transfer full): ASCII without control characters
 */
char *
sp_safe_ascii (const void *data, gssize length, gsize max)
{
  g_autofree char *safe = sp_safe_text (data, length, max);
  GString *spelt = g_string_new (NULL);

  for (const char *p = safe; *p; p = g_utf8_next_char (p))
    if ((guchar) *p < 0x80)
      g_string_append_c (spelt, *p);
    else
      g_string_append_printf (spelt, "\\u{%x}", g_utf8_get_char (p));
  return g_string_free (spelt, FALSE);
}
