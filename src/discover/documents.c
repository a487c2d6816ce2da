/* Asks for several documents at once; of those that name servers, the one that comes first in the list counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents.h"

#include <string.h>

#include "autoconfig-xml.h"
#include "mirror.h"
#include "core/registered-domain.h"

/* One question under way. */
typedef struct
{
  SpQuestion head;
  GPtrArray *documents; /* (owned) (element-type SpDocument) */
  SpAnswer *
      *read; /* (owned) (array) (nullable elements) what each document says, once it is there */
  guint *waited; /* (owned) (array) how often this end had to wait for each */
  guint waited_before; /* and for what led to them */
  gboolean settled; /* the task has returned */
} Question;

/* The fetch of one document. */
typedef struct
{
  GTask *task; /* (owned) */
  guint place;
  gboolean with_address;
} Visit;

static void fetch (GTask *task, guint place, gboolean with_address);

static void
question_clear (gpointer data)
{
  Question *question = data;

  for (guint i = 0; i < question->documents->len; i++)
    g_clear_pointer (&question->read[i], sp_answer_unref);
  g_free (question->read);
  g_free (question->waited);
  g_ptr_array_unref (question->documents);
}

static void
document_free (gpointer data)
{
  SpDocument *document = data;

  g_free (document->url);
  g_free (document);
}

/**
 * sp_documents_new:
 *
 * Returns: (transfer full) (element-type SpDocument): an empty list
 */
GPtrArray *
sp_documents_new (void)
{
  return g_ptr_array_new_with_free_func (document_free);
}

/**
 * sp_documents_add:
 * @documents: a list
 * @takes_address: whether it may be asked with `?emailaddress=` where it insists on that
 * @format: the address of the document, as for printf()
 * @...: for @format
 */
void
sp_documents_add (GPtrArray *documents, gboolean takes_address, const char *format, ...)
{
  SpDocument *document = g_new0 (SpDocument, 1);
  va_list arguments;

  va_start (arguments, format);
  document->url = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  document->takes_address = takes_address;
  g_ptr_array_add (documents, document);
}

static gboolean
insists_on_address (const SpFetched *fetched)
{
  return fetched->reason == SP_ANSWER_NEEDS_ADDRESS;
}

/* Whether there is an address that could be sent there, and that has not been sent in vain. */
static gboolean
can_take_address (const Question *question, guint place)
{
  const SpDocument *document = g_ptr_array_index (question->documents, place);

  return document->takes_address && !question->head.inquiry->allow_address &&
         sp_account_get_address (question->head.inquiry->account) != NULL;
}

/* What only the name service led to, or what anybody on the way could have written, does not vouch for other people's servers. */
static gboolean
is_hearsay (const SpAnswer *read)
{
  return read->source == SP_SOURCE_MX || read->protection == SP_PROTECTION_HTTP;
}

static void
mark_hearsay (const Question *question, SpAnswer *read)
{
  for (guint i = 0; is_hearsay (read) && i < read->offers->len; i++)
    {
      SpOffer *offer = g_ptr_array_index (read->offers, i);

      offer->outside =
          sp_source_is_outside (question->head.inquiry, sp_endpoint_get_host (offer->endpoint));
    }
  if (read->source == SP_SOURCE_MX && read->protection == SP_PROTECTION_HTTPS)
    read->protection = SP_PROTECTION_DNS;
}

/* What a fetched document says, as an answer of its own. */
static SpAnswer *
read_document (const Question *question, guint place, const SpFetched *fetched)
{
  SpAnswer *read = sp_answer_new (question->head.answer->source);
  gsize length;
  const char *data;

  sp_source_take_fetched (question->head.inquiry, read, fetched);
  if (insists_on_address (fetched) && !can_take_address (question, place))
    sp_answer_end (read, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS);
  if (fetched->body == NULL)
    return read;
  data = g_bytes_get_data (fetched->body, &length);
  sp_autoconfig_xml_read (data ? data : "", length,
                          sp_account_get_domain (question->head.inquiry->account), read);
  mark_hearsay (question, read);
  return read;
}

