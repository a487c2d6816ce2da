/* Whether a name mixes scripts whose letters look alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "script.h"

#include <gio/gio.h>

/* Scripts that are written together as a matter of course (Unicode Technical Standard 39, section 5.2, "Highly Restrictive"). */
static gboolean
is_east_asian (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_BOPOMOFO ||
         script == G_UNICODE_SCRIPT_HANGUL;
}

static gboolean
goes_together (GUnicodeScript a, GUnicodeScript b)
{
  return a == b || (is_east_asian (a) && (is_east_asian (b) || b == G_UNICODE_SCRIPT_LATIN)) ||
         (is_east_asian (b) && a == G_UNICODE_SCRIPT_LATIN);
}

static gboolean
label_mixes (const char *label)
{
  GUnicodeScript first = G_UNICODE_SCRIPT_INVALID_CODE;

  for (const char *p = label; *p; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      if (first == G_UNICODE_SCRIPT_INVALID_CODE || is_east_asian (first))
        first = first == G_UNICODE_SCRIPT_INVALID_CODE || goes_together (first, script) ? script
                                                                                        : first;
      if (!goes_together (first, script))
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_host_mixes_scripts:
 * @host: a host or domain name, A-labels or Unicode
 *
 * Returns: whether one of its labels has letters of scripts that are not usually written together, such as Latin and Cyrillic:
 *   such a name can be made to look like another
 */
gboolean
sp_host_mixes_scripts (const char *host)
{
  g_autofree char *unicode = g_hostname_to_unicode (host);
  g_auto (GStrv) labels = unicode ? g_strsplit (unicode, ".", -1) : NULL;

  for (guint i = 0; labels && labels[i]; i++)
    if (label_mixes (labels[i]))
      return TRUE;
  return FALSE;
}
