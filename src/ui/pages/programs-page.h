/* The comparison table: every mail program of the catalogue with port and security for IMAP, POP and SMTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRAMS_PAGE (sp_programs_page_get_type ())
G_DECLARE_FINAL_TYPE (SpProgramsPage, sp_programs_page, SP, PROGRAMS_PAGE, SpPage)

void sp_programs_page_set_result (SpProgramsPage *self, SpResult *result);

G_END_DECLS
