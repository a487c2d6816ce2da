/* What a stretch of a test may cost: turns of the main loop, processor time and memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bounds.h"

#include <string.h>

#include "turns.h"

#if defined(__SANITIZE_ADDRESS__)
#define SLOWNESS 4
#else
#define SLOWNESS 1
#endif

/* Blocking shows by the clock only; a busy machine shows there too, so this bound is wide. */
#define BLOCKED_MS 2000

const SpTestBounds sp_test_hostile_bounds = {
  .turn_ms = 50,
  .cpu_ms = 1500,
  .memory_kib = 64 * 1024,
};

struct _SpTestWatch
{
  gint64 cpu_us;
  guint memory_kib;
};

/* A line of /proc/self/status, in KiB. */
static guint
read_memory (const char *name)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, name);

  return line ? g_ascii_strtoull (line + strlen (name), NULL, 10) : 0;
}

/* Lets the peak begin anew at what is resident now (proc(5)). */
static void
forget_peak (void)
{
  g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0666, NULL);
}

/**
 * sp_test_watch_start:
 *
 * Begins a stretch; the default main loop is measured from here on.
 *
 * Returns: (transfer full): to be given to sp_test_watch_stop()
 */
SpTestWatch *
sp_test_watch_start (void)
{
  SpTestWatch *self = g_new0 (SpTestWatch, 1);

  forget_peak ();
  sp_test_turns_watch ();
  sp_test_turns_reset ();
  self->memory_kib = read_memory ("VmRSS:");
  self->cpu_us = sp_test_turns_cpu_us ();

  return self;
}

/**
 * sp_test_watch_stop:
 * @self: (transfer full): a stretch that has begun in this thread
 * @bounds: what it may have cost
 *
 * Asserts that the stretch has cost no more than that, and that no turn of the main loop has been blocked.
 */
void
sp_test_watch_stop (SpTestWatch *self, const SpTestBounds *bounds)
{
  gint64 cpu_us = sp_test_turns_cpu_us () - self->cpu_us;
  SpTestTurns turns = sp_test_turns_get ();
  guint peak = read_memory ("VmHWM:");
  guint grown = peak > self->memory_kib ? peak - self->memory_kib : 0;

  g_test_message ("turn %" G_GINT64_FORMAT " us (%" G_GINT64_FORMAT
                  " us by the clock), %" G_GINT64_FORMAT " us in all, %u KiB",
                  turns.cpu_us, turns.wall_us, cpu_us, grown);
  g_assert_cmpint (turns.cpu_us / 1000, <=, bounds->turn_ms * SLOWNESS);
  g_assert_cmpint (turns.wall_us / 1000, <=, BLOCKED_MS * SLOWNESS);
  g_assert_cmpint (cpu_us / 1000, <=, bounds->cpu_ms * SLOWNESS);
  g_assert_cmpuint (grown, <=, bounds->memory_kib * SLOWNESS);
  g_free (self);
}
