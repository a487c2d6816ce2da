/* Which addresses are fetched and in which form, and whose headers an answer has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-url.h"

#include <string.h>

#include "core/host.h"
#include "core/special-use.h"

/* Below it, ports belong to services of their own (RFC 6335 section 6), of which a stranger could have this computer talk to any. */
#define FIRST_FREE_PORT 1024

/* A request line has its own blanks, and ends with a control character (RFC 9112 section 3). */
static gboolean
is_one_word (const char *text)
{
  for (const char *p = text; p && *p; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
      return FALSE;
  return TRUE;
}

/**
 * sp_fetch_url_read:
 * @base: (nullable): the address that @text is relative to
 * @text: an address, perhaps one that a redirect leads to
 * @error: return location for a #GUriError
 *
 * GLib takes some texts for addresses that it cannot write itself, and that would not stand in a request.
 *
 * Returns: (transfer full) (nullable): the address
 */
GUri *
sp_fetch_url_read (GUri *base, const char *text, GError **error)
{
  g_autoptr(GUri) uri =
      g_uri_parse_relative (base, text, SP_HOST_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, error);
  const char *path = uri ? g_uri_get_path (uri) : "";

  if (uri == NULL)
    return NULL;
  if ((*path == '\0' || *path == '/') && is_one_word (path) && is_one_word (g_uri_get_query (uri)))
    return g_steal_pointer (&uri);
  g_set_error_literal (error, G_URI_ERROR, G_URI_ERROR_BAD_PATH, "the path is malformed");
  return NULL;
}

/**
 * sp_fetch_url_is_allowed:
 * @uri: an address, perhaps one that a redirect leads to
 * @allow_http: whether an address without encryption will do
 *
 * Returns: whether it may be fetched
 */
gboolean
sp_fetch_url_is_allowed (GUri *uri, gboolean allow_http)
{
  const char *scheme = g_uri_get_scheme (uri);
  g_autofree char *host = sp_host_of_uri (uri);

  if (host == NULL)
    return FALSE;
  return g_strcmp0 (scheme, "https") == 0 || (allow_http && g_strcmp0 (scheme, "http") == 0);
}

/**
 * sp_fetch_url_has_web_port:
 * @uri: an address that is allowed
 *
 * Returns: whether it names no port, the one of its scheme, or one that is no other service's
 */
gboolean
sp_fetch_url_has_web_port (GUri *uri)
{
  gboolean https = g_strcmp0 (g_uri_get_scheme (uri), "https") == 0;
  int port = g_uri_get_port (uri);

  return port == -1 || port == (https ? SP_FETCH_HTTPS_PORT : SP_FETCH_HTTP_PORT) ||
         port >= FIRST_FREE_PORT;
}

/**
 * sp_fetch_url_is_inside:
 * @uri: an address that is allowed
 *
 * Returns: whether its host is inside by what it is called, whatever the name service says: an address that is special by
 *   sp_special_use_address(), or a name that is local by definition
 */
gboolean
sp_fetch_url_is_inside (GUri *uri)
{
  g_autofree char *host = sp_host_of_uri (uri);
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  return address ? sp_special_use_address (address) : sp_special_use_name (host);
}

/**
 * sp_fetch_url_clean:
 * @uri: an address
 * @https_port: where https is spoken when the address names no port
 * @http_port: where http is
 *
 * Who answers is not believed about who may read along: an address with a name and a password in it loses them, and its fragment. Its
 * host is a name or an IP address and nothing else, since a proxy is told it as it is.
 *
 * Returns: (transfer full): the address as it is fetched
 */
GUri *
sp_fetch_url_clean (GUri *uri, guint16 https_port, guint16 http_port)
{
  gboolean https = g_str_equal (g_uri_get_scheme (uri), "https");
  g_autofree char *host = sp_host_of_uri (uri);
  guint16 usual = https ? SP_FETCH_HTTPS_PORT : SP_FETCH_HTTP_PORT;
  guint16 port = https ? https_port : http_port;
  int own_port = g_uri_get_port (uri);

  if (own_port == -1 && port != usual)
    own_port = port;
  return g_uri_build (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, g_uri_get_scheme (uri),
                      NULL, host, own_port, g_uri_get_path (uri), g_uri_get_query (uri), NULL);
}

/**
 * sp_fetch_headers_are_of_compressed:
 * @headers: the headers of an answer
 *
 * Returns: whether its body is encoded in a way that nobody asked for (RFC 9110 section 8.4)
 */
gboolean
sp_fetch_headers_are_of_compressed (SoupMessageHeaders *headers)
{
  const char *codings = soup_message_headers_get_list (headers, "Content-Encoding");

  return codings && *codings && g_ascii_strcasecmp (codings, "identity") != 0;
}

/**
 * sp_fetch_body_is_compressed:
 * @body: the body of an answer
 *
 * Returns: whether it begins as gzip (RFC 1952 section 2.3.1) or Zstandard (RFC 8878 section 3.1.1) do, and no document does
 */
gboolean
sp_fetch_body_is_compressed (const GByteArray *body)
{
  static const guint8 gzip[] = { 0x1F, 0x8B };
  static const guint8 zstandard[] = { 0x28, 0xB5, 0x2F, 0xFD };

  return (body->len >= sizeof gzip && memcmp (body->data, gzip, sizeof gzip) == 0) ||
         (body->len >= sizeof zstandard && memcmp (body->data, zstandard, sizeof zstandard) == 0);
}

/**
 * sp_fetch_headers_are_of_exchange:
 * @headers: the headers of an answer
 *
 * Returns: whether they are such as Exchange sends
 */
gboolean
sp_fetch_headers_are_of_exchange (SoupMessageHeaders *headers)
{
  const char *ways = soup_message_headers_get_list (headers, "WWW-Authenticate");

  return soup_message_headers_get_one (headers, "X-OWA-Version") ||
         soup_message_headers_get_one (headers, "X-FEServer") ||
         soup_message_headers_get_one (headers, "X-CalculatedBETarget") ||
         (ways && (strstr (ways, "Negotiate") || strstr (ways, "NTLM")));
}
