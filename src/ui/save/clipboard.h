/* Copies a page to the clipboard: as it is for those who can take it, as plain text for all others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_clipboard_set_page (GtkClipboard *clipboard,
                            const char *media_type,
                            const char *page,
                            const char *text);

G_END_DECLS
