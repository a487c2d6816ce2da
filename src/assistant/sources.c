/* Which sources a request asks, and what their answers tell besides servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sources.h"

#include "core/registered-domain.h"

static SpInquiry *
make_inquiry (const SpRequest *request, SpResolver *resolver)
{
  g_autoptr(SpFetcher) fetcher = sp_fetcher_new (resolver, request->trust);
  SpInquiry *inquiry = sp_inquiry_new (request->account, resolver, fetcher);

  if (request->allow_http)
    sp_fetcher_allow_http (fetcher);
  if (sp_request_leads_inside (request))
    sp_fetcher_allow_internal (fetcher);
  inquiry->site = request->site ? sp_site_ref (request->site) : NULL;
  inquiry->provider = request->provider ? sp_provider_ref (request->provider) : NULL;
  inquiry->database = g_strdup (request->database);
  inquiry->allow_http = request->allow_http;
  inquiry->allow_internal = sp_request_leads_inside (request);
  inquiry->allow_address = request->allow_address;
  return inquiry;
}

/* A site that knows the servers for reading and for sending has the last word: nobody else is even asked. */
static gboolean
is_left_to_site (const SpRequest *request)
{
  g_autoptr(SpService) known = request->site ? sp_request_plan_service (request) : NULL;

  return known && sp_service_covers_all (known);
}

/**
 * sp_sources_new:
 * @request: what is asked
 * @resolver: the name service
 * @service: gets an answer from every source; those that will be asked are waited for
 *
 * Returns: (transfer full): a discovery that has not been started
 */
SpDiscovery *
sp_sources_new (const SpRequest *request, SpResolver *resolver, SpService *service)
{
  g_autoptr(SpInquiry) inquiry = make_inquiry (request, resolver);
  SpDiscovery *discovery = sp_discovery_new (inquiry);

  if (request->sources)
    sp_discovery_leave_out (discovery, ~request->sources, SP_ANSWER_NOT_WANTED);
  else if (is_left_to_site (request))
    sp_discovery_leave_out (discovery, ~(1u << SP_SOURCE_SITE), SP_ANSWER_NOT_NEEDED);
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      SpAnswer *answer = sp_discovery_get_answer (discovery, source);

      if (answer)
        sp_service_set_answer (service, answer);
    }
  return discovery;
}

/* Nobody but the name service says that the provider is the domain's. */
static void
add_hearsay (SpAnswer *answer, const char *domain, SpEndpoint *endpoint)
{
  SpOffer *offer = sp_offer_new (endpoint);

  offer->outside = !sp_same_registered_domain (domain, sp_endpoint_get_host (endpoint));
  sp_answer_add_offer (answer, offer);
}

static SpAnswer *
make_answer (const SpProvider *provider, const char *domain, const char *exchanger)
{
  g_autoptr(SpService) named = sp_service_new ();
  SpAnswer *answer = sp_answer_new (SP_SOURCE_PROVIDER);

  for (SpProtocol p = 0; p < SP_N_PROTOCOLS; p++)
    sp_provider_add_candidates (provider, p, NULL, named);
  for (guint i = 0; i < sp_service_get_length (named); i++)
    add_hearsay (answer, domain, sp_service_get (named, i)->endpoint);
  answer->name = g_strdup (sp_provider_get_name (provider));
  answer->protection = SP_PROTECTION_DNS;
  sp_answer_set_location (answer, sp_provider_get_origin (provider));
  sp_answer_set_detail (answer, exchanger);
  if (answer->offers->len > 0)
    sp_answer_end (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  else
    sp_answer_end (answer, SP_ANSWER_NONE, SP_ANSWER_NO_SERVERS);
  return answer;
}

/**
 * sp_sources_name_provider:
 * @request: what is asked
 * @catalogue: where the notes about providers are
 * @service: a service whose mail exchanger has been asked for
 *
 * A domain that is nobody's in the notes may have its mail taken in by a provider that is in them.
 *
 * Returns: whether it is so; the notes are an answer then
 */
gboolean
sp_sources_name_provider (const SpRequest *request, SpCatalogue *catalogue, SpService *service)
{
  const SpAnswer *mx = sp_service_get_answer (service, SP_SOURCE_MX);
  const SpAnswer *asked = sp_service_get_answer (service, SP_SOURCE_PROVIDER);
  SpProvider *provider;
  g_autoptr(SpAnswer) answer = NULL;

  if (mx == NULL || mx->exchanger == NULL || request->site || request->provider || asked == NULL ||
      asked->status != SP_ANSWER_NONE)
    return FALSE;
  provider = sp_catalogue_match_exchanger (catalogue, mx->exchanger);
  if (provider == NULL)
    return FALSE;
  sp_service_set_provider_id (service, sp_provider_get_id (provider));
  answer = make_answer (provider, sp_account_get_domain (request->account), mx->exchanger);
  sp_service_set_answer (service, answer);
  return TRUE;
}

/**
 * sp_sources_insist_on_address:
 * @request: what is asked
 * @service: a service for which all sources have ended
 *
 * Returns: bits `1 << SpSource` of those that would tell more if they were sent the full address; 0 where servers for reading and for
 *   sending are named anyway
 */
guint
sp_sources_insist_on_address (const SpRequest *request, SpService *service)
{
  guint insisting = 0;
  guint named = ~(1u << SP_SOURCE_GUESS | 1u << SP_SOURCE_CERTIFICATE);

  if (sp_account_get_address (request->account) == NULL ||
      (sp_service_covers (service, SP_PROTOCOLS_READING, named) &&
       sp_service_covers (service, SP_PROTOCOLS_SENDING, named)))
    return 0;
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (answer && answer->reason == SP_ANSWER_NEEDS_ADDRESS)
        insisting |= 1u << source;
    }
  return insisting;
}

