/* Expectations that are kept in files beside the tests, and how they are renewed.
 *
 * `SIGNPOST_UPDATE_GOLDEN=1 meson test -C build ui-layout ui-reading` writes them anew; `git diff` shows what has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "kept.h"

/* Says in the test's log where two texts part. */
static void
tell_difference (const char *name, const char *kept, const char *now)
{
  g_auto(GStrv) before = g_strsplit (kept, "\n", -1);
  g_auto(GStrv) after = g_strsplit (now, "\n", -1);
  guint i = 0;

  while (before[i] && after[i] && g_str_equal (before[i], after[i]))
    i++;
  g_test_message ("%s, line %u: expected “%s”, found “%s”", name, i + 1,
                  before[i] ? before[i] : "(the end)", after[i] ? after[i] : "(the end)");
}

/**
 * kept_compare:
 * @folder: a folder beside this file
 * @name: the name of a file in it, without its ending
 * @now: what is so today
 *
 * Compares @now with what is kept; when the kept files are renewed, keeps it.
 *
 * Returns: whether nothing has changed
 */
gboolean
kept_compare (const char *folder, const char *name, const char *now)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ui", folder, file, NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  if (g_getenv ("SIGNPOST_UPDATE_GOLDEN"))
    {
      g_file_set_contents (path, now, -1, &error);
      g_assert_no_error (error);
      return TRUE;
    }
  if (!g_file_get_contents (path, &kept, NULL, &error))
    {
      g_test_message ("%s", error->message);
      return FALSE;
    }
  if (!g_str_equal (kept, now))
    tell_difference (name, kept, now);
  return g_str_equal (kept, now);
}
