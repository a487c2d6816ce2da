/* Saves the comparison table in a file, as CSV, HTML or PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "publish/advice-document.h"

G_BEGIN_DECLS

/** SpTableFormat: what the table can be handed on as. Text is for the clipboard only. */
typedef enum
{
  SP_TABLE_TEXT,
  SP_TABLE_CSV,
  SP_TABLE_HTML,
  SP_TABLE_PDF,
} SpTableFormat;

#define SP_N_TABLE_FORMATS (SP_TABLE_PDF + 1)

const char *sp_table_format_get_id (SpTableFormat format);
char *sp_table_format_write (SpTableFormat format, const SpAdviceDocument *document);
void sp_table_save_async (const SpAdviceDocument *document,
                          GFile *file,
                          SpTableFormat format,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

G_END_DECLS
