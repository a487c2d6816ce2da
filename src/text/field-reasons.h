/* Which of an advice's reasons concern which field, so that each value can say for itself why it is as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "advise/advisor.h"

G_BEGIN_DECLS

/** SP_FIELDS_WHOLE: beside the bits `1 << SpField`, that a reason concerns the advice as a whole */
#define SP_FIELDS_WHOLE (1u << SP_N_FIELDS)

guint sp_words_get_reason_fields (const SpReason *reason, const SpAdvice *advice);
char **sp_words_reasons_for_field (const SpAdvice *advice,
                                   SpField field,
                                   const SpSite *site,
                                   const SpService *service);

G_END_DECLS
