/* Who will be contacted for a request, told beforehand and without contacting anybody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request.h"

G_BEGIN_DECLS

/** SpContact: one party that a run contacts before it tries any mail server. */
typedef struct
{
  SpSource source; /* on whose behalf */
  char *host; /* (owned) (nullable) A-labels; %NULL for this network's name service */
} SpContact;

GPtrArray *sp_request_list_contacts (const SpRequest *request);

G_END_DECLS