/* The first that names servers, once all before it have ended; when all have ended, the one that tells most. */
static SpAnswer *
choose (const Question *question, gboolean *all)
{
  SpAnswer *most = NULL;

  *all = TRUE;
  for (guint i = 0; i < question->documents->len; i++)
    {
      SpAnswer *read = question->read[i];

      if (read == NULL)
        *all = FALSE;
      if (read == NULL)
        continue;
      if (read->status == SP_ANSWER_FOUND)
        return *all ? read : NULL;
      if (most == NULL || sp_answer_weigh (read) > sp_answer_weigh (most))
        most = read;
    }
  return *all ? most : NULL;
}

static void
settle (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  gboolean all;
  SpAnswer *chosen = choose (question, &all);

  if (question->settled || chosen == NULL)
    return;
  question->settled = TRUE;
  sp_answer_take (question->head.answer, chosen);
  g_task_return_boolean (task, TRUE);
}

static gboolean
may_ask_again (const Question *question, const Visit *visit)
{
  const SpDocument *document = g_ptr_array_index (question->documents, visit->place);

  return document->takes_address && !visit->with_address && question->head.inquiry->allow_address &&
         sp_account_get_address (question->head.inquiry->account) != NULL;
}

static void
take_visit (Visit *visit, SpFetched *fetched)
{
  Question *question = g_task_get_task_data (visit->task);
  SpAnswer *answer = question->head.answer;

  question->waited[visit->place] += fetched->round_trips;
  answer->round_trips =
      MAX (answer->round_trips, question->waited_before + question->waited[visit->place]);
  if (insists_on_address (fetched) && may_ask_again (question, visit))
    fetch (visit->task, visit->place, TRUE);
  else
    {
      question->read[visit->place] = read_document (question, visit->place, fetched);
      settle (visit->task);
    }
  g_object_unref (visit->task);
  g_free (visit);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpFetched) fetched = sp_fetcher_finish (SP_FETCHER (source), result);

  take_visit (data, fetched);
}

static void
on_found_in_mirror (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpFetched) fetched = sp_mirror_finish (result);

  take_visit (data, fetched);
}

static char *
make_url (const Question *question, const SpDocument *document, gboolean with_address)
{
  const char *address = sp_account_get_address (question->head.inquiry->account);
  g_autofree char *escaped = NULL;

  if (!with_address)
    return g_strdup (document->url);
  escaped = g_uri_escape_string (address, NULL, FALSE);
  return g_strconcat (document->url, "?emailaddress=", escaped, NULL);
}

static void
fetch (GTask *task, guint place, gboolean with_address)
{
  Question *question = g_task_get_task_data (task);
  SpDocument *document = g_ptr_array_index (question->documents, place);
  g_autofree char *url = make_url (question, document, with_address);
  Visit *visit = g_new0 (Visit, 1);

  visit->task = g_object_ref (task);
  visit->place = place;
  visit->with_address = with_address;
  if (g_str_has_prefix (url, "file:"))
    sp_mirror_find_async (url, g_task_get_cancellable (task), on_found_in_mirror, visit);
  else
    sp_fetcher_send_async (question->head.inquiry->fetcher, url, NULL, question->head.answer,
                           g_task_get_cancellable (task), on_fetched, visit);
}

/**
 * sp_documents_ask:
 * @inquiry: (transfer none): what is asked
 * @answer: is filled in
 * @documents: (transfer full) (element-type SpDocument): where to ask, the best place first
 * @cancellable: ends the question
 * @callback: called when it is clear which document counts; finish with sp_source_finish()
 * @data: for @callback
 */
void
sp_documents_ask (SpInquiry *inquiry,
                  SpAnswer *answer,
                  GPtrArray *documents,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  g_autoptr(GTask) task = sp_question_new (sizeof (Question), question_clear, inquiry, answer,
                                            cancellable, callback, data);
  Question *question = g_task_get_task_data (task);

  question->documents = documents;
  question->read = g_new0 (SpAnswer *, documents->len);
  question->waited = g_new0 (guint, documents->len);
  question->waited_before = answer->round_trips;
  for (guint i = 0; i < documents->len; i++)
    fetch (task, i, FALSE);
}
