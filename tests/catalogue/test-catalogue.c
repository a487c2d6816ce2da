/* Tests of the catalogue: where descriptions are found, which wins, what is skipped, in which order they come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "catalogue/catalogue.h"
#include "catalogue/keyfile.h"
#include "support/bounds.h"

typedef struct
{
  char *root; /* (owned) */
  char *first; /* (owned) folder that wins */
  char *second; /* (owned) */
} Fixture;

static void
write_file (const char *base, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (base, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("signpost-XXXXXX", NULL);
  fixture->first = g_build_filename (fixture->root, "first", NULL);
  fixture->second = g_build_filename (fixture->root, "second", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->first);
  g_free (fixture->second);
}

static SpCatalogue *
read_all (Fixture *fixture)
{
  const char *const folders[] = { fixture->first, fixture->second, NULL };

  return sp_catalogue_new_for_folders (NULL, folders);
}

static void
test_built_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpCatalogue) catalogue = read_all (fixture);

  g_assert_cmpuint (sp_catalogue_get_n_broken (catalogue), ==, 0);
  g_assert_cmpuint (sp_catalogue_get_n_clients (catalogue), >=, 5);
  g_assert_nonnull (sp_catalogue_find_client (catalogue, "outlook-express"));
  g_assert_null (sp_catalogue_find_client (catalogue, "nonesuch"));
  g_assert_nonnull (sp_catalogue_find_site (catalogue, "utormail-2007"));
  g_assert_null (sp_catalogue_find_site (catalogue, "nonesuch"));
  g_assert_null (sp_catalogue_get_default_site (catalogue));
}

static void
test_precedence (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpCatalogue) catalogue = NULL;
  guint before;

  catalogue = read_all (fixture);
  before = sp_catalogue_get_n_clients (catalogue);
  g_clear_object (&catalogue);

  write_file (fixture->first, "clients/a.client", "[Client]\nId=a\nName=First A\n");
  write_file (fixture->second, "clients/a.client", "[Client]\nId=a\nName=Second A\n");
  write_file (fixture->second, "clients/b.client", "[Client]\nId=b\nName=Second B\n");
  write_file (fixture->second, "clients/outlook-express.client",
              "[Client]\nId=outlook-express\nName=Corrected\n");
  write_file (fixture->second, "clients/.hidden.client", "nonsense");
  write_file (fixture->second, "clients/readme.txt", "nonsense");
  write_file (fixture->first, "sites/s.site", "[Site]\nId=s\nName=First\n");
  write_file (fixture->second, "sites/s.site", "[Site]\nId=s\nName=Second\nDefault=true\n");

  catalogue = read_all (fixture);
  g_assert_cmpuint (sp_catalogue_get_n_broken (catalogue), ==, 0);
  g_assert_cmpuint (sp_catalogue_get_n_clients (catalogue), ==, before + 2);
  g_assert_cmpstr (sp_client_get_name (sp_catalogue_find_client (catalogue, "a")), ==, "First A");
  g_assert_cmpstr (sp_client_get_name (sp_catalogue_find_client (catalogue, "b")), ==, "Second B");
  g_assert_cmpstr (sp_client_get_name (sp_catalogue_find_client (catalogue, "outlook-express")), ==,
                   "Corrected");
  g_assert_cmpstr (sp_site_get_name (sp_catalogue_find_site (catalogue, "s")), ==, "First");
  g_assert_null (sp_catalogue_get_default_site (catalogue));
}

