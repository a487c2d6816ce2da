/* Puts text or printed pages in place of a file: pages are printed to a temporary PDF file first, then all is written at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "file-save.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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

static void advance (GTask *task);

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

static GTask *
begin (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Saving *self = g_new0 (Saving, 1);

  self->file = g_object_ref (file);
  g_task_set_task_data (task, self, saving_free);
  return task;
}

/**
 * sp_file_save_text_async:
 * @file: where to save it; what is there is replaced
 * @text: (transfer full): what the file is to hold
 *
 * Saves a text in a file.
 */
void
sp_file_save_text_async (GFile *file,
                         char *text,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = begin (file, cancellable, callback, user_data);
  Saving *self = g_task_get_task_data (task);

  self->bytes = g_bytes_new_take (text, strlen (text));
  advance (task);
}

/**
 * sp_file_save_pages_async:
 * @file: where to save them; what is there is replaced
 * @operation: what prints the pages; it is run here
 *
 * Saves printed pages in a file, as PDF.
 */
void
sp_file_save_pages_async (GFile *file,
                          GtkPrintOperation *operation,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = begin (file, cancellable, callback, user_data);
  Saving *self = g_task_get_task_data (task);
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
 * sp_file_save_finish:
 * @outcome: what came of sp_file_save_text_async() or sp_file_save_pages_async()
 * @error: where to say why the file was not saved
 *
 * Returns: whether the file was saved
 */
gboolean
sp_file_save_finish (GAsyncResult *outcome, GError **error)
{
  return g_task_propagate_boolean (G_TASK (outcome), error);
}
