/* Saves the report of a result in a file: writes it in the format that was chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-save.h"

#include "ui/save/file-save.h"
#include "report-document.h"
#include "ui/save/report-print.h"

static GtkPrintOperation *
print (SpResult *result)
{
  g_autoptr (GPtrArray) blocks = sp_report_document_to_blocks (result);
  const SpReportBlock *title = g_ptr_array_index (blocks, 0);

  return sp_report_print_new (blocks, title->text);
}

/**
 * sp_report_format_get_suffix:
 * @format: a format
 *
 * Returns: (transfer none): what the names of such files end in, with the dot
 */
const char *
sp_report_format_get_suffix (SpReportFormat format)
{
  static const char *const suffixes[SP_N_REPORT_FORMATS] = { ".txt", ".json", ".pdf" };

  return suffixes[format];
}

/**
 * sp_report_format_for_name:
 * @name: the name of a file
 * @otherwise: a format
 *
 * Returns: the format that the end of @name stands for; @otherwise where it stands for none
 */
SpReportFormat
sp_report_format_for_name (const char *name, SpReportFormat otherwise)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (int format = 0; format < SP_N_REPORT_FORMATS; format++)
    if (g_str_has_suffix (lower, sp_report_format_get_suffix (format)))
      return format;
  return otherwise;
}

/**
 * sp_report_save_async:
 * @result: a result
 * @file: where to save its report; what is there is replaced
 * @format: what to save it as
 *
 * Saves the report of @result; sp_file_save_finish() says what came of it.
 */
void
sp_report_save_async (SpResult *result,
                      GFile *file,
                      SpReportFormat format,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = format == SP_REPORT_PDF ? print (result) : NULL;

  if (operation)
    sp_file_save_pages_async (file, operation, cancellable, callback, user_data);
  else
    sp_file_save_text_async (file,
                             format == SP_REPORT_JSON ? sp_report_document_to_json (result)
                                                      : sp_report_document_to_text (result),
                             cancellable, callback, user_data);
}
