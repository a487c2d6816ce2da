/* A dialogue as somebody on the wire would have seen it: clear bytes as they were, encrypted ones only counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript.h"

/* Clear bytes kept in all: the bound of the clear phase of a dialogue. What is beyond is only counted. */
#define MAX_KEPT (256 * 1024)

struct _SpTranscript
{
  gint64 began_us;
  gsize kept;
  GPtrArray *entries; /* (owned) (element-type SpTranscriptEntry) */
};

static void
entry_free (gpointer data)
{
  SpTranscriptEntry *entry = data;

  if (entry->text)
    g_string_free (entry->text, TRUE);
  g_free (entry);
}

/**
 * sp_transcript_new:
 *
 * Returns: (transfer full): an empty transcript that begins now
 */
SpTranscript *
sp_transcript_new (void)
{
  SpTranscript *self = g_atomic_rc_box_new0 (SpTranscript);

  self->began_us = g_get_monotonic_time ();
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

/**
 * sp_transcript_ref:
 *
 * Returns: (transfer full): @self
 */
SpTranscript *
sp_transcript_ref (SpTranscript *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
transcript_clear (gpointer data)
{
  SpTranscript *self = data;

  g_ptr_array_unref (self->entries);
}

/**
 * sp_transcript_unref:
 * @self: (transfer full): a transcript
 */
void
sp_transcript_unref (SpTranscript *self)
{
  g_atomic_rc_box_release_full (self, transcript_clear);
}

static SpTranscriptEntry *
get_open_entry (SpTranscript *self, gboolean from_server, gboolean encrypted)
{
  guint n = self->entries->len;
  SpTranscriptEntry *entry = n > 0 ? g_ptr_array_index (self->entries, n - 1) : NULL;

  if (entry && entry->from_server == from_server && entry->encrypted == encrypted)
    return entry;

  entry = g_new0 (SpTranscriptEntry, 1);
  entry->from_server = from_server;
  entry->encrypted = encrypted;
  entry->at_us = g_get_monotonic_time () - self->began_us;
  entry->text = encrypted ? NULL : g_string_new (NULL);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/**
 * sp_transcript_add:
 * @from_server: which way the bytes went
 * @encrypted: whether they went inside TLS
 * @data: the bytes as they were on the wire
 * @length: how many
 *
 * Writes bytes down. Bytes that go on in the same direction join the entry before them.
 */
void
sp_transcript_add (SpTranscript *self,
                   gboolean from_server,
                   gboolean encrypted,
                   const void *data,
                   gsize length)
{
  SpTranscriptEntry *entry;
  gsize keep;

  if (length == 0)
    return;

  entry = get_open_entry (self, from_server, encrypted);
  entry->length += length;
  keep = encrypted ? 0 : MIN (length, MAX_KEPT - self->kept);
  if (keep > 0)
    g_string_append_len (entry->text, data, keep);
  self->kept += keep;
}

/**
 * sp_transcript_get_length:
 *
 * Returns: the number of entries
 */
guint
sp_transcript_get_length (const SpTranscript *self)
{
  return self->entries->len;
}

/**
 * sp_transcript_get:
 * @i: which entry
 *
 * Returns: (transfer none): the entry
 */
const SpTranscriptEntry *
sp_transcript_get (const SpTranscript *self, guint i)
{
  return g_ptr_array_index (self->entries, i);
}
