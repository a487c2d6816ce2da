/* Whether a label can be shown in its own script, or could be taken for another one.
 *
 * The scripts are judged as in Unicode Technical Standard 39, section 5.2, “Highly Restrictive”, single characters as browsers do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "look.h"

#include "letters.h"
#include "typed-text.h"

/* Accents on one letter; more are painted over the lines above. */
#define MAX_MARKS 2

/* Scripts that are written together with Latin and with each other. */
enum
{
  LATIN = 1 << 0,
  HAN = 1 << 1,
  HIRAGANA = 1 << 2,
  KATAKANA = 1 << 3,
  BOPOMOFO = 1 << 4,
  HANGUL = 1 << 5,
};

static const guint allowed_mixes[] = {
  LATIN | HAN | HIRAGANA | KATAKANA,
  LATIN | HAN | BOPOMOFO,
  LATIN | HAN | HANGUL,
};

/** Sight: what has been seen of a label so far. */
typedef struct
{
  const char *top; /* (unowned) the top-level domain; empty for a label that is one itself */
  gunichar before; /* the character before this one, 0 at the start */
  gunichar after; /* the character after this one, 0 at the end */
  gunichar base; /* the last character that is no mark */
  guint marks; /* how many stand on it */
  guint together; /* bits of the scripts that may stand together */
  GUnicodeScript single; /* another script, which stands alone; Common where there is none */
  gunichar zero; /* the zero of the digits, 0 where there are none */
  SpLook look; /* the worst so far */
} Sight;

static void
worsen (Sight *self, SpLook look)
{
  self->look = MAX (self->look, look);
}

static guint
get_bit (GUnicodeScript script)
{
  switch ((int) script)
    {
    case G_UNICODE_SCRIPT_LATIN:
      return LATIN;
    case G_UNICODE_SCRIPT_HAN:
      return HAN;
    case G_UNICODE_SCRIPT_HIRAGANA:
      return HIRAGANA;
    case G_UNICODE_SCRIPT_KATAKANA:
      return KATAKANA;
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return BOPOMOFO;
    case G_UNICODE_SCRIPT_HANGUL:
      return HANGUL;
    default:
      return 0;
    }
}

static gboolean
is_east_asian (gunichar c)
{
  return (get_bit (g_unichar_get_script (c)) & ~LATIN) || c == 0x30fb || c == 0x30fc;
}

static void
take_script (Sight *self, GUnicodeScript script)
{
  guint bit = get_bit (script);

  if (!sp_letters_script_is_usual (script))
    worsen (self, SP_LOOK_UNUSUAL);
  self->together |= bit;
  if (bit)
    return;
  if (self->single != G_UNICODE_SCRIPT_COMMON && self->single != script)
    worsen (self, SP_LOOK_DECEPTIVE);
  self->single = script;
}

/* The dot between two l is Catalan; in a name of anybody else it passes for a full stop. The long vowel and the middle dot of kana belong
 * behind kana. */
static void
take_common (Sight *self, gunichar c)
{
  if (c == 0x30fc && is_east_asian (self->before))
    return;
  if (c == 0x30fb && is_east_asian (self->before) && is_east_asian (self->after))
    return;
  if (c == 0xb7 && g_str_equal (self->top, "cat") && self->before == 'l' && self->after == 'l')
    return;
  worsen (self, SP_LOOK_DECEPTIVE);
}

static void
take_letter (Sight *self, gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
    {
      take_common (self, c);
      return;
    }
  take_script (self, script);
  if (c >= 0xff00 && c < 0xfff0)
    worsen (self, SP_LOOK_DECEPTIVE);
  if (script == G_UNICODE_SCRIPT_LATIN && !sp_letters_are_latin_usual (c))
    worsen (self, SP_LOOK_DECEPTIVE);
  if (sp_letters_are_like_slash (c) && !is_east_asian (self->before) &&
      !is_east_asian (self->after))
    worsen (self, SP_LOOK_DECEPTIVE);
}

