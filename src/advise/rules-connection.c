/* Rules about connections: what is offered in the clear, how STARTTLS behaves, which ports answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/cipher-suite.h"
#include "rule.h"

#define MIN_DH_BITS 2048
#define SLOW_GREETING_US (3 * G_USEC_PER_SEC)

static gboolean
lists (char **words, const char *word)
{
  for (; words && *words; words++)
    if (g_ascii_strcasecmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_starttls (const SpObservation *seen)
{
  return sp_endpoint_get_security (seen->endpoint) == SP_SECURITY_STARTTLS;
}

static gboolean
is_same_host (const SpObservation *a, const SpObservation *b)
{
  return strcmp (sp_endpoint_get_host (a->endpoint), sp_endpoint_get_host (b->endpoint)) == 0;
}

static gboolean
is_same_protocol (const SpObservation *a, const SpObservation *b)
{
  return sp_endpoint_get_protocol (a->endpoint) == sp_endpoint_get_protocol (b->endpoint);
}

/* RFC 8314 section 4.1 */
static gboolean
takes_login_in_clear (SpCase *self)
{
  return self->seen->login_in_clear == SP_YES;
}

/* RFC 4954 section 4; a challenge gives less away than a password. */
static gboolean
offers_auth_in_clear (SpCase *self)
{
  char **auth = self->seen->auth_in_clear;

  if (auth == NULL || auth[0] == NULL)
    return FALSE;
  if (!lists (auth, "PLAIN") && !lists (auth, "LOGIN"))
    self->severity = SP_SEVERITY_WARNING;
  self->detail = g_strjoinv (", ", auth);
  return TRUE;
}

/* RFC 9051 section 7.1.4 */
static gboolean
greets_preauth (SpCase *self)
{
  return self->seen->preauth;
}

static gboolean
lacks_starttls (SpCase *self)
{
  return self->seen->status == SP_STATUS_NO_STARTTLS;
}

/* RFC 8446 section 4.3.2 */
static gboolean
demands_certificate (SpCase *self)
{
  return self->seen->tls_failure == SP_TLS_FAILURE_CLIENT_CERTIFICATE;
}

/* RFC 6066 section 3 */
static gboolean
refuses_name (SpCase *self)
{
  if (self->seen->tls_failure != SP_TLS_FAILURE_NAME)
    return FALSE;
  self->detail = g_strdup (sp_endpoint_get_host (self->seen->endpoint));
  return TRUE;
}

static gboolean
answers_early (SpCase *self)
{
  if (self->seen->early_bytes == 0)
    return FALSE;
  self->detail = g_strdup_printf ("%" G_GSIZE_FORMAT, self->seen->early_bytes);
  return TRUE;
}

/* The handshake came to nothing, for a reason that no other rule tells. */
static gboolean
fails_handshake (SpCase *self)
{
  const SpObservation *seen = self->seen;

  if (seen->stage != SP_STAGE_HANDSHAKE || seen->tls_failure == SP_TLS_FAILURE_CLIENT_CERTIFICATE ||
      seen->tls_failure == SP_TLS_FAILURE_NAME)
    return FALSE;
  return seen->status == SP_STATUS_TLS_FAILED || seen->status == SP_STATUS_CLOSED ||
         seen->status == SP_STATUS_TIMED_OUT || seen->status == SP_STATUS_PROTOCOL_ERROR ||
         seen->status == SP_STATUS_REJECTED;
}

/* Listed, asked for, and then no TLS: refused, or the handshake came to nothing. */
static gboolean
breaks_starttls (SpCase *self)
{
  const SpObservation *seen = self->seen;

  if (!is_starttls (seen) ||
      (seen->status != SP_STATUS_STARTTLS_REFUSED && !fails_handshake (self)))
    return FALSE;
  self->detail = g_strdup (seen->error);
  return TRUE;
}

/* Filters overwrite a keyword in place, so that its length stays: XXXXXXXA for STARTTLS. */
static const char *
find_masked (char **words)
{
  for (; words && *words; words++)
    if (strspn (*words, "X") >= 4 && strlen (*words) <= strspn (*words, "X") + 1)
      return *words;
  return NULL;
}

