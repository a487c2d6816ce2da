/* Which addresses of web pages can be shown to people: complete ones that lead where they seem to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web-address.h"

#include <string.h>

#include "host.h"
#include "safe-text.h"

/* Bytes; a longer one hides its end. */
#define MAX_LENGTH 1000
/* What RFC 3986 has no place for; some browsers take the first for a slash. */
#define FOREIGN "\\ \"<>^`{|}"

/* The last label of a name is no number, of whichever base: browsers take such a host for an IPv4 address. */
static gboolean
ends_in_number (const char *host)
{
  const char *dot = strrchr (host, '.');
  const char *last = dot ? dot + 1 : host;

  return g_ascii_strncasecmp (last, "0x", 2) == 0 &&
         last[2 + strspn (last + 2, "0123456789abcdefABCDEF")] == '\0';
}

/* As it is written it is either what is asked, or what everybody is shown of that. */
static gboolean
is_plain_host (const char *written)
{
  g_autofree char *host = sp_host_read (written);
  g_autofree char *shown = host ? sp_host_to_display (host) : NULL;
  g_autofree char *lower = g_utf8_strdown (written, -1);

  if (host == NULL || ends_in_number (host))
    return FALSE;
  return g_str_equal (lower, host) || g_str_equal (lower, shown);
}

/* What stands where the host is expected: GUri makes A-labels of it, and what they are made from is what people see. */
static char *
dup_written_host (const char *url)
{
  const char *authority = strstr (url, "://") + strlen ("://");
  char *host = g_strndup (authority, strcspn (authority, "/?#"));
  char *colon;

  if (*host == '[')
    {
      host[strcspn (host, "]")] = '\0';
      memmove (host, host + 1, strlen (host));
      return host;
    }
  colon = strchr (host, ':');
  if (colon)
    *colon = '\0';
  return host;
}

/**
 * sp_web_address_is_plain:
 * @url: what somebody calls an address
 *
 * Whether people who read an address know where it leads: it is complete, https or http, of bearable length, safe to show, without user
 * information (RFC 3986 section 7.6) or anything that programs read in different ways, and its host is written as it would be shown.
 *
 * Returns: whether @url is such an address
 */
gboolean
sp_web_address_is_plain (const char *url)
{
  g_autofree char *safe = sp_safe_text (url, -1, 0);
  g_autofree char *host = NULL;
  g_autoptr(GUri) uri = NULL;

  if (!g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://"))
    return FALSE;
  if (strlen (url) > MAX_LENGTH || strpbrk (url, FOREIGN) || strcmp (safe, url) != 0)
    return FALSE;
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  host = dup_written_host (url);
  return uri && g_uri_get_userinfo (uri) == NULL && g_uri_get_port (uri) != 0 &&
         is_plain_host (host);
}
