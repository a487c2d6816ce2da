/* The comparison table as CSV, for spreadsheets and other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advice-document.h"

G_BEGIN_DECLS

char *sp_advice_csv_write (const SpAdviceDocument *document);

G_END_DECLS
