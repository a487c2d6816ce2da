/* A folder with descriptions: on disc or compiled into the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "catalogue-error.h"

/* Bytes that are read at once. */
#define PIECE 4096

/**
 * sp_folder_new:
 * @bundle: (nullable): the resource bundle that has the folder, %NULL for the disc
 * @base: a path
 * @child: (nullable): a folder in it
 *
 * Returns: (transfer full): the folder, which need not exist
 */
SpFolder *
sp_folder_new (GResource *bundle, const char *base, const char *child)
{
  SpFolder *self = g_new0 (SpFolder, 1);

  self->bundle = bundle;
  self->path = g_build_filename (base, child, NULL);
  self->origin = g_strconcat (bundle ? "resource://" : "", self->path, NULL);
  return self;
}

/**
 * sp_folder_free:
 * @self: (transfer full): a folder
 */
void
sp_folder_free (SpFolder *self)
{
  g_free (self->path);
  g_free (self->origin);
  g_free (self);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char **
list_disc (const char *path)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (builder, name);
  return g_strv_builder_end (builder);
}

/**
 * sp_folder_list:
 * @suffix: how the names end
 *
 * Returns: (transfer full): the files that are called something and then @suffix, hidden ones left out, sorted; empty where
 *   the folder does not exist
 */
char **
sp_folder_list (const SpFolder *self, const char *suffix)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) all = NULL;

  if (self->bundle)
    all = g_resource_enumerate_children (self->bundle, self->path, 0, NULL);
  else
    all = list_disc (self->path);
  for (guint i = 0; all && all[i]; i++)
    if (all[i][0] != '.' && strlen (all[i]) > strlen (suffix) && g_str_has_suffix (all[i], suffix))
      g_ptr_array_add (names, g_strdup (all[i]));
  g_ptr_array_sort (names, compare_strings);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* Takes the %errno of a call that failed. */
static void
refuse (GError **error, int code)
{
  g_set_error_literal (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_UNREADABLE, g_strerror (code));
}

/* Reads no more than a description may have, whatever size the file says it has: some say 0 and never end. */
static GBytes *
read_all (int file, GError **error)
{
  g_autofree char *data = g_malloc (SP_KEYFILE_MAX + PIECE);
  gsize length = 0;
  gssize n = 1;

  while (n != 0 && length <= SP_KEYFILE_MAX)
    {
      n = read (file, data + length, PIECE);
      if (n < 0 && errno != EINTR)
        {
          refuse (error, errno);
          return NULL;
        }
      length += MAX (n, 0);
    }
  if (length <= SP_KEYFILE_MAX)
    return g_bytes_new (data, length);
  g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_TOO_LARGE, "more than %d KiB",
               SP_KEYFILE_MAX / 1024);
  return NULL;
}

/* Opens without waiting for anybody, and looks at what is open and not at the name: a pipe would block, a device never end. */
static GBytes *
load_disc (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  GBytes *bytes = NULL;
  struct stat status;

  if (file < 0 || fstat (file, &status) != 0)
    refuse (error, errno);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, SP_CATALOGUE_ERROR, SP_CATALOGUE_ERROR_UNREADABLE, "not an ordinary file");
  else
    bytes = read_all (file, error);
  if (file >= 0)
    g_close (file, NULL);
  return bytes;
}

/**
 * sp_folder_load:
 * @name: a file in it
 * @error: return location for a #SpCatalogueError
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
sp_folder_load (const SpFolder *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  return self->bundle ? g_resource_lookup_data (self->bundle, path, 0, error)
                      : load_disc (path, error);
}
