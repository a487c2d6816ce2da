/* What the pages show: one request, its report, and the mail program that was chosen. Pages render it and hold no other state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "result.h"

#include "assistant/recent.h"
#include "defaults.h"
#include "demonstration.h"

struct _SpResult
{
  GObject parent_instance;

  SpAssistant *assistant; /* (owned) */
  SpRequest *request; /* (owned) */
  SpReport *report; /* (owned) */
  SpClient *client; /* (owned) (nullable) */
  GDateTime *checked_at; /* (owned) (nullable) local time; %NULL where nothing was checked */
  SpResult *before; /* (owned) (nullable) of the check before this one; that has none before it */
  gboolean in_browser; /* mail is read in the web browser */
};

G_DEFINE_FINAL_TYPE (SpResult, sp_result, G_TYPE_OBJECT)

enum
{
  CLIENT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
sp_result_finalize (GObject *object)
{
  SpResult *self = SP_RESULT (object);

  g_clear_object (&self->assistant);
  g_clear_pointer (&self->request, sp_request_free);
  g_clear_pointer (&self->report, sp_report_unref);
  g_clear_pointer (&self->client, sp_client_unref);
  g_clear_pointer (&self->checked_at, g_date_time_unref);
  g_clear_object (&self->before);
  G_OBJECT_CLASS (sp_result_parent_class)->finalize (object);
}

static void
sp_result_class_init (SpResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_result_finalize;
  /* Another mail program was chosen. */
  signals[CLIENT_CHANGED] = g_signal_new ("client-changed", SP_TYPE_RESULT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_result_init (SpResult *self)
{
}

/**
 * sp_result_new:
 * @assistant: the assistant that ran
 * @request: (transfer full): what was asked
 * @report: what was seen, just now
 *
 * Returns: (transfer full): the result of a check
 */
SpResult *
sp_result_new (SpAssistant *assistant, SpRequest *request, SpReport *report)
{
  SpResult *self = g_object_new (SP_TYPE_RESULT, NULL);

  self->assistant = g_object_ref (assistant);
  self->request = request;
  self->report = sp_report_ref (report);
  self->checked_at = g_date_time_new_now_local ();
  return self;
}

/**
 * sp_result_new_unchecked:
 * @assistant: the assistant
 * @account: (nullable): the account, for the user name
 * @site: (nullable): the mail service, %NULL for none in particular
 *
 * Returns: (transfer full): what is known without contacting any server
 */
SpResult *
sp_result_new_unchecked (SpAssistant *assistant, SpAccount *account, SpSite *site)
{
  SpResult *self = g_object_new (SP_TYPE_RESULT, NULL);

  self->assistant = g_object_ref (assistant);
  self->request = sp_request_new ();
  sp_defaults_apply (self->request, NULL);
  self->request->account = account ? sp_account_ref (account) : NULL;
  self->request->site = site ? sp_site_ref (site) : NULL;
  sp_request_add_site (self->request, NULL);
  self->report = sp_assistant_plan (assistant, self->request);
  return self;
}

/**
 * sp_result_get_catalogue:
 *
 * Returns: (transfer none): the catalogue that the advice is made from
 */
SpCatalogue *
sp_result_get_catalogue (SpResult *self)
{
  return sp_assistant_get_catalogue (self->assistant);
}

/**
 * sp_result_get_request:
 *
 * Returns: (transfer none): what was asked
 */
const SpRequest *
sp_result_get_request (SpResult *self)
{
  return self->request;
}

/**
 * sp_result_get_report:
 *
 * Returns: (transfer none): what was seen
 */
SpReport *
sp_result_get_report (SpResult *self)
{
  return self->report;
}

/**
 * sp_result_get_provider:
 *
 * Returns: (transfer none) (nullable): the mail provider, by the account's domain or by where its mail arrives; none where there is
 *   a site
 */
SpProvider *
sp_result_get_provider (SpResult *self)
{
  return sp_assistant_get_provider (self->assistant, self->request, self->report);
}

/**
 * sp_result_get_checked_at:
 *
 * Returns: (transfer none) (nullable): when the servers were checked, in local time; %NULL where they were not
 */
GDateTime *
sp_result_get_checked_at (SpResult *self)
{
  return self->checked_at;
}

/**
 * sp_result_set_before:
 * @before: the result of the same question, asked earlier
 *
 * Keeps what was seen then, to compare.
 */
void
sp_result_set_before (SpResult *self, SpResult *before)
{
  g_set_object (&self->before, before);
  g_clear_object (&before->before);
}

/**
 * sp_result_get_before:
 *
 * Returns: (transfer none) (nullable): what was seen at the check before this one, %NULL where there was none
 */
SpResult *
sp_result_get_before (SpResult *self)
{
  return self->before;
}

/**
 * sp_result_set_in_browser:
 * @in_browser: whether mail is read in the web browser, where the settings are not needed
 */
void
sp_result_set_in_browser (SpResult *self, gboolean in_browser)
{
  self->in_browser = in_browser;
}

/**
 * sp_result_is_in_browser:
 *
 * Returns: whether mail is read in the web browser
 */
gboolean
sp_result_is_in_browser (SpResult *self)
{
  return self->in_browser;
}

/**
 * sp_result_can_be_remembered:
 *
 * Returns: whether this was a check of an account that can be offered again; the demonstration’s ends with the window
 */
gboolean
sp_result_can_be_remembered (SpResult *self)
{
  const SpAccount *account = self->request->account;

  return account && self->checked_at && sp_report_names_servers (self->report) &&
         !sp_report_is_offline (self->report) &&
         g_strcmp0 (sp_account_get_target (account), SP_DEMONSTRATION_ADDRESS) != 0;
}

/**
 * sp_result_remember:
 *
 * Adds it to the checks that are offered again, if the user wants that.
 */
void
sp_result_remember (SpResult *self)
{
  if (sp_result_can_be_remembered (self))
    sp_recent_add (sp_account_get_target (self->request->account),
                   self->client ? sp_client_get_id (self->client) : NULL, self->report);
}

/**
 * sp_result_can_be_checked:
 *
 * Returns: whether there is any server that could be contacted, or a domain to ask about
 */
gboolean
sp_result_can_be_checked (SpResult *self)
{
  return sp_service_get_length (sp_report_get_service (self->report)) > 0 ||
         sp_request_needs_discovery (self->request);
}

/**
 * sp_result_found_nothing:
 * @self: (nullable): a result
 *
 * Returns: whether a mail service was looked for and no server of it was found
 */
gboolean
sp_result_found_nothing (SpResult *self)
{
  return self && self->checked_at && self->request->account &&
         !sp_report_names_servers (self->report);
}

/**
 * sp_result_get_client:
 *
 * Returns: (transfer none) (nullable): the mail program that was chosen
 */
SpClient *
sp_result_get_client (SpResult *self)
{
  return self->client;
}

/**
 * sp_result_set_client:
 * @client: (nullable): the mail program to show the settings of
 */
void
sp_result_set_client (SpResult *self, SpClient *client)
{
  if (self->client == client)
    return;
  g_clear_pointer (&self->client, sp_client_unref);
  self->client = client ? sp_client_ref (client) : NULL;
  g_signal_emit (self, signals[CLIENT_CHANGED], 0);
}

/**
 * sp_result_advise:
 * @client: a mail program, not necessarily the chosen one
 * @protocol: reading or sending
 *
 * Returns: (transfer full): what to enter in @client
 */
SpAdvice *
sp_result_advise (SpResult *self, SpClient *client, SpProtocol protocol)
{
  return sp_assistant_advise (self->assistant, self->request, self->report, client, protocol);
}
