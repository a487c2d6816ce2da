/* Which addresses are fetched and in which form, and whose headers an answer has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-url.h"

#include <string.h>

#include "core/host.h"

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
  g_autofree char *host = sp_host_read (g_uri_get_host (uri));

  if (host == NULL)
    return FALSE;
  return g_strcmp0 (scheme, "https") == 0 || (allow_http && g_strcmp0 (scheme, "http") == 0);
}

/**
 * sp_fetch_url_clean:
 * @uri: an address
 * @port: where https is spoken when the address names no port
 *
 * Who answers is not believed about who may read along: an address with a name and a password in it loses them, and its fragment. Its
 * host is a name or an IP address and nothing else, since a proxy is told it as it is.
 *
 * Returns: (transfer full): the address as it is fetched
 */
GUri *
sp_fetch_url_clean (GUri *uri, guint16 port)
{
  gboolean https = g_str_equal (g_uri_get_scheme (uri), "https");
  g_autofree char *host = sp_host_read (g_uri_get_host (uri));
  int own_port = g_uri_get_port (uri);

  if (own_port == -1 && https && port != SP_FETCH_HTTPS_PORT)
    own_port = port;
  return g_uri_build (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, g_uri_get_scheme (uri),
                      NULL, host, own_port, g_uri_get_path (uri), g_uri_get_query (uri), NULL);
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
