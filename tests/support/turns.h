/* Measures the turns of the default main loop: how long it works between two waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpTestTurns: the longest turn so far. Processor time is what counts on a busy machine; what merely blocks shows in the other. */
typedef struct
{
  gint64 cpu_us; /* microseconds of this thread's processor time */
  gint64 wall_us; /* microseconds by the clock */
} SpTestTurns;

void sp_test_turns_watch (void);
void sp_test_turns_reset (void);
SpTestTurns sp_test_turns_get (void);
gint64 sp_test_turns_cpu_us (void);

G_END_DECLS
