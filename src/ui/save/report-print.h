/* Sets a report in pages, for a printer or a PDF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "publish/plain-report.h"

G_BEGIN_DECLS

GtkPrintOperation *sp_report_print_new (GPtrArray *blocks, const char *title);

G_END_DECLS
