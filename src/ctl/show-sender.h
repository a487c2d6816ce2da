/* What signpostctl tells of an application or a device that only sends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

void sp_show_sender_facts (const SpClient *client);
void sp_show_sender_guide (const SpAdvice *advice, const char *lines, const char *const *notes);

G_END_DECLS