/**
 * sp_sources_get_best_found:
 * @service: a service whose sources are being asked
 *
 * Returns: the best source that has found something and is no guess, %SP_N_SOURCES where there is none yet
 */
guint
sp_sources_get_best_found (SpService *service)
{
  for (guint source = SP_SOURCE_SITE; source < SP_SOURCE_GUESS; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (answer && answer->status == SP_ANSWER_FOUND)
        return source;
    }
  return SP_N_SOURCES;
}

static gboolean
is_silent (const SpAnswer *answer)
{
  return answer && answer->reason == SP_ANSWER_DNS_FAILED;
}

/**
 * sp_sources_tell_offline:
 * @service: a service for which all sources have ended
 *
 * Without any network the C library says of a web server that there is no such name, although nobody could be asked. Where every
 * question of ours to the name service failed, such an answer is none.
 *
 * Returns: whether an answer was corrected
 */
gboolean
sp_sources_tell_offline (SpService *service)
{
  static const SpSource fetched[] = { SP_SOURCE_AUTOCONFIG, SP_SOURCE_PACC, SP_SOURCE_ISPDB };
  gboolean corrected = FALSE;

  if (!is_silent (sp_service_get_answer (service, SP_SOURCE_SRV)) ||
      !is_silent (sp_service_get_answer (service, SP_SOURCE_MX)) ||
      !is_silent (sp_service_get_answer (service, SP_SOURCE_GUESS)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fetched); i++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, fetched[i]);
      g_autoptr(SpAnswer) other = NULL;

      if (answer == NULL || answer->reason != SP_ANSWER_NOT_PUBLISHED || answer->lookups == 0 ||
          answer->requests > 0)
        continue;
      other = sp_answer_new (fetched[i]);
      sp_answer_end (other, SP_ANSWER_FAILED, SP_ANSWER_DNS_FAILED);
      sp_answer_set_detail (other, answer->detail);
      other->lookups = answer->lookups;
      other->elapsed_us = answer->elapsed_us;
      sp_service_set_answer (service, other);
      corrected = TRUE;
    }
  return corrected;
}

static gboolean
shares_host (const SpService *service, const SpAnswer *answer)
{
  for (guint i = 0; i < sp_service_get_length (service); i++)
    for (guint o = 0; o < answer->offers->len; o++)
      if (g_str_equal (sp_endpoint_get_host (sp_service_get (service, i)->endpoint),
                       sp_endpoint_get_host (((SpOffer *) answer->offers->pdata[o])->endpoint)))
        return TRUE;
  return FALSE;
}

/**
 * sp_sources_withdraw_provider:
 * @service: a service with the servers of all sources that are better than the notes about providers
 *
 * Where the domain itself names servers, and other ones, the provider only takes in its mail: its servers say nothing about this
 * service.
 */
void
sp_sources_withdraw_provider (SpService *service)
{
  const SpAnswer *answer = sp_service_get_answer (service, SP_SOURCE_PROVIDER);
  guint better = (1u << SP_SOURCE_PROVIDER) - 1;
  g_autoptr(SpAnswer) none = NULL;

  if (answer == NULL || answer->status != SP_ANSWER_FOUND ||
      answer->protection != SP_PROTECTION_DNS || shares_host (service, answer) ||
      !sp_service_covers (service, SP_PROTOCOLS_READING, better) ||
      !sp_service_covers (service, SP_PROTOCOLS_SENDING, better))
    return;
  none = sp_answer_new (SP_SOURCE_PROVIDER);
  sp_answer_end (none, SP_ANSWER_NONE, SP_ANSWER_NOTHING_NEW);
  sp_answer_set_detail (none, answer->detail);
  sp_service_set_answer (service, none);
}
