/* Puts text or printed pages in place of a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_file_save_text_async (GFile *file,
                              char *text,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void sp_file_save_pages_async (GFile *file,
                               GtkPrintOperation *operation,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean sp_file_save_finish (GAsyncResult *outcome, GError **error);

G_END_DECLS
