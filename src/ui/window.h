/* The window: a header bar, a stack of pages, and the way from one page to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assistant/assistant.h"

G_BEGIN_DECLS

#define SP_TYPE_WINDOW (sp_window_get_type ())
G_DECLARE_FINAL_TYPE (SpWindow, sp_window, SP, WINDOW, GtkApplicationWindow)

SpWindow *sp_window_new (GtkApplication *application, SpAssistant *assistant);
void sp_window_set_address (SpWindow *self, const char *address);
void sp_window_set_site (SpWindow *self, SpSite *site);

G_END_DECLS
