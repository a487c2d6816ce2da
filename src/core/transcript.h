/* A dialogue as somebody on the wire would have seen it: clear bytes as they were, encrypted ones only counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SpTranscriptEntry: a run of bytes in one direction, all of them clear or all of them encrypted. */
typedef struct
{
  gboolean from_server;
  gboolean encrypted;
  gint64 at_us; /* microseconds since the transcript began */
  GString *text; /* (owned) (nullable) the clear bytes, raw; %NULL where encrypted */
  gsize length; /* bytes on the wire, also beyond what @text keeps */
} SpTranscriptEntry;

typedef struct _SpTranscript SpTranscript;

SpTranscript *sp_transcript_new (void);
SpTranscript *sp_transcript_ref (SpTranscript *self);
void sp_transcript_unref (SpTranscript *self);
void sp_transcript_add (SpTranscript *self,
                        gboolean from_server,
                        gboolean encrypted,
                        const void *data,
                        gsize length);
guint sp_transcript_get_length (const SpTranscript *self);
const SpTranscriptEntry *sp_transcript_get (const SpTranscript *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTranscript, sp_transcript_unref)

G_END_DECLS
