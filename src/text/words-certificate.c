/* What is wrong with a certificate, in sentences with the names and dates that decided.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "core/host.h"
#include "list.h"
#include "template.h"

#define MAX_NAMES 5

/* What is wrong with the server's own certificate. */
static const char *
own_sentence (SpTlsProblems problem)
{
  switch (problem)
    {
    case SP_TLS_EXPIRED:
      /* Translators: {until} is a date. */
      return _("Certificate problem: it expired on {until}. The service has to renew it.");
    case SP_TLS_NOT_YET_VALID:
      /* Translators: {from} is a date. */
      return _("Certificate problem: it is valid only from {from}. The clock of this computer may "
               "be wrong.");
    case SP_TLS_UNKNOWN_AUTHORITY:
      /* Translators: {issuer} is the name of a certificate authority. */
      return _("Certificate problem: its issuer, {issuer}, is not known on this computer. If the "
               "service has its own authority, ask the service for the authority’s certificate.");
    case SP_TLS_SELF_SIGNED:
      return _("Certificate problem: only the server itself vouches for it.");
    case SP_TLS_WRONG_NAME:
      /* Translators: {names} is a list of host names, {server} the host name that was tried. */
      return _("Certificate problem: it is for {names}, not for {server}. The right server name "
               "may be one of these.");
    case SP_TLS_REVOKED:
      return _("Certificate problem: its issuer has withdrawn it.");
    case SP_TLS_WEAK_KEY:
      /* Translators: {key} is for example RSA 1024. */
      return _("Certificate problem: its key is too short ({key}).");
    case SP_TLS_WEAK_SIGNATURE:
      /* Translators: {signature} is for example RSA-SHA1. */
      return _("Certificate problem: its signature uses an outdated method ({signature}).");
    case SP_TLS_INCOMPLETE_CHAIN:
      return _("Certificate problem: the server leaves out the certificate between its own and its "
               "authority’s. The service has to add it.");
    case SP_TLS_WRONG_PURPOSE:
      return _("Certificate problem: it is not meant for servers. The service has to install one "
               "that is.");
    case SP_TLS_CONSTRAINT_VIOLATED:
      return _("Certificate problem: it is outside the limits set for its authorities.");
    case SP_TLS_NOT_AN_AUTHORITY:
    default:
      return _("Certificate problem: it could not be verified.");
    }
}

/* What is wrong with the certificate of an authority above it; {authority} is its name. */
static const char *
authority_sentence (SpTlsProblems problem)
{
  switch ((guint) problem)
    {
    case SP_TLS_EXPIRED:
      /* Translators: {authority} is the name of a certificate authority, {until} a date. */
      return _("Certificate problem: the certificate of its authority “{authority}” expired on "
               "{until}. The service has to replace it.");
    case SP_TLS_NOT_YET_VALID:
      /* Translators: {authority} is the name of a certificate authority, {from} a date. */
      return _("Certificate problem: the certificate of its authority “{authority}” is valid only "
               "from {from}. The clock of this computer may be wrong.");
    case SP_TLS_REVOKED:
      /* Translators: {authority} is the name of a certificate authority. */
      return _("Certificate problem: the certificate of its authority “{authority}” has been "
               "withdrawn.");
    case SP_TLS_WEAK_KEY:
      /* Translators: {authority} is the name of a certificate authority, {key} for example RSA 1024. */
      return _("Certificate problem: the key of its authority “{authority}” is too short ({key}).");
    case SP_TLS_WEAK_SIGNATURE:
      /* Translators: {authority} is the name of a certificate authority, {signature} for example RSA-SHA1. */
      return _("Certificate problem: the certificate of its authority “{authority}” has a "
               "signature that uses an outdated method ({signature}).");
    case SP_TLS_WRONG_PURPOSE:
      /* Translators: {authority} is the name of a certificate authority. */
      return _(
          "Certificate problem: its authority “{authority}” is not allowed to vouch for servers.");
    case SP_TLS_CONSTRAINT_VIOLATED:
      /* Translators: {authority} is the name of a certificate authority. */
      return _(
          "Certificate problem: its authority “{authority}” is outside the limits set for it.");
    case SP_TLS_NOT_AN_AUTHORITY:
      /* Translators: {authority} is the name of the holder of a certificate. */
      return _("Certificate problem: “{authority}”, which vouches for it, is not allowed to act as "
               "an authority.");
    default:
      return own_sentence (problem);
    }
}

