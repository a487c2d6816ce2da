/* One label of a name: between the script of its people and the letters of the network, by the rules of IDNA 2008.
 *
 * GLib knows IDNA 2003 only, which asks strasse.de for straße.de and drops a zero-width non-joiner: another domain, perhaps
 * another owner. Hence libidn2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "idna.h"

#include <string.h>

#include <idn2.h>

/* Hands a string of libidn2 over to GLib. */
static char *
take (char *found)
{
  char *copy = g_strdup (found);

  idn2_free (found);
  return copy;
}

/**
 * sp_idna_is_a_label:
 * @label: a label, lower-case
 *
 * Returns: whether it claims to be an A-label (RFC 5890 section 2.3.2.1)
 */
gboolean
sp_idna_is_a_label (const char *label)
{
  return g_str_has_prefix (label, "xn--");
}

/**
 * sp_idna_encode_label:
 * @u_label: a label with letters beyond ASCII
 *
 * Nothing is mapped: what is not a U-label letter by letter (NFC, lower-case, allowed in its context; RFC 5891 section 4.2, RFC 5892, RFC
 * 5893) has no A-label.
 *
 * Returns: (transfer full) (nullable): the A-label
 */
char *
sp_idna_encode_label (const char *u_label)
{
  guint8 *found = NULL;

  if (idn2_register_u8 ((const guint8 *) u_label, NULL, &found, 0) != IDN2_OK)
    return NULL;
  return take ((char *) found);
}

/**
 * sp_idna_unpack_label:
 * @a_label: a label with the prefix of an A-label
 *
 * Returns: (transfer full) (nullable): what is packed in it, whether or not the rules allow that; %NULL where it is not Punycode
 *   (RFC 3492)
 */
char *
sp_idna_unpack_label (const char *a_label)
{
  char *found = NULL;

  if (idn2_to_unicode_8z8z (a_label, &found, 0) != IDN2_OK)
    return NULL;
  return take (found);
}

/**
 * sp_idna_decode_label:
 * @a_label: a label with the prefix of an A-label, lower-case
 *
 * Returns: (transfer full) (nullable): its U-label; %NULL where it has none that leads back to it
 */
char *
sp_idna_decode_label (const char *a_label)
{
  g_autofree char *u_label = sp_idna_unpack_label (a_label);
  g_autofree char *back = u_label ? sp_idna_encode_label (u_label) : NULL;

  return g_strcmp0 (back, a_label) == 0 ? g_steal_pointer (&u_label) : NULL;
}

/**
 * sp_idna_map_label:
 * @typed: a label as a person types it, UTF-8 without invisible characters
 *
 * Capitals, compatibility forms such as full-width letters, and letters with separate accents are mapped as Unicode Technical
 * Standard 46 says, without its transitional part: ß and final sigma stay. The capital ẞ is a ß, as that standard has it since version
 * 15.1.
 *
 * Returns: (transfer full) (nullable): an A-label or an ASCII label; %NULL where IDNA 2008 allows none
 */
char *
sp_idna_map_label (const char *typed)
{
  g_autoptr(GString) text = g_string_new (typed);
  g_autofree char *ascii = NULL;
  g_autofree char *u_label = NULL;
  guint8 *found = NULL;

  g_string_replace (text, "ẞ", "ß", 0);
  if (idn2_lookup_u8 ((const guint8 *) text->str, &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) !=
      IDN2_OK)
    return NULL;
  ascii = take ((char *) found);
  if (!sp_idna_is_a_label (ascii))
    return g_steal_pointer (&ascii);
  u_label = sp_idna_decode_label (ascii);
  return u_label ? g_steal_pointer (&ascii) : NULL;
}
