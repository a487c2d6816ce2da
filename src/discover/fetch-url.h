/* Which addresses are fetched and in which form, and whose headers an answer has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define SP_FETCH_HTTPS_PORT 443
#define SP_FETCH_HTTP_PORT 80

GUri *sp_fetch_url_read (GUri *base, const char *text, GError **error);
gboolean sp_fetch_url_is_allowed (GUri *uri, gboolean allow_http);
gboolean sp_fetch_url_has_web_port (GUri *uri);
gboolean sp_fetch_url_is_inside (GUri *uri);
GUri *sp_fetch_url_clean (GUri *uri, guint16 https_port, guint16 http_port);
gboolean sp_fetch_headers_are_of_compressed (SoupMessageHeaders *headers);
gboolean sp_fetch_body_is_compressed (const GByteArray *body);
gboolean sp_fetch_headers_are_of_exchange (SoupMessageHeaders *headers);

G_END_DECLS
