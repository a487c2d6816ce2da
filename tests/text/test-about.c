/* Tests what the program says of itself: counts and dates of its descriptions, and where each comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "text/about.h"

static const char *const english[] = { "en", NULL };

static void
write_file (const char *folder, const char *child, const char *name, const char *text)
{
  g_autofree char *inner = g_build_filename (folder, child, NULL);
  g_autofree char *path = g_build_filename (inner, name, NULL);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (inner, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static const SpAboutFile *
find (GPtrArray *files, const char *name)
{
  for (guint i = 0; i < files->len; i++)
    {
      const SpAboutFile *file = files->pdata[i];

      if (g_str_equal (file->name, name))
        return file;
    }
  g_error ("%s is not listed", name);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("signpost-about-XXXXXX", NULL);
  const char *const folders[] = { folder, NULL };
  g_autoptr(SpCatalogue) catalogue = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autofree char *text = NULL;

  write_file (folder, "sites", "ours.site",
              "[Site]\nId=ours\nName=Our Mail\nDomains=ours.example;\n\n[IMAP]\n"
              "Host=imap.ours.example\nTlsPort=993\n");
  write_file (folder, "clients", "wrong.client", "[Client\n");
  catalogue = sp_catalogue_new_for_folders (english, folders);
  files = sp_about_list_files (catalogue);
  g_assert_cmpuint (files->len, >=, 2);
  g_assert_cmpstr (find (files, "Our Mail")->kind, ==, "Mail service");
  g_assert_true (g_str_has_prefix (find (files, "Our Mail")->place, folder));
  g_assert_null (find (files, "Our Mail")->problem);
  g_assert_cmpstr (find (files, "wrong.client")->kind, ==, "Cannot be read");
  g_assert_nonnull (find (files, "wrong.client")->problem);
  text = sp_about_write_files (files);
  g_assert_nonnull (strstr (text, "Our Mail\tMail service\t"));
}

/* What is compiled in is not named by a path that nobody can open. */
static void
test_shipped (void)
{
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new (english);
  g_autoptr(GPtrArray) files = sp_about_list_files (catalogue);
  g_auto(GStrv) sentences = sp_about_describe_data (catalogue);

  for (guint i = 0; i < files->len; i++)
    g_assert_null (strstr (((SpAboutFile *) files->pdata[i])->place, "resource:"));
  g_assert_cmpuint (g_strv_length (sentences), ==, 4);
  g_assert_nonnull (strstr (sentences[0], "mail programs are described."));
  g_assert_nonnull (strstr (sentences[1], "that only send are described."));
  g_assert_nonnull (strstr (sentences[2], "mail providers are described."));
  g_assert_nonnull (strstr (sentences[3], "20"));
}

static void
test_promises (void)
{
  const char *const *promises = sp_about_get_promises ();

  g_assert_nonnull (strstr (promises[0], "never asks for a password"));
  g_assert_nonnull (strstr (promises[1], "only the domain"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/about/files", test_files);
  g_test_add_func ("/about/shipped", test_shipped);
  g_test_add_func ("/about/promises", test_promises);
  return g_test_run ();
}
