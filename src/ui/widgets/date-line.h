/* A time line: from the first to the last day of a certificate, with today marked; and the same in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_DATE_LINE (sp_date_line_get_type ())
G_DECLARE_FINAL_TYPE (SpDateLine, sp_date_line, SP, DATE_LINE, GtkDrawingArea)

GtkWidget *sp_date_line_new (GDateTime *from, GDateTime *until, GDateTime *now);
char *sp_date_line_count_days (GDateTime *from, GDateTime *until, GDateTime *now);

G_END_DECLS
