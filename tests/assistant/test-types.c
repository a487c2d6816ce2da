/* Tests that the classes which libsoup and look-ups need are made before there are threads.
 *
 * A class that is made in one thread while another makes a type that it needs waits for ever (GLib before 2.80). Nothing else may
 * stand in this file: whatever runs before could make them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "assistant/assistant.h"

static gboolean
is_registered (const char *name)
{
  return g_type_from_name (name) != G_TYPE_INVALID;
}

static guint
count_threads (void)
{
  g_autoptr(GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  guint n = 0;

  g_assert_nonnull (threads);
  while (g_dir_read_name (threads))
    n++;
  return n;
}

static void
test_before_threads (void)
{
  const char *const no_folders[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, no_folders);
  g_autoptr(SpAssistant) assistant = NULL;
  guint n_threads = count_threads ();

  g_assert_false (is_registered ("SoupSession"));
  g_assert_false (is_registered ("GInetSocketAddress"));
  assistant = sp_assistant_new (catalogue);
  g_assert_cmpuint (count_threads (), ==, n_threads);
  g_assert_true (is_registered ("SoupSession"));
  g_assert_nonnull (g_type_class_peek (g_type_from_name ("SoupSession")));
  g_assert_true (is_registered ("GInetSocketAddress"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assistant/types/before-threads", test_before_threads);
  return g_test_run ();
}
