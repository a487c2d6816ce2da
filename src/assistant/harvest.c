/* Brings what the sources answered together into one service, in the order in which they are believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "harvest.h"

#include <string.h>

#include "core/host.h"
#include "core/registered-domain.h"

/* A certificate can have hundreds of names; those that matter come first. */
#define MAX_NAMES 3

static gboolean
is_wanted (const SpRequest *request, const SpOffer *offer)
{
  return !sp_request_names_protocol (request, sp_endpoint_get_protocol (offer->endpoint));
}

/**
 * sp_harvest_answer:
 * @service: a service
 * @request: what is asked; where the user named servers, no source is asked for others
 * @answer: an answer that has ended
 *
 * Adds what the answer offers. A guess only confirms what others name; see sp_harvest_guesses().
 *
 * Returns: whether anything was offered
 */
gboolean
sp_harvest_answer (SpService *service, const SpRequest *request, const SpAnswer *answer)
{
  gboolean any = FALSE;

  for (guint i = 0; answer->status == SP_ANSWER_FOUND && i < answer->offers->len; i++)
    {
      const SpOffer *offer = g_ptr_array_index (answer->offers, i);
      guint place;

      if (!is_wanted (request, offer) ||
          (answer->source == SP_SOURCE_GUESS && sp_service_find (service, offer->endpoint) < 0))
        continue;
      place = sp_service_add_offer (service, offer, answer->source);
      if (!sp_answer_is_of_stranger (answer))
        sp_service_let_inside (service, place);
      any = TRUE;
    }
  return any;
}

/**
 * sp_harvest_name:
 * @service: a service
 * @request: what is asked
 *
 * Names the service as the best source that found servers does, unless it had a name before.
 */
void
sp_harvest_name (SpService *service, const SpRequest *request)
{
  if (sp_service_get_name (request->service))
    return;
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (answer && answer->status == SP_ANSWER_FOUND && answer->name)
        {
          sp_service_set_name (service, answer->name);
          return;
        }
    }
}

static gboolean
has_endpoint (SpService *service, SpEndpoint *like, guint16 port, SpSecurity security)
{
  g_autoptr(SpEndpoint) endpoint = sp_endpoint_new (sp_endpoint_get_protocol (like),
                                                     sp_endpoint_get_host (like), port, security);

  return sp_service_find (service, endpoint) >= 0;
}

static gboolean
has_implicit (SpService *service, SpEndpoint *like)
{
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      SpEndpoint *endpoint = sp_service_get (service, i)->endpoint;

      if (sp_endpoint_get_protocol (endpoint) == sp_endpoint_get_protocol (like) &&
          sp_endpoint_get_security (endpoint) == SP_SECURITY_TLS &&
          g_str_equal (sp_endpoint_get_host (endpoint), sp_endpoint_get_host (like)))
        return TRUE;
    }
  return FALSE;
}

static void
add_sibling (SpService *service, guint place, guint16 port, SpSecurity security)
{
  const SpCandidate *candidate = sp_service_get (service, place);
  SpEndpoint *like = candidate->endpoint;
  g_autoptr(SpEndpoint) endpoint = NULL;
  guint added;

  if (port == 0 || has_endpoint (service, like, port, security))
    return;
  endpoint = sp_endpoint_new (sp_endpoint_get_protocol (like), sp_endpoint_get_host (like), port,
                              security);
  added = sp_service_add (service, endpoint, SP_SOURCE_GUESS);
  if (candidate->outside)
    sp_service_mark_outside (service, added);
  if (candidate->may_lead_inside)
    sp_service_let_inside (service, added);
}

/**
 * sp_harvest_siblings:
 * @service: a service
 *
 * Where a server is published with less protection than there may be, what is better on that same server is looked at too: the
 * port that is secure from the start, and, where nothing at all is published, STARTTLS on the port in question.
 */
