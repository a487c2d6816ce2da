/* The sources "site" and "provider": what lies on this computer, without any network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "source.h"

/* What a site says of its servers; where it is silent, another source may be heard. */
static void
add_sign_in (SpOffer *offer, const SpSite *site, SpProtocol protocol)
{
  const char *const *authentication = sp_site_get_authentication (site, protocol);

  offer->user_name = g_strdup (sp_site_get_user_name (site));
  if (authentication[0])
    offer->authentication = g_strdupv ((char **) authentication);
}

static void
take_candidates (SpInquiry *inquiry, SpAnswer *answer, SpService *named)
{
  answer->protection = SP_PROTECTION_LOCAL;
  for (guint i = 0; i < sp_service_get_length (named); i++)
    {
      SpEndpoint *endpoint = sp_service_get (named, i)->endpoint;
      SpOffer *offer = sp_offer_new (endpoint);

      if (inquiry->site && answer->source == SP_SOURCE_SITE)
        add_sign_in (offer, inquiry->site, sp_endpoint_get_protocol (endpoint));
      sp_answer_add_offer (answer, offer);
    }
}

/* There is nothing to wait for; the answer is told from the main loop all the same, as every other is. */
static void
end (SpAnswer *answer, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  gboolean any = answer->offers->len > 0;

  g_task_set_source_tag (task, end);
  sp_answer_end (answer, any ? SP_ANSWER_FOUND : SP_ANSWER_NONE,
                 any ? SP_ANSWER_REASON_NONE : SP_ANSWER_NOT_PUBLISHED);
  g_task_return_boolean (task, TRUE);
}

/**
 * sp_site_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk.
 */
void
sp_site_source_ask (SpInquiry *inquiry,
                    SpAnswer *answer,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr(SpService) named = sp_service_new ();

  for (SpProtocol p = 0; inquiry->site && p < SP_N_PROTOCOLS; p++)
    sp_site_add_candidates (inquiry->site, p, named);
  if (inquiry->site)
    {
      answer->name = g_strdup (sp_site_get_name (inquiry->site));
      answer->help = g_strdup (sp_site_get_help_url (inquiry->site));
      sp_answer_set_location (answer, sp_site_get_origin (inquiry->site));
    }
  take_candidates (inquiry, answer, named);
  end (answer, cancellable, callback, data);
}

/**
 * sp_provider_source_ask:
 * @inquiry: what is asked
 * @answer: is filled in
 * @cancellable: ends the question
 * @callback: called when done
 * @data: for @callback
 *
 * See #SpSourceAsk.
 */
void
sp_provider_source_ask (SpInquiry *inquiry,
                        SpAnswer *answer,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr(SpService) named = sp_service_new ();

  for (SpProtocol p = 0; inquiry->provider && p < SP_N_PROTOCOLS; p++)
    sp_provider_add_candidates (inquiry->provider, p, sp_account_get_domain (inquiry->account),
                                named);
  if (inquiry->provider)
    {
      answer->name = g_strdup (sp_provider_get_name (inquiry->provider));
      sp_answer_set_location (answer, sp_provider_get_origin (inquiry->provider));
    }
  take_candidates (inquiry, answer, named);
  end (answer, cancellable, callback, data);
}
