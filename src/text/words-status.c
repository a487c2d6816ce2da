/* What a probe saw, in sentences: each status at each stage has its own, with the cause and the next step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "list.h"
#include "template.h"
#include "words-tls-failure.h"

#define ANY (-1)

/** StatusRow: a sentence and the probes it is about; the first row that fits is taken. */
typedef struct
{
  SpStatus status;
  int stage; /* or ANY */
  int security; /* or ANY */
  const char *sentence;
} StatusRow;

/* In these sentences {server} is a host name, {port} a number and {protocol} IMAP, POP, SMTP or ManageSieve. */
static const StatusRow rows[] = {
  /* Translators: {server} is a host name, {port} a number. This holds for all sentences with these places. */
  { SP_STATUS_UNRESOLVED, ANY, ANY,
    N_("There is no server named {server}, so port {port} could not be tried. The name may be "
       "misspelled or out of date.") },
  { SP_STATUS_DNS_FAILED, ANY, ANY,
    N_("The address of {server} could not be looked up, so port {port} was not tried: this "
       "network’s name service did not answer. Check this computer’s network connection.") },
  { SP_STATUS_REFUSED, ANY, ANY,
    N_("{server} refuses connections on port {port}: nothing listens there, or a firewall turns "
       "them away. The service does not offer this way to connect, is stopped at the moment, or "
       "cannot be reached from this network.") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_QUEUED, ANY,
    N_("There was no time left to try port {port} of {server}. Allow more time to include it.") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_RESOLVE, ANY,
    N_("The address of {server} was not found in time, so port {port} was not tried. This "
       "network’s name service is slow or cannot be reached.") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_CONNECT, ANY,
    N_("{server} did not answer on port {port} in time. A firewall is blocking this port, or the "
       "server is down. Check from another network to find out which.") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_GREETING, SP_SECURITY_TLS,
    N_("{server} made the connection on port {port} secure but sent no greeting in time. The "
       "server may be overloaded; check again later.") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_GREETING, ANY,
    N_("{server} accepted the connection on port {port} but sent no greeting in time. The server "
       "is overloaded, or this port is secure from the start (SSL/TLS).") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_STARTTLS, ANY,
    N_("{server} greeted on port {port} but fell silent when asked for a secure connection "
       "(STARTTLS). The server, or a filter in front of it, is not working properly.") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_HANDSHAKE, SP_SECURITY_TLS,
    N_("{server} accepted the connection on port {port} but did not make it secure in time. This "
       "port may be secure only after a request (STARTTLS).") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_HANDSHAKE, ANY,
    N_("{server} agreed to make the connection on port {port} secure (STARTTLS) but did not do so "
       "in time.") },
  { SP_STATUS_TIMED_OUT, SP_STAGE_CAPABILITIES, ANY,
    N_("{server} made the connection on port {port} secure but did not say in time what it offers. "
       "The server may be overloaded; check again later.") },
  { SP_STATUS_TIMED_OUT, ANY, ANY,
    N_("{server} did not finish the conversation on port {port} in time.") },
  { SP_STATUS_UNREACHABLE, ANY, ANY,
    N_("{server} cannot be reached on port {port}: this network has no route to its address. Check "
       "this computer’s network connection.") },
  { SP_STATUS_CLOSED, SP_STAGE_CONNECT, ANY,
    N_("{server} closed the connection on port {port} as soon as it was opened. It may be turning "
       "this network away, or be too busy.") },
  { SP_STATUS_CLOSED, SP_STAGE_GREETING, ANY,
    N_("{server} closed the connection on port {port} without a greeting. It may be turning this "
       "network away, or be too busy.") },
  { SP_STATUS_CLOSED, SP_STAGE_STARTTLS, ANY,
    N_("{server} closed the connection on port {port} when asked to make it secure (STARTTLS). "
       "Only the mail service can fix this.") },
  { SP_STATUS_CLOSED, SP_STAGE_HANDSHAKE, ANY,
    N_("{server} closed the connection on port {port} while it was being made secure, and gave no "
       "reason. Ask the mail service whether port {port} is meant to be secure.") },
  { SP_STATUS_CLOSED, SP_STAGE_CAPABILITIES, ANY,
    N_("{server} made the connection on port {port} secure, then closed it before saying what it "
       "offers.") },
  { SP_STATUS_CLOSED, ANY, ANY,
    N_("{server} closed the connection on port {port} before the check was complete.") },
  /* Translators: {protocol} is IMAP, POP, SMTP or ManageSieve. */
  { SP_STATUS_NOT_MAIL, ANY, ANY,
    N_("Something other than a mail server for {protocol} answers on port {port} of {server}. The "
       "server name or port belongs to another service.") },
  /* Translators: {refusal} is what the server said, in its own words. */
  { SP_STATUS_REJECTED, ANY, ANY,
    N_("{server} answers on port {port} but turns the connection away: “{refusal}”") },
  { SP_STATUS_SPEAKS_TLS, ANY, ANY,
    N_("Port {port} of {server} is secure from the start (SSL/TLS), not after a request "
       "(STARTTLS). Choose “secure from the start” for this port.") },
  { SP_STATUS_SPEAKS_CLEAR, ANY, ANY,
    N_("Port {port} of {server} is not secure from the start (SSL/TLS): the server began without "
       "encryption. Try “secure after a request” (STARTTLS) for this port.") },
  { SP_STATUS_NO_STARTTLS, ANY, ANY,
    N_("{server} offers no secure connection (STARTTLS) on port {port}. A password sent there can "
       "be read in transit.") },
  { SP_STATUS_STARTTLS_REFUSED, ANY, ANY,
    N_("{server} lists a secure connection (STARTTLS) on port {port} and then refuses it. Only the "
       "mail service can fix this; until then, a password sent there can be read in transit.") },
  { SP_STATUS_TLS_FAILED, ANY, SP_SECURITY_TLS,
    N_("{server} answers on port {port}, but no secure connection could be made.") },
  { SP_STATUS_TLS_FAILED, ANY, ANY,
    N_("{server} agreed to make the connection on port {port} secure (STARTTLS), but that "
       "failed.") },
  { SP_STATUS_PROTOCOL_ERROR, SP_STAGE_GREETING, ANY,
    N_("{server} greets on port {port} in a way that breaks the rules of {protocol}.") },
  { SP_STATUS_PROTOCOL_ERROR, SP_STAGE_STARTTLS, ANY,
    N_("{server} broke the rules of {protocol} on port {port} when asked for a secure connection "
       "(STARTTLS).") },
  { SP_STATUS_PROTOCOL_ERROR, SP_STAGE_CAPABILITIES, ANY,
    N_("{server} made the connection on port {port} secure, then broke the rules of {protocol} "
       "when saying what it offers.") },
  { SP_STATUS_PROTOCOL_ERROR, ANY, ANY,
    N_("{server} broke the rules of {protocol} on port {port}.") },
  /* Translators: {inside} is an address such as 192.168.1.1, or several with commas between them. */
  { SP_STATUS_NOT_CONTACTED, ANY, ANY,
    N_("{server} leads to {inside}, which is in a private network or on this computer. The "
       "settings come from outside, so port {port} there was not contacted.") },
  { SP_STATUS_CANCELLED, SP_STAGE_QUEUED, ANY,
    N_("Port {port} of {server} was not tried: the check was stopped first.") },
  { SP_STATUS_CANCELLED, ANY, ANY,
    N_("The check of port {port} of {server} was stopped before it finished.") },
};