void
sp_harvest_siblings (SpService *service)
{
  guint n = sp_service_get_length (service);

  for (guint i = 0; i < n; i++)
    {
      const SpCandidate *candidate = sp_service_get (service, i);
      SpEndpoint *endpoint = candidate->endpoint;
      SpSecurity security = sp_endpoint_get_security (endpoint);
      SpProtocol protocol = sp_endpoint_get_protocol (endpoint);

      if (!(candidate->sources & SP_SOURCES_PUBLISHED) || security == SP_SECURITY_TLS)
        continue;
      if (security == SP_SECURITY_NONE)
        add_sibling (service, i, sp_endpoint_get_port (endpoint), SP_SECURITY_STARTTLS);
      if (!has_implicit (service, endpoint))
        add_sibling (service, i, sp_protocol_get_default_port (protocol, SP_SECURITY_TLS),
                     SP_SECURITY_TLS);
    }
}

/**
 * sp_harvest_right_ports:
 * @report: a report
 *
 * Where a port that somebody named belongs to another protocol, the registered ports of that same server are looked at too.
 */
void
sp_harvest_right_ports (const SpReport *report)
{
  SpService *service = sp_report_get_service (report);
  guint n = sp_service_get_length (service);

  for (guint i = 0; i < n; i++)
    {
      const SpObservation *seen = sp_report_get_observation (report, i);
      SpProtocol protocol = sp_endpoint_get_protocol (sp_service_get (service, i)->endpoint);

      if (seen == NULL || !sp_observation_speaks_other (seen) ||
          !(sp_service_get (service, i)->sources & SP_SOURCES_NAMED))
        continue;
      for (guint security = SP_SECURITY_TLS; security <= SP_SECURITY_STARTTLS; security++)
        add_sibling (service, i, sp_protocol_get_default_port (protocol, security), security);
    }
}

/* What the other servers of a service are usually called, where one is called after its protocol. */
static const struct
{
  const char *label; /* with its dot */
  SpProtocol protocol;
} labels[] = {
  { "imap.", SP_PROTOCOL_IMAP },
  { "pop.", SP_PROTOCOL_POP3 },
  { "pop3.", SP_PROTOCOL_POP3 },
  { "smtp.", SP_PROTOCOL_SMTP },
};

static void
add_usual (SpService *service, SpProtocol protocol, const char *host, gboolean inside)
{
  for (guint security = SP_SECURITY_TLS; security <= SP_SECURITY_STARTTLS; security++)
    {
      g_autoptr(SpEndpoint) endpoint = sp_endpoint_new (
          protocol, host, sp_protocol_get_default_port (protocol, security), security);
      guint place = sp_service_add (service, endpoint, SP_SOURCE_GUESS);

      if (inside)
        sp_service_let_inside (service, place);
    }
}

/* The server itself is named by the user, wherever it may be; another name in its domain is not. */
static void
add_relatives (SpService *service, const char *host, SpProtocol protocol)
{
  const char *rest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (host, labels[i].label))
      rest = host + strlen (labels[i].label);
  for (guint i = 0; rest && strchr (rest, '.') && i < G_N_ELEMENTS (labels); i++)
    if (labels[i].protocol == protocol)
      {
        g_autofree char *name = g_strconcat (labels[i].label, rest, NULL);

        add_usual (service, protocol, name, FALSE);
        break;
      }
  add_usual (service, protocol, host, TRUE);
}

/**
 * sp_harvest_named:
 * @report: a report
 * @request: what is asked
 * @protocols: bits `1 << SpProtocol` for which nothing is proved safe
 *
 * Where the user named a server for one purpose and none for another, the same server is looked at for that, and one that has the
 * usual name beside it.
 */