/* A broken file is told about and skipped: the next of its name takes its place. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpCatalogue) catalogue = NULL;
  g_autofree char *path = g_build_filename (fixture->first, "clients", "a.client", NULL);
  g_autofree char *huge = g_strnfill (SP_KEYFILE_MAX + 1, '#');
  const SpBrokenFile *broken;

  write_file (fixture->first, "clients/a.client", "[Client]\nId=a\n\nwhat?\n");
  write_file (fixture->first, "clients/b.client", "[Client]\nId=other\nName=B\n");
  write_file (fixture->first, "clients/c.client", huge);
  write_file (fixture->first, "clients/d.client/inside", "a folder that is called like a file");
  write_file (fixture->second, "clients/a.client", "[Client]\nId=a\nName=Second A\n");
  write_file (fixture->first, "sites/s.site", "");

  catalogue = read_all (fixture);
  g_assert_cmpuint (sp_catalogue_get_n_broken (catalogue), ==, 4);
  broken = sp_catalogue_get_broken (catalogue, 0);
  g_assert_cmpstr (broken->path, ==, path);
  g_assert_true (g_str_has_prefix (broken->reason, "line 4: “what?”"));
  g_assert_nonnull (strstr (sp_catalogue_get_broken (catalogue, 1)->reason, "256 KiB"));
  g_assert_nonnull (strstr (sp_catalogue_get_broken (catalogue, 2)->reason, "ordinary file"));
  g_assert_nonnull (strstr (sp_catalogue_get_broken (catalogue, 3)->reason, "[Site] Id"));
  g_assert_cmpstr (sp_client_get_name (sp_catalogue_find_client (catalogue, "a")), ==, "Second A");
  /* The Id inside a file counts, whatever the file is called. */
  g_assert_nonnull (sp_catalogue_find_client (catalogue, "other"));
}

static void
test_site_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpCatalogue) catalogue = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *good = g_build_filename (fixture->root, "anything.txt", NULL);
  g_autofree char *bad = g_build_filename (fixture->root, "bad.site", NULL);
  g_autofree char *missing = g_build_filename (fixture->root, "missing.site", NULL);

  write_file (fixture->first, "sites/s.site", "[Site]\nId=s\nName=Found\n");
  write_file (fixture->root, "anything.txt", "[Site]\nId=s\nName=Zebra\nCaFile=ca.pem\n");
  write_file (fixture->root, "bad.site", "[Site]\nId=s\n");
  catalogue = read_all (fixture);

  g_assert_true (sp_catalogue_add_site_file (catalogue, good, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sp_site_get_name (sp_catalogue_find_site (catalogue, "s")), ==, "Zebra");
  g_assert_cmpstr (sp_site_get_origin (sp_catalogue_get_site (catalogue, 0)), ==, good);
  g_assert_true (
      g_str_has_prefix (sp_site_get_ca_file (sp_catalogue_get_site (catalogue, 0)), fixture->root));

  g_assert_false (sp_catalogue_add_site_file (catalogue, bad, &error));
  g_assert_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (sp_catalogue_add_site_file (catalogue, missing, &error));
  g_assert_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_UNREADABLE);
  g_assert_cmpstr (sp_site_get_name (sp_catalogue_find_site (catalogue, "s")), ==, "Zebra");
}

/* Whatever is named in place of a profile: it neither holds up the program nor fills its memory. */
static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path; /* absolute, or below the fixture */
    int code;
    const char *reason;
  } cases[] = {
    { "pipe.site", SP_CATALOGUE_ERROR_UNREADABLE, "ordinary file" },
    { "link.site", SP_CATALOGUE_ERROR_UNREADABLE, "ordinary file" },
    { "/dev/zero", SP_CATALOGUE_ERROR_UNREADABLE, "ordinary file" },
    { "/", SP_CATALOGUE_ERROR_UNREADABLE, "ordinary file" },
    { "/proc/self/pagemap", SP_CATALOGUE_ERROR_TOO_LARGE, "256 KiB" }, /* says that it is empty */
  };
  g_autoptr(SpCatalogue) catalogue = read_all (fixture);
  g_autofree char *pipe = g_build_filename (fixture->root, "pipe.site", NULL);
  g_autofree char *link = g_build_filename (fixture->root, "link.site", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_canonicalize_filename (cases[i].path, fixture->root);
      SpTestWatch *watch = sp_test_watch_start ();
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", path);
      g_assert_false (sp_catalogue_add_site_file (catalogue, path, &error));
      g_assert_error (error, SP_CATALOGUE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
      sp_test_watch_stop (watch, &sp_test_hostile_bounds);
    }
}

