/* How signpostctl shows the way to a new account in a mail program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/client.h"

G_BEGIN_DECLS

void sp_show_setup (const SpClient *client);

G_END_DECLS
