/* How the requests for documents are made: what libsoup sends with them, and what it does of its own accord.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "net/trust.h"

G_BEGIN_DECLS

SoupSession *sp_fetch_session_new (SpTrust *trust);
SoupMessage *sp_fetch_message_new (GUri *uri, GBytes *post);

G_END_DECLS