static void
test_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpCatalogue) catalogue = NULL;

  write_file (fixture->first, "sites/a.site", "[Site]\nId=a\nName=A\nDomains=*.edu;\n");
  write_file (fixture->first, "sites/b.site", "[Site]\nId=b\nName=B\nDomains=*.example.edu;\n");
  write_file (fixture->first, "sites/c.site", "[Site]\nId=c\nName=C\nDomains=cs.example.edu;\n");
  write_file (fixture->first, "sites/d.site", "[Site]\nId=d\nName=D\nDefault=true\n");
  catalogue = read_all (fixture);

  g_assert_cmpstr (sp_site_get_id (sp_catalogue_match_site (catalogue, "x.edu")), ==, "a");
  g_assert_cmpstr (sp_site_get_id (sp_catalogue_match_site (catalogue, "x.example.edu")), ==, "b");
  g_assert_cmpstr (sp_site_get_id (sp_catalogue_match_site (catalogue, "cs.example.edu")), ==, "c");
  g_assert_null (sp_catalogue_match_site (catalogue, "example.org"));
  g_assert_cmpstr (sp_site_get_id (sp_catalogue_get_default_site (catalogue)), ==, "d");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SpCatalogue) catalogue = NULL;

  write_file (fixture->first, "clients/z.client", "[Client]\nId=z\nName=aardvark\n");
  write_file (fixture->first, "clients/y.client", "[Client]\nId=y\nName=AAA\nEra=legacy\n");
  catalogue = read_all (fixture);

  g_assert_cmpstr (sp_client_get_id (sp_catalogue_get_client (catalogue, 0)), ==, "z");
  for (guint i = 1; i < sp_catalogue_get_n_clients (catalogue); i++)
    {
      SpClient *above = sp_catalogue_get_client (catalogue, i - 1);
      SpClient *below = sp_catalogue_get_client (catalogue, i);
      g_autofree char *first = g_utf8_casefold (sp_client_get_name (above), -1);
      g_autofree char *second = g_utf8_casefold (sp_client_get_name (below), -1);

      g_assert_cmpint (sp_client_get_era (above), <=, sp_client_get_era (below));
      if (sp_client_get_era (above) == sp_client_get_era (below))
        g_assert_cmpstr (first, <=, second);
    }
}

/* The folders of the desktop specification, in the order that the contract promises. */
static void
test_environment (void)
{
  static const struct
  {
    const char *variable;
    const char *folder;
  } cases[] = {
    { "XDG_CONFIG_HOME", "home" },
    { "XDG_CONFIG_DIRS", "etc" },
    { "XDG_DATA_DIRS", "share" },
  };
  g_autoptr(SpCatalogue) catalogue = NULL;
  g_autofree char *root = g_dir_make_tmp ("signpost-XXXXXX", NULL);

  if (!g_test_subprocess ())
    {
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *folder = g_build_filename (root, cases[i].folder, NULL);

          g_setenv (cases[i].variable, folder, TRUE);
          for (guint k = 0; k <= i; k++)
            {
              g_autofree char *name = g_strdup_printf ("signpost/sites/s%u.site", k);
              g_autofree char *text =
                  g_strdup_printf ("[Site]\nId=s%u\nName=%s\n", k, cases[i].folder);

              write_file (folder, name, text);
            }
        }
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      remove_tree (root);
      return;
    }
  g_rmdir (root);
  catalogue = sp_catalogue_new (NULL);
  g_assert_cmpstr (sp_site_get_name (sp_catalogue_find_site (catalogue, "s0")), ==, "home");
  g_assert_cmpstr (sp_site_get_name (sp_catalogue_find_site (catalogue, "s1")), ==, "etc");
  g_assert_cmpstr (sp_site_get_name (sp_catalogue_find_site (catalogue, "s2")), ==, "share");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/catalogue/built-in", test_built_in }, { "/catalogue/precedence", test_precedence },
    { "/catalogue/broken", test_broken },     { "/catalogue/site-file", test_site_file },
    { "/catalogue/match", test_match },       { "/catalogue/order", test_order },
    { "/catalogue/no-file", test_no_file },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/catalogue/environment", test_environment);
  return g_test_run ();
}
