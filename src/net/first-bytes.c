/* Tells from its first bytes what kind of server answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "first-bytes.h"

#include <string.h>

/* RFC 8446 section 5.1: content types 20 to 23, then the major version 3. */
static gboolean
is_tls (const guint8 *bytes, gsize length)
{
  return bytes[0] >= 20 && bytes[0] <= 23 && (length < 2 || bytes[1] == 3);
}

/* RFC 5321 section 4.2: three digits, the first from 2 to 5, then a blank, a hyphen or the end of the line. */
static gboolean
is_smtp (const guint8 *bytes, gsize length)
{
  if (length < 3 || bytes[0] < '2' || bytes[0] > '5' || !g_ascii_isdigit (bytes[1]) ||
      !g_ascii_isdigit (bytes[2]))
    return FALSE;
  return length == 3 || strchr (" -\r\n", bytes[3]) != NULL;
}

/* RFC 9051 section 7.1, RFC 1939 section 3, RFC 5804 sections 1.2 and 1.7; what answers a question that was none is no greeting,
 * but mail all the same. */
static gboolean
is_greeting (const guint8 *bytes, gsize length)
{
  static const char *const greetings[] = { "* OK", "* BYE",  "* BAD", "* PREAUTH", "+OK",
                                           "-ERR", "\"IMPL", "BYE",   "NO \"",     "NO (" };

  for (guint i = 0; i < G_N_ELEMENTS (greetings); i++)
    {
      gsize n = strlen (greetings[i]);

      if (length >= n && g_ascii_strncasecmp ((const char *) bytes, greetings[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_first_bytes_classify:
 * @bytes: the first bytes of a server
 * @length: how many
 *
 * Returns: what kind of server sends such bytes
 */
SpFirstBytes
sp_first_bytes_classify (const guint8 *bytes, gsize length)
{
  if (length == 0)
    return SP_FIRST_BYTES_NONE;
  if (is_tls (bytes, length))
    return SP_FIRST_BYTES_TLS;
  if (is_smtp (bytes, length) || is_greeting (bytes, length))
    return SP_FIRST_BYTES_MAIL;
  return SP_FIRST_BYTES_OTHER;
}
