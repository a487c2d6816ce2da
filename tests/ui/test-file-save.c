/* Tests how a file is put in place: its contents, what is said of a failure, and that no copy stays behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "desk.h"
#include "ui/save/file-writer.h"
#include "ui/save/save-bar.h"

/* Also where temporary files go. */
static char *folder;

/* What is put in place, and whether only where there is nothing. */
typedef enum
{
  BYTES,
  NEW_BYTES,
  PAGES,
} How;

static guint
count_files (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
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
save (const char *path, How how, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("new", strlen ("new"));
  g_autoptr(GAsyncResult) outcome = NULL;
  const SpFileContents contents = { how == PAGES ? NULL : bytes, how == PAGES ? operation : NULL };
  gboolean saved;

  gtk_print_operation_set_n_pages (operation, 1);
  sp_file_write_async (file, &contents, how == NEW_BYTES, cancellable, on_saved, &outcome);
  while (outcome == NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = sp_file_write_finish (outcome, error);
  /* Whoever printed lets go of the task when the loop goes round once more. */
  g_clear_object (&outcome);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return saved;
}

static void
test_saved (gconstpointer data)
{
  How how = GPOINTER_TO_INT (data);
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_assert_true (save (path, how, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, how == PAGES ? "%PDF-" : "new"));
  g_assert_cmpuint (count_files (), ==, 1);
  g_remove (path);
}

static void
test_no_folder (gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "nowhere", "saved", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (save (path, GPOINTER_TO_INT (data), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* What was there stays. */
static void
test_cancelled (gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (save (path, GPOINTER_TO_INT (data), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "what was there");
  g_assert_cmpuint (count_files (), ==, 1);
  g_remove (path);
}

/* What is there is told apart from what goes wrong, and stays. */
static void
test_exists (void)
{
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_assert_false (save (path, NEW_BYTES, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "what was there");
  g_remove (path);
  g_assert_true (save (path, NEW_BYTES, NULL, NULL));
  g_remove (path);
}

static const SpSaveFormat formats[] = {
  { .id = "first", .suffix = ".svg" },
  { .id = "second", .suffix = ".png" },
};

/* The end of a name tells the format; where another one was chosen, that is told. */
static void
test_name (void)
{
  static const struct
  {
    const char *typed;
    guint chosen;
    gboolean any_name;
    const char *name;
  } vectors[] = {
    { "a", 0, FALSE, "a.svg" },     { "a.svg", 0, FALSE, "a.svg" },
    { "a.PNG", 0, FALSE, "a.PNG" }, { "a.txt", 0, FALSE, "a.txt.svg" },
    { "a.txt", 0, TRUE, "a.txt" },  { "a", 1, TRUE, "a.png" },
    { "a.svg", 1, TRUE, "a.png" },  { "a.PNG", 1, FALSE, "a.PNG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const SpSaveKind kind = { .formats = formats,
                                .n_formats = 2,
                                .any_name = vectors[i].any_name };
      g_autofree char *name = sp_save_kind_name_file (&kind, vectors[i].typed, vectors[i].chosen);

      g_assert_cmpstr (name, ==, vectors[i].name);
    }
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
#define ADD(name, how, test) g_test_add_data_func ("/file-save/" name, GINT_TO_POINTER (how), test)
  ADD ("bytes/saved", BYTES, test_saved);
  ADD ("bytes/no-folder", BYTES, test_no_folder);
  ADD ("bytes/cancelled", BYTES, test_cancelled);
  ADD ("pages/saved", PAGES, test_saved);
  ADD ("pages/no-folder", PAGES, test_no_folder);
  ADD ("pages/cancelled", PAGES, test_cancelled);
  g_test_add_func ("/file-save/exists", test_exists);
  g_test_add_func ("/file-save/name", test_name);
  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
