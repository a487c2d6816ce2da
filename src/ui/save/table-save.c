/* Saves the comparison table in a file: writes it in the format that was chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-save.h"

#include "file-save.h"
#include "publish/advice-csv.h"
#include "publish/advice-html.h"
#include "table-print.h"

/* As mail programs send lines unchanged. */
#define TEXT_WIDTH 78

/**
 * sp_table_format_get_id:
 * @format: a format
 *
 * Returns: (transfer none): its name in actions, which is also what the names of such files end in
 */
const char *
sp_table_format_get_id (SpTableFormat format)
{
  static const char *const ids[SP_N_TABLE_FORMATS] = { "text", "csv", "html", "pdf" };

  return ids[format];
}

/**
 * sp_table_format_write:
 * @format: a format other than %SP_TABLE_PDF
 * @document: a document
 *
 * Returns: (transfer full): @document in that format
 */
char *
sp_table_format_write (SpTableFormat format, const SpAdviceDocument *document)
{
  switch (format)
    {
    case SP_TABLE_CSV:
      return sp_advice_csv_write (document);
    case SP_TABLE_HTML:
      return sp_advice_html_write (document);
    case SP_TABLE_TEXT:
    case SP_TABLE_PDF:
    default:
      return sp_advice_document_to_text (document, TEXT_WIDTH);
    }
}

/**
 * sp_table_save_async:
 * @document: a document; nothing of it is needed later
 * @file: where to save it; what is there is replaced
 * @format: what to save it as
 *
 * Saves a document in a file; sp_file_save_finish() says what came of it.
 */
void
sp_table_save_async (const SpAdviceDocument *document,
                     GFile *file,
                     SpTableFormat format,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation =
      format == SP_TABLE_PDF ? sp_table_print_new (document) : NULL;

  if (operation)
    sp_file_save_pages_async (file, operation, cancellable, callback, user_data);
  else
    sp_file_save_text_async (file, sp_table_format_write (format, document), cancellable, callback,
                             user_data);
}