static const char *const short_words[] = {
  /* Translators: these are said of a server, behind its name or in a column of its own. “answers” is a verb. */
  [SP_STATUS_OK] = N_("answers"),
  [SP_STATUS_UNRESOLVED] = N_("no such server"),
  [SP_STATUS_DNS_FAILED] = N_("no answer from the name service"),
  /* Translators: said of a port of a server. */
  [SP_STATUS_REFUSED] = N_("not offered"),
  [SP_STATUS_TIMED_OUT] = N_("no answer in time"),
  [SP_STATUS_UNREACHABLE] = N_("cannot be reached"),
  [SP_STATUS_CLOSED] = N_("connection closed"),
  [SP_STATUS_NOT_MAIL] = N_("not a mail server"),
  [SP_STATUS_REJECTED] = N_("connection turned away"),
  [SP_STATUS_SPEAKS_TLS] = N_("secure from the start instead"),
  [SP_STATUS_SPEAKS_CLEAR] = N_("not secure from the start"),
  [SP_STATUS_NO_STARTTLS] = N_("no secure connection offered"),
  [SP_STATUS_STARTTLS_REFUSED] = N_("secure connection refused"),
  [SP_STATUS_TLS_FAILED] = N_("secure connection failed"),
  [SP_STATUS_PROTOCOL_ERROR] = N_("faulty answer"),
  [SP_STATUS_NOT_CONTACTED] = N_("leads into a private network"),
  [SP_STATUS_CANCELLED] = N_("stopped"),
};

static const char *
find_row (const SpObservation *seen)
{
  int security = sp_endpoint_get_security (seen->endpoint);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].status == seen->status &&
        (rows[i].stage == ANY || rows[i].stage == (int) seen->stage) &&
        (rows[i].security == ANY || rows[i].security == security))
      return _(rows[i].sentence);
  g_return_val_if_reached ("");
}

