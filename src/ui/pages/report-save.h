/* Saves the report of a result in a file, as text, JSON or PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "result.h"

G_BEGIN_DECLS

/** SpReportFormat: what a report can be saved as. */
typedef enum
{
  SP_REPORT_TEXT,
  SP_REPORT_JSON,
  SP_REPORT_PDF,
} SpReportFormat;

#define SP_N_REPORT_FORMATS (SP_REPORT_PDF + 1)

const char *sp_report_format_get_suffix (SpReportFormat format);
SpReportFormat sp_report_format_for_name (const char *name, SpReportFormat otherwise);
void sp_report_save_async (SpResult *result,
                           GFile *file,
                           SpReportFormat format,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

G_END_DECLS
