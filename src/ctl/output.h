/* What signpostctl writes: results on standard output, always UTF-8, and diagnostics on standard error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sp_output_text (const char *text);
void sp_output_line (const char *text);
void sp_output_row (guint indent, const char *label, const char *value);
void sp_output_record (const char *line);
void sp_output_paragraph (const char *text);
void sp_output_diagnostic (const char *sentence);
gboolean sp_output_finish (void);
guint sp_output_get_width (void);
guint sp_output_get_reading_width (void);

G_END_DECLS
