/* Text that all kinds of documents have: the name of a service, and its hosts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sp_document_make_name (const char *text);
char *sp_document_make_host (const char *text);

G_END_DECLS
