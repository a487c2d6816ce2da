/* The proxy settings that documents are fetched with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sp_proxy_prepare (void);
GProxyResolver *sp_proxy_resolver_new (void);

G_END_DECLS
