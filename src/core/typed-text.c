/* What clings to a text that was typed or pasted: blanks and characters that cannot be seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "typed-text.h"

#include <string.h>

/* Unicode's Default_Ignorable_Code_Point beyond the format characters, and letters without a shape. */
static const struct
{
  gunichar first;
  gunichar last;
} unseen[] = {
  { 0x034f, 0x034f },   { 0x115f, 0x1160 },   { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
  { 0x2060, 0x206f },   { 0x2800, 0x2800 },   { 0x3164, 0x3164 }, { 0xfe00, 0xfe0f },
  { 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb }, { 0x1bca0, 0x1bca3 },
  { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
};

/**
 * sp_is_joiner:
 * @c: a character
 *
 * Returns: whether it is the zero-width joiner or non-joiner, which some scripts need inside a word (RFC 5892 appendix A)
 */
gboolean
sp_is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

/**
 * sp_is_invisible:
 * @c: a character
 *
 * Returns: whether nothing is seen where it stands: blanks beyond ASCII, bidi marks, fillers, joiners
 */
gboolean
sp_is_invisible (gunichar c)
{
  if (c < 0x80)
    return FALSE;
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      return TRUE;
    default:
      break;
    }
  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    if (c >= unseen[i].first && c <= unseen[i].last)
      return TRUE;
  return FALSE;
}

/**
 * sp_typed_text_hides:
 * @text: UTF-8
 *
 * Returns: whether a character in it cannot be seen; blanks and controls of ASCII are not meant
 */
gboolean
sp_typed_text_hides (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (sp_is_invisible (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* A joiner is never taken away: with it another name is meant than without. */
static gboolean
clings (gunichar c)
{
  return c == ' ' || (sp_is_invisible (c) && !sp_is_joiner (c));
}

/**
 * sp_typed_text_trim:
 * @typed: (nullable): what was typed or pasted
 *
 * Takes off at both ends what comes along when an address is copied from a page or a message: blanks of every width, zero-width spaces,
 * byte order marks, bidi marks. Text that is not UTF-8 loses its ASCII blanks only.
 *
 * Returns: (transfer full): the rest
 */
char *
sp_typed_text_trim (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed ? typed : ""));
  const char *start = text;
  const char *end = text + strlen (text);

  if (!g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);
  while (start < end && clings (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && clings (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, end - start);
}
