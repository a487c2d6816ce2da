/* The source "autodiscover": Microsoft's Autodiscover for programs of old (POX, MS-OXDSCLI), without a password.
 *
 * It tells nothing without the full address. As long as that may not be sent, the name service is asked whether there is anybody
 * to send it to. If so, that host is asked where to go, which is done without encryption and without an address (MS-OXDISCO section
 * 3.1.5.4): it has to lead to https, and what it leads to tells whether this is an Exchange service that only those who sign in may ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "autodiscover-xml.h"
#include "core/registered-domain.h"
#include "source.h"

#define PATH "/autodiscover/autodiscover.xml"
#define MAX_HOPS 5
#define MAX_PLACES 4

/* One place where the domain may answer. */
typedef struct
{
  GTask
      *task; /* (unowned) while nothing is under way, a reference is held by the request that is */
  char *url; /* (owned) */
  char *address; /* (owned) the one that is asked for; a redirect can change it */
  SpAnswer *read; /* (owned) what was said there */
  guint hops;
  gboolean by_http; /* only an answer without encryption led here */
  gboolean ended;
} Place;

typedef struct
{
  SpQuestion head;
  GPtrArray *host; /* (owned) (nullable) (element-type GInetAddress) of autodiscover.DOMAIN */
  GPtrArray
      *nonsense; /* (owned) (nullable) (element-type GInetAddress) of a name that cannot exist */
  GPtrArray *records; /* (owned) (nullable) (element-type SpDnsRecord) SRV */
  GError *error; /* (owned) (nullable) the name service failed to answer one of them */
  guint hints; /* questions to the name service that are under way */
  Place places[MAX_PLACES];
  guint n_places;
  gboolean way_asked; /* the host has been asked without encryption where to go */
  SpAnswer *way; /* (owned) (nullable) what is there, where nothing was posted */
  gboolean settled; /* the task has returned */
} Question;

static void
question_clear (gpointer data)
{
  Question *question = data;

  for (guint i = 0; i < question->n_places; i++)
    {
      g_free (question->places[i].url);
      g_free (question->places[i].address);
      sp_answer_unref (question->places[i].read);
    }
  g_clear_pointer (&question->way, sp_answer_unref);
  g_clear_pointer (&question->host, g_ptr_array_unref);
  g_clear_pointer (&question->nonsense, g_ptr_array_unref);
  g_clear_pointer (&question->records, g_ptr_array_unref);
  g_clear_error (&question->error);
}

/* Where every name of the domain exists, this one says nothing; below a public suffix it is not the domain's. */
static gboolean
has_host (const Question *question)
{
  return question->host && sp_inquiry_owns_names (question->head.inquiry) &&
         !(question->nonsense && sp_addresses_are_among (question->host, question->nonsense));
}

/* Who answered for the domain may name any server; who was only named by the DNS, or without encryption, may not. */
static void
mark_outside (const Question *question, SpAnswer *read)
{
  gboolean hearsay = read->same_domain == SP_NO || read->protection == SP_PROTECTION_HTTP;

  for (guint i = 0; hearsay && i < read->offers->len; i++)
    {
      SpOffer *offer = read->offers->pdata[i];

      offer->outside =
          sp_source_is_outside (question->head.inquiry, sp_endpoint_get_host (offer->endpoint));
    }
}

/* The first place that names servers, once all before it have ended; else, of all, the one that tells most. %NULL while it is waited for. */
static SpAnswer *
choose (const Question *question)
{
  SpAnswer *best = question->way;

  for (guint i = 0; i < question->n_places; i++)
    {
      const Place *place = &question->places[i];

      if (!place->ended)
        return NULL;
      if (place->read->status == SP_ANSWER_FOUND)
        return place->read;
      if (best == NULL || sp_answer_weigh (place->read) > sp_answer_weigh (best))
        best = place->read;
    }
  return best;
}

static void find_way (GTask *task);

static void
settle (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  SpAnswer *best = choose (question);

  if (question->settled || best == NULL)
    return;
  if (best->status != SP_ANSWER_FOUND && !question->way_asked && has_host (question))
    {
      find_way (task);
      return;
    }
  question->settled = TRUE;
  mark_outside (question, best);
  sp_answer_take (question->head.answer, best);
  g_task_return_boolean (task, TRUE);
}

static void post (Place *place);

/* Another address is asked for at the host of its own domain. */
static gboolean
turn_to_address (Place *place, const char *address)
{
  g_autoptr(SpAccount) account = sp_account_new (address, NULL);

  if (account == NULL || sp_account_get_address (account) == NULL)
    return FALSE;
  g_free (place->address);
  g_free (place->url);
  place->address = g_strdup (sp_account_get_address (account));
  place->url = g_strconcat ("https://autodiscover.", sp_account_get_domain (account), PATH, NULL);
  return TRUE;
}

