/* The families of systems that mail programs run on, to choose programs by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/client.h"

G_BEGIN_DECLS

gboolean sp_platforms_have (const SpClient *client, const char *family);

G_END_DECLS
