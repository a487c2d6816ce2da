/* Rules about the service as a whole: what is published, which protocols and ports there are, how sending is protected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/enums.h"
#include "rule.h"

typedef gboolean (*Choose) (const SpCase *self, const SpCandidate *candidate);

static gboolean
is_of (const SpEndpoint *endpoint, SpProtocol protocol)
{
  return sp_endpoint_get_protocol (endpoint) == protocol;
}

static gboolean
is_on_relay (const SpEndpoint *endpoint)
{
  return is_of (endpoint, SP_PROTOCOL_SMTP) && sp_endpoint_get_port (endpoint) == SP_RELAY_PORT;
}

static gboolean
has_candidate (const SpCase *self, Choose choose)
{
  SpService *service = sp_report_get_service (self->report);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    if (choose (self, sp_service_get (service, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_published (const SpCase *self, const SpCandidate *candidate)
{
  return (candidate->sources & SP_SOURCES_PUBLISHED) != 0 &&
         sp_endpoint_equal (candidate->endpoint, self->seen->endpoint);
}

/* Silence, a name service or a network in the way, or a stop: this tells nothing about the service. */
static gboolean
tells_nothing (const SpObservation *seen)
{
  return seen->status == SP_STATUS_TIMED_OUT || seen->status == SP_STATUS_UNREACHABLE ||
         seen->status == SP_STATUS_DNS_FAILED || seen->status == SP_STATUS_CANCELLED;
}

static gboolean
is_other_submission (const SpCase *self, const SpObservation *other)
{
  return is_of (other->endpoint, SP_PROTOCOL_SMTP) && !is_on_relay (other->endpoint) &&
         (other->status == SP_STATUS_OK || tells_nothing (other));
}

/* RFC 8314 section 4.1: services should move people off port 25. Worse where there is nothing else to move to. */
static gboolean
sends_through_relay (SpCase *self)
{
  if (!is_on_relay (self->seen->endpoint) || self->seen->status != SP_STATUS_OK)
    return FALSE;
  self->weighed = TRUE;
  if (sp_case_has_neighbour (self, is_other_submission))
    self->severity = SP_SEVERITY_INFO;
  return TRUE;
}

/* RFC 6409 section 4.3. Between servers, on port 25, nobody signs in. */
static gboolean
takes_no_sign_in (SpCase *self)
{
  const SpObservation *seen = self->seen;

  return is_of (seen->endpoint, SP_PROTOCOL_SMTP) && !is_on_relay (seen->endpoint) &&
         sp_observation_is_safe (seen) && seen->capabilities != NULL &&
         (seen->auth == NULL || seen->auth[0] == NULL);
}

static gboolean
is_imap_candidate (const SpCase *self, const SpCandidate *candidate)
{
  return is_of (candidate->endpoint, SP_PROTOCOL_IMAP);
}

static gboolean
may_have_imap (const SpCase *self, const SpObservation *other)
{
  return is_of (other->endpoint, SP_PROTOCOL_IMAP) &&
         (other->status == SP_STATUS_OK || tells_nothing (other));
}

/* At a port of another protocol IMAP was not really tried. */
static gboolean
has_tried_imap (const SpCase *self, const SpObservation *other)
{
  return is_of (other->endpoint, SP_PROTOCOL_IMAP) && !sp_observation_speaks_other (other);
}

/* Either IMAP was tried in vain, or who publishes the service names none. */
static gboolean
has_only_pop (SpCase *self)
{
  if (!is_of (self->seen->endpoint, SP_PROTOCOL_POP3) || self->seen->status != SP_STATUS_OK ||
      sp_case_has_neighbour (self, may_have_imap))
    return FALSE;
  if (has_candidate (self, is_imap_candidate))
    return sp_case_has_neighbour (self, has_tried_imap);
  return has_candidate (self, is_published);
}

static gboolean
is_published_implicit (const SpCase *self, const SpCandidate *candidate)
{
  return (candidate->sources & SP_SOURCES_PUBLISHED) != 0 &&
         is_of (candidate->endpoint, sp_endpoint_get_protocol (self->candidate->endpoint)) &&
         sp_endpoint_get_security (candidate->endpoint) == SP_SECURITY_TLS;
}

static gboolean
is_proved_stronger (const SpCase *self, const SpObservation *other)
{
  return is_of (other->endpoint, sp_endpoint_get_protocol (self->candidate->endpoint)) &&
         sp_endpoint_get_security (other->endpoint) <
             sp_endpoint_get_security (self->candidate->endpoint) &&
         sp_observation_is_safe (other);
}

/* RFC 8314 sections 4 and 5.1: clear text is not to be published at all, STARTTLS not alone. */
static gboolean
publishes_weaker (SpCase *self)
{
  SpSecurity security = sp_endpoint_get_security (self->candidate->endpoint);

  if (security == SP_SECURITY_TLS || !(self->candidate->sources & SP_SOURCES_PUBLISHED) ||
      !sp_case_has_neighbour (self, is_proved_stronger))
    return FALSE;
  self->detail = sp_sources_to_string (self->candidate->sources & SP_SOURCES_PUBLISHED);
  if (security == SP_SECURITY_NONE)
    return TRUE;
  self->severity = SP_SEVERITY_WARNING;
  return self->seen && !has_candidate (self, is_published_implicit);
}

