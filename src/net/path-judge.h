/* What is wrong with the certificates of a path, each by itself and in its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate-path.h"

G_BEGIN_DECLS

void sp_path_judge (SpPath *path, const char *host, gint64 now);

G_END_DECLS
