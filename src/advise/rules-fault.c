/* Rules about whose fault it is: this computer, this network, its name service or somebody on the way, from the evidence of all servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/registered-domain.h"
#include "rule.h"

/* Words in the names of authorities that belong to what reads along: programs against malware, and devices of companies and schools. */
static const char *const readers[] = {
  "Avast",      "AVG ",      "Bitdefender",    "ESET SSL Filter",    "Kaspersky",   "Dr.Web",
  "Norton",     "McAfee",    "Sophos",         "Fortinet",           "FortiGate",   "Zscaler",
  "Netskope",   "Blue Coat", "Cisco Umbrella", "Palo Alto Networks", "Check Point", "Barracuda",
  "WatchGuard", "SonicWall", "Smoothwall",     "Untangle",           "Lightspeed",  "mitmproxy",
};

typedef gboolean (*Test) (const SpObservation *seen);

static const SpObservation *
get_seen (const SpReport *report, guint i)
{
  return sp_report_get_observation (report, i);
}

static guint
get_length (const SpReport *report)
{
  return sp_service_get_length (sp_report_get_service (report));
}

static guint
count (const SpReport *report, Test test)
{
  guint n = 0;

  for (guint i = 0; i < get_length (report); i++)
    n += get_seen (report, i) && test (get_seen (report, i));
  return n;
}

/* Adds the endpoints that are the evidence; returns whether there are any. */
static gboolean
add_all (const SpReport *report, SpFinding *finding, Test test)
{
  for (guint i = 0; i < get_length (report); i++)
    if (get_seen (report, i) && test (get_seen (report, i)))
      sp_finding_add_endpoint (finding, get_seen (report, i)->endpoint);
  return finding->endpoints->len > 0;
}

static gboolean
was_tried (const SpObservation *seen)
{
  return seen->status != SP_STATUS_CANCELLED && seen->status != SP_STATUS_NOT_CONTACTED;
}

static gboolean
lacks_name_service (const SpObservation *seen)
{
  return seen->status == SP_STATUS_DNS_FAILED ||
         (seen->status == SP_STATUS_TIMED_OUT && seen->stage == SP_STAGE_RESOLVE);
}

static gboolean
lacks_way (const SpObservation *seen)
{
  return seen->status == SP_STATUS_UNREACHABLE;
}

static gboolean
lacks_any (const SpObservation *seen)
{
  return lacks_name_service (seen) || lacks_way (seen);
}

static gboolean
is_silent (const SpObservation *seen)
{
  return seen->status == SP_STATUS_TIMED_OUT && seen->stage == SP_STAGE_CONNECT;
}

/* Somebody was reached, whatever was said; only a closed port may also be a firewall's word. */
static gboolean
was_reached (const SpObservation *seen)
{
  return sp_observation_answered (seen) || seen->status == SP_STATUS_REFUSED;
}

static const SpAnswer *
get_answer (const SpReport *report, guint source)
{
  return sp_service_get_answer (sp_report_get_service (report), source);
}

/* What is asked over the network, and has been. */
static gboolean
is_remote (const SpAnswer *answer)
{
  return answer && answer->source > SP_SOURCE_SITE && answer->source != SP_SOURCE_PROVIDER &&
         answer->protection != SP_PROTECTION_LOCAL && answer->status != SP_ANSWER_SKIPPED &&
         answer->status != SP_ANSWER_WAITING;
}

static guint
count_answers (const SpReport *report, SpAnswerReason reason)
{
  guint n = 0;

  for (guint source = 0; source < SP_N_SOURCES; source++)
    n += is_remote (get_answer (report, source)) && get_answer (report, source)->reason == reason;
  return n;
}

static guint
count_remote (const SpReport *report)
{
  guint n = 0;

  for (guint source = 0; source < SP_N_SOURCES; source++)
    n += is_remote (get_answer (report, source));
  return n;
}

/* A web server talked to us, in whatever way: the network leads somewhere, and the name service answers. */
static gboolean
has_web (const SpReport *report)
{
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = get_answer (report, source);

      if (is_remote (answer) && (answer->requests > 0 || answer->reason == SP_ANSWER_REFUSED))
        return TRUE;
    }
  return FALSE;
}

/* Nobody at all could be asked or reached. */
static gboolean
is_cut_off (const SpReport *report)
{
  guint failed = count_answers (report, SP_ANSWER_DNS_FAILED) +
                 count_answers (report, SP_ANSWER_UNREACHABLE) +
                 count_answers (report, SP_ANSWER_TIMED_OUT);

  return count (report, lacks_any) == count (report, was_tried) && !has_web (report) &&
         failed == count_remote (report) && count (report, was_tried) + failed > 0;
}

