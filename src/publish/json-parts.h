/* Pieces that the JSON writers of this room share: members that may be absent, and the larger parts of a report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "catalogue/provider.h"
#include "core/report.h"

G_BEGIN_DECLS

void sp_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void sp_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void sp_json_add_port (JsonBuilder *builder, const char *name, guint16 port);
void sp_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void sp_json_add_null (JsonBuilder *builder, const char *name);
void sp_json_add_tristate (JsonBuilder *builder, const char *name, SpTristate value);
void sp_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values);
void sp_json_add_milliseconds (JsonBuilder *builder, const char *name, gint64 us);
char *sp_json_print (JsonBuilder *builder);

void sp_json_add_endpoint (JsonBuilder *builder,
                           const SpReport *report,
                           guint i,
                           gboolean with_transcript);
void sp_json_add_closer_look (JsonBuilder *builder, const SpCloserLook *look);
void sp_json_add_sign_in (JsonBuilder *builder, const SpProvider *provider);

G_END_DECLS
