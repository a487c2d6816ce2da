/* The documents that a result can be handed on as: plain text, JSON, and printed pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "result.h"

G_BEGIN_DECLS

char *sp_report_document_to_text (SpResult *result);
char *sp_report_document_to_json (SpResult *result);
GtkPrintOperation *sp_report_document_print (SpResult *result);
char *sp_report_document_suggest_name (SpResult *result);

G_END_DECLS