/* That there is no way at all is what the system itself says of addresses that it knows. */
static gboolean
has_no_network (const SpReport *report, SpFinding *finding)
{
  if (!is_cut_off (report) ||
      count (report, lacks_way) + count_answers (report, SP_ANSWER_UNREACHABLE) == 0)
    return FALSE;
  add_all (report, finding, lacks_any);
  return TRUE;
}

/* No name at all could be looked up. Whether the network is there cannot be told without a name. */
static gboolean
has_no_name_service (const SpReport *report, SpFinding *finding)
{
  guint failed = count (report, lacks_name_service) + count_answers (report, SP_ANSWER_DNS_FAILED);

  if (failed == 0 || has_web (report) || count (report, was_reached) > 0 ||
      count (report, is_silent) > 0 ||
      count (report, lacks_way) + count_answers (report, SP_ANSWER_UNREACHABLE) > 0)
    return FALSE;
  add_all (report, finding, lacks_name_service);
  return TRUE;
}

/* Several ports, each of them silent, and the network does lead to web servers. */
static gboolean
blocks_mail (const SpReport *report, SpFinding *finding)
{
  guint silent = count (report, is_silent);

  if (silent < 2 || silent != count (report, was_tried) || !has_web (report))
    return FALSE;
  return add_all (report, finding, is_silent);
}

static gboolean
is_of_host (const SpObservation *seen, const char *host)
{
  return g_str_equal (sp_endpoint_get_host (seen->endpoint), host);
}

/* Every port of it that was tried is silent, and there were at least two. */
static gboolean
is_host_silent (const SpReport *report, const char *host)
{
  guint n = 0;

  for (guint i = 0; i < get_length (report); i++)
    {
      const SpObservation *seen = get_seen (report, i);

      if (seen == NULL || !is_of_host (seen, host))
        continue;
      if (!is_silent (seen))
        return FALSE;
      n++;
    }
  return n > 1;
}

/* One server is silent where others answer. */
static gboolean
is_host_down (const SpReport *report, SpFinding *finding)
{
  if (count (report, was_reached) == 0)
    return FALSE;
  for (guint i = 0; i < get_length (report); i++)
    {
      const SpObservation *seen = get_seen (report, i);
      const char *host = seen ? sp_endpoint_get_host (seen->endpoint) : NULL;

      if (host == NULL || !is_host_silent (report, host))
        continue;
      sp_finding_add_endpoint (finding, seen->endpoint);
      if (finding->detail == NULL)
        finding->detail = g_strdup (host);
    }
  return finding->endpoints->len > 0;
}

/* The name service answers, and knows nothing of the domain: no mail exchanger, no usual name, not even the domain itself. */
static gboolean
does_not_exist (const SpReport *report, SpFinding *finding)
{
  const SpAnswer *mx = get_answer (report, SP_SOURCE_MX);
  const SpAnswer *guess = get_answer (report, SP_SOURCE_GUESS);

  if (get_length (report) > 0 || !mx || mx->reason != SP_ANSWER_NOT_PUBLISHED || mx->exchanger ||
      !guess || guess->reason != SP_ANSWER_NOT_PUBLISHED ||
      count_answers (report, SP_ANSWER_DNS_FAILED) > 0)
    return FALSE;
  finding->detail = g_strdup (sp_service_get_domain (sp_report_get_service (report)));
  return TRUE;
}

static gboolean
is_untrusted (const SpObservation *seen)
{
  return seen->tls && sp_tls_facts_get_leaf (seen->tls) &&
         (seen->tls->problems & SP_TLS_UNKNOWN_AUTHORITY) &&
         !(seen->tls->problems & SP_TLS_SELF_SIGNED);
}

/* The certificates are out of date, or the clock is; so the web server’s may be in order. */
static gboolean
is_out_of_date (const SpObservation *seen)
{
  return seen->tls && (seen->tls->problems & (SP_TLS_EXPIRED | SP_TLS_NOT_YET_VALID));
}

static gboolean
speaks_mail (const SpObservation *seen)
{
  return sp_observation_answered (seen) && !sp_observation_speaks_other (seen) &&
         seen->status != SP_STATUS_CLOSED;
}

/* The provider database belongs to nobody here: whoever poses as it poses as everybody. */
static gboolean
is_database (const SpReport *report, SpAnswerReason reason)
{
  const SpAnswer *database = get_answer (report, SP_SOURCE_ISPDB);

  return is_remote (database) && database->reason == reason &&
         !sp_report_get_no_trust_store (report);
}

