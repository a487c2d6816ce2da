/* The JSON of adding an account to a mail program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "advise/advisor.h"

G_BEGIN_DECLS

void sp_json_add_client_setup (JsonBuilder *builder, const SpClient *client);
void sp_json_add_setup (JsonBuilder *builder,
                        GPtrArray *advice,
                        const SpReport *report,
                        const SpAccount *account);

G_END_DECLS
