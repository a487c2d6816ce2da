/* Writes what a document said as lines that can be compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"

G_BEGIN_DECLS

char *document_offer_lines (const SpAnswer *answer);
char *document_lines (const SpAnswer *answer);

G_END_DECLS
