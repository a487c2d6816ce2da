/* What applications and devices that only send have to be told beyond the rules for mail programs. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advice.h"

G_BEGIN_DECLS

SpReason *
sp_sending_find_obstacle (const SpClient *client, SpSecurity security, SpEndpoint *endpoint);
void sp_sending_note (SpAdvice *advice);

G_END_DECLS
