/* Applications and devices that only send, in a table of their own with what calls for attention.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

char *sp_sender_table_to_text (GPtrArray *advice, guint width);
char *sp_sender_list_to_text (GPtrArray *clients, guint width);
char *sp_sender_words_to_text (SpCatalogue *catalogue, guint width);

G_END_DECLS
