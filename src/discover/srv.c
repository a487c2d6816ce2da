/* The source "srv": service records in the DNS (RFC 6186; submissions by RFC 8314 section 5.1; sieve by RFC 5804 section 1.8).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "source.h"

static const struct
{
  const char *name;
  SpProtocol protocol;
  SpSecurity security;
} services[] = {
  { "_imaps", SP_PROTOCOL_IMAP, SP_SECURITY_TLS },
  { "_imap", SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS },
  { "_submissions", SP_PROTOCOL_SMTP, SP_SECURITY_TLS },
  { "_submission", SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS },
  { "_pop3s", SP_PROTOCOL_POP3, SP_SECURITY_TLS },
  { "_pop3", SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS },
  { "_sieve", SP_PROTOCOL_SIEVE, SP_SECURITY_STARTTLS },
};

#define N_SERVICES G_N_ELEMENTS (services)

/* One question to the name service under way for each service. */
typedef struct
{
  SpQuestion head;
  GPtrArray *found[N_SERVICES]; /* (owned) (nullable elements) (element-type SpDnsRecord) */
  GError *error; /* (owned) (nullable) the first that is no "does not exist" */
  guint pending;
} Question;

typedef struct
{
  GTask *task; /* (owned) */
  guint service;
} Visit;

static void
question_clear (gpointer data)
{
  Question *question = data;

  for (guint i = 0; i < N_SERVICES; i++)
    g_clear_pointer (&question->found[i], g_ptr_array_unref);
  g_clear_error (&question->error);
}

static void
add_offer (Question *question,
           SpProtocol protocol,
           const char *host,
           guint16 port,
           SpSecurity security)
{
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new (protocol, host, port, security);
  SpOffer *offer = sp_offer_new (endpoint);

  offer->outside = sp_source_is_outside (question->head.inquiry, host);
  sp_answer_add_offer (question->head.answer, offer);
}

/* Where a record for STARTTLS names the port of implicit TLS, or the other way round, both ways are looked at. */
static void
take_record (Question *question, guint service, const SpDnsRecord *record)
{
  g_autofree char *host = sp_dns_record_get_host (record);
  guint16 port = record->port;
  SpSecurity usual;

  if (host == NULL || g_hostname_is_ip_address (host) || port == 0)
    {
      sp_answer_drop (question->head.answer, services[service].name,
                      "the target is not a server and a port");
      return;
    }
  add_offer (question, services[service].protocol, host, port, services[service].security);
  if (sp_protocol_guess_security (services[service].protocol, port, &usual) &&
      usual != services[service].security)
    add_offer (question, services[service].protocol, host, port, usual);
}

static void
take_service (Question *question, guint service, guint *refused)
{
  GPtrArray *records = question->found[service];

  if (records == NULL || records->len == 0)
    return;
  if (sp_dns_records_refuse (records))
    {
      *refused |= SP_NOT_OFFERED (services[service].protocol, services[service].security);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    take_record (question, service, records->pdata[i]);
}

static void
settle (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  SpAnswer *answer = question->head.answer;
  g_autofree char *location =
      g_strconcat ("_*._tcp.", sp_account_get_domain (question->head.inquiry->account), NULL);
  guint refused = 0;

  for (guint i = 0; i < N_SERVICES; i++)
    take_service (question, i, &refused);
  answer->not_offered = refused;
  answer->protection = SP_PROTECTION_DNS;
  sp_answer_set_location (answer, location);
  if (answer->offers->len > 0)
    sp_answer_end (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  else if (refused)
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_OFFERED);
  else if (question->error)
    sp_source_end_with_error (answer, question->error);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_task_return_boolean (task, TRUE);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  Visit *visit = data;
  g_autoptr(GTask) task = visit->task;
  Question *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  question->found[visit->service] =
      sp_resolver_records_finish (SP_RESOLVER (source), result, &error);
  sp_source_keep_error (&question->error, error);
  g_free (visit);
  if (--question->pending == 0)
    settle (task);
}

/**
 * sp_srv_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk.
 */
void
sp_srv_source_ask (SpInquiry *inquiry,
                   SpAnswer *answer,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_autoptr(GTask) task = sp_question_new (sizeof (Question), question_clear, inquiry, answer,
                                            cancellable, callback, data);
  Question *question = g_task_get_task_data (task);

  question->pending = N_SERVICES;
  answer->lookups = N_SERVICES;
  answer->round_trips = 1;
  for (guint i = 0; i < N_SERVICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s._tcp.%s", services[i].name,
                                               sp_account_get_domain (inquiry->account));
      Visit *visit = g_new0 (Visit, 1);

      visit->task = g_object_ref (task);
      visit->service = i;
      sp_resolver_records_async (inquiry->resolver, G_RESOLVER_RECORD_SRV, name, cancellable,
                                 on_records, visit);
    }
}
