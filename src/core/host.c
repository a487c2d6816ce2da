/* Host names as people type and read them and as the network wants them: IDN both ways, IP literals, bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "host.h"

#include <string.h>

#include <gio/gio.h>

#include "idna.h"
#include "input-error.h"
#include "look.h"
#include "safe-text.h"
#include "typed-text.h"

/* RFC 1035 section 2.3.4 */
#define MAX_NAME 253
#define MAX_LABEL 63
/* Bytes; letters of other scripts take up to four. */
#define MAX_TYPED (4 * MAX_NAME)

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
  g_auto(GStrv) labels = g_strsplit (ascii, ".", -1);
  guint n = g_strv_length (labels);

  if (n == 0 || strlen (ascii) > MAX_NAME)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_label (labels[i]))
      return FALSE;
  return strspn (labels[n - 1], "0123456789") < strlen (labels[n - 1]);
}

/* An IP address, perhaps in brackets. */
static char *
read_literal (const char *text)
{
  g_autofree char *bare = NULL;
  g_autoptr(GInetAddress) address = NULL;
  gsize length = strlen (text);

  if (length > 2 && text[0] == '[' && text[length - 1] == ']')
    bare = g_strndup (text + 1, length - 2);
  else
    bare = g_strdup (text);
  address = g_inet_address_new_from_string (bare);
  return address ? g_inet_address_to_string (address) : NULL;
}

static char *
read_typed_label (const char *label)
{
  g_autofree char *lower = NULL;
  g_autofree char *u_label = NULL;

  if (!g_str_is_ascii (label))
    return sp_idna_map_label (label);
  lower = g_ascii_strdown (label, -1);
  if (!sp_idna_is_a_label (lower))
    return g_steal_pointer (&lower);
  u_label = sp_idna_decode_label (lower);
  return u_label ? g_steal_pointer (&lower) : NULL;
}

static char *
read_received_label (const char *label)
{
  g_autofree char *lower = g_ascii_strdown (label, -1);

  return g_str_is_ascii (lower) ? g_steal_pointer (&lower) : sp_idna_encode_label (lower);
}

/* Puts @name together again from what @read makes of each label; a final dot is left out. */
static char *
read_labels (const char *name, char *(*read) (const char *label))
{
  g_auto(GStrv) labels = g_strsplit (name, ".", -1);
  g_autoptr(GString) ascii = g_string_new (NULL);
  guint n = g_strv_length (labels);

  if (n > 1 && *labels[n - 1] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = read (labels[i]);

      if (label == NULL)
        return NULL;
      g_string_append_printf (ascii, "%s%s", i > 0 ? "." : "", label);
    }
  return is_name (ascii->str) ? g_string_free (g_steal_pointer (&ascii), FALSE) : NULL;
}

