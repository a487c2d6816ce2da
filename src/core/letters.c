/* Which letters of a script are usual in names, and which look like something else.
 *
 * Unicode Standard Annex 31, table 5, has the scripts in everyday use; the letters that pass for Latin are those that browsers look out
 * for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "letters.h"

#include <string.h>

static const GUnicodeScript usual[] = {
  G_UNICODE_SCRIPT_ARABIC,   G_UNICODE_SCRIPT_ARMENIAN, G_UNICODE_SCRIPT_BENGALI,
  G_UNICODE_SCRIPT_BOPOMOFO, G_UNICODE_SCRIPT_CYRILLIC, G_UNICODE_SCRIPT_DEVANAGARI,
  G_UNICODE_SCRIPT_ETHIOPIC, G_UNICODE_SCRIPT_GEORGIAN, G_UNICODE_SCRIPT_GREEK,
  G_UNICODE_SCRIPT_GUJARATI, G_UNICODE_SCRIPT_GURMUKHI, G_UNICODE_SCRIPT_HAN,
  G_UNICODE_SCRIPT_HANGUL,   G_UNICODE_SCRIPT_HEBREW,   G_UNICODE_SCRIPT_HIRAGANA,
  G_UNICODE_SCRIPT_KANNADA,  G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_KHMER,
  G_UNICODE_SCRIPT_LAO,      G_UNICODE_SCRIPT_LATIN,    G_UNICODE_SCRIPT_MALAYALAM,
  G_UNICODE_SCRIPT_MYANMAR,  G_UNICODE_SCRIPT_ORIYA,    G_UNICODE_SCRIPT_SINHALA,
  G_UNICODE_SCRIPT_TAMIL,    G_UNICODE_SCRIPT_TELUGU,   G_UNICODE_SCRIPT_THAANA,
  G_UNICODE_SCRIPT_THAI,     G_UNICODE_SCRIPT_TIBETAN,
};

/* Letters of orthographies in use among the phonetic ones, where otherwise ɡ, ɑ and ɩ pass for g, a and i. */
static const gunichar phonetic_usual[] = { 0x0253, 0x0254, 0x0256, 0x0257, 0x0259, 0x025b,
                                           0x0263, 0x0268, 0x0272, 0x0289, 0x028b };

/* Strokes of kana and ideographs that pass for a slash, a bar, a hyphen or a zero. */
static const gunichar strokes[] = { 0x3007, 0x30bd, 0x30be, 0x30ce, 0x30f3,
                                    0x4e00, 0x4e28, 0x4e36, 0x4e3f };

/* Scripts of which a whole word can pass for a Latin one, and the domains of countries in which they are at home. */
static const struct
{
  GUnicodeScript script;
  const char *letters;
  const char *home;
} doubles[] = {
  { G_UNICODE_SCRIPT_CYRILLIC, "асԁеһіјӏорԛѕԝхуъьҽпгѵѡкԍ",
    " bg by kg kz me mk mn rs ru su tj ua uz " },
  { G_UNICODE_SCRIPT_GREEK, "αγικνρυωηοτϲϳ", " cy eu gr " },
  { G_UNICODE_SCRIPT_ARMENIAN, "ագզհյոսցւքօ", " am " },
};

static gboolean
is_among (gunichar c, const gunichar *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (list[i] == c)
      return TRUE;
  return FALSE;
}

/**
 * sp_letters_script_is_usual:
 * @script: a script
 *
 * Returns: whether it is in everyday use somewhere
 */
gboolean
sp_letters_script_is_usual (GUnicodeScript script)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (usual[i] == script)
      return TRUE;
  return FALSE;
}

/**
 * sp_letters_are_latin_usual:
 * @c: a Latin letter
 *
 * Returns: whether it belongs to the alphabet of a language, not to phonetic or historic writing
 */
gboolean
sp_letters_are_latin_usual (gunichar c)
{
  if (c < 0x0250)
    return c < 0x01c0 || c > 0x01c3;
  return (c >= 0x1e00 && c < 0x1f00) || is_among (c, phonetic_usual, G_N_ELEMENTS (phonetic_usual));
}

/**
 * sp_letters_are_like_slash:
 * @c: a character
 *
 * Returns: whether it is a kana or an ideograph that passes for a slash, a bar, a hyphen or a zero beside Latin letters
 */
gboolean
sp_letters_are_like_slash (gunichar c)
{
  return is_among (c, strokes, G_N_ELEMENTS (strokes));
}

static gboolean
is_at_home (const char *home, GUnicodeScript script, const char *top)
{
  g_autofree char *word = g_strconcat (" ", top, " ", NULL);

  return strstr (home, word) || g_unichar_get_script (g_utf8_get_char (top)) == script;
}

/**
 * sp_letters_pass_for_latin:
 * @label: a label
 * @script: the script of its letters
 * @top: the top-level domain above it, in its own script
 *
 * Returns: whether each letter looks like a Latin one, and @top is none where @script is expected
 */
gboolean
sp_letters_pass_for_latin (const char *label, GUnicodeScript script, const char *top)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      if (doubles[i].script != script || is_at_home (doubles[i].home, script, top))
        continue;
      for (const char *p = label; *p; p = g_utf8_next_char (p))
        if (g_unichar_isalpha (g_utf8_get_char (p)) &&
            !g_utf8_strchr (doubles[i].letters, -1, g_utf8_get_char (p)))
          return FALSE;
      return TRUE;
    }
  return FALSE;
}