static gboolean
hides_starttls (SpCase *self)
{
  const SpObservation *seen = self->seen;
  const char *masked = find_masked (seen->capabilities_in_clear);

  gboolean published = (self->candidate->sources & SP_SOURCES_PUBLISHED) != 0;

  if (!is_starttls (seen) || seen->starttls_listed != SP_NO)
    return FALSE;
  if (masked)
    self->detail = g_strdup (masked);
  else if (seen->tls == NULL && lists (seen->capabilities_in_clear, "LOGINDISABLED"))
    self->detail = g_strdup ("LOGINDISABLED");
  else if (published && seen->status == SP_STATUS_NO_STARTTLS)
    self->detail = sp_sources_to_string (self->candidate->sources & SP_SOURCES_PUBLISHED);
  return self->detail != NULL;
}

/* It works where somebody insists, and nobody does: programs go by the list. Who hides an offer also keeps it from working. */
static gboolean
forgets_starttls (SpCase *self)
{
  const SpObservation *seen = self->seen;

  return is_starttls (seen) && seen->starttls_listed == SP_NO && seen->tls != NULL &&
         find_masked (seen->capabilities_in_clear) == NULL;
}

/* RFC 5804 section 2.2 */
static gboolean
withholds_list (SpCase *self)
{
  return self->seen->list_withheld;
}

/* CVE-2020-14093 and its kin: what follows the answer in the clear may be taken for protected. */
static gboolean
injects_response (SpCase *self)
{
  if (self->seen->leftover_bytes == 0)
    return FALSE;
  self->detail = g_strdup_printf ("%" G_GSIZE_FORMAT, self->seen->leftover_bytes);
  return TRUE;
}

static gboolean
is_implicit_of_protocol (const SpCase *self, const SpObservation *other)
{
  return is_same_protocol (self->seen, other) && other->status == SP_STATUS_OK &&
         sp_endpoint_get_security (other->endpoint) == SP_SECURITY_TLS;
}

static gboolean
is_starttls_of_host (const SpCase *self, const SpObservation *other)
{
  return is_same_protocol (self->seen, other) && is_same_host (self->seen, other) &&
         other->status == SP_STATUS_OK && is_starttls (other);
}

/* RFC 8314 section 3, RFC 9325 section 3.2. Silence is no evidence: a filter in between may cause it. */
static gboolean
lacks_implicit (SpCase *self)
{
  const SpEndpoint *endpoint = self->seen->endpoint;
  SpStatus status = self->seen->status;

  return sp_endpoint_get_security (endpoint) == SP_SECURITY_TLS &&
         sp_endpoint_get_port (endpoint) ==
             sp_protocol_get_default_port (sp_endpoint_get_protocol (endpoint), SP_SECURITY_TLS) &&
         (status == SP_STATUS_REFUSED || status == SP_STATUS_CLOSED ||
          status == SP_STATUS_NOT_MAIL || status == SP_STATUS_SPEAKS_CLEAR) &&
         sp_case_has_neighbour (self, is_starttls_of_host) &&
         !sp_case_has_neighbour (self, is_implicit_of_protocol);
}

/* RFC 8996, RFC 8997 section 3 */
static gboolean
speaks_obsolete_tls (SpCase *self)
{
  const SpTlsFacts *tls = self->seen->tls;

  if (tls == NULL || tls->version == NULL || g_str_equal (tls->version, "TLS 1.2") ||
      g_str_equal (tls->version, "TLS 1.3"))
    return FALSE;
  self->detail = g_strdup (tls->version);
  return TRUE;
}

/* RFC 9325 section 4.1. Only what was agreed on counts: a suite that is merely offered harms nobody who has a better one. */
static gboolean
uses_weak_cipher (SpCase *self)
{
  const char *suite = self->seen->tls ? self->seen->tls->cipher_suite : NULL;
  SpCipherFaults faults = suite ? sp_cipher_suite_get_faults (suite) : 0;

  if (faults == 0)
    return FALSE;
  if ((faults & (SP_CIPHER_BROKEN | SP_CIPHER_ANONYMOUS)) == 0)
    self->severity = SP_SEVERITY_WARNING;
  self->detail = g_strdup (suite);
  return TRUE;
}

/* RFC 9325 section 4.5; OpenSSL refuses 1024 bits. */
static gboolean
agrees_on_few_bits (SpCase *self)
{
  const SpTlsFacts *tls = self->seen->tls;

  if (tls == NULL || tls->dh_bits == 0 || tls->dh_bits >= MIN_DH_BITS)
    return FALSE;
  self->detail = g_strdup_printf ("%u", tls->dh_bits);
  return TRUE;
}

