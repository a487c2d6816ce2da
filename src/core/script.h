/* Whether a name mixes scripts whose letters look alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_host_mixes_scripts (const char *host);

G_END_DECLS
