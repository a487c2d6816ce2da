/* What a stretch of a test may cost: turns of the main loop, processor time and memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpTestBounds: the most that a stretch may cost. All are multiplied where sanitizers slow everything down. */
typedef struct
{
  guint turn_ms; /* processor time of one turn of the main loop */
  guint cpu_ms; /* processor time of the main thread */
  guint memory_kib; /* growth of the resident set at its peak, servers of the test included */
} SpTestBounds;

/** sp_test_hostile_bounds: what anything that a stranger sends may cost */
extern const SpTestBounds sp_test_hostile_bounds;

typedef struct _SpTestWatch SpTestWatch;

SpTestWatch *sp_test_watch_start (void);
void sp_test_watch_stop (SpTestWatch *self, const SpTestBounds *bounds);

G_END_DECLS
