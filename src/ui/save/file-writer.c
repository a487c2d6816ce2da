/* Puts bytes or printed pages in place of a file: pages are printed to a temporary PDF file first, then all is written at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "file-writer.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef enum
{
  STEP_LOOK,
  STEP_PRINT,
  STEP_READ,
  STEP_WRITE,
  STEP_DONE,
} Step;

typedef struct
{
  Step step;
  GFile *file; /* (owned) */
  gboolean only_new; /* what is there is not replaced */
  GtkPrintOperation *operation; /* (owned) (nullable) prints the pages */
  char *pages; /* (owned) (nullable) the temporary file that pages are printed to */
  GBytes *bytes; /* (owned) (nullable) what is written */
  GError *error; /* (owned) (nullable) */
} Writing;

static void advance (GTask *task);

static void
writing_free (gpointer data)
{
  Writing *self = data;

  if (self->pages)
    g_unlink (self->pages);
  g_free (self->pages);
  g_object_unref (self->file);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
on_looked (GObject *source, GAsyncResult *outcome, gpointer data)
{
  g_autoptr(GTask) task = data;
  Writing *self = g_task_get_task_data (task);
  g_autoptr(GFileInfo) there = g_file_query_info_finish (G_FILE (source), outcome, NULL);

  if (there)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, g_strerror (EEXIST));
  advance (task);
}

static void
on_printed (GtkPrintOperation *operation, GtkPrintOperationResult outcome, gpointer data)
{
  g_autoptr(GTask) task = data;
  Writing *self = g_task_get_task_data (task);

  if (outcome == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &self->error);
  advance (task);
}

static void
on_read (GObject *source, GAsyncResult *outcome, gpointer data)
{
  g_autoptr(GTask) task = data;
  Writing *self = g_task_get_task_data (task);

  self->bytes = g_file_load_bytes_finish (G_FILE (source), outcome, NULL, &self->error);
  advance (task);
}

static void
on_written (GObject *source, GAsyncResult *outcome, gpointer data)
{
  g_autoptr(GTask) task = data;
  Writing *self = g_task_get_task_data (task);

  g_file_replace_contents_finish (G_FILE (source), outcome, NULL, &self->error);
  advance (task);
}

static void
print (GTask *task)
{
  Writing *self = g_task_get_task_data (task);
  int fd = g_file_open_tmp ("signpost-XXXXXX.pdf", &self->pages, &self->error);

  if (fd < 0)
    {
      advance (task);
      return;
    }
  close (fd);
  gtk_print_operation_set_export_filename (self->operation, self->pages);
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  g_signal_connect (self->operation, "done", G_CALLBACK (on_printed), g_object_ref (task));
  gtk_print_operation_run (self->operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
}

/* What is not needed is passed over: looking where anything may be replaced, printing where there are bytes. */
static Step
take_step (Writing *self)
{
  if (self->step == STEP_LOOK && !self->only_new)
    self->step = STEP_PRINT;
  if (self->step == STEP_PRINT && self->bytes)
    self->step = STEP_WRITE;
  return self->step++;
}

static void
advance (GTask *task)
{
  Writing *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GFile) pages = NULL;

  if (self->error)
    {
      g_task_return_error (task, g_steal_pointer (&self->error));
      return;
    }
  switch (take_step (self))
    {
    case STEP_LOOK:
      g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                               G_PRIORITY_DEFAULT, cancellable, on_looked, g_object_ref (task));
      break;
    case STEP_PRINT:
      print (task);
      break;
    case STEP_READ:
      pages = g_file_new_for_path (self->pages);
      g_file_load_bytes_async (pages, cancellable, on_read, g_object_ref (task));
      break;
    case STEP_WRITE:
      g_file_replace_contents_bytes_async (self->file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                           cancellable, on_written, g_object_ref (task));
      break;
    case STEP_DONE:
    default:
      g_task_return_boolean (task, TRUE);
      break;
    }
}

/**
 * sp_file_write_async:
 * @file: where to write
 * @contents: what the file is to hold
 * @only_new: whether a file that is there stays as it is, which is the error %G_IO_ERROR_EXISTS; else it is replaced
 *
 * Writes a file.
 */
void
sp_file_write_async (GFile *file,
                     const SpFileContents *contents,
                     gboolean only_new,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Writing *self = g_new0 (Writing, 1);

  g_task_set_source_tag (task, sp_file_write_async);
  self->file = g_object_ref (file);
  self->only_new = only_new;
  self->bytes = contents->bytes ? g_bytes_ref (contents->bytes) : NULL;
  self->operation = contents->pages ? g_object_ref (contents->pages) : NULL;
  g_task_set_task_data (task, self, writing_free);
  advance (task);
}

/**
 * sp_file_write_finish:
 * @outcome: what came of sp_file_write_async()
 * @error: where to say why the file was not written
 *
 * Returns: whether the file was written
 */
gboolean
sp_file_write_finish (GAsyncResult *outcome, GError **error)
{
  return g_task_propagate_boolean (G_TASK (outcome), error);
}
