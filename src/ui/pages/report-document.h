/* The documents that a result can be handed on as: plain text, JSON, and the parts of a printed report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "publish/plain-report.h"
#include "result.h"

G_BEGIN_DECLS

char *sp_report_document_to_text (SpResult *result);
char *sp_report_document_to_json (SpResult *result);
GPtrArray *sp_report_document_to_blocks (SpResult *result);
char *sp_report_document_suggest_name (SpResult *result, const char *suffix);

G_END_DECLS
