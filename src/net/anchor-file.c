/* Reads a file of certificate authorities that somebody named: only a file, of bearable size, and without ever waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "anchor-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

static void
set_state (SpFileState *state, const struct stat *found)
{
  state->device = found->st_dev;
  state->inode = found->st_ino;
  state->size = found->st_size;
  state->changed_s = found->st_mtim.tv_sec;
  state->changed_ns = found->st_mtim.tv_nsec;
}

static void
set_errno (GError **error)
{
  g_set_error_literal (error, SP_ANCHOR_ERROR, SP_ANCHOR_ERROR_UNREADABLE, g_strerror (errno));
}

/* Looks at what was opened, which nobody can swap any more. */
static gboolean
check (int fd, const char *path, SpFileState *state, GError **error)
{
  struct stat found;

  if (fstat (fd, &found) < 0)
    {
      set_errno (error);
      return FALSE;
    }
  set_state (state, &found);
  if (!S_ISREG (found.st_mode))
    g_set_error_literal (error, SP_ANCHOR_ERROR, SP_ANCHOR_ERROR_NOT_A_FILE, path);
  else if (found.st_size > SP_ANCHOR_FILE_MAX)
    g_set_error_literal (error, SP_ANCHOR_ERROR, SP_ANCHOR_ERROR_TOO_LARGE, path);
  else
    return TRUE;
  return FALSE;
}

/* A file that grows while it is read is read up to its limit. */
static GBytes *
read_all (int fd, gsize size, GError **error)
{
  g_autoptr(GByteArray) all = g_byte_array_sized_new (size);
  guint8 buffer[16 * 1024];
  gssize n;

  while ((n = read (fd, buffer, sizeof buffer)) != 0)
    if (n > 0 && all->len + n <= SP_ANCHOR_FILE_MAX)
      g_byte_array_append (all, buffer, n);
    else if (n > 0)
      {
        g_set_error_literal (error, SP_ANCHOR_ERROR, SP_ANCHOR_ERROR_TOO_LARGE, "it grows");
        return NULL;
      }
    else if (errno != EINTR)
      {
        set_errno (error);
        return NULL;
      }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/**
 * sp_anchor_file_read:
 * @path: a file name
 * @state: (out caller-allocates): the state of what was read
 * @error: return location for a #SpAnchorError
 *
 * Returns: (transfer full) (nullable): what is in the file
 */
GBytes *
sp_anchor_file_read (const char *path, SpFileState *state, GError **error)
{
  /* Without O_NONBLOCK a pipe that nobody writes to would be waited for. */
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  GBytes *bytes = NULL;

  if (fd < 0 && errno == ENXIO)
    g_set_error_literal (error, SP_ANCHOR_ERROR, SP_ANCHOR_ERROR_NOT_A_FILE, path);
  else if (fd < 0)
    set_errno (error);
  if (fd < 0)
    return NULL;
  if (check (fd, path, state, error))
    bytes = read_all (fd, state->size, error);
  close (fd);
  return bytes;
}

/**
 * sp_anchor_file_get_state:
 * @path: a file name
 * @state: (out caller-allocates): the state of the file
 *
 * Returns: whether there is something of that name
 */
gboolean
sp_anchor_file_get_state (const char *path, SpFileState *state)
{
  struct stat found;

  if (stat (path, &found) < 0)
    return FALSE;
  set_state (state, &found);
  return TRUE;
}

/**
 * sp_file_state_equal:
 * @a: the state of a file
 * @b: the state of a file
 *
 * Returns: whether nothing has changed
 */
gboolean
sp_file_state_equal (const SpFileState *a, const SpFileState *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->changed_s == b->changed_s && a->changed_ns == b->changed_ns;
}