/* The full stops of East Asian keyboards (RFC 3490 section 3.1). */
static char *
replace_stops (const char *typed)
{
  static const char *const stops[] = { "\xe3\x80\x82", "\xef\xbc\x8e", "\xef\xbd\xa1" };
  g_autoptr(GString) text = g_string_new (typed);

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    g_string_replace (text, stops[i], ".", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A joiner is invisible too, but where the rules allow it, it belongs to the name. */
static gboolean
hides_something (const char *typed)
{
  for (const char *p = typed; *p; p = g_utf8_next_char (p))
    if (sp_is_invisible (g_utf8_get_char (p)) && !sp_is_joiner (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static char *
read_typed (const char *trimmed)
{
  g_autofree char *dotted = NULL;

  if (strlen (trimmed) > MAX_TYPED || !g_utf8_validate (trimmed, -1, NULL) ||
      hides_something (trimmed))
    return NULL;
  dotted = replace_stops (trimmed);
  return read_labels (dotted, read_typed_label);
}

/**
 * sp_host_normalize:
 * @typed: a host name in any script, or an IP address; IPv6 may stand in brackets
 * @error: return location for a #SP_INPUT_ERROR
 *
 * Brings a host that a person typed or pasted, or an administrator wrote into a file, into the form that the network wants: lower-case
 * A-labels by IDNA 2008 (RFC 5890) without a final dot, or an IP literal without brackets. What people type is mapped first
 * (sp_idna_map_label()), East Asian full stops are dots, and what cannot be seen is taken off at the ends. A character inside that
 * cannot be seen is an error, since without it another host might be asked; so is an A-label that stands for nothing.
 *
 * What comes from the network is read with sp_host_read().
 *
 * Returns: (transfer full) (nullable): the host, or %NULL where @typed is none
 */
char *
sp_host_normalize (const char *typed, GError **error)
{
  g_autofree char *trimmed = sp_typed_text_trim (typed);
  char *host;

  if (*trimmed == '\0')
    {
      sp_input_error_set (error, SP_INPUT_ERROR_EMPTY, "");
      return NULL;
    }
  host = strlen (trimmed) <= MAX_TYPED ? read_literal (trimmed) : NULL;
  if (host == NULL)
    host = read_typed (trimmed);
  if (host == NULL)
    sp_input_error_set (error,
                        g_utf8_validate (trimmed, -1, NULL) && sp_typed_text_hides (trimmed)
                            ? SP_INPUT_ERROR_INVISIBLE
                            : SP_INPUT_ERROR_HOST,
                        trimmed);
  return host;
}

/**
 * sp_host_read:
 * @received: (nullable): a host from a document, a record, a certificate or a web address; ASCII blanks around it do not count
 *
 * Takes a name as it is: letters, digits and hyphens with dots of ASCII between the labels, or U-labels as they have to be written (RFC 5890
 * section 2.3.2.1). Nothing is mapped but capitals of ASCII, so that two programs that read the same document ask the same host. An A-label that
 * stands for nothing is kept, since such names exist in the DNS.
 *
 * Returns: (transfer full) (nullable): the host as sp_host_normalize() gives it, %NULL where @received is none
 */
char *
sp_host_read (const char *received)
{
  g_autofree char *text = NULL;
  char *literal;

  if (received == NULL || strnlen (received, MAX_TYPED + 1) > MAX_TYPED ||
      !g_utf8_validate (received, -1, NULL))
    return NULL;
  text = g_strstrip (g_strdup (received));
  literal = read_literal (text);
  return literal ? literal : read_labels (text, read_received_label);
}

/**
 * sp_host_of_uri:
 * @uri: an address from somebody else, parsed with %SP_HOST_URI_FLAGS
 *
 * Returns: (transfer full) (nullable): its host as sp_host_read() reads it, %NULL where it has none
 */
char *
sp_host_of_uri (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *written = host ? g_uri_unescape_string (host, NULL) : NULL;

  return sp_host_read (written);
}

static SpLook
look_at_label (const char *label, const char *top, gboolean is_top)
{
  g_autofree char *unpacked = sp_idna_is_a_label (label) ? sp_idna_unpack_label (label) : NULL;

  return unpacked ? sp_look_of_label (unpacked, is_top ? "" : top) : SP_LOOK_PLAIN;
}

static char *
unpack_top (char **labels)
{
  const char *top = labels[g_strv_length (labels) - 1];
  g_autofree char *unpacked = sp_idna_is_a_label (top) ? sp_idna_unpack_label (top) : NULL;

  return unpacked ? g_steal_pointer (&unpacked) : g_strdup (top);
}

/**
 * sp_host_is_deceptive:
 * @host: a host, A-labels
 *
 * Returns: whether one of its labels, decoded, could be taken for another: letters of scripts that are not written together, letters
 *   of one script that pass for those of another, signs that look like a full stop or a slash, invisible characters. Such a label
 *   is never shown decoded.
 */
gboolean
sp_host_is_deceptive (const char *host)
{
  g_auto(GStrv) labels = NULL;
  g_autofree char *top = NULL;

  if (strnlen (host, MAX_NAME + 1) > MAX_NAME || strstr (host, "xn--") == NULL)
    return FALSE;
  labels = g_strsplit (host, ".", -1);
  top = unpack_top (labels);
  for (guint i = 0; labels[i]; i++)
    if (look_at_label (labels[i], top, labels[i + 1] == NULL) == SP_LOOK_DECEPTIVE)
      return TRUE;
  return FALSE;
}

static char *
show_label (const char *label, const char *top, gboolean is_top)
{
  g_autofree char *decoded = sp_idna_is_a_label (label) ? sp_idna_decode_label (label) : NULL;

  if (decoded && sp_look_of_label (decoded, is_top ? "" : top) == SP_LOOK_PLAIN)
    return g_steal_pointer (&decoded);
  return g_strdup (label);
}

static gboolean
runs_from_right (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HEBREW ||
        g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_ARABIC ||
        g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_THAANA)
      return TRUE;
  return FALSE;
}

/* Beside a label that runs from the right, one that begins with a digit changes sides (RFC 5893 section 2, rule 1). */
static gboolean
keeps_its_order (const char *shown)
{
  g_auto(GStrv) labels = NULL;

  if (!runs_from_right (shown))
    return TRUE;
  labels = g_strsplit (shown, ".", -1);
  for (guint i = 0; labels[i]; i++)
    if (!g_unichar_isalpha (g_utf8_get_char (labels[i])))
      return FALSE;
  return TRUE;
}

static char *
show_labels (const char *host)
{
  g_auto(GStrv) labels = g_strsplit (host, ".", -1);
  g_autofree char *top = unpack_top (labels);
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autofree char *back = NULL;

  for (guint i = 0; labels[i]; i++)
    {
      g_autofree char *label = show_label (labels[i], top, labels[i + 1] == NULL);

      g_string_append_printf (shown, "%s%s", i > 0 ? "." : "", label);
    }
  back = read_labels (shown->str, read_received_label);
  if (g_strcmp0 (back, host) != 0 || !keeps_its_order (shown->str))
    return g_strdup (host);
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * sp_host_to_display:
 * @host: a host as sp_host_normalize() or sp_host_read() gives it, or a name of a certificate, which may begin with `*.`; of
 *   anything else the letters beyond ASCII are spelt out as `\u{N}`
 *
 * A label is shown in its own script where it leads back to the same A-label under IDNA 2008 and cannot be taken for another (see
 * sp_look_of_label()).
 *
 * Returns: (transfer full): the host as people write it, label by label, else its A-labels
 */
char *
sp_host_to_display (const char *host)
{
  gboolean wild = g_str_has_prefix (host, "*.");
  g_autofree char *name = sp_host_read (wild ? host + 2 : host);
  g_autofree char *shown = NULL;

  if (name == NULL)
    return sp_safe_ascii (host, -1, MAX_NAME);
  shown = strstr (name, "xn--") ? show_labels (name) : g_steal_pointer (&name);
  return wild ? g_strconcat ("*.", shown, NULL) : g_steal_pointer (&shown);
}

/**
 * sp_host_list_to_display:
 * @hosts: (nullable) (array zero-terminated=1): names of a certificate
 *
 * Returns: (transfer full) (nullable): each as sp_host_to_display() shows it, with commas between them; %NULL where there are none
 */
char *
sp_host_list_to_display (char **hosts)
{
  GString *list = NULL;

  for (guint i = 0; hosts && hosts[i]; i++)
    {
      g_autofree char *shown = sp_host_to_display (hosts[i]);

      if (list == NULL)
        list = g_string_new (shown);
      else
        g_string_append_printf (list, ", %s", shown);
    }
  return list ? g_string_free (list, FALSE) : NULL;
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
  g_autofree char *name = sp_typed_text_trim (typed);
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
