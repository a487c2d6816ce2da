/* Tests how a file is put in place: its contents, what is said of a failure, and that no copy stays behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "desk.h"
#include "ui/save/file-save.h"

/* Also where temporary files go. */
static char *folder;

static guint
count_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
on_saved (GObject *source, GAsyncResult *outcome, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (outcome);
}

static gboolean
save (const char *path, gboolean pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GAsyncResult) outcome = NULL;
  gboolean saved;

  gtk_print_operation_set_n_pages (operation, 1);
  if (pages)
    sp_file_save_pages_async (file, operation, cancellable, on_saved, &outcome);
  else
    sp_file_save_text_async (file, g_strdup ("new"), cancellable, on_saved, &outcome);
  while (outcome == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = sp_file_save_finish (outcome, error);
  /* Whoever printed lets go of the task when the loop goes round once more. */
  g_clear_object (&outcome);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return saved;
}

static void
test_saved (gconstpointer data)
{
  gboolean pages = GPOINTER_TO_INT (data);
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_assert_true (save (path, pages, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, pages ? "%PDF-" : "new"));
  g_assert_cmpuint (count_files (), ==, 1);
  g_remove (path);
}

static void
test_no_folder (gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "nowhere", "saved", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, GPOINTER_TO_INT (data), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* What was there stays. */
static void
test_cancelled (gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (save (path, GPOINTER_TO_INT (data), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "what was there");
  g_assert_cmpuint (count_files (), ==, 1);
  g_remove (path);
}

int
main (int argc, char **argv)
{
  const char *usual = g_getenv ("TMPDIR");
  int status;

  /* Not by g_dir_make_tmp(), after which GLib would no longer look where temporary files go. */
  folder = g_build_filename (usual ? usual : "/tmp", "signpost-saving-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  desk_init (&argc, &argv);
#define ADD(name, pages, test)                                                                     \
  g_test_add_data_func ("/file-save/" name, GINT_TO_POINTER (pages), test)
  ADD ("text/saved", FALSE, test_saved);
  ADD ("text/no-folder", FALSE, test_no_folder);
  ADD ("text/cancelled", FALSE, test_cancelled);
  ADD ("pages/saved", TRUE, test_saved);
  ADD ("pages/no-folder", TRUE, test_no_folder);
  ADD ("pages/cancelled", TRUE, test_cancelled);
  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
