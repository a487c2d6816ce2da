/* Times the stages of a probe and stops it when one of its limits is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/observation.h"

G_BEGIN_DECLS

/** SpPatience: how long a probe waits, in milliseconds. */
typedef struct
{
  guint connect_ms;
  guint greeting_ms; /* IMAP, POP3 and ManageSieve */
  guint smtp_greeting_ms; /* some servers hold their greeting back to catch senders of spam */
  guint answer_ms; /* each answer, and the handshake */
  guint silence_ms; /* without a word: look what kind of server keeps silent, or ask once more */
  guint probe_ms; /* the whole probe, from the connection on */
} SpPatience;

/** SpStageNotify: told each stage that a probe enters. */
typedef void (*SpStageNotify) (SpStage stage, gpointer data);

typedef struct _SpStopwatch SpStopwatch;

extern const SpPatience sp_default_patience;

SpStopwatch *sp_stopwatch_new (SpObservation *seen,
                               const SpPatience *patience,
                               gint64 deadline_us,
                               GCancellable *cancellable);
void sp_stopwatch_free (SpStopwatch *self);
void sp_stopwatch_set_notify (SpStopwatch *self, SpStageNotify notify, gpointer data);
GCancellable *sp_stopwatch_get_cancellable (SpStopwatch *self);
void sp_stopwatch_enter (SpStopwatch *self, SpStage stage);
void sp_stopwatch_await (SpStopwatch *self);
void sp_stopwatch_stop (SpStopwatch *self);
SpStatus sp_stopwatch_get_status (SpStopwatch *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStopwatch, sp_stopwatch_free)

G_END_DECLS
