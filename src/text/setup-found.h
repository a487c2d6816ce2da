/* Says whether a program finds by itself what is advised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

char *sp_setup_found (const SpClient *client,
                      const SpReport *report,
                      const SpAdvice *incoming,
                      const SpAdvice *outgoing);

G_END_DECLS
