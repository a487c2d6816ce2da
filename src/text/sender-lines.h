/* The lines that an application or a device is set up with, filled with what is advised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

char *sp_sender_lines_fill (const SpAdvice *advice, const SpAccount *account);
char *sp_sender_lines_heading (const SpClient *client);
char **sp_sender_lines_notes (const SpAdvice *advice, const char *lines);

G_END_DECLS
