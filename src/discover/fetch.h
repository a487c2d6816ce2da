/* Fetches one small document over https: bounded, without cookies, credentials or downgrades, and knows how it was protected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/answer.h"
#include "net/resolver.h"
#include "net/trust.h"

G_BEGIN_DECLS

/** SP_FETCH_MAX: the most bytes a document may have */
#define SP_FETCH_MAX (256 * 1024)

#define SP_TYPE_FETCHER (sp_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (SpFetcher, sp_fetcher, SP, FETCHER, GObject)

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

SpFetcher *sp_fetcher_new (SpResolver *resolver, SpTrust *trust);
void sp_fetcher_set_allow_http (SpFetcher *self, gboolean allow_http);
void sp_fetcher_set_port (SpFetcher *self, guint16 port);
void sp_fetcher_send_async (SpFetcher *self,
                            const char *url,
                            GBytes *post,
                            SpAnswer *counts,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
SpFetched *sp_fetcher_finish (SpFetcher *self, GAsyncResult *result);
void sp_fetched_free (SpFetched *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFetched, sp_fetched_free)

G_END_DECLS
