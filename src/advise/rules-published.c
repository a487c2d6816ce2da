/* Rules about what is published: sources that disagree, point elsewhere, or cannot be used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/enums.h"
#include "core/host.h"
#include "rule.h"

/* The sources that speak for somebody and were asked over the network or read from files, best first. */
#define FIRST SP_SOURCE_SITE
#define LAST SP_SOURCE_AUTODISCOVER

static const SpAnswer *
get_found (const SpReport *report, guint source)
{
  const SpAnswer *answer = sp_service_get_answer (sp_report_get_service (report), source);

  return answer && answer->status == SP_ANSWER_FOUND ? answer : NULL;
}

static gboolean
is_of (const SpOffer *offer, SpProtocol protocol)
{
  return sp_endpoint_get_protocol (offer->endpoint) == protocol;
}

static const SpOffer *
find_offer (const SpAnswer *answer, SpProtocol protocol)
{
  for (guint i = 0; i < answer->offers->len; i++)
    if (is_of (answer->offers->pdata[i], protocol))
      return answer->offers->pdata[i];
  return NULL;
}

static gboolean
names_host (const SpAnswer *answer, SpProtocol protocol, const char *host)
{
  for (guint i = 0; i < answer->offers->len; i++)
    {
      const SpOffer *offer = answer->offers->pdata[i];

      if (is_of (offer, protocol) && g_str_equal (sp_endpoint_get_host (offer->endpoint), host))
        return TRUE;
    }
  return FALSE;
}

static gboolean
share_host (const SpAnswer *a, const SpAnswer *b, SpProtocol protocol)
{
  for (guint i = 0; i < a->offers->len; i++)
    {
      const SpOffer *offer = a->offers->pdata[i];

      if (is_of (offer, protocol) &&
          names_host (b, protocol, sp_endpoint_get_host (offer->endpoint)))
        return TRUE;
    }
  return FALSE;
}

static void
append_detail (SpFinding *finding, const char *more)
{
  g_autofree char *before = finding->detail;

  finding->detail = before ? g_strconcat (before, "; ", more, NULL) : g_strdup (more);
}

static void
add_offers (SpFinding *finding, const SpAnswer *answer, SpProtocol protocol)
{
  for (guint i = 0; i < answer->offers->len; i++)
    if (is_of (answer->offers->pdata[i], protocol))
      sp_finding_add_endpoint (finding, ((SpOffer *) answer->offers->pdata[i])->endpoint);
}

/* The best source that offers something for a protocol, and what a worse one says against it. */
typedef gboolean (*Contradicts) (const SpAnswer *best, const SpAnswer *other, SpProtocol protocol);

static gboolean
names_other_host (const SpAnswer *best, const SpAnswer *other, SpProtocol protocol)
{
  return !share_host (best, other, protocol);
}

static const char *
get_user_name (const SpAnswer *answer, SpProtocol protocol)
{
  for (guint i = 0; i < answer->offers->len; i++)
    {
      const SpOffer *offer = answer->offers->pdata[i];

      if (is_of (offer, protocol) && offer->user_name)
        return offer->user_name;
    }
  return NULL;
}

static gboolean
names_other_user (const SpAnswer *best, const SpAnswer *other, SpProtocol protocol)
{
  const char *first = get_user_name (best, protocol);
  const char *second = get_user_name (other, protocol);

  return first && second && g_ascii_strcasecmp (first, second) != 0;
}

static char *
describe (const SpAnswer *answer, SpProtocol protocol, gboolean user)
{
  const SpOffer *offer = find_offer (answer, protocol);

  return g_strdup_printf (
      "%s: %s %s", sp_enum_to_nick (SP_TYPE_SOURCE, answer->source), sp_protocol_to_nick (protocol),
      user ? get_user_name (answer, protocol) : sp_endpoint_get_host (offer->endpoint));
}

static void
tell (SpFinding *finding,
      const SpAnswer *best,
      const SpAnswer *other,
      SpProtocol protocol,
      gboolean user)
{
  g_autofree char *first = describe (best, protocol, user);
  g_autofree char *second = describe (other, protocol, user);

  if (finding->detail == NULL || strstr (finding->detail, first) == NULL)
    append_detail (finding, first);
  append_detail (finding, second);
  add_offers (finding, other, protocol);
}

