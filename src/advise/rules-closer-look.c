/* Rules about what a closer look shows: which versions of TLS and which cipher suites a server accepts if it is asked for them.
 *
 * What a server merely accepts harms nobody whose mail program asks for something better, and still lets a program be talked down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cipher-suite.h"
#include "rule.h"

/* Names of the versions from @first to @last that are accepted. */
static gboolean
accepts (SpCase *self, SpTlsVersion first, SpTlsVersion last)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (self->seen->closer == NULL)
    return FALSE;
  for (guint i = first; i <= last; i++)
    if (self->seen->closer->versions[i].offered == SP_YES)
      g_ptr_array_add (names, (gpointer) sp_tls_version_get_name (i));
  if (names->len == 0)
    return FALSE;
  g_ptr_array_add (names, NULL);
  self->detail = g_strjoinv (", ", (char **) names->pdata);
  return TRUE;
}

/* RFC 6176, RFC 7568 */
static gboolean
accepts_ssl (SpCase *self)
{
  return accepts (self, SP_TLS_VERSION_SSL2, SP_TLS_VERSION_SSL3);
}

/* RFC 8996 */
static gboolean
accepts_obsolete_tls (SpCase *self)
{
  return accepts (self, SP_TLS_VERSION_1_0, SP_TLS_VERSION_1_1);
}

/* RFC 9325 section 3.1.1. Only where that is proved: some mail programs cannot connect then. A session in an older version tells the
 * same, and has findings of its own. */
static gboolean
lacks_tls12 (SpCase *self)
{
  const SpCloserLook *look = self->seen->closer;
  const SpTlsFacts *tls = self->seen->tls;
  gboolean asked = look && look->versions[SP_TLS_VERSION_1_2].offered == SP_NO;

  if (!asked && (tls == NULL || tls->tls12 != SP_NO))
    return FALSE;
  if (sp_observation_offers_version (self->seen, SP_TLS_VERSION_1_3) == SP_YES)
    self->severity = SP_SEVERITY_INFO;
  return TRUE;
}

/* RFC 9325 section 4.1, RFC 7465. An anonymous server is met only by those who ask for one. */
static SpSeverity
weigh_suite (const char *suite)
{
  SpCipherFaults faults = sp_cipher_suite_get_faults (suite);

  if (faults & (SP_CIPHER_NULL | SP_CIPHER_EXPORT | SP_CIPHER_DES))
    return SP_SEVERITY_BAD;
  return faults & SP_CIPHER_ANONYMOUS ? SP_SEVERITY_INFO : SP_SEVERITY_WARNING;
}

static gboolean
accepts_weak_ciphers (SpCase *self)
{
  const SpCloserLook *look = self->seen->closer;
  g_autoptr(GString) names = g_string_new (NULL);

  if (look == NULL || look->weak_suites->len == 0)
    return FALSE;
  self->severity = SP_SEVERITY_INFO;
  for (guint i = 0; i < look->weak_suites->len; i++)
    {
      const char *suite = g_ptr_array_index (look->weak_suites, i);

      self->severity = MIN (self->severity, weigh_suite (suite));
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", suite);
    }
  self->detail = g_string_free (g_steal_pointer (&names), FALSE);
  return TRUE;
}

/* RFC 9325 section 4.1: forward secrecy is to be preferred; the suites offered had it. */
static gboolean
lacks_forward_secrecy (SpCase *self)
{
  const SpCloserLook *look = self->seen->closer;

  for (guint i = SP_TLS_VERSION_1_2 + 1; look && i > 0; i--)
    {
      const char *suite = look->versions[i - 1].cipher_suite;

      if (suite && (sp_cipher_suite_get_faults (suite) & SP_CIPHER_NO_FORWARD_SECRECY))
        {
          self->detail = g_strdup (suite);
          return TRUE;
        }
    }
  return FALSE;
}

/* RFC 9325 section 3.3 */
static gboolean
compresses (SpCase *self)
{
  return self->seen->closer && self->seen->closer->compresses == SP_YES;
}

static gboolean
breaks_dhe (SpCase *self)
{
  return self->seen->closer && self->seen->closer->dhe_broken;
}

/* RFC 6066 section 3. That is usual where many names share an address, and only old mail programs notice. */
static gboolean
differs_without_name (SpCase *self)
{
  const SpCloserLook *look = self->seen->closer;
  const SpCertificate *leaf = self->seen->tls ? sp_tls_facts_get_leaf (self->seen->tls) : NULL;

  if (look == NULL || leaf == NULL)
    return FALSE;
  if (look->without_name == SP_NO)
    return TRUE;
  if (look->sha256_without_name == NULL ||
      g_ascii_strcasecmp (look->sha256_without_name, leaf->sha256) == 0)
    return FALSE;
  self->detail = g_strdup (look->sha256_without_name);
  return TRUE;
}

/* CVE-2011-0411 and its kin: whoever is on the way can put commands before those of the user. */
static gboolean
executes_smuggled (SpCase *self)
{
  return self->seen->closer && self->seen->closer->runs_smuggled == SP_YES;
}

static const SpRule rules[] = {
  { "starttls-command-injection", SP_SEVERITY_BAD, executes_smuggled },
  { "ssl-offered", SP_SEVERITY_BAD, accepts_ssl },
  { "tls-obsolete-offered", SP_SEVERITY_WARNING, accepts_obsolete_tls },
  { "tls12-missing", SP_SEVERITY_WARNING, lacks_tls12 },
  { "weak-cipher-offered", SP_SEVERITY_WARNING, accepts_weak_ciphers },
  { "no-forward-secrecy", SP_SEVERITY_WARNING, lacks_forward_secrecy },
  { "compression-offered", SP_SEVERITY_WARNING, compresses },
  { "dhe-broken", SP_SEVERITY_WARNING, breaks_dhe },
  { "name-needed", SP_SEVERITY_INFO, differs_without_name },
};

/**
 * sp_rules_get_closer_look:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the rules about what a closer look shows
 */
const SpRule *
sp_rules_get_closer_look (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
