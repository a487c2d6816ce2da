/* The comparison table as a web page that needs nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advice-document.h"

G_BEGIN_DECLS

char *sp_advice_html_write (const SpAdviceDocument *document);

G_END_DECLS
