/* Says whether a program finds by itself what is advised: what it asks is compared with who published the advised servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setup-found.h"

#include <glib/gi18n.h>

#include "template.h"

/* What a program would come to by itself, from the worst for the person to the best. */
typedef enum
{
  FINDS_OTHER,
  FINDS_NOTHING,
  FINDS_UNTRIED,
  FINDS_PROVED,
} Finds;

/* The sources that a program asks. A list that is built in, and its maker's service, are known to nobody else. */
static guint
list_sources (guint means)
{
  static const SpSource sources[SP_N_MEANS] = {
    [SP_MEANS_AUTOCONFIG] = SP_SOURCE_AUTOCONFIG,
    [SP_MEANS_PACC] = SP_SOURCE_PACC,
    [SP_MEANS_SRV] = SP_SOURCE_SRV,
    [SP_MEANS_ISPDB] = SP_SOURCE_ISPDB,
    [SP_MEANS_MX] = SP_SOURCE_MX,
    [SP_MEANS_AUTODISCOVER] = SP_SOURCE_AUTODISCOVER,
  };
  guint bits = 0;

  for (guint i = 0; i <= SP_MEANS_AUTODISCOVER; i++)
    if (means & 1u << i)
      bits |= 1u << sources[i];
  return bits;
}

/* The first of @asked that names a server for @protocol; 0 where none does. */
static guint
find_first (SpService *service, SpProtocol protocol, guint asked)
{
  guint all = 0;

  for (guint i = 0; i < sp_service_get_length (service); i++)
    if (sp_endpoint_get_protocol (sp_service_get (service, i)->endpoint) == protocol)
      all |= sp_service_get (service, i)->sources & asked;
  return all ? 1u << sp_sources_get_best (all) : 0;
}

static guint
find_sources (SpService *service, const SpAdvice *advice)
{
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpCandidate *candidate = sp_service_get (service, i);

      if (sp_endpoint_get_protocol (candidate->endpoint) == advice->protocol &&
          sp_endpoint_get_port (candidate->endpoint) == advice->port &&
          sp_endpoint_get_security (candidate->endpoint) == advice->security &&
          g_strcmp0 (sp_endpoint_get_host (candidate->endpoint), advice->host) == 0)
        return candidate->sources;
    }
  return 0;
}

static Finds
compare (SpService *service, const SpAdvice *advice, guint asked)
{
  guint first;

  if (advice == NULL)
    return FINDS_PROVED;
  first = find_first (service, advice->protocol, asked);
  if (first == 0)
    return FINDS_NOTHING;
  if ((find_sources (service, advice) & first) == 0)
    return FINDS_OTHER;
  return advice->checked ? FINDS_PROVED : FINDS_UNTRIED;
}

/**
 * sp_setup_found:
 * @client: a mail program
 * @report: what is known of the service
 * @incoming: (nullable): what is advised for reading
 * @outgoing: (nullable): what is advised for sending
 *
 * Compares what the program asks by itself with who named the advised servers. That it finds the same is only said where that was
 * published, and that this is right only where it was proved.
 *
 * Returns: (transfer full) (nullable): a sentence or two, to be said before the steps; %NULL where nothing is known
 */
char *
sp_setup_found (const SpClient *client,
                const SpReport *report,
                const SpAdvice *incoming,
                const SpAdvice *outgoing)
{
  SpService *service = sp_report_get_service (report);
  const char *name = sp_client_get_name (client);
  guint means = 0;
  SpTristate finds = sp_client_finds_settings (client, &means);
  guint asked = list_sources (means);
  Finds worst;

  if (finds != SP_YES || asked == 0 || (incoming == NULL && outgoing == NULL))
    return NULL;
  worst = MIN (compare (service, incoming, asked), compare (service, outgoing, asked));
  if (worst == FINDS_PROVED)
    {
      /* Translators: {program} is the name of a mail program. */
      return sp_fill (_("{program} finds these settings by itself: enter your address and "
                        "password, then compare."),
                      "program", name, NULL);
    }
  if (worst == FINDS_UNTRIED)
    {
      /* Translators: {program} is the name of a mail program. */
      return sp_fill (_("{program} should find these settings by itself: enter your address and "
                        "password, then compare each value."),
                      "program", name, NULL);
    }
  if (worst == FINDS_OTHER)
    {
      /* Translators: {program} is the name of a mail program. */
      return sp_fill (_("{program} may find other settings than these by itself: do not accept "
                        "them, enter these by hand."),
                      "program", name, NULL);
    }
  return NULL;
}
