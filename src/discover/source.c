/* What all sources do alike: end, take over how a document was fetched, and tell what lies outside the domain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "source.h"

#include "fetch-error.h"
#include "core/registered-domain.h"

/**
 * sp_inquiry_new:
 * @account: whom it is about
 * @resolver: the name service
 * @fetcher: fetches documents
 *
 * Returns: (transfer full): an inquiry about an account of which nothing is known on this computer; fill in the rest
 */
SpInquiry *
sp_inquiry_new (SpAccount *account, SpResolver *resolver, SpFetcher *fetcher)
{
  SpInquiry *self = g_rc_box_new0 (SpInquiry);

  self->account = sp_account_ref (account);
  self->nonsense = g_strdup_printf ("signpost-%08x%08x.%s", g_random_int (), g_random_int (),
                                    sp_account_get_domain (account));
  self->resolver = g_object_ref (resolver);
  self->fetcher = g_object_ref (fetcher);
  return self;
}

/**
 * sp_inquiry_ref:
 *
 * Returns: (transfer full): @self
 */
SpInquiry *
sp_inquiry_ref (SpInquiry *self)
{
  return g_rc_box_acquire (self);
}

static void
inquiry_clear (gpointer data)
{
  SpInquiry *self = data;

  sp_account_unref (self->account);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_pointer (&self->provider, sp_provider_unref);
  g_free (self->nonsense);
  g_free (self->database);
  g_object_unref (self->resolver);
  g_object_unref (self->fetcher);
}

/**
 * sp_inquiry_unref:
 * @self: (transfer full): an inquiry
 */
void
sp_inquiry_unref (SpInquiry *self)
{
  g_rc_box_release_full (self, inquiry_clear);
}

/**
 * sp_inquiry_owns_names:
 *
 * Returns: whether names below the account's domain belong to whoever has the domain; below a public suffix they are anybody's
 */
gboolean
sp_inquiry_owns_names (const SpInquiry *self)
{
  return sp_registered_domain (sp_account_get_domain (self->account)) != NULL;
}

static void
question_free (gpointer data)
{
  SpQuestion *self = data;

  if (self->clear)
    self->clear (self);
  sp_answer_unref (self->answer);
  sp_inquiry_unref (self->inquiry);
  g_free (self);
}

/**
 * sp_question_new:
 * @size: of the struct that begins with a #SpQuestion
 * @clear: (nullable): clears what it holds besides
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * Returns: (transfer full): a task whose data is such a struct; finish with sp_source_finish()
 */
GTask *
sp_question_new (gsize size,
                 GDestroyNotify clear,
                 SpInquiry *inquiry,
                 SpAnswer *answer,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  SpQuestion *self = g_malloc0 (size);

  self->inquiry = sp_inquiry_ref (inquiry);
  self->answer = sp_answer_ref (answer);
  self->clear = clear;
  g_task_set_source_tag (task, sp_question_new);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, question_free);
  return task;
}

/**
 * sp_source_finish:
 * @result: the result of a source that was asked
 */
void
sp_source_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * sp_source_take_fetched:
 * @inquiry: what is asked
 * @answer: an answer
 * @fetched: how a document was fetched for it
 *
 * Takes over how the fetch ended, from where the document came and how it was protected. Requests and waiting are counted by who
 * fetched it.
 */
void
sp_source_take_fetched (SpInquiry *inquiry, SpAnswer *answer, const SpFetched *fetched)
{
  sp_answer_end (answer, fetched->status, fetched->reason);
  sp_answer_set_detail (answer, fetched->detail);
  sp_answer_set_location (answer, fetched->location);
  if (fetched->http_status && fetched->host)
    answer->same_domain = sp_source_is_outside (inquiry, fetched->host) ? SP_NO : SP_YES;
  answer->protection = fetched->http_status || fetched->protection == SP_PROTECTION_LOCAL
                           ? fetched->protection
                           : SP_PROTECTION_UNKNOWN;
}

/**
 * sp_source_keep_error:
 * @kept: (inout) (nullable): the first error so far
 * @error: (nullable): why the name service could not be asked
 *
 * Keeps the first error that is a failure: a name or a record that does not exist is none.
 */
void
sp_source_keep_error (GError **kept, const GError *error)
{
  if (error && *kept == NULL &&
      !g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    *kept = g_error_copy (error);
}

/**
 * sp_source_end_with_error:
 * @answer: an answer
 * @error: why the name service could not be asked
 *
 * Ends the answer: a name or a record that does not exist is no failure.
 */
void
sp_source_end_with_error (SpAnswer *answer, const GError *error)
{
  SpAnswerReason reason = sp_fetch_error_to_reason (error);

  if (reason == SP_ANSWER_NOT_PUBLISHED)
    sp_answer_end (answer, SP_ANSWER_NONE, reason);
  else
    {
      sp_answer_end (answer, SP_ANSWER_FAILED, reason);
      sp_answer_set_detail (answer, error->message);
    }
}

/**
 * sp_source_is_outside:
 * @inquiry: what is asked
 * @host: a server
 *
 * Returns: whether @host lies outside the registered domain of the account
 */
gboolean
sp_source_is_outside (SpInquiry *inquiry, const char *host)
{
  return !sp_same_registered_domain (sp_account_get_domain (inquiry->account), host);
}

/**
 * sp_source_choose_exchanger:
 * @inquiry: what is asked
 * @records: (nullable) (element-type SpDnsRecord): the domain's mail exchangers
 * @inside: whether only those inside the registered domain of the account are of interest
 *
 * Returns: (transfer full) (nullable): the best of them, A-labels
 */
char *
sp_source_choose_exchanger (SpInquiry *inquiry, GPtrArray *records, gboolean inside)
{
  for (guint i = 0; records && i < records->len; i++)
    {
      g_autofree char *host = sp_dns_record_get_host (records->pdata[i]);

      if (host && !(inside && sp_source_is_outside (inquiry, host)))
        return g_steal_pointer (&host);
    }
  return NULL;
}
