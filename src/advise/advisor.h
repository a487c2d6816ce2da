/* The advisor: a report and a mail program in, what to type for each protocol and why out. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advice.h"

G_BEGIN_DECLS

SpAdvice *sp_advisor_advise (const SpAdviseInput *input, SpClient *client, SpProtocol protocol);

G_END_DECLS
