/* The sketch of a mail program's settings page, filled in, as a widget; it tells assistive technology the same in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "text/sketch.h"

G_BEGIN_DECLS

#define SP_TYPE_DIALOGUE_VIEW (sp_dialogue_view_get_type ())
G_DECLARE_FINAL_TYPE (SpDialogueView, sp_dialogue_view, SP, DIALOGUE_VIEW, GtkDrawingArea)

void sp_dialogue_view_show (SpDialogueView *self, SpSketch *sketch);

G_END_DECLS