/* Returns whether the place is asked again, elsewhere. */
static gboolean
follow (Place *place, SpAutodiscoverNext next, const char *to)
{
  if (next == SP_AUTODISCOVER_DONE)
    return FALSE;
  if (++place->hops > MAX_HOPS)
    {
      sp_answer_end (place->read, SP_ANSWER_FAILED, SP_ANSWER_REDIRECTS);
      return FALSE;
    }
  if (next == SP_AUTODISCOVER_REDIRECT_URL)
    {
      g_free (place->url);
      place->url = g_strdup (to);
    }
  else if (!turn_to_address (place, to))
    {
      sp_answer_end (place->read, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED);
      return FALSE;
    }
  post (place);
  return TRUE;
}

/* The address is nothing that could be sent once more; who wants a password may be known by its headers. */
static void
correct_reason (SpAnswer *read, const SpFetched *fetched)
{
  if (fetched->reason == SP_ANSWER_NEEDS_ADDRESS)
    sp_answer_end (read, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS);
  if (fetched->reason == SP_ANSWER_NEEDS_SIGN_IN && fetched->exchange)
    sp_answer_set_detail (read, SP_ANSWER_EXCHANGE);
}

static SpAutodiscoverNext
read_fetched (Place *place, const SpFetched *fetched, char **to)
{
  Question *question = g_task_get_task_data (place->task);
  const char *data;
  gsize length;

  sp_source_take_fetched (question->head.inquiry, place->read, fetched);
  if (place->by_http && place->read->protection == SP_PROTECTION_HTTPS)
    place->read->protection = SP_PROTECTION_HTTP;
  if (fetched->body)
    {
      data = g_bytes_get_data (fetched->body, &length);
      return sp_autodiscover_xml_read (data ? data : "", length, place->read, to);
    }
  correct_reason (place->read, fetched);
  return SP_AUTODISCOVER_DONE;
}

static void
on_posted (GObject *source, GAsyncResult *result, gpointer data)
{
  Place *place = data;
  g_autoptr(GTask) task = place->task;
  Question *question = g_task_get_task_data (task);
  g_autoptr(SpFetched) fetched = sp_fetcher_finish (SP_FETCHER (source), result);
  g_autofree char *to = NULL;
  SpAutodiscoverNext next = read_fetched (place, fetched, &to);

  place->read->round_trips += fetched->round_trips;
  question->head.answer->round_trips =
      MAX (question->head.answer->round_trips, 1 + place->read->round_trips);
  if (follow (place, next, to))
    return;
  place->ended = TRUE;
  settle (task);
}

static void
post (Place *place)
{
  Question *question = g_task_get_task_data (place->task);
  char *text = sp_autodiscover_xml_request (place->address);
  g_autoptr(GBytes) body = g_bytes_new_take (text, strlen (text));

  g_object_ref (place->task);
  sp_fetcher_send_async (question->head.inquiry->fetcher, place->url, body, question->head.answer,
                         g_task_get_cancellable (place->task), on_posted, place);
}

/* Takes @url. */
static Place *
add_place (GTask *task, char *url)
{
  Question *question = g_task_get_task_data (task);
  Place *place = &question->places[question->n_places++];

  place->task = task;
  place->url = url;
  place->address = g_strdup (sp_account_get_address (question->head.inquiry->account));
  place->read = sp_answer_new (SP_SOURCE_AUTODISCOVER);
  return place;
}

static gboolean
may_send_address (const SpInquiry *inquiry)
{
  return inquiry->allow_address && sp_account_get_address (inquiry->account);
}

static char *
find_target (const Question *question)
{
  const SpDnsRecord *best =
      question->records && question->records->len ? question->records->pdata[0] : NULL;
  g_autofree char *host = best && best->port ? sp_dns_record_get_host (best) : NULL;

  return host ? g_strdup_printf ("https://%s:%u%s", host, best->port, PATH) : NULL;
}

