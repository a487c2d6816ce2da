/* The source "mx": whoever takes the domain's mail in may publish its settings (draft-ietf-mailmaint-autoconfig, steps 3.1 to 3.4).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "autoconfig.h"
#include "core/host.h"
#include "documents.h"
#include "registered-domain.h"

typedef struct
{
  SpInquiry *inquiry; /* (owned) */
  SpAnswer *answer; /* (owned) */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  sp_answer_unref (question->answer);
  sp_inquiry_unref (question->inquiry);
  g_free (question);
}

/* The exchanger with the lowest preference number; of equals the one that sorts first, to give the same answer each time. */
static char *
find_best (GPtrArray *records)
{
  const char *best = NULL;
  guint16 least = G_MAXUINT16;

  for (guint i = 0; i < records->len; i++)
    {
      const char *host;
      guint16 preference;

      g_variant_get (records->pdata[i], "(q&s)", &preference, &host);
      if (best == NULL || preference < least ||
          (preference == least && g_ascii_strcasecmp (host, best) < 0))
        {
          best = host;
          least = preference;
        }
    }
  return g_strdup (best);
}

/* RFC 7505: a domain that takes no mail says so with the root as its exchanger. */
static gboolean
is_null_mx (const char *best)
{
  return *best == '\0' || g_str_equal (best, ".");
}

static void
add_places (GPtrArray *documents, const SpInquiry *inquiry, const char *domain)
{
  if (g_str_equal (domain, sp_account_get_domain (inquiry->account)))
    return;
  sp_autoconfig_add_documents (documents, domain, inquiry->allow_http);
}

/* The exchanger's name without its first label, and its registered domain: never above that. */
static GPtrArray *
list_documents (SpInquiry *inquiry, const char *exchanger)
{
  const char *base = sp_registered_domain (exchanger);
  const char *dot = strchr (exchanger, '.');
  const char *full = base && dot && strlen (dot + 1) > strlen (base) ? dot + 1 : NULL;
  const char *domains[] = { full, base };
  GPtrArray *documents = sp_documents_new ();

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (domains[i])
      add_places (documents, inquiry, domains[i]);
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (domains[i] && !g_str_equal (domains[i], sp_account_get_domain (inquiry->account)))
      sp_documents_add (documents, FALSE, "%s%s", inquiry->database, domains[i]);
  return documents;
}

static void
on_documents (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;

  sp_source_finish (result);
  g_task_return_boolean (task, TRUE);
}

static void
go_on (GTask *task, const char *exchanger)
{
  Question *question = g_task_get_task_data (task);
  GPtrArray *documents = list_documents (question->inquiry, exchanger);

  if (documents->len > 0)
    {
      sp_documents_ask (question->inquiry, question->answer, documents,
                        g_task_get_cancellable (task), on_documents, g_object_ref (task));
      return;
    }
  g_ptr_array_unref (documents);
  sp_answer_end (question->answer, SP_ANSWER_NONE, SP_ANSWER_NOTHING_NEW);
  g_task_return_boolean (task, TRUE);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Question *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = sp_resolver_records_finish (SP_RESOLVER (source), result, &error);
  g_autofree char *best = records && records->len ? find_best (records) : NULL;
  g_autofree char *exchanger = best ? sp_host_read (best) : NULL;

  question->answer->lookups++;
  question->answer->round_trips++;
  question->answer->exchanger = g_strdup (exchanger);
  if (exchanger)
    {
      go_on (task, exchanger);
      return;
    }
  question->answer->protection = SP_PROTECTION_DNS;
  if (error)
    sp_source_end_with_error (question->answer, error);
  else if (best && is_null_mx (best))
    sp_answer_end (question->answer, SP_ANSWER_NONE, SP_ANSWER_NO_MAIL);
  else
    sp_answer_end (question->answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_task_return_boolean (task, TRUE);
}

/**
 * sp_mx_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk.
 */
void
sp_mx_source_ask (SpInquiry *inquiry,
                  SpAnswer *answer,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, sp_mx_source_ask);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, question, question_free);
  question->inquiry = sp_inquiry_ref (inquiry);
  question->answer = sp_answer_ref (answer);
  sp_resolver_records_async (inquiry->resolver, G_RESOLVER_RECORD_MX,
                             sp_account_get_domain (inquiry->account), cancellable, on_records,
                             g_object_ref (task));
}
