/* The page that is shown while servers are being checked: one row for each endpoint, and one line of progress.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assistant/request.h"
#include "core/report.h"
#include "page.h"

G_BEGIN_DECLS

#define SP_TYPE_CHECK_PAGE (sp_check_page_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckPage, sp_check_page, SP, CHECK_PAGE, SpPage)

void sp_check_page_begin (SpCheckPage *self, const SpRequest *request);
void sp_check_page_update (SpCheckPage *self, guint i, SpStage stage, const SpReport *report);
void sp_check_page_end (SpCheckPage *self);

G_END_DECLS