/* Arabic digits count as Common or as Arabic, depending on the row. */
static void
take_digit (Sight *self, gunichar c)
{
  gunichar zero = c - g_unichar_digit_value (c);
  GUnicodeScript script = g_unichar_get_script (c);

  if (self->zero && self->zero != zero)
    worsen (self, SP_LOOK_DECEPTIVE);
  self->zero = zero;
  if (zero == '0')
    return;
  if (zero == 0x0660 || zero == 0x06f0)
    take_script (self, G_UNICODE_SCRIPT_ARABIC);
  else if (script == G_UNICODE_SCRIPT_COMMON)
    worsen (self, SP_LOOK_DECEPTIVE);
  else
    take_script (self, script);
}

/* Accents that every script shares: those that strike a letter through, or double the dot of an i, hide what it is. */
static gboolean
fits_base (gunichar mark, gunichar base)
{
  GUnicodeScript script = g_unichar_get_script (base);

  if (mark == 0x3099 || mark == 0x309a)
    return script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
  if ((mark >= 0x064b && mark <= 0x0655) || mark == 0x0670)
    return script == G_UNICODE_SCRIPT_ARABIC;
  if (mark == 0x0307 && (base == 'i' || base == 'j' || base == 'l' || base == 0x0131))
    return FALSE;
  return mark >= 0x0300 && mark < 0x0332 &&
         (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ||
          script == G_UNICODE_SCRIPT_CYRILLIC);
}

static void
take_mark (Sight *self, gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);
  gboolean shared = script == G_UNICODE_SCRIPT_INHERITED || script == G_UNICODE_SCRIPT_COMMON;

  if (shared && !fits_base (c, self->base))
    worsen (self, SP_LOOK_DECEPTIVE);
  if (!shared)
    take_script (self, script);
  if (c == self->before)
    worsen (self, SP_LOOK_DECEPTIVE);
  if (++self->marks > MAX_MARKS)
    worsen (self, shared ? SP_LOOK_DECEPTIVE : SP_LOOK_UNUSUAL);
}

/* Anything else is for decoration, or passes for the syntax around a name: full stops, slashes, at signs, quotation marks. */
static void
take_sign (Sight *self, gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c == '-' || c == '_')
    return;
  if (sp_is_joiner (c) || type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_CURRENCY_SYMBOL ||
      type == G_UNICODE_OTHER_NUMBER || type == G_UNICODE_LETTER_NUMBER ||
      type == G_UNICODE_UNASSIGNED || type == G_UNICODE_PRIVATE_USE)
    worsen (self, SP_LOOK_UNUSUAL);
  else if (c == 0xb7 || c == 0x30fb)
    take_common (self, c);
  else
    worsen (self, SP_LOOK_DECEPTIVE);
}

static void
take (Sight *self, gunichar c)
{
  if (g_unichar_ismark (c))
    {
      take_mark (self, c);
      return;
    }
  self->base = c;
  self->marks = 0;
  if (sp_is_invisible (c))
    take_sign (self, c);
  else if (g_unichar_isalpha (c))
    take_letter (self, c);
  else if (g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER)
    take_digit (self, c);
  else
    take_sign (self, c);
}

static gboolean
is_allowed_mix (const Sight *self)
{
  if (self->single != G_UNICODE_SCRIPT_COMMON)
    return self->together == 0;
  for (guint i = 0; i < G_N_ELEMENTS (allowed_mixes); i++)
    if ((self->together & ~allowed_mixes[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sp_look_of_label:
 * @label: a label of a name, UTF-8
 * @top: the top-level domain above it in its own script, or an empty string for a label that is one itself
 *
 * Returns: how it looks to somebody who reads the name
 */
SpLook
sp_look_of_label (const char *label, const char *top)
{
  Sight self = { .top = top, .single = G_UNICODE_SCRIPT_COMMON };

  for (const char *p = label; *p;)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      self.after = *p ? g_utf8_get_char (p) : 0;
      take (&self, c);
      self.before = c;
    }
  if (!is_allowed_mix (&self))
    worsen (&self, SP_LOOK_DECEPTIVE);
  if (*top && sp_letters_pass_for_latin (label, self.single, top))
    worsen (&self, SP_LOOK_DECEPTIVE);
  return self.look;
}
