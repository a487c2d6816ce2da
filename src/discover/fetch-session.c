/* How the requests for documents are made: what libsoup sends with them, and what it does of its own accord.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-session.h"

#include "net/trust-database.h"
#include "proxy.h"

/* More than all sources together ask for at once: a server that hangs holds up nobody else. */
#define MAX_CONNECTIONS 20

/* Asked for by outlook.com to the letter. */
#define POST_TYPE "text/xml; charset=utf-8"

/**
 * sp_fetch_session_new:
 * @trust: whom to believe; nothing may be added to it afterwards
 *
 * Returns: (transfer full): a session without cookies and credentials, which heeds the proxy settings of the desktop
 */
SoupSession *
sp_fetch_session_new (SpTrust *trust)
{
  g_autoptr(GTlsDatabase) database = sp_trust_database_new (trust);
  g_autoptr(GProxyResolver) proxies = sp_proxy_resolver_new ();
  SoupSession *session = soup_session_new_with_options (
      "tls-database", database, "proxy-resolver", proxies, "user-agent", "Signpost/" SP_VERSION,
      "max-conns", MAX_CONNECTIONS, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  /* A compressed answer can keep libsoup busy without ever bringing a byte; these documents are small anyway. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  return session;
}

/**
 * sp_fetch_message_new:
 * @uri: an address
 * @post: (nullable): XML to be posted; %NULL to get a document
 *
 * A request over a connection of its own: where none is used twice, nothing can be said on one before it is asked, and none breaks while
 * a second request is under way.
 *
 * Returns: (transfer full): the request, for an answer that is not compressed, and whose redirects are nobody's business but the caller's
 */
SoupMessage *
sp_fetch_message_new (GUri *uri, GBytes *post)
{
  SoupMessage *message = soup_message_new_from_uri (post ? "POST" : "GET", uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE |
                                       SOUP_MESSAGE_NEW_CONNECTION);
  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  soup_message_headers_replace (headers, "Connection", "close");
  if (post)
    soup_message_set_request_body_from_bytes (message, POST_TYPE, post);
  return message;
}
