/* The source "mx": whoever takes the domain's mail in may publish its settings (draft-ietf-mailmaint-autoconfig, steps 3.1 to 3.4).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "autoconfig.h"
#include "documents.h"
#include "core/registered-domain.h"

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
  SpQuestion *question = g_task_get_task_data (task);
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
  SpQuestion *question = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = sp_resolver_records_finish (SP_RESOLVER (source), result, &error);
  g_autofree char *exchanger = sp_source_choose_exchanger (question->inquiry, records, FALSE);

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
  else if (sp_dns_records_refuse (records))
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
  g_autoptr(GTask) task =
      sp_question_new (sizeof (SpQuestion), NULL, inquiry, answer, cancellable, callback, data);

  sp_resolver_records_async (inquiry->resolver, G_RESOLVER_RECORD_MX,
                             sp_account_get_domain (inquiry->account), cancellable, on_records,
                             g_object_ref (task));
}
