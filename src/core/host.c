/* Host names as people type them and as the network wants them: IDN both ways, IP literals, bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "host.h"

#include <string.h>

#include <gio/gio.h>

#include "input-error.h"
#include "safe-text.h"

/* RFC 1035 section 2.3.4 */
#define MAX_NAME 253
#define MAX_LABEL 63

/* RFC 1123 section 2.1, and the underscore that some real names carry. */
static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > MAX_LABEL || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  for (const char *p = label; *p; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;
  return TRUE;
}

/* A name whose last label is all digits would be read as an IPv4 address (RFC 1123 section 2.1). */
static gboolean
is_name (const char *ascii)
{
  g_auto (GStrv) labels = g_strsplit (ascii, ".", -1);
  guint n = g_strv_length (labels);

  if (n == 0 || strlen (ascii) > MAX_NAME)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_label (labels[i]))
      return FALSE;
  return strspn (labels[n - 1], "0123456789") < strlen (labels[n - 1]);
}

static char *
normalize_literal (const char *typed)
{
  g_autofree char *bare = NULL;
  g_autoptr (GInetAddress) address = NULL;
  gsize length = strlen (typed);

  if (typed[0] == '[' && typed[length - 1] == ']')
    bare = g_strndup (typed + 1, length - 2);
  else
    bare = g_strdup (typed);
  address = g_inet_address_new_from_string (bare);
  return address ? g_inet_address_to_string (address) : NULL;
}

/**
 * sp_host_normalize:
 * @typed: a host name in any script, or an IP address; IPv6 may stand in brackets
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Brings a host into the form that the network wants: lower-case A-labels (RFC 5890) without a final dot, or an IP literal
 * without brackets.
 *
 * Returns: (transfer full) (nullable): the host, or %NULL where @typed is none
 */
char *
sp_host_normalize (const char *typed, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed ? typed : ""));
  g_autofree char *ascii = NULL;
  char *literal;

  if (*trimmed == '\0')
    {
      sp_input_error_set (error, SP_INPUT_ERROR_EMPTY, "");
      return NULL;
    }
  literal = normalize_literal (trimmed);
  if (literal)
    return literal;

  if (g_utf8_validate (trimmed, -1, NULL) && strlen (trimmed) <= 4 * MAX_NAME)
    ascii = g_hostname_to_ascii (trimmed);
  if (ascii && g_str_has_suffix (ascii, ".") && strlen (ascii) > 1)
    ascii[strlen (ascii) - 1] = '\0';
  if (ascii == NULL || !is_name (ascii))
    {
      sp_input_error_set (error, SP_INPUT_ERROR_HOST, trimmed);
      return NULL;
    }
  return g_ascii_strdown (ascii, -1);
}

/**
 * sp_host_to_display:
 * @host: a host as sp_host_normalize() gives it
 *
 * Returns: (transfer full): the host as people write it: Unicode where the name is an A-label and decodes to something that
 *   is safe to show, else @host itself
 */
char *
sp_host_to_display (const char *host)
{
  g_autofree char *unicode = g_hostname_to_unicode (host);
  g_autofree char *safe = unicode ? sp_safe_text (unicode, -1, 0) : NULL;

  if (safe == NULL || strcmp (safe, unicode) != 0)
    return g_strdup (host);
  return g_steal_pointer (&unicode);
}

/**
 * sp_host_parse_port:
 * @typed: digits
 * @port: (out): the port
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Returns: whether @typed is a number from 1 to 65535
 */
gboolean
sp_host_parse_port (const char *typed, guint16 *port, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (typed, 10, 1, G_MAXUINT16, &number, NULL))
    {
      sp_input_error_set (error, SP_INPUT_ERROR_PORT, typed);
      return FALSE;
    }
  *port = number;
  return TRUE;
}

/**
 * sp_host_split_port:
 * @typed: `HOST`, `HOST:PORT`, `[IPV6]` or `[IPV6]:PORT`
 * @host: (out) (transfer full): the host, normalised
 * @port: (out): the port, 0 where none was typed
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Returns: whether @typed could be understood; the out parameters are set only then
 */
gboolean
sp_host_split_port (const char *typed, char **host, guint16 *port, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (typed ? typed : ""));
  char *bracket = strrchr (name, ']');
  char *colon = strrchr (bracket ? bracket : name, ':');
  guint16 number = 0;

  if (bracket == NULL && colon != NULL && colon != strchr (name, ':'))
    {
      sp_input_error_set (error, SP_INPUT_ERROR_BRACKETS, name);
      return FALSE;
    }
  if (colon != NULL)
    {
      if (!sp_host_parse_port (colon + 1, &number, error))
        return FALSE;
      *colon = '\0';
    }
  *host = sp_host_normalize (name, error);
  *port = number;
  return *host != NULL;
}
