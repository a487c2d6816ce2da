/* What the front ends need besides a run: the catalogue, plans without any network, and the advice drawn from a report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "assistant.h"

#include "discover/fetch.h"
#include "discover/proxy.h"

struct _SpAssistant
{
  GObject parent_instance;

  SpCatalogue *catalogue; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SpAssistant, sp_assistant, G_TYPE_OBJECT)

static void
assistant_finalize (GObject *object)
{
  SpAssistant *self = SP_ASSISTANT (object);

  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (sp_assistant_parent_class)->finalize (object);
}

static void
sp_assistant_class_init (SpAssistantClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assistant_finalize;
}

static void
sp_assistant_init (SpAssistant *self)
{
}

/**
 * sp_assistant_new:
 * @catalogue: mail programs and sites
 *
 * Returns: (transfer full): an assistant
 */
SpAssistant *
sp_assistant_new (SpCatalogue *catalogue)
{
  SpAssistant *self = g_object_new (SP_TYPE_ASSISTANT, NULL);

  self->catalogue = g_object_ref (catalogue);
  sp_proxy_prepare ();
  sp_fetcher_prepare ();
  return self;
}

/**
 * sp_assistant_get_catalogue:
 *
 * Returns: (transfer none): its mail programs and sites
 */
SpCatalogue *
sp_assistant_get_catalogue (SpAssistant *self)
{
  return self->catalogue;
}

/**
 * sp_assistant_plan:
 * @request: what is asked
 *
 * Returns: (transfer full): a report of what is known without any network, in which nothing has been looked at
 */
SpReport *
sp_assistant_plan (SpAssistant *self, SpRequest *request)
{
  g_autoptr(SpService) service = sp_request_plan_service (request);

  return sp_report_new (service);
}

/**
 * sp_assistant_get_provider:
 * @request: what was asked
 * @report: what was seen, or planned
 *
 * Returns: (transfer none) (nullable): the provider of the account, by its domain or by its mail exchanger
 */
SpProvider *
sp_assistant_get_provider (SpAssistant *self, const SpRequest *request, const SpReport *report)
{
  SpService *service = sp_report_get_service (report);
  const char *id = sp_service_get_provider_id (service);

  if (request->provider || id == NULL || !sp_service_is_run_by_provider (service))
    return request->provider;
  return sp_catalogue_find_provider (self->catalogue, id);
}

/**
 * sp_assistant_advise:
 * @request: what was asked
 * @report: what was seen, or planned
 * @client: a mail program
 * @protocol: a protocol
 *
 * Without a network nothing was seen that could speak against what is stored or published: that is advised then, as not checked.
 *
 * Returns: (transfer full): what to type into @client for @protocol
 */
SpAdvice *
sp_assistant_advise (SpAssistant *self,
                     const SpRequest *request,
                     const SpReport *report,
                     SpClient *client,
                     SpProtocol protocol)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(SpReport) unseen =
      sp_report_is_offline (report) ? sp_report_new (sp_report_get_service (report)) : NULL;
  SpAdviseInput input = {
    .report = unseen ? unseen : report,
    .site = request->site,
    .provider = sp_assistant_get_provider (self, request, report),
    .provider_by_exchanger = request->provider == NULL,
    .catalogue = self->catalogue,
    .now = now,
    .account = request->account,
    .policy = sp_request_get_policy (request),
    /* A site whose table names ports but no servers; an account about which nothing is known gets no advice. */
    .assume_usual_ports =
        request->site && sp_service_get_length (sp_report_get_service (report)) == 0,
  };

  return sp_advisor_advise (&input, client, protocol);
}
