/* Saves the comparison table in a file: makes its bytes, then puts them in place of what was there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-save.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "publish/advice-csv.h"
#include "publish/advice-html.h"
#include "table-print.h"

/* As mail programs send lines unchanged. */
#define TEXT_WIDTH 78

typedef enum
{
  STEP_WRITE,
  STEP_DONE,
} Step;

typedef struct
{
  Step step;
  GFile *file; /* (owned) */
  char *pages; /* (owned) (nullable) the temporary file that pages are printed to */
  GBytes *bytes; /* (owned) (nullable) what is written */
  GError *error; /* (owned) (nullable) */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  if (self->pages)
    g_unlink (self->pages);
  g_free (self->pages);
  g_object_unref (self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void advance (GTask *task);

static void
on_written (GObject *source, GAsyncResult *outcome, gpointer data)
{
  g_autoptr (GTask) task = data;
  Saving *self = g_task_get_task_data (task);

  g_file_replace_contents_finish (G_FILE (source), outcome, NULL, &self->error);
  advance (task);
}

static void
advance (GTask *task)
{
  Saving *self = g_task_get_task_data (task);

  if (self->error)
    {
      g_task_return_error (task, g_steal_pointer (&self->error));
      return;
    }
  switch (self->step++)
    {
    case STEP_WRITE:
      g_file_replace_contents_bytes_async (self->file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                           g_task_get_cancellable (task), on_written,
                                           g_object_ref (task));
      break;
    case STEP_DONE:
    default:
      g_task_return_boolean (task, TRUE);
      break;
    }
}

static void
on_printed (GtkPrintOperation *operation, GtkPrintOperationResult outcome, gpointer data)
{
  g_autoptr (GTask) task = data;
  Saving *self = g_task_get_task_data (task);
  char *contents = NULL;
  gsize length;

  if (outcome == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &self->error);
  else if (g_file_get_contents (self->pages, &contents, &length, &self->error))
    self->bytes = g_bytes_new_take (contents, length);
  advance (task);
}

static void
print (GTask *task, const SpAdviceDocument *document)
{
  Saving *self = g_task_get_task_data (task);
  g_autoptr (GtkPrintOperation) operation = sp_table_print_new (document);
  int fd = g_file_open_tmp ("signpost-XXXXXX.pdf", &self->pages, &self->error);

  if (fd < 0)
    {
      advance (task);
      return;
    }
  close (fd);
  gtk_print_operation_set_export_filename (operation, self->pages);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (on_printed), g_object_ref (task));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
}

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
 * Saves a document in a file.
 */
void
sp_table_save_async (const SpAdviceDocument *document,
                     GFile *file,
                     SpTableFormat format,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Saving *self = g_new0 (Saving, 1);
  char *text;

  self->file = g_object_ref (file);
  g_task_set_task_data (task, self, saving_free);
  if (format == SP_TABLE_PDF)
    {
      print (task, document);
      return;
    }
  text = sp_table_format_write (format, document);
  self->bytes = g_bytes_new_take (text, strlen (text));
  advance (task);
}

/**
 * sp_table_save_finish:
 * @outcome: what came of sp_table_save_async()
 * @error: where to say why the file was not saved
 *
 * Returns: whether the file was saved
 */
gboolean
sp_table_save_finish (GAsyncResult *outcome, GError **error)
{
  return g_task_propagate_boolean (G_TASK (outcome), error);
}