static const char *
find_reader (const SpObservation *seen)
{
  const GPtrArray *chain = seen->tls ? seen->tls->chain : NULL;

  for (guint c = 0; chain && c < chain->len; c++)
    for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
      {
        const SpCertificate *certificate = chain->pdata[c];

        if (certificate->issuer && strstr (certificate->issuer, readers[i]))
          return certificate->issuer;
      }
  return NULL;
}

static gboolean
has_reader (const SpObservation *seen)
{
  return find_reader (seen) != NULL;
}

static gboolean
is_trusted_reader (const SpObservation *seen)
{
  return has_reader (seen) && !is_untrusted (seen);
}

/* Who owns a name is known by what was registered; an address or a name that nobody can register tells of no owner. */
static gboolean
have_two_owners (const char *a, const char *b)
{
  return sp_registered_domain (a) && sp_registered_domain (b) && !sp_same_registered_domain (a, b);
}

/* Another owner’s server whose certificate comes from the same authority, which this computer does not know. */
static gboolean
has_unrelated_twin (const SpReport *report, const SpObservation *seen)
{
  for (guint i = 0; i < get_length (report); i++)
    {
      const SpObservation *other = get_seen (report, i);

      if (other && is_untrusted (other) &&
          have_two_owners (sp_endpoint_get_host (seen->endpoint),
                           sp_endpoint_get_host (other->endpoint)) &&
          g_strcmp0 (sp_tls_facts_get_leaf (seen->tls)->issuer,
                     sp_tls_facts_get_leaf (other->tls)->issuer) == 0)
        return TRUE;
    }
  return FALSE;
}

/* RFC 8446 appendix E.1: who is on the way can only pose as a server with an authority of its own. */
static gboolean
is_read_along (const SpReport *report, SpFinding *finding)
{
  gboolean poses = is_database (report, SP_ANSWER_CERTIFICATE) && !count (report, is_out_of_date);

  for (guint i = 0; i < get_length (report); i++)
    {
      const SpObservation *seen = get_seen (report, i);
      const char *reader = seen ? find_reader (seen) : NULL;

      if (seen == NULL ||
          !(reader || (is_untrusted (seen) && (poses || has_unrelated_twin (report, seen)))))
        continue;
      sp_finding_add_endpoint (finding, seen->endpoint);
      if (finding->detail == NULL)
        finding->detail =
            sp_certificate_short_name (reader ? reader : sp_tls_facts_get_leaf (seen->tls)->issuer);
    }
  if (finding->endpoints->len > 0 && count (report, is_trusted_reader) == finding->endpoints->len)
    finding->severity = SP_SEVERITY_WARNING;
  return finding->endpoints->len > 0;
}

static gboolean
asks_to_sign_in (const SpReport *report)
{
  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = get_answer (report, source);

      if (is_remote (answer) && g_strcmp0 (answer->detail, "HTTP 511") == 0)
        return TRUE;
    }
  return FALSE;
}

/* RFC 6585 section 6, and RFC 8952 for those who do not say so. */
static gboolean
is_captive (const SpReport *report, SpFinding *finding)
{
  gboolean poses = is_database (report, SP_ANSWER_CERTIFICATE) ||
                   is_database (report, SP_ANSWER_INSECURE_REDIRECT);

  if (!asks_to_sign_in (report) &&
      (!poses || count (report, speaks_mail) > 0 || count (report, is_out_of_date) > 0))
    return FALSE;
  finding->detail = g_strdup (asks_to_sign_in (report) ? "HTTP 511" : NULL);
  return TRUE;
}

/* A name of the public Internet that leads inside a private network is the name service’s own invention. */
static gboolean
lies (const SpReport *report, SpFinding *finding)
{
  if (!is_database (report, SP_ANSWER_POINTS_INSIDE))
    return FALSE;
  finding->detail = g_strdup (get_answer (report, SP_SOURCE_ISPDB)->detail);
  return TRUE;
}

static const SpReportRule rules[] = {
  { "network-missing", SP_SEVERITY_WARNING, has_no_network },
  { "name-service-silent", SP_SEVERITY_WARNING, has_no_name_service },
  { "name-service-lies", SP_SEVERITY_WARNING, lies },
  { "captive-portal", SP_SEVERITY_WARNING, is_captive },
  { "intercepted", SP_SEVERITY_BAD, is_read_along },
  { "mail-ports-silent", SP_SEVERITY_WARNING, blocks_mail },
  { "host-silent", SP_SEVERITY_INFO, is_host_down },
  { "domain-unknown", SP_SEVERITY_WARNING, does_not_exist },
};

/**
 * sp_rules_get_fault:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the rules about whose fault it is
 */
const SpReportRule *
sp_rules_get_fault (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
