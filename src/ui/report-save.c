/* Saves the report of a result in a file: makes its bytes, then puts them in place of what was there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-save.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "report-document.h"
#include "report-print.h"

typedef enum
{
  STEP_MAKE,
  STEP_WRITE,
  STEP_DONE,
} Step;

typedef struct
{
  Step step;
  SpResult *result; /* (owned) */
  GFile *file; /* (owned) */
  SpReportFormat format;
  char *pages; /* (owned) (nullable) the temporary file that pages are printed to */
  GBytes *bytes; /* (owned) (nullable) what is written */
  GError *error; /* (owned) (nullable) */
} Saving;

static void advance (GTask *task);

static void
saving_free (gpointer data)
{
  Saving *self = data;

  if (self->pages)
    g_unlink (self->pages);
  g_free (self->pages);
  g_object_unref (self->result);
  g_object_unref (self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* Takes @text. */
static void
take_text (GTask *task, char *text)
{
  Saving *self = g_task_get_task_data (task);

  self->bytes = g_bytes_new_take (text, strlen (text));
  advance (task);
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
print (GTask *task)
{
  Saving *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) blocks = sp_report_document_to_blocks (self->result);
  const SpBlock *title = g_ptr_array_index (blocks, 0);
  g_autoptr (GtkPrintOperation) operation = sp_report_print_new (blocks, title->text);
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

static void
make (GTask *task)
{
  Saving *self = g_task_get_task_data (task);

  if (self->format == SP_REPORT_PDF)
    print (task);
  else if (self->format == SP_REPORT_JSON)
    take_text (task, sp_report_document_to_json (self->result));
  else
    take_text (task, sp_report_document_to_text (self->result));
}

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
    case STEP_MAKE:
      make (task);
      break;
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
 * Saves the report of @result.
 */
void
sp_report_save_async (SpResult *result,
                      GFile *file,
                      SpReportFormat format,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (result, cancellable, callback, user_data);
  Saving *self = g_new0 (Saving, 1);

  self->result = g_object_ref (result);
  self->file = g_object_ref (file);
  self->format = format;
  g_task_set_task_data (task, self, saving_free);
  advance (task);
}

/**
 * sp_report_save_finish:
 * @outcome: what came of sp_report_save_async()
 * @error: where to say why the file was not saved
 *
 * Returns: whether the file was saved
 */
gboolean
sp_report_save_finish (GAsyncResult *outcome, GError **error)
{
  return g_task_propagate_boolean (G_TASK (outcome), error);
}
