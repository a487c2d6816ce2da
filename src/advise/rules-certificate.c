/* Rules about certificates: what is wrong with them, and what soon will be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "rule.h"

#define WARN_DAYS 14
#define TELL_DAYS 30

static const SpCertificate *
get_leaf (const SpObservation *seen)
{
  return seen->tls ? sp_tls_facts_get_leaf (seen->tls) : NULL;
}

static gboolean
has (const SpCase *self, SpTlsProblems problem)
{
  return self->seen->tls && (self->seen->tls->problems & problem) != 0;
}

static char *
format_date (GDateTime *date)
{
  return date ? g_date_time_format (date, "%F") : NULL;
}

/* A fact of the certificate that has the problem, with its holder where that is not the server. */
static char *
tell (const SpCase *self, const SpCertificate *culprit, const char *fact)
{
  g_autofree char *holder = NULL;

  if (culprit == NULL || culprit == get_leaf (self->seen))
    return g_strdup (fact);
  holder = sp_certificate_short_name (culprit->subject);
  return fact ? g_strdup_printf ("%s: %s", holder, fact) : g_steal_pointer (&holder);
}

static const SpCertificate *
find_culprit (const SpCase *self, SpTlsProblems problem)
{
  return sp_tls_facts_find_culprit (self->seen->tls, problem);
}

/* Who did not vouch for the last certificate, as a person calls it. */
static char *
name_issuer (const SpCertificate *certificate)
{
  return certificate ? sp_certificate_short_name (certificate->issuer) : NULL;
}

static gboolean
is_expired (SpCase *self)
{
  const SpCertificate *culprit;
  g_autofree char *date = NULL;

  if (!has (self, SP_TLS_EXPIRED))
    return FALSE;
  culprit = find_culprit (self, SP_TLS_EXPIRED);
  date = culprit ? format_date (culprit->not_after) : NULL;
  self->detail = tell (self, culprit, date);
  return TRUE;
}

static gboolean
expires_soon (SpCase *self)
{
  const SpCertificate *leaf = get_leaf (self->seen);
  GTimeSpan left;

  if (leaf == NULL || leaf->not_after == NULL || has (self, SP_TLS_EXPIRED))
    return FALSE;
  left = g_date_time_difference (leaf->not_after, self->now);
  if (left < 0 || left > TELL_DAYS * G_TIME_SPAN_DAY)
    return FALSE;
  if (left > WARN_DAYS * G_TIME_SPAN_DAY)
    self->severity = SP_SEVERITY_INFO;
  self->detail = format_date (leaf->not_after);
  return TRUE;
}

/* No clock that is right is before this program was released. */
static gboolean
is_clock_slow (const SpCase *self)
{
  return g_date_time_compare (self->now, self->released) < 0;
}

/* Told once, with the endpoints that seem to be ahead of their time because of it. */
static gboolean
has_wrong_clock (SpCase *self)
{
  if (!has (self, SP_TLS_NOT_YET_VALID) || !is_clock_slow (self))
    return FALSE;
  self->detail = format_date (self->now);
  return TRUE;
}

static gboolean
is_not_yet_valid (SpCase *self)
{
  const SpCertificate *culprit;
  g_autofree char *date = NULL;

  if (!has (self, SP_TLS_NOT_YET_VALID) || is_clock_slow (self))
    return FALSE;
  culprit = find_culprit (self, SP_TLS_NOT_YET_VALID);
  date = culprit ? format_date (culprit->not_before) : NULL;
  self->detail = tell (self, culprit, date);
  return TRUE;
}

/* Where the chain has a gap, the gap is the cause; where this computer knows no authority, the computer is. */
static gboolean
is_untrusted (SpCase *self)
{
  if (!has (self, SP_TLS_UNKNOWN_AUTHORITY) ||
      has (self, SP_TLS_SELF_SIGNED | SP_TLS_INCOMPLETE_CHAIN) ||
      sp_report_get_no_trust_store (self->report))
    return FALSE;
  self->detail = name_issuer (find_culprit (self, SP_TLS_UNKNOWN_AUTHORITY));
  return TRUE;
}

static gboolean
is_self_signed (SpCase *self)
{
  const SpCertificate *leaf = get_leaf (self->seen);

  if (!has (self, SP_TLS_SELF_SIGNED))
    return FALSE;
  self->detail = leaf ? sp_certificate_short_name (leaf->subject) : NULL;
  return TRUE;
}