static gboolean
compare (const SpReport *report, SpFinding *finding, Contradicts contradicts, gboolean user)
{
  for (SpProtocol protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
    {
      const SpAnswer *best = NULL;

      for (guint source = FIRST; source <= LAST; source++)
        {
          const SpAnswer *answer = get_found (report, source);

          if (answer == NULL || find_offer (answer, protocol) == NULL)
            continue;
          if (best == NULL)
            best = answer;
          else if (contradicts (best, answer, protocol))
            tell (finding, best, answer, protocol, user);
        }
    }
  return finding->detail != NULL;
}

static gboolean
servers_disagree (const SpReport *report, SpFinding *finding)
{
  return compare (report, finding, names_other_host, FALSE);
}

static gboolean
user_names_disagree (const SpReport *report, SpFinding *finding)
{
  return compare (report, finding, names_other_user, TRUE);
}

/* RFC 6186 section 4: a name from the DNS that lies outside the domain has to be confirmed. */
static gboolean
points_outside (const SpReport *report, SpFinding *finding)
{
  SpService *service = sp_report_get_service (report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpCandidate *candidate = sp_service_get (service, i);

      if (candidate->outside &&
          (candidate->sources & (SP_SOURCES_PUBLISHED | 1u << SP_SOURCE_CERTIFICATE)))
        sp_finding_add_endpoint (finding, candidate->endpoint);
    }
  finding->detail = g_strdup (sp_service_get_domain (service));
  return finding->endpoints->len > 0;
}

static gboolean
looks_like_another (const SpReport *report, SpFinding *finding)
{
  SpService *service = sp_report_get_service (report);
  const char *domain = sp_service_get_domain (service);

  if (domain && sp_host_is_deceptive (domain))
    append_detail (finding, domain);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      SpEndpoint *endpoint = sp_service_get (service, i)->endpoint;
      const char *host = sp_endpoint_get_host (endpoint);

      if (!sp_host_is_deceptive (host))
        continue;
      sp_finding_add_endpoint (finding, endpoint);
      if (finding->detail == NULL || strstr (finding->detail, host) == NULL)
        append_detail (finding, host);
    }
  return finding->detail != NULL;
}

static gboolean
is_useless (SpAnswerReason reason)
{
  return reason == SP_ANSWER_MALFORMED || reason == SP_ANSWER_COMPRESSED ||
         reason == SP_ANSWER_TOO_LONG || reason == SP_ANSWER_REDIRECTS ||
         reason == SP_ANSWER_INSECURE_REDIRECT || reason == SP_ANSWER_NOT_WEB ||
         reason == SP_ANSWER_TOO_MANY || reason == SP_ANSWER_DIGEST_MISSING ||
         reason == SP_ANSWER_DIGEST_MISMATCH;
}

static void
describe_fault (SpFinding *finding, const SpAnswer *answer)
{
  const char *nick = sp_enum_to_nick (SP_TYPE_SOURCE, answer->source);
  g_autofree char *said = NULL;

  if (answer->status == SP_ANSWER_FAILED && is_useless (answer->reason))
    said = g_strdup_printf ("%s: %s%s%s", nick,
                            sp_enum_to_nick (SP_TYPE_ANSWER_REASON, answer->reason),
                            answer->detail ? ", " : "", answer->detail ? answer->detail : "");
  else if (answer->dropped->len > 0)
    said = g_strdup_printf ("%s: %s", nick, (char *) answer->dropped->pdata[0]);
  if (said)
    append_detail (finding, said);
}

static gboolean
publishes_rubbish (const SpReport *report, SpFinding *finding)
{
  for (guint source = FIRST; source <= LAST; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (sp_report_get_service (report), source);

      if (answer)
        describe_fault (finding, answer);
    }
  return finding->detail != NULL;
}

static gboolean
has_reason (const SpReport *report, guint source, SpAnswerReason reason)
{
  const SpAnswer *answer = sp_service_get_answer (sp_report_get_service (report), source);

  return answer && answer->reason == reason;
}

static gboolean
has_only_exchange (const SpReport *report, SpFinding *finding)
{
  return has_reason (report, SP_SOURCE_AUTODISCOVER, SP_ANSWER_EXCHANGE_ONLY) ||
         has_reason (report, SP_SOURCE_AUTOCONFIG, SP_ANSWER_EXCHANGE_ONLY);
}

static gboolean
takes_no_mail (const SpReport *report, SpFinding *finding)
{
  finding->detail = g_strdup (sp_service_get_domain (sp_report_get_service (report)));
  return has_reason (report, SP_SOURCE_MX, SP_ANSWER_NO_MAIL);
}

static const SpReportRule rules[] = {
  { "sources-disagree", SP_SEVERITY_WARNING, servers_disagree },
  { "user-names-disagree", SP_SEVERITY_INFO, user_names_disagree },
  { "target-outside-domain", SP_SEVERITY_WARNING, points_outside },
  { "mixed-scripts", SP_SEVERITY_WARNING, looks_like_another },
  { "points-inside", SP_SEVERITY_WARNING, sp_rule_points_inside },
  { "published-broken", SP_SEVERITY_WARNING, publishes_rubbish },
  { "exchange-only", SP_SEVERITY_INFO, has_only_exchange },
  { "no-mail", SP_SEVERITY_WARNING, takes_no_mail },
};

/**
 * sp_rules_get_published:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the rules about what the sources answered
 */
const SpReportRule *
sp_rules_get_published (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