/* Nothing was posted. Who refuses to talk without a password would not heed an address either. */
static void
end_without_address (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  SpAnswer *answer = question->head.answer;
  g_autofree char *target = find_target (question);

  if (question->way && question->way->reason == SP_ANSWER_NEEDS_SIGN_IN && target == NULL)
    sp_answer_take (answer, question->way);
  else if (has_host (question) || target)
    {
      sp_answer_end (answer, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
      sp_answer_set_location (answer, question->way ? question->way->location : NULL);
    }
  else if (question->error)
    sp_source_end_with_error (answer, question->error);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_task_return_boolean (task, TRUE);
}

/* Whoever would learn the address has been named to the user, who agreed to nobody else. */
static gboolean
is_agreed (const Question *question, const SpFetched *fetched)
{
  const char *agreed = question->head.answer->owner;

  return may_send_address (question->head.inquiry) &&
         (agreed == NULL || sp_same_registered_domain (agreed, fetched->host));
}

/* Takes the way where there is somebody at its end: asks there, or remembers it. */
static void
take_way (GTask *task, const SpFetched *fetched)
{
  Question *question = g_task_get_task_data (task);
  gboolean wants_more = fetched->body || fetched->reason == SP_ANSWER_HTTP_STATUS ||
                        fetched->reason == SP_ANSWER_NEEDS_ADDRESS;
  Place *place;

  if (wants_more && is_agreed (question, fetched))
    {
      place = add_place (task, g_strdup (fetched->location));
      place->by_http = TRUE;
      post (place);
      return;
    }
  if (wants_more || fetched->reason == SP_ANSWER_NEEDS_SIGN_IN)
    {
      question->way = sp_answer_new (SP_SOURCE_AUTODISCOVER);
      sp_source_take_fetched (question->head.inquiry, question->way, fetched);
      correct_reason (question->way, fetched);
      if (fetched->body)
        sp_answer_end (question->way, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
    }
  if (may_send_address (question->head.inquiry))
    settle (task);
  else
    end_without_address (task);
}

static void
on_way (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);
  g_autoptr(SpFetched) fetched = sp_fetcher_finish (SP_FETCHER (source), result);

  question->head.answer->round_trips += fetched->round_trips;
  take_way (task, fetched);
}

static void
find_way (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  const SpInquiry *inquiry = question->head.inquiry;
  g_autofree char *url =
      g_strconcat ("http://autodiscover.", sp_account_get_domain (inquiry->account), PATH, NULL);

  question->way_asked = TRUE;
  sp_fetcher_find_way_async (inquiry->fetcher, url, question->head.answer,
                             g_task_get_cancellable (task), on_way, g_object_ref (task));
}

/* The name service has told what there is. */
static void
go_on (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  const char *domain = sp_account_get_domain (question->head.inquiry->account);
  g_autofree char *target = find_target (question);

  if (!may_send_address (question->head.inquiry))
    {
      if (has_host (question))
        find_way (task);
      else
        end_without_address (task);
      return;
    }
  add_place (task, g_strconcat ("https://", domain, PATH, NULL));
  if (has_host (question))
    add_place (task, g_strconcat ("https://autodiscover.", domain, PATH, NULL));
  if (target)
    add_place (task, g_steal_pointer (&target));
  for (guint i = 0; i < question->n_places; i++)
    post (&question->places[i]);
}

static void
on_host (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  question->host = sp_resolver_lookup_finish (SP_RESOLVER (source), result, &error);
  sp_source_keep_error (&question->error, error);
  if (--question->hints == 0)
    go_on (task);
}

static void
on_nonsense (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);

  question->nonsense = sp_resolver_lookup_finish (SP_RESOLVER (source), result, NULL);
  if (--question->hints == 0)
    go_on (task);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  question->records = sp_resolver_records_finish (SP_RESOLVER (source), result, &error);
  sp_source_keep_error (&question->error, error);
  if (--question->hints == 0)
    go_on (task);
}

/**
 * sp_autodiscover_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk.
 */
void
sp_autodiscover_source_ask (SpInquiry *inquiry,
                            SpAnswer *answer,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr(GTask) task = sp_question_new (sizeof (Question), question_clear, inquiry, answer,
                                            cancellable, callback, data);
  const char *domain = sp_account_get_domain (inquiry->account);
  g_autofree char *host = g_strconcat ("autodiscover.", domain, NULL);
  g_autofree char *name = g_strconcat ("_autodiscover._tcp.", domain, NULL);
  Question *question = g_task_get_task_data (task);

  question->hints = 3;
  answer->lookups = 3;
  answer->round_trips = 1;
  answer->protection = SP_PROTECTION_DNS;
  sp_resolver_lookup_hint_async (inquiry->resolver, host, cancellable, on_host,
                                 g_object_ref (task));
  sp_resolver_lookup_hint_async (inquiry->resolver, inquiry->nonsense, cancellable, on_nonsense,
                                 g_object_ref (task));
  sp_resolver_records_async (inquiry->resolver, G_RESOLVER_RECORD_SRV, name, cancellable,
                             on_records, g_object_ref (task));
}