static gboolean
has_same_leaf (const SpObservation *a, const SpObservation *b)
{
  const SpCertificate *first = get_leaf (a);
  const SpCertificate *second = get_leaf (b);

  return first && second && g_strcmp0 (first->sha256, second->sha256) == 0;
}

/* The same place under another name, in whose favour the certificate speaks. */
static const SpEndpoint *
find_right_name (const SpCase *self)
{
  SpService *service = sp_report_get_service (self->report);
  const SpEndpoint *own = self->candidate->endpoint;

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpObservation *other = sp_report_get_observation (self->report, i);

      if ((sp_service_get (service, i)->sources & (1u << SP_SOURCE_CERTIFICATE)) && other &&
          sp_observation_is_safe (other) && has_same_leaf (self->seen, other) &&
          sp_endpoint_get_protocol (other->endpoint) == sp_endpoint_get_protocol (own) &&
          sp_endpoint_get_port (other->endpoint) == sp_endpoint_get_port (own))
        return other->endpoint;
    }
  return NULL;
}

static gboolean
has_wrong_name (SpCase *self)
{
  const SpCertificate *leaf = get_leaf (self->seen);
  const SpEndpoint *right = find_right_name (self);
  g_autofree char *names = leaf && leaf->dns_names ? g_strjoinv (", ", leaf->dns_names) : NULL;

  if (!has (self, SP_TLS_WRONG_NAME))
    return FALSE;
  if (right)
    self->detail = g_strdup_printf ("%s ► %s", names ? names : "–", sp_endpoint_get_uri (right));
  else
    self->detail = g_steal_pointer (&names);
  return TRUE;
}

/* RFC 9525 section 2: newer programs look at the subject's name no longer. */
static gboolean
names_only_in_subject (SpCase *self)
{
  const SpCertificate *leaf = get_leaf (self->seen);

  if (leaf == NULL || (leaf->dns_names && leaf->dns_names[0]) || has (self, SP_TLS_WRONG_NAME) ||
      leaf->subject == NULL || strstr (leaf->subject, "CN=") == NULL)
    return FALSE;
  self->detail = sp_certificate_short_name (leaf->subject);
  return TRUE;
}

static gboolean
is_revoked (SpCase *self)
{
  const SpCertificate *culprit;
  g_autofree char *issuer = NULL;

  if (!has (self, SP_TLS_REVOKED))
    return FALSE;
  culprit = find_culprit (self, SP_TLS_REVOKED);
  issuer = name_issuer (culprit);
  self->detail = tell (self, culprit, issuer);
  return TRUE;
}

static gboolean
has_weak_key (SpCase *self)
{
  const SpCertificate *culprit;

  if (!has (self, SP_TLS_WEAK_KEY))
    return FALSE;
  culprit = find_culprit (self, SP_TLS_WEAK_KEY);
  self->detail = tell (self, culprit, culprit ? culprit->key : NULL);
  return TRUE;
}

static gboolean
has_weak_signature (SpCase *self)
{
  const SpCertificate *culprit;

  if (!has (self, SP_TLS_WEAK_SIGNATURE))
    return FALSE;
  culprit = find_culprit (self, SP_TLS_WEAK_SIGNATURE);
  self->detail = tell (self, culprit, culprit ? culprit->signature : NULL);
  return TRUE;
}

static gboolean
has_gap_in_chain (SpCase *self)
{
  if (!has (self, SP_TLS_INCOMPLETE_CHAIN) || sp_report_get_no_trust_store (self->report))
    return FALSE;
  self->detail = name_issuer (find_culprit (self, SP_TLS_INCOMPLETE_CHAIN));
  return TRUE;
}

static char *
name_holder (const SpCertificate *certificate)
{
  return certificate ? sp_certificate_short_name (certificate->subject) : NULL;
}

static gboolean
has_wrong_purpose (SpCase *self)
{
  if (!has (self, SP_TLS_WRONG_PURPOSE))
    return FALSE;
  self->detail = name_holder (find_culprit (self, SP_TLS_WRONG_PURPOSE));
  return TRUE;
}

static gboolean
breaks_limits (SpCase *self)
{
  const SpTlsProblems limits = SP_TLS_CONSTRAINT_VIOLATED | SP_TLS_NOT_AN_AUTHORITY;

  if (!has (self, limits))
    return FALSE;
  self->detail = name_holder (find_culprit (self, limits));
  return TRUE;
}

