/* Writes a ClientHello. Private to net/hello.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hello-wish.h"

G_BEGIN_DECLS

gboolean sp_hello_offers (const SpHelloWish *wish, const char *suite);
guint sp_hello_get_number (SpTlsVersion version);
GBytes *sp_hello_write (const SpHelloWish *wish);

G_END_DECLS