/* With TLS 1.3 this end takes the handshake for complete before the server has refused it for want of a certificate. */
static gboolean
broke_later (const SpObservation *seen)
{
  return seen->status == SP_STATUS_TLS_FAILED && seen->tls != NULL &&
         seen->tls_failure != SP_TLS_FAILURE_CLIENT_CERTIFICATE;
}

/* The few sentences that depend on more than status, stage and security. */
static const char *
find_special (const SpObservation *seen)
{
  gboolean silent = seen->status == SP_STATUS_TIMED_OUT && seen->stage == SP_STAGE_CONNECT;

  if (silent && sp_endpoint_get_port (seen->endpoint) == SP_RELAY_PORT)
    return _("{server} did not answer on port {port} in time. Many networks block this port for "
             "everything but their own mail servers. Mail programs send through port 465 or 587.");
  if (seen->status == SP_STATUS_REJECTED && seen->throttled)
    return _("{server} answers on port {port} but turns the connection away: “{refusal}” It may be "
             "too busy; a second check in a few minutes can tell more.");
  if (broke_later (seen))
    return _("{server} made the connection on port {port} secure, but that connection broke before "
             "the check was complete.");
  if (seen->status != SP_STATUS_OK)
    return NULL;
  if (sp_observation_is_safe (seen))
    /* Translators: {version} is for example TLS 1.3. */
    return _("{server} answers on port {port} with {version} and a valid certificate.");
  if (seen->tls && seen->tls->problems != 0)
    return _("{server} answers on port {port} with {version}, but its certificate does not prove "
             "that it is the right server, so a password is not safe there.");
  return _("{server} answers on port {port} with {version}, which is outdated. A safe connection "
           "needs TLS 1.2 or later.");
}

/**
 * sp_words_status:
 * @observation: (nullable): what was seen at an endpoint, or %NULL where it was not tried
 *
 * Returns: (transfer full): sentences that name server and port, the cause, what it means and the next step where there is one
 */
char *
sp_words_status (const SpObservation *observation)
{
  g_autofree char *host = NULL;
  g_autofree char *port = NULL;
  g_autofree char *said = NULL;
  g_autofree char *problems = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *caused = NULL;
  const char *sentence;

  if (observation == NULL)
    return g_strdup (_("Not checked."));
  host = sp_host_to_display (sp_endpoint_get_host (observation->endpoint));
  port = g_strdup_printf ("%u", sp_endpoint_get_port (observation->endpoint));
  inside = observation->inside ? sp_list_join ((const char *const *) observation->inside) : NULL;
  sentence = find_special (observation);
  if (sentence == NULL)
    sentence = find_row (observation);
  if (observation->status == SP_STATUS_TLS_FAILED)
    caused = g_strconcat (sentence, " ", sp_words_tls_failure (observation->tls_failure), NULL);
  said = sp_fill (caused ? caused : sentence, "server", host, "port", port, "protocol",
                  sp_words_protocol_short (sp_endpoint_get_protocol (observation->endpoint)),
                  "refusal", observation->refusal, "version",
                  observation->tls ? observation->tls->version : "TLS", "inside", inside, NULL);
  problems = sp_words_certificate_problems (observation);
  return problems ? g_strconcat (said, " ", problems, NULL) : g_steal_pointer (&said);
}

static const char *
first_problem (SpTlsProblems problems)
{
  guint lowest = problems & -(guint) problems;

  return sp_words_tls_problem (lowest);
}

/**
 * sp_words_status_short:
 * @observation: (nullable): what was seen at an endpoint, or %NULL where it was not tried
 *
 * Returns: (transfer full): the same in a few words, for one row of a list
 */
char *
sp_words_status_short (const SpObservation *observation)
{
  SpSecurity security;

  if (observation == NULL)
    return g_strdup (_("not checked"));
  if (observation->status != SP_STATUS_OK)
    return g_strdup (_(short_words[observation->status]));
  security = sp_endpoint_get_security (observation->endpoint);
  if (sp_observation_is_safe (observation))
    return g_strdup (security == SP_SECURITY_TLS ? _("secure from the start")
                                                 : _("secure after a request"));
  if (observation->tls && observation->tls->problems != 0)
    {
      /* Translators: {cause} is for example "it has expired". */
      return sp_fill (_("certificate problem: {cause}"), "cause",
                      first_problem (observation->tls->problems), NULL);
    }
  /* Translators: {version} is for example TLS 1.0. */
  return sp_fill (_("outdated: {version}"), "version",
                  observation->tls ? observation->tls->version : "TLS", NULL);
}
