/* Measures the turns of the default main loop: how long it works between two waits.
 *
 * A main loop waits in its poll function and nowhere else, so a turn is what lies between the return from one call of it and the
 * next call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "turns.h"

#include <time.h>

static SpTestTurns longest;
static SpTestTurns begin; /* of the turn under way; zero before the first */

/**
 * sp_test_turns_cpu_us:
 *
 * Returns: microseconds of processor time that this thread has used
 */
gint64
sp_test_turns_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static SpTestTurns
read_clocks (void)
{
  return (SpTestTurns){ .cpu_us = sp_test_turns_cpu_us (), .wall_us = g_get_monotonic_time () };
}

static int
watch_poll (GPollFD *fds, guint n_fds, int timeout)
{
  SpTestTurns end = read_clocks ();
  int ready;

  if (begin.wall_us != 0)
    {
      longest.cpu_us = MAX (longest.cpu_us, end.cpu_us - begin.cpu_us);
      longest.wall_us = MAX (longest.wall_us, end.wall_us - begin.wall_us);
    }
  ready = g_poll (fds, n_fds, timeout);
  begin = read_clocks ();

  return ready;
}

/**
 * sp_test_turns_watch:
 *
 * From now on every turn of the default main loop is measured. To be called in the thread that runs it.
 */
void
sp_test_turns_watch (void)
{
  g_main_context_set_poll_func (NULL, watch_poll);
}

/**
 * sp_test_turns_reset:
 *
 * Forgets the turns so far; the one that is under way does not count.
 */
void
sp_test_turns_reset (void)
{
  longest = (SpTestTurns){ 0 };
  begin = (SpTestTurns){ 0 };
}

/**
 * sp_test_turns_get:
 *
 * Returns: the longest turn since the watch began
 */
SpTestTurns
sp_test_turns_get (void)
{
  return longest;
}
