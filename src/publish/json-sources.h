/* What each source answered, for the JSON report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "catalogue/provider.h"
#include "catalogue/site.h"
#include "core/report.h"

G_BEGIN_DECLS

void sp_json_add_sources (JsonBuilder *builder,
                          const SpReport *report,
                          const SpSite *site,
                          const SpProvider *provider);

G_END_DECLS
