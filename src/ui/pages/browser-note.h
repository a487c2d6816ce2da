/* Tells somebody who reads mail in the web browser that nothing has to be set up there, and leads to the explanation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_BROWSER_NOTE (sp_browser_note_get_type ())
G_DECLARE_FINAL_TYPE (SpBrowserNote, sp_browser_note, SP, BROWSER_NOTE, GtkBox)

G_END_DECLS
