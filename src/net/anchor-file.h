/* Reads a file of certificate authorities that somebody named: only a file, of bearable size, and without ever waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/anchor-error.h"

G_BEGIN_DECLS

/** SpFileState: tells whether a file is still the one that was read. */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 size; /* bytes */
  gint64 changed_s; /* seconds since 1970 */
  gint64 changed_ns; /* and nanoseconds */
} SpFileState;

GBytes *sp_anchor_file_read (const char *path, SpFileState *state, GError **error);
gboolean sp_anchor_file_get_state (const char *path, SpFileState *state);
gboolean sp_file_state_equal (const SpFileState *a, const SpFileState *b);

G_END_DECLS
