/* Puts bytes or printed pages in place of a file, and never waits for the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SpFileContents: what a file is to hold: one of the two.
 */
typedef struct
{
  GBytes *bytes; /* (nullable) */
  GtkPrintOperation *pages; /* (nullable) what prints them; it is run by the writer */
} SpFileContents;

void sp_file_write_async (GFile *file,
                          const SpFileContents *contents,
                          gboolean only_new,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean sp_file_write_finish (GAsyncResult *outcome, GError **error);

G_END_DECLS
