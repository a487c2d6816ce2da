/* The registered domain of a name: where one organisation's names end and a public suffix begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sp_registered_domain (const char *name);
gboolean sp_same_registered_domain (const char *a, const char *b);

G_END_DECLS
