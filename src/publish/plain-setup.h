/* The steps of adding an account as plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "text/setup-guide.h"

G_BEGIN_DECLS

char *sp_plain_setup (const SpSetupGuide *guide, guint width);

G_END_DECLS