/* A certificate can name an address as if it were a host name: then it is good for nothing of that name. */
static gboolean
lists_host_in_vain (const SpObservation *seen, const SpCertificate *leaf)
{
  const char *host = sp_endpoint_get_host (seen->endpoint);

  return leaf && leaf->dns_names && g_hostname_is_ip_address (host) &&
         g_strv_contains ((const char *const *) leaf->dns_names, host);
}

static const char *
problem_sentence (SpTlsProblems problem, const SpObservation *seen, const SpCertificate *culprit)
{
  const SpCertificate *leaf = sp_tls_facts_get_leaf (seen->tls);

  if (problem == SP_TLS_WRONG_NAME && lists_host_in_vain (seen, leaf))
    /* Translators: {server} is an IP address. */
    return _("Certificate problem: it lists {server} as a host name, where an address does not "
             "count. The service has to list it as an address.");
  return culprit == leaf ? own_sentence (problem) : authority_sentence (problem);
}

static char *
list_names (const SpCertificate *leaf)
{
  guint n = leaf && leaf->dns_names ? g_strv_length (leaf->dns_names) : 0;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n && i < MAX_NAMES; i++)
    {
      g_autofree char *shown = sp_host_to_display (leaf->dns_names[i]);

      sp_list_append (list, shown);
    }
  if (n == 0)
    g_string_append (list, _("no server name at all"));
  if (n > MAX_NAMES)
    {
      /* Translators: {count} is how many more names a list has than are shown. */
      g_autofree char *more = sp_fill_count (
          ngettext ("and {count} more", "and {count} more", n - MAX_NAMES), n - MAX_NAMES, NULL);

      g_string_append_printf (list, " %s", more);
    }
  return g_string_free (list, FALSE);
}

static char *
problem_filled (SpTlsProblems problem, const SpObservation *seen)
{
  const SpCertificate *leaf = sp_tls_facts_get_leaf (seen->tls);
  const SpCertificate *culprit = sp_tls_facts_find_culprit (seen->tls, problem);
  g_autofree char *host = sp_host_to_display (sp_endpoint_get_host (seen->endpoint));
  g_autofree char *names = list_names (leaf);
  g_autofree char *from = sp_words_date (culprit ? culprit->not_before : NULL);
  g_autofree char *until = sp_words_date (culprit ? culprit->not_after : NULL);
  g_autofree char *holder = sp_certificate_short_name (culprit ? culprit->subject : NULL);
  g_autofree char *issuer = sp_certificate_short_name (culprit ? culprit->issuer : NULL);

  return sp_fill (problem_sentence (problem, seen, culprit), "server", host, "names", names, "from",
                  from, "until", until, "authority", holder, "issuer", issuer, "key",
                  culprit ? culprit->key : "—", "signature", culprit ? culprit->signature : "—",
                  NULL);
}

/**
 * sp_words_certificate_problems:
 * @observation: what was seen at an endpoint
 *
 * Returns: (transfer full) (nullable): a sentence for every problem of the server's certificate, with the names it is good for
 *   and the dates; %NULL where there is none
 */
char *
sp_words_certificate_problems (const SpObservation *observation)
{
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  guint problems = observation->tls ? observation->tls->problems : 0;

  if (problems & SP_TLS_SELF_SIGNED)
    problems &= ~(guint) SP_TLS_UNKNOWN_AUTHORITY;
  for (guint bit = SP_TLS_EXPIRED; bit <= SP_TLS_LAST_PROBLEM; bit <<= 1)
    if (problems & bit)
      g_ptr_array_add (said, problem_filled (bit, observation));
  if (said->len == 0)
    return NULL;
  g_ptr_array_add (said, NULL);
  return g_strjoinv (" ", (char **) said->pdata);
}