/* RFC 5746, RFC 9325 section 3.5; OpenSSL 3 refuses such a server. */
static gboolean
lacks_secure_renegotiation (SpCase *self)
{
  const SpTlsFacts *tls = self->seen->tls;

  return tls && tls->secure_renegotiation == SP_NO;
}

/* RFC 3207 section 4.2, RFC 9051 section 6.2.1: the offer makes no sense any more, and shows that old knowledge is kept. */
static gboolean
repeats_starttls (SpCase *self)
{
  return self->seen->starttls_after_tls;
}

/* RFC 9325 section 3.1.1; the probe offers TLS 1.3, and a server that can takes it. */
static gboolean
lacks_tls13 (SpCase *self)
{
  const SpTlsFacts *tls = self->seen->tls;

  return tls && g_strcmp0 (tls->version, "TLS 1.2") == 0;
}

static gboolean
is_answering_host (const SpCase *self, const SpObservation *other)
{
  return is_same_host (self->seen, other) && sp_observation_answered (other);
}

static gboolean
is_silent_host (const SpCase *self, const SpObservation *other)
{
  return is_same_host (self->seen, other) && other->status == SP_STATUS_TIMED_OUT &&
         sp_endpoint_get_port (other->endpoint) != SP_RELAY_PORT;
}

/* RFC 5068: networks block port 25 for their customers. Only where nothing else of that host is silent. */
static gboolean
is_blocked_here (SpCase *self)
{
  return sp_endpoint_get_port (self->seen->endpoint) == SP_RELAY_PORT &&
         self->seen->status == SP_STATUS_TIMED_OUT && self->seen->stage == SP_STAGE_CONNECT &&
         sp_case_has_neighbour (self, is_answering_host) &&
         !sp_case_has_neighbour (self, is_silent_host);
}

/* A server that only wants fewer connections at once, and talks then, turns nobody away. */
static gboolean
turns_away (SpCase *self)
{
  gboolean throttled = self->seen->throttled && self->seen->status != SP_STATUS_OK;

  if (self->seen->status != SP_STATUS_REJECTED && !throttled)
    return FALSE;
  self->detail = g_strdup (self->seen->refusal);
  return TRUE;
}

static gboolean
greets_slowly (SpCase *self)
{
  gint64 waited = self->seen->timings_us[SP_STAGE_GREETING];

  if (self->seen->banner == NULL || waited <= SLOW_GREETING_US)
    return FALSE;
  self->detail = g_strdup_printf ("%.1f s", (double) waited / G_USEC_PER_SEC);
  return TRUE;
}

static const SpRule rules[] = {
  { "cleartext-login", SP_SEVERITY_BAD, takes_login_in_clear },
  { "auth-in-clear", SP_SEVERITY_BAD, offers_auth_in_clear },
  { "preauth-in-clear", SP_SEVERITY_BAD, greets_preauth },
  { "starttls-missing", SP_SEVERITY_BAD, lacks_starttls },
  { "starttls-broken", SP_SEVERITY_BAD, breaks_starttls },
  { "starttls-stripped", SP_SEVERITY_BAD, hides_starttls },
  { "starttls-unlisted", SP_SEVERITY_WARNING, forgets_starttls },
  { "starttls-response-injection", SP_SEVERITY_BAD, injects_response },
  { "tls-obsolete", SP_SEVERITY_BAD, speaks_obsolete_tls },
  { "client-certificate-demanded", SP_SEVERITY_WARNING, demands_certificate },
  { "name-not-known", SP_SEVERITY_WARNING, refuses_name },
  { "answers-early", SP_SEVERITY_WARNING, answers_early },
  { "weak-cipher", SP_SEVERITY_BAD, uses_weak_cipher },
  { "weak-dh", SP_SEVERITY_WARNING, agrees_on_few_bits },
  { "no-secure-renegotiation", SP_SEVERITY_WARNING, lacks_secure_renegotiation },
  { "implicit-tls-missing", SP_SEVERITY_WARNING, lacks_implicit },
  { "tls13-missing", SP_SEVERITY_WARNING, lacks_tls13 },
  { "starttls-after-tls", SP_SEVERITY_WARNING, repeats_starttls },
  { "list-withheld", SP_SEVERITY_INFO, withholds_list },
  { "service-refuses", SP_SEVERITY_INFO, turns_away },
  { "port-blocked-here", SP_SEVERITY_INFO, is_blocked_here },
  { "slow-greeting", SP_SEVERITY_INFO, greets_slowly },
};

/**
 * sp_rules_get_connection:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the rules about connections
 */
const SpRule *
sp_rules_get_connection (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
