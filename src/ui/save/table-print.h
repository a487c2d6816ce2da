/* Sets the comparison table in pages, for a printer or a PDF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "publish/advice-document.h"

G_BEGIN_DECLS

GtkPrintOperation *sp_table_print_new (const SpAdviceDocument *document);

G_END_DECLS
