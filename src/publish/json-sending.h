/* The JSON of what only sends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "catalogue/client.h"

G_BEGIN_DECLS

void sp_json_add_sending (JsonBuilder *builder, const SpClient *client);

G_END_DECLS
