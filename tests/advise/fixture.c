/* Makes reports for the tests of advise/ out of a few words per endpoint.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

static char **
split (const char *words)
{
  return words ? g_strsplit (words, " ", -1) : NULL;
}

static SpObservation *
observe (SpEndpoint *endpoint, const Seen *seen)
{
  SpObservation *self = sp_observation_new (endpoint);

  self->status = seen->status;
  self->stage = seen->status == SP_STATUS_OK ? SP_STAGE_DONE : SP_STAGE_CONNECT;
  self->auth = split (seen->auth);
  self->capabilities = split (seen->capabilities);
  self->capabilities_in_clear = split (seen->in_clear);
  if (seen->unlisted)
    self->starttls_listed = SP_NO;
  if (seen->tls)
    {
      self->tls = sp_tls_facts_new ();
      self->tls->version = g_strdup (seen->tls);
      self->tls->problems = seen->problems;
    }
  return self;
}

SpReport *
make_report (const Seen *seen)
{
  g_autoptr(SpService) service = sp_service_new ();
  SpReport *report;

  for (guint i = 0; seen[i].uri; i++)
    {
      g_autoptr(SpEndpoint) endpoint = sp_endpoint_new_from_uri (seen[i].uri, NULL);

      sp_service_add (service, endpoint, SP_SOURCE_USER);
    }
  report = sp_report_new (service);
  for (guint i = 0; seen[i].uri; i++)
    {
      g_autoptr(SpObservation) observation = NULL;

      if (seen[i].unseen)
        continue;
      observation = observe (sp_service_get (service, i)->endpoint, &seen[i]);
      sp_report_set_observation (report, i, observation);
    }
  return report;
}

SpObservation *
report_find (SpReport *report, const char *uri)
{
  SpService *service = sp_report_get_service (report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    if (strcmp (sp_endpoint_get_uri (sp_service_get (service, i)->endpoint), uri) == 0)
      return sp_report_get_observation (report, i);
  g_assert_not_reached ();
}

SpCatalogue *
make_catalogue (void)
{
  const char *const none[] = { NULL };

  return sp_catalogue_new_for_folders (NULL, none);
}