void
sp_harvest_named (const SpReport *report, const SpRequest *request, guint protocols)
{
  SpService *service = sp_report_get_service (report);

  if (request->exact || request->published_only || sp_service_covers (service, protocols, ~0u))
    return;
  for (guint i = 0; i < sp_service_get_length (request->service); i++)
    for (SpProtocol protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
      if (protocols & (1u << protocol))
        add_relatives (service,
                       sp_endpoint_get_host (sp_service_get (request->service, i)->endpoint),
                       protocol);
}

static gboolean
is_refused (const SpAnswer *srv, const SpOffer *offer)
{
  guint bit = SP_NOT_OFFERED (sp_endpoint_get_protocol (offer->endpoint),
                              sp_endpoint_get_security (offer->endpoint));

  return srv && (srv->not_offered & bit);
}

/**
 * sp_harvest_guesses:
 * @report: a report
 * @request: what is asked
 * @protocols: bits `1 << SpProtocol` for which nothing is proved safe
 *
 * Adds the guesses for @protocols, but for those of which the domain says that it does not offer them. Where only what is published is
 * wanted, a guess is of use only as long as nothing is.
 */
void
sp_harvest_guesses (const SpReport *report, const SpRequest *request, guint protocols)
{
  SpService *service = sp_report_get_service (report);
  const SpAnswer *guess = sp_service_get_answer (service, SP_SOURCE_GUESS);
  const SpAnswer *srv = sp_service_get_answer (service, SP_SOURCE_SRV);

  if (request->published_only && sp_service_covers (service, protocols, ~(1u << SP_SOURCE_GUESS)))
    return;
  for (guint i = 0; guess && guess->status == SP_ANSWER_FOUND && i < guess->offers->len; i++)
    {
      const SpOffer *offer = g_ptr_array_index (guess->offers, i);

      if (is_wanted (request, offer) && !is_refused (srv, offer) &&
          (protocols & (1u << sp_endpoint_get_protocol (offer->endpoint))))
        sp_service_add_offer (service, offer, SP_SOURCE_GUESS);
    }
}

/* "*.example.org" stands for the server's first label there. */
static char *
expand (const char *name, const char *host)
{
  g_autofree char *expanded = NULL;

  if (!g_str_has_prefix (name, "*."))
    return sp_host_read (name);
  expanded = g_strdup_printf ("%.*s%s", (int) strcspn (host, "."), host, name + 1);
  return sp_host_read (expanded);
}

static gboolean
is_inside (SpService *service, const char *host, const char *name)
{
  const char *domain = sp_service_get_domain (service);

  return sp_same_registered_domain (host, name) ||
         (domain && sp_same_registered_domain (domain, name));
}

/* The names to try, those inside the domain first. */
static GPtrArray *
list_names (SpService *service, const SpCertificate *leaf, const char *host)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (int inside = TRUE; inside >= FALSE; inside--)
    for (guint i = 0; leaf->dns_names && leaf->dns_names[i]; i++)
      {
        g_autofree char *name = expand (leaf->dns_names[i], host);

        if (name && names->len < MAX_NAMES && strchr (name, '.') &&
            !g_hostname_is_ip_address (name) && is_inside (service, host, name) == inside &&
            !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
          g_ptr_array_add (names, g_steal_pointer (&name));
      }
  return names;
}

static void
try_names (SpService *service, const SpObservation *seen)
{
  SpEndpoint *like = seen->endpoint;
  const char *host = sp_endpoint_get_host (like);
  g_autoptr(GPtrArray) names = list_names (service, sp_tls_facts_get_leaf (seen->tls), host);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autoptr(SpEndpoint) endpoint =
          sp_endpoint_new (sp_endpoint_get_protocol (like), name, sp_endpoint_get_port (like),
                           sp_endpoint_get_security (like));
      guint added = sp_service_add (service, endpoint, SP_SOURCE_CERTIFICATE);

      if (!is_inside (service, host, name))
        sp_service_mark_outside (service, added);
    }
}

/**
 * sp_harvest_certificate_names:
 * @report: a report
 *
 * Where a certificate is in order but for another name, the names in it are added, to be tried. A name outside the domain is marked
 * as such: it may belong to somebody on the way.
 */
void
sp_harvest_certificate_names (const SpReport *report)
{
  SpService *service = sp_report_get_service (report);
  guint n = sp_service_get_length (service);

  for (guint i = 0; i < n; i++)
    {
      const SpObservation *seen = sp_report_get_observation (report, i);

      if (seen && seen->tls && seen->tls->problems == SP_TLS_WRONG_NAME &&
          sp_tls_facts_get_leaf (seen->tls) &&
          sp_service_get (service, i)->sources != 1u << SP_SOURCE_CERTIFICATE)
        try_names (service, seen);
    }
}
