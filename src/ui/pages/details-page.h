/* Everything that was seen, for the people who run the service: endpoints, findings, certificates, dialogues.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "result.h"

G_BEGIN_DECLS

#define SP_TYPE_DETAILS_PAGE (sp_details_page_get_type ())
G_DECLARE_FINAL_TYPE (SpDetailsPage, sp_details_page, SP, DETAILS_PAGE, SpPage)

void sp_details_page_set_result (SpDetailsPage *self, SpResult *result);

G_END_DECLS
