/* The source "pacc": a document whose digest the domain publishes in the DNS (draft-ietf-mailmaint-pacc).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pacc-json.h"
#include "source.h"

/* The document and its digest are asked for side by side. */
typedef struct
{
  SpQuestion head;
  SpFetched *fetched; /* (owned) (nullable) */
  GPtrArray *records; /* (owned) (nullable) (element-type SpDnsRecord) */
  GError *error; /* (owned) (nullable) why there are no records */
  gboolean asked; /* the name service has answered */
  gboolean settled; /* the task has returned */
} Question;

static void
question_clear (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->fetched, sp_fetched_free);
  g_clear_pointer (&question->records, g_ptr_array_unref);
  g_clear_error (&question->error);
}

/* Whether one of the records is the digest of the document; @any tells whether there is a digest at all. */
static gboolean
is_vouched_for (const Question *question, gboolean *any)
{
  guint8 digest[SP_PACC_DIGEST_SIZE];
  gsize length;
  const char *data = g_bytes_get_data (question->fetched->body, &length);

  *any = FALSE;
  sp_pacc_digest (data, length, digest);
  for (guint i = 0; question->records && i < question->records->len; i++)
    {
      const SpDnsRecord *record = question->records->pdata[i];
      gboolean is_digest = FALSE;

      if (sp_pacc_digest_matches (record->text, digest, &is_digest))
        return TRUE;
      *any |= is_digest;
    }
  return FALSE;
}

static gboolean
looks_like_json (const char *data, gsize length)
{
  gsize i = 0;

  while (i < length && g_ascii_isspace (data[i]))
    i++;
  return i < length && data[i] == '{';
}

static void
judge (Question *question)
{
  SpAnswer *answer = question->head.answer;
  gboolean any;
  gsize length;
  const char *data;

  if (question->error &&
      !g_error_matches (question->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    {
      sp_source_end_with_error (answer, question->error);
      return;
    }
  data = g_bytes_get_data (question->fetched->body, &length);
  if (!looks_like_json (data, length))
    {
      /* A web server that answers everything with a page. */
      sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
      return;
    }
  if (!is_vouched_for (question, &any))
    {
      sp_answer_end (answer, SP_ANSWER_FAILED,
                     any ? SP_ANSWER_DIGEST_MISMATCH : SP_ANSWER_DIGEST_MISSING);
      return;
    }
  sp_pacc_json_read (data, length, answer);
}

static void
settle (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  SpAnswer *answer = question->head.answer;
  SpFetched *fetched = question->fetched;

  if (question->settled || fetched == NULL || (fetched->body && !question->asked))
    return;
  question->settled = TRUE;
  answer->round_trips = MAX (fetched->round_trips, 1);
  sp_source_take_fetched (question->head.inquiry, answer, fetched);
  if (fetched->body)
    judge (question);
  /* The address is nothing that this source could be sent. */
  if (answer->reason == SP_ANSWER_NEEDS_ADDRESS)
    sp_answer_end (answer, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS);
  g_task_return_boolean (task, TRUE);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);

  question->fetched = sp_fetcher_finish (SP_FETCHER (source), result);
  settle (task);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);

  question->records = sp_resolver_records_finish (SP_RESOLVER (source), result, &question->error);
  question->asked = TRUE;
  settle (task);
}

/**
 * sp_pacc_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk. A document without a matching digest is not used.
 */
void
sp_pacc_source_ask (SpInquiry *inquiry,
                    SpAnswer *answer,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr(GTask) task = sp_question_new (sizeof (Question), question_clear, inquiry, answer,
                                            cancellable, callback, data);
  const char *domain = sp_account_get_domain (inquiry->account);
  g_autofree char *url = g_strdup_printf (
      "https://ua-auto-config.%s/.well-known/user-agent-configuration.json", domain);
  g_autofree char *name = g_strconcat ("_ua-auto-config.", domain, NULL);

  answer->lookups = 1;
  sp_fetcher_send_async (inquiry->fetcher, url, NULL, answer, cancellable, on_fetched,
                         g_object_ref (task));
  sp_resolver_records_async (inquiry->resolver, G_RESOLVER_RECORD_TXT, name, cancellable,
                             on_records, g_object_ref (task));
}
