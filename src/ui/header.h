/* The header bar: where one is, the way back or out, and the choice among the views of a result.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_HEADER (sp_header_get_type ())
G_DECLARE_FINAL_TYPE (SpHeader, sp_header, SP, HEADER, GtkHeaderBar)

/**
 * SpHeaderMode:
 * @SP_HEADER_START: the way begins here
 * @SP_HEADER_BUSY: something runs that can be cancelled
 * @SP_HEADER_VIEWS: one of several views is shown, and there is a way back
 */
typedef enum
{
  SP_HEADER_START,
  SP_HEADER_BUSY,
  SP_HEADER_VIEWS,
} SpHeaderMode;

void sp_header_set_views (SpHeader *self, GtkStack *views);
void sp_header_update_views (SpHeader *self);
void sp_header_show (SpHeader *self, SpHeaderMode mode, const char *title);
void sp_header_open_menu (SpHeader *self);

G_END_DECLS
