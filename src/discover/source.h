/* What the sources of one discovery share: what is asked, by which means, and how a source tells that it has ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/provider.h"
#include "catalogue/site.h"
#include "core/account.h"
#include "fetch.h"
#include "net/dns-record.h"

G_BEGIN_DECLS

/** SpInquiry: what is asked, and by which means. Shared by all sources of a discovery; read-only for them. Reference-counted. */
typedef struct
{
  SpAccount *account; /* (owned) */
  SpSite *site; /* (owned) (nullable) */
  SpProvider *provider; /* (owned) (nullable) by the account's domain */
  char *nonsense; /* (owned) a name below the domain that cannot exist */
  char *database; /* (owned) base address of the provider database: https:, http: or file: */
  gboolean allow_http; /* what comes without encryption may be used */
  gboolean
      allow_internal; /* addresses that are special by sp_special_use_address() may be contacted */
  gboolean allow_address; /* the full address may be sent to a source that insists on it */
  SpResolver *resolver; /* (owned) */
  SpFetcher *fetcher; /* (owned) */
} SpInquiry;

SpInquiry *sp_inquiry_new (SpAccount *account, SpResolver *resolver, SpFetcher *fetcher);
SpInquiry *sp_inquiry_ref (SpInquiry *self);
void sp_inquiry_unref (SpInquiry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpInquiry, sp_inquiry_unref)

/** SpQuestion: what every source keeps while it is asked; what it keeps besides follows in a struct that begins with this. */
typedef struct
{
  SpInquiry *inquiry; /* (owned) */
  SpAnswer *answer; /* (owned) */
  GDestroyNotify clear; /* (nullable) clears what follows */
} SpQuestion;

GTask *sp_question_new (gsize size,
                        GDestroyNotify clear,
                        SpInquiry *inquiry,
                        SpAnswer *answer,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);

/**
 * SpSourceAsk:
 * @inquiry: what is asked
 * @answer: (transfer none): is ended before @callback is called, unless @cancellable was cancelled
 * @cancellable: ends the operation
 * @callback: called when the source has ended; finish with sp_source_finish()
 * @data: for @callback
 *
 * Asks one source.
 */
typedef void (*SpSourceAsk) (SpInquiry *inquiry,
                             SpAnswer *answer,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);

void sp_source_finish (GAsyncResult *result);
void sp_source_take_fetched (SpInquiry *inquiry, SpAnswer *answer, const SpFetched *fetched);
void sp_source_keep_error (GError **kept, const GError *error);
void sp_source_end_with_error (SpAnswer *answer, const GError *error);
gboolean sp_inquiry_owns_names (const SpInquiry *self);
char *sp_source_choose_exchanger (SpInquiry *inquiry, GPtrArray *records, gboolean inside);
gboolean sp_source_is_outside (SpInquiry *inquiry, const char *host);

void sp_site_source_ask (SpInquiry *inquiry,
                         SpAnswer *answer,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
void sp_provider_source_ask (SpInquiry *inquiry,
                             SpAnswer *answer,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
void sp_autoconfig_source_ask (SpInquiry *inquiry,
                               SpAnswer *answer,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
void sp_pacc_source_ask (SpInquiry *inquiry,
                         SpAnswer *answer,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
void sp_srv_source_ask (SpInquiry *inquiry,
                        SpAnswer *answer,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
void sp_ispdb_source_ask (SpInquiry *inquiry,
                          SpAnswer *answer,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
void sp_mx_source_ask (SpInquiry *inquiry,
                       SpAnswer *answer,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data);
void sp_autodiscover_source_ask (SpInquiry *inquiry,
                                 SpAnswer *answer,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void sp_guess_source_ask (SpInquiry *inquiry,
                          SpAnswer *answer,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);

G_END_DECLS
