/* Writes the question to Microsoft's Autodiscover and reads its answer (POX, MS-OXDSCLI section 2.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"

G_BEGIN_DECLS

/**
 * SpAutodiscoverNext:
 * @SP_AUTODISCOVER_DONE: the answer has ended
 * @SP_AUTODISCOVER_REDIRECT_URL: another place is to be asked; the answer has not ended
 * @SP_AUTODISCOVER_REDIRECT_ADDRESS: another address is to be asked about; the answer has not ended
 *
 * What is to be done after a response.
 */
typedef enum
{
  SP_AUTODISCOVER_DONE,
  SP_AUTODISCOVER_REDIRECT_URL,
  SP_AUTODISCOVER_REDIRECT_ADDRESS,
} SpAutodiscoverNext;

char *sp_autodiscover_xml_request (const char *address);
SpAutodiscoverNext
sp_autodiscover_xml_read (const char *data, gsize length, SpAnswer *answer, char **redirect);

G_END_DECLS
