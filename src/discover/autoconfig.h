/* Where a domain can publish its configuration document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sp_autoconfig_add_documents (GPtrArray *documents, const char *domain, gboolean allow_http);

G_END_DECLS
