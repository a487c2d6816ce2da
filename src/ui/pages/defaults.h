/* What every request of the window has in common, and what is set on this computer for all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assistant/request.h"

G_BEGIN_DECLS

gboolean sp_defaults_apply (SpRequest *request, char **mistake);

G_END_DECLS
