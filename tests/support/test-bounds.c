/* Tests that the bounds on cost catch what they are there for: a turn that works too long, one that blocks, and memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "support/bounds.h"
#include "support/loop.h"
#include "support/turns.h"

static gboolean
idle (gpointer data)
{
  return G_SOURCE_REMOVE;
}

static gboolean
work (gpointer data)
{
  gint64 end = sp_test_turns_cpu_us () + 400 * 1000;

  while (sp_test_turns_cpu_us () < end)
    ;

  return G_SOURCE_REMOVE;
}

static gboolean
fill (gpointer data)
{
  gsize size = 512 * 1024 * 1024;
  g_autofree char *room = g_malloc (size);

  memset (room, 1, size);
  g_assert_cmpint (room[g_random_int_range (0, size)], ==, 1);

  return G_SOURCE_REMOVE;
}

/* A stretch with one turn in which @function is called. */
static void
spend (GSourceFunc function)
{
  SpTestWatch *watch = sp_test_watch_start ();

  sp_test_wait_ms (10);
  g_idle_add (function, NULL);
  sp_test_wait_ms (30);
  sp_test_watch_stop (watch, &sp_test_hostile_bounds);
}

static void
test_within (void)
{
  spend (idle);
}

static void
test_beyond (gconstpointer function)
{
  if (g_test_subprocess ())
    spend ((GSourceFunc) function);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/support/bounds/within", test_within);
  g_test_add_data_func ("/support/bounds/turn", work, test_beyond);
  g_test_add_data_func ("/support/bounds/memory", fill, test_beyond);

  return g_test_run ();
}
