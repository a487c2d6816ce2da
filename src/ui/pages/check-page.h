/* The page that is shown during a check: who is asked for the mail service, which servers are tried, and what is waited for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assistant/run.h"
#include "page.h"

G_BEGIN_DECLS

#define SP_TYPE_CHECK_PAGE (sp_check_page_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckPage, sp_check_page, SP, CHECK_PAGE, SpPage)

void sp_check_page_begin (SpCheckPage *self, SpRun *run, const SpRequest *request);
void sp_check_page_end (SpCheckPage *self);

G_END_DECLS
