/* The explanations: a list of topics beside a column to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_EXPLAINED_PAGE (sp_explained_page_get_type ())
G_DECLARE_FINAL_TYPE (SpExplainedPage, sp_explained_page, SP, EXPLAINED_PAGE, SpPage)

void sp_explained_page_set_result (SpExplainedPage *self, SpResult *result);
void sp_explained_page_open (SpExplainedPage *self, const char *topic_id);

G_END_DECLS
