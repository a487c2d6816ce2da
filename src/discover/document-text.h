/* Text that all kinds of documents have: the name of a service, its hosts and the address of its help page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sp_document_make_name (const char *text);
char *sp_document_make_host (const char *text);
gboolean sp_document_is_web_address (const char *url);

G_END_DECLS