static gboolean
is_answer (const SpCase *self, const SpObservation *other)
{
  return sp_observation_answered (other);
}

static gboolean
is_working_alternative (const SpCase *self, const SpObservation *other)
{
  return is_of (other->endpoint, sp_endpoint_get_protocol (self->seen->endpoint)) &&
         sp_observation_is_safe (other);
}

/* Silence on port 25 is the network's doing and told as such. */
static gboolean
publishes_unreachable (SpCase *self)
{
  SpStatus status = self->seen->status;

  if (status != SP_STATUS_REFUSED && status != SP_STATUS_UNRESOLVED &&
      status != SP_STATUS_TIMED_OUT && status != SP_STATUS_CLOSED)
    return FALSE;
  if (is_on_relay (self->seen->endpoint) || !has_candidate (self, is_published) ||
      !sp_case_has_neighbour (self, is_answer))
    return FALSE;
  self->detail = sp_sources_to_string (self->candidate->sources & SP_SOURCES_PUBLISHED);
  if (status == SP_STATUS_TIMED_OUT || sp_case_has_neighbour (self, is_working_alternative))
    self->severity = SP_SEVERITY_INFO;
  return TRUE;
}

/* RFC 6186 section 3.2, for example: “_imaps” that leads to port 995, where POP is spoken. */
static gboolean
names_other_protocol (SpCase *self)
{
  if (!(self->candidate->sources & SP_SOURCES_NAMED) || !sp_observation_speaks_other (self->seen))
    return FALSE;
  self->detail = g_strdup (self->seen->error);
  return TRUE;
}

static gboolean
is_same_leaf (const SpTlsFacts *a, const SpTlsFacts *b)
{
  const SpCertificate *first = a ? sp_tls_facts_get_leaf (a) : NULL;
  const SpCertificate *second = b ? sp_tls_facts_get_leaf (b) : NULL;

  return !first || !second || g_strcmp0 (first->sha256, second->sha256) == 0;
}

static gboolean
is_same_list (char **a, char **b)
{
  return !a || !b || g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
answers_alike (const SpObservation *seen, const SpObservation *other)
{
  return other->status == seen->status && is_same_leaf (seen->tls, other->tls) &&
         is_same_list (seen->auth, other->auth) && seen->login_in_clear == other->login_in_clear;
}

/* What works over IPv6 and not over IPv4, or the other way round, works for some people only, and differs between networks. */
static gboolean
differs_between_families (SpCase *self)
{
  const SpObservation *seen = self->seen;
  const SpObservation *other = seen->other;

  if (other == NULL || answers_alike (seen, other))
    return FALSE;
  self->detail = g_strdup_printf (
      "%s: %s; %s: %s", seen->address, sp_enum_to_nick (SP_TYPE_STATUS, seen->status),
      other->address ? other->address : "–", sp_enum_to_nick (SP_TYPE_STATUS, other->status));
  return TRUE;
}

/* Which of several addresses a mail program takes is chance. */
static gboolean
differs_between_addresses (SpCase *self)
{
  const SpObservation *seen = self->seen;
  g_autoptr(GString) told = g_string_new (NULL);
  guint n = 0;

  g_string_printf (told, "%s: %s", seen->address ? seen->address : "–",
                   sp_enum_to_nick (SP_TYPE_STATUS, seen->status));
  for (guint i = 0; seen->others && i < seen->others->len; i++)
    {
      const SpObservation *other = g_ptr_array_index (seen->others, i);

      if (answers_alike (seen, other))
        continue;
      g_string_append_printf (told, "; %s: %s", other->address,
                              sp_enum_to_nick (SP_TYPE_STATUS, other->status));
      n++;
    }
  if (n > 0)
    self->detail = g_string_free (g_steal_pointer (&told), FALSE);
  return n > 0;
}

static const SpRule rules[] = {
  { "published-weaker", SP_SEVERITY_BAD, publishes_weaker, .unseen_too = TRUE },
  { "published-unreachable", SP_SEVERITY_WARNING, publishes_unreachable },
  { "other-protocol", SP_SEVERITY_WARNING, names_other_protocol },
  { "submission-on-relay-port", SP_SEVERITY_WARNING, sends_through_relay },
  { "submission-without-sign-in", SP_SEVERITY_WARNING, takes_no_sign_in },
  { "pop-only", SP_SEVERITY_INFO, has_only_pop },
  { "address-families-differ", SP_SEVERITY_WARNING, differs_between_families },
  { "addresses-differ", SP_SEVERITY_WARNING, differs_between_addresses },
};

/**
 * sp_rules_get_service:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the rules about the service as a whole
 */
const SpRule *
sp_rules_get_service (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
