/* Sets a document in pages, for a printer or a PDF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "print-document.h"

G_BEGIN_DECLS

GtkPrintOperation *sp_printer_new (SpPrintDocument *document);

G_END_DECLS
