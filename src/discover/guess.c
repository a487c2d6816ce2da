/* The source "guess": the usual names of mail servers below the domain, as far as they exist. Nobody says that they are right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "source.h"

#define READS (1u << SP_PROTOCOL_IMAP | 1u << SP_PROTOCOL_POP3)
#define SENDS (1u << SP_PROTOCOL_SMTP)

/* The special places behind the list of labels. */
enum
{
  BARE = 6, /* the domain itself */
  EXCHANGER, /* where its mail arrives, if that is inside the domain */
  NONSENSE, /* a name that cannot exist */
  N_NAMES
};

/* Which name is tried for what; the more telling names come first. */
static const struct
{
  const char *label;
  guint protocols; /* bits `1 << SpProtocol` */
} labels[] = {
  { "imap", 1u << SP_PROTOCOL_IMAP },
  { "mail", READS | SENDS },
  { "pop", 1u << SP_PROTOCOL_POP3 },
  { "pop3", 1u << SP_PROTOCOL_POP3 },
  { "smtp", SENDS },
  { "mx", READS | SENDS },
  [BARE] = { NULL, READS | SENDS },
  [EXCHANGER] = { NULL, READS | SENDS },
  [NONSENSE] = { NULL, 0 },
};

/* In this order: what the domain says of itself (the exchanger) before its bare name. */
static const guint order[] = { 0, 2, 3, 4, 1, 5, EXCHANGER, BARE };

typedef struct
{
  SpQuestion head;
  char *names[N_NAMES]; /* (owned) (nullable elements) */
  GPtrArray *addresses[N_NAMES]; /* (owned) (nullable elements) (element-type GInetAddress) */
  GError *error; /* (owned) (nullable) the first that is no "does not exist" */
  guint pending;
} Question;

typedef struct
{
  GTask *task; /* (owned) */
  guint place;
} Visit;

static void
question_clear (gpointer data)
{
  Question *question = data;

  for (guint i = 0; i < N_NAMES; i++)
    {
      g_free (question->names[i]);
      g_clear_pointer (&question->addresses[i], g_ptr_array_unref);
    }
  g_clear_error (&question->error);
}

/* Where a name that cannot exist has an address, every name has it, and that says nothing. The exchanger is named on purpose. */
static gboolean
says_nothing (const Question *question, guint place)
{
  GPtrArray *everybody = question->addresses[NONSENSE];

  return place != EXCHANGER && everybody &&
         sp_addresses_are_among (question->addresses[place], everybody);
}

/* A second name for the same machine is not tried: its certificate tells if the first was the wrong one. */
static gboolean
is_second_name (const Question *question, guint place, SpProtocol protocol)
{
  for (guint i = 0; order[i] != place; i++)
    {
      GPtrArray *earlier = question->addresses[order[i]];

      if (earlier && (labels[order[i]].protocols & (1u << protocol)) &&
          !says_nothing (question, order[i]) &&
          sp_addresses_are_among (question->addresses[place], earlier))
        return TRUE;
    }
  return FALSE;
}

static void
offer (Question *question, guint place, SpProtocol protocol)
{
  for (guint security = SP_SECURITY_TLS; security <= SP_SECURITY_STARTTLS; security++)
    {
      g_autoptr(SpEndpoint) endpoint =
          sp_endpoint_new (protocol, question->names[place],
                           sp_protocol_get_default_port (protocol, security), security);

      sp_answer_add_offer (question->head.answer, sp_offer_new (endpoint));
    }
}

static void
offer_all (Question *question)
{
  static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_SMTP, SP_PROTOCOL_POP3 };

  for (guint p = 0; p < G_N_ELEMENTS (protocols); p++)
    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      {
        guint place = order[i];

        if (question->addresses[place] && (labels[place].protocols & (1u << protocols[p])) &&
            !says_nothing (question, place) && !is_second_name (question, place, protocols[p]))
          offer (question, place, protocols[p]);
      }
}

static void
settle (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  SpAnswer *answer = question->head.answer;

  offer_all (question);
  answer->protection = SP_PROTECTION_DNS;
  answer->same_domain = SP_YES;
  if (answer->offers->len > 0)
    sp_answer_end (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  else if (question->addresses[NONSENSE])
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_WILDCARD);
  else if (question->error)
    sp_source_end_with_error (answer, question->error);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_task_return_boolean (task, TRUE);
}

static void
on_addresses (GObject *source, GAsyncResult *result, gpointer data)
{
  Visit *visit = data;
  g_autoptr(GTask) task = visit->task;
  Question *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  question->addresses[visit->place] =
      sp_resolver_lookup_finish (SP_RESOLVER (source), result, &error);
  sp_source_keep_error (&question->error, error);
  g_free (visit);
  if (--question->pending == 0)
    settle (task);
}

/* Takes @name. */
static void
look_up (GTask *task, guint place, char *name)
{
  Question *question = g_task_get_task_data (task);
  Visit *visit = g_new0 (Visit, 1);

  visit->task = g_object_ref (task);
  visit->place = place;
  question->names[place] = name;
  question->pending++;
  question->head.answer->lookups++;
  sp_resolver_lookup_hint_async (question->head.inquiry->resolver, name,
                                 g_task_get_cancellable (task), on_addresses, visit);
}

static void
on_exchangers (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = sp_resolver_records_finish (SP_RESOLVER (source), result, &error);
  char *host = sp_source_choose_exchanger (question->head.inquiry, records, TRUE);

  sp_source_keep_error (&question->error, error);
  if (host)
    look_up (task, EXCHANGER, host);
  if (--question->pending == 0)
    settle (task);
}

/**
 * sp_guess_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk. Only names that exist are offered, on the registered ports.
 */
void
sp_guess_source_ask (SpInquiry *inquiry,
                     SpAnswer *answer,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr(GTask) task = sp_question_new (sizeof (Question), question_clear, inquiry, answer,
                                            cancellable, callback, data);
  const char *domain = sp_account_get_domain (inquiry->account);
  Question *question = g_task_get_task_data (task);

  answer->round_trips = 2;
  answer->lookups = 1;
  question->pending = 1;
  sp_resolver_records_async (inquiry->resolver, G_RESOLVER_RECORD_MX, domain, cancellable,
                             on_exchangers, g_object_ref (task));
  for (guint i = 0; sp_inquiry_owns_names (inquiry) && i < BARE; i++)
    look_up (task, i, g_strconcat (labels[i].label, ".", domain, NULL));
  look_up (task, BARE, g_strdup (domain));
  look_up (task, NONSENSE, g_strdup (inquiry->nonsense));
}