/* RFC 7633 section 4.2.3: a staple that does not count is as good as none. */
static gboolean
lacks_staple (SpCase *self)
{
  const SpTlsFacts *tls = self->seen->tls;

  return tls && tls->must_staple && tls->staple != SP_STAPLE_GOOD &&
         tls->staple != SP_STAPLE_REVOKED && tls->staple != SP_STAPLE_UNCHECKED;
}

static gboolean
has_invalid_staple (SpCase *self)
{
  SpStaple staple = self->seen->tls ? self->seen->tls->staple : SP_STAPLE_NONE;

  return staple >= SP_STAPLE_UNKNOWN && staple != SP_STAPLE_UNCHECKED;
}

static gboolean
find_by_print (const GPtrArray *list, const SpCertificate *wanted, guint *at)
{
  for (*at = 0; *at < list->len; (*at)++)
    {
      const SpCertificate *certificate = g_ptr_array_index (list, *at);

      if (g_strcmp0 (certificate->sha256, wanted->sha256) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Sent twice, before one that it vouches for, or neither needed nor in order itself. */
static gboolean
is_out_of_place (const SpTlsFacts *tls, guint at)
{
  const SpCertificate *certificate = g_ptr_array_index (tls->chain, at);
  guint first, place, before;

  find_by_print (tls->chain, certificate, &first);
  if (first != at)
    return TRUE;
  if (!find_by_print (tls->path, certificate, &place))
    return certificate->problems != 0;
  return at > 0 && find_by_print (tls->path, g_ptr_array_index (tls->chain, at - 1), &before) &&
         before > place;
}

static gboolean
sends_superfluous (SpCase *self)
{
  const SpTlsFacts *tls = self->seen->tls;

  if (tls == NULL || has (self, SP_TLS_UNKNOWN_AUTHORITY | SP_TLS_SELF_SIGNED))
    return FALSE;
  for (guint i = 1; i < tls->chain->len; i++)
    if (is_out_of_place (tls, i))
      {
        self->detail = name_holder (g_ptr_array_index (tls->chain, i));
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_other_leaf (const SpCase *self, const SpObservation *other)
{
  const SpCertificate *mine = get_leaf (self->seen);
  const SpCertificate *theirs = get_leaf (other);

  return mine && theirs && g_strcmp0 (mine->sha256, theirs->sha256) != 0 &&
         strcmp (sp_endpoint_get_host (self->seen->endpoint),
                 sp_endpoint_get_host (other->endpoint)) == 0;
}

static gboolean
differs (SpCase *self)
{
  return sp_case_has_neighbour (self, is_other_leaf);
}

/* The fault is this computer's: told once, with the endpoints that look untrusted because of it. */
static gboolean
lacks_trust_store (SpCase *self)
{
  return sp_report_get_no_trust_store (self->report) && has (self, SP_TLS_UNKNOWN_AUTHORITY);
}

static const SpRule rules[] = {
  { "cert-expired", SP_SEVERITY_BAD, is_expired },
  { "cert-not-yet-valid", SP_SEVERITY_BAD, is_not_yet_valid },
  { "cert-revoked", SP_SEVERITY_BAD, is_revoked },
  { "cert-wrong-name", SP_SEVERITY_BAD, has_wrong_name },
  { "cert-self-signed", SP_SEVERITY_BAD, is_self_signed },
  { "cert-untrusted", SP_SEVERITY_BAD, is_untrusted },
  { "cert-incomplete-chain", SP_SEVERITY_BAD, has_gap_in_chain },
  { "cert-weak-key", SP_SEVERITY_BAD, has_weak_key },
  { "cert-weak-signature", SP_SEVERITY_BAD, has_weak_signature },
  { "cert-wrong-purpose", SP_SEVERITY_BAD, has_wrong_purpose },
  { "cert-constraints", SP_SEVERITY_BAD, breaks_limits },
  { "clock-wrong", SP_SEVERITY_WARNING, has_wrong_clock },
  { "no-trust-store", SP_SEVERITY_WARNING, lacks_trust_store },
  { "cert-expires-soon", SP_SEVERITY_WARNING, expires_soon },
  { "cert-cn-only", SP_SEVERITY_WARNING, names_only_in_subject },
  { "cert-differs", SP_SEVERITY_WARNING, differs },
  { "cert-staple-missing", SP_SEVERITY_WARNING, lacks_staple },
  { "cert-staple-invalid", SP_SEVERITY_INFO, has_invalid_staple },
  { "cert-superfluous", SP_SEVERITY_INFO, sends_superfluous },
};

/**
 * sp_rules_get_certificate:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the rules about certificates
 */
const SpRule *
sp_rules_get_certificate (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
