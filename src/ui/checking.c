/* One check at a time, from the button to its result: a run goes on, the page shows how far it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "checking.h"

struct _SpChecking
{
  GObject parent_instance;

  SpAssistant *assistant; /* (owned) */
  SpCheckPage *page; /* (weak) (nullable) */
  GHashTable *past; /* (owned) (element-type utf8 SpResult) the last result of each question */

  GCancellable *cancellable; /* (owned) (nullable) of the check that runs */
  SpRequest *request; /* (owned) (nullable) of the check that runs */
  SpClient *client; /* (owned) (nullable) chosen for it */
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpChecking, sp_checking, G_TYPE_OBJECT)

static void
sp_checking_finalize (GObject *object)
{
  SpChecking *self = SP_CHECKING (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->assistant);
  g_clear_pointer (&self->past, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->request, sp_request_free);
  g_clear_pointer (&self->client, sp_client_unref);
  G_OBJECT_CLASS (sp_checking_parent_class)->finalize (object);
}

static void
sp_checking_class_init (SpCheckingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_checking_finalize;
  /* With the result, or with %NULL where the check was cancelled. */
  signals[ENDED] = g_signal_new ("ended", SP_TYPE_CHECKING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, SP_TYPE_RESULT);
}

static void
sp_checking_init (SpChecking *self)
{
  self->past = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * sp_checking_new:
 * @assistant: what does the work
 * @page: shows how far it is; it may be destroyed earlier
 *
 * Returns: (transfer full): nothing is checked yet
 */
SpChecking *
sp_checking_new (SpAssistant *assistant, SpCheckPage *page)
{
  SpChecking *self = g_object_new (SP_TYPE_CHECKING, NULL);

  self->assistant = g_object_ref (assistant);
  g_set_weak_pointer (&self->page, page);
  return self;
}

/* The address, the site, and the servers that were named: only what is the same in all of them can be compared. */
static char *
make_key (const SpRequest *request)
{
  GString *key = g_string_new (request->account ? sp_account_get_target (request->account) : NULL);

  g_string_append_printf (key, " %s", request->site ? sp_site_get_id (request->site) : "");
  for (guint i = 0; i < sp_service_get_length (request->service); i++)
    g_string_append_printf (key, " %s",
                            sp_endpoint_get_uri (sp_service_get (request->service, i)->endpoint));
  return g_string_free (key, FALSE);
}

/* Tells @result what was seen the last time, and takes its place. A check that could reach nothing is not kept. */
static void
compare (SpChecking *self, SpResult *result)
{
  g_autofree char *key = make_key (sp_result_get_request (result));
  SpResult *before = g_hash_table_lookup (self->past, key);

  if (sp_report_is_offline (sp_result_get_report (result)))
    return;
  if (before)
    sp_result_set_before (result, before);
  g_hash_table_replace (self->past, g_steal_pointer (&key), g_object_ref (result));
}

/* Takes the request and the mail program. */
static SpResult *
make_result (SpChecking *self, SpReport *report)
{
  g_autoptr(SpClient) client = g_steal_pointer (&self->client);
  SpResult *result = sp_result_new (self->assistant, g_steal_pointer (&self->request), report);

  sp_result_set_client (result, client);
  compare (self, result);
  sp_result_remember (result);
  return result;
}

static void
on_checked (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr(SpChecking) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SpResult) result = NULL;
  SpRun *run = SP_RUN (source);

  g_clear_object (&self->cancellable);
  if (sp_run_finish (run, async_result, &error))
    result = make_result (self, sp_run_get_report (run));
  if (self->page)
    sp_check_page_end (self->page);
  g_clear_pointer (&self->request, sp_request_free);
  g_clear_pointer (&self->client, sp_client_unref);
  g_signal_emit (self, signals[ENDED], 0, result);
}

/**
 * sp_checking_start:
 * @self: nothing is checked at the moment
 * @request: (transfer full): what to check
 * @client: (nullable): the mail program that the result is wanted for
 */
void
sp_checking_start (SpChecking *self, SpRequest *request, SpClient *client)
{
  g_autoptr(SpRun) run = sp_run_new (request, sp_assistant_get_catalogue (self->assistant));

  g_return_if_fail (self->cancellable == NULL);

  self->request = request;
  self->client = client ? sp_client_ref (client) : NULL;
  self->cancellable = g_cancellable_new ();
  sp_check_page_begin (self->page, run, request);
  sp_run_async (run, self->cancellable, on_checked, g_object_ref (self));
}

/**
 * sp_checking_cancel:
 * @self: a check, which may have ended already
 */
void
sp_checking_cancel (SpChecking *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

/**
 * sp_checking_is_running:
 *
 * Returns: whether a run goes on
 */
gboolean
sp_checking_is_running (SpChecking *self)
{
  return self->cancellable != NULL;
}
