/* How the fetch of one document ended, wherever the document lay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"

G_BEGIN_DECLS

/** SP_FETCH_MAX: the most bytes a document may have */
#define SP_FETCH_MAX (256 * 1024)

/** SpFetched: how one fetch ended. @status is %SP_ANSWER_FOUND only where there is a @body. Strings are display-safe. */
typedef struct
{
  SpAnswerStatus status;
  SpAnswerReason reason;
  guint http_status; /* of the last answer, 0 where there was none */
  char *detail; /* (owned) (nullable) technical, untranslated */
  char *location; /* (owned) (nullable) the address that answered last */
  char *host; /* (owned) (nullable) its host, A-labels */
  GBytes *body; /* (owned) (nullable) */
  SpProtection protection; /* %SP_PROTECTION_HTTP once a single hop was not encrypted */
  gboolean exchange; /* the server's headers are those of Exchange */
  guint round_trips;
} SpFetched;

void sp_fetched_free (SpFetched *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFetched, sp_fetched_free)

G_END_DECLS
