/* What a closer look showed as labels and values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "facts-closer-look.h"

#include <glib/gi18n.h>

#include "core/cipher-suite.h"
#include "list.h"
#include "template.h"

static char *
describe_version (const SpVersionLook *version)
{
  const char *suite = version->cipher_suite;

  if (version->offered == SP_UNKNOWN)
    /* Translators: whether a version of TLS is accepted. */
    return g_strdup (C_("version of TLS", "not known"));
  if (version->offered == SP_NO)
    /* Translators: a version of TLS is refused by the server. */
    return g_strdup (_("refused"));
  if (suite == NULL)
    /* Translators: a version of TLS is accepted by the server. */
    return g_strdup (_("accepted"));
  if (sp_cipher_suite_get_faults (suite) & SP_CIPHER_NO_FORWARD_SECRECY)
    /* Translators: {suite} is a technical name of methods, such as TLS_RSA_WITH_AES_128_CBC_SHA. */
    return sp_fill (_("accepted, without forward secrecy ({suite})"), "suite", suite, NULL);
  /* Translators: {suite} is a technical name of methods, such as TLS_AES_128_GCM_SHA256. */
  return sp_fill (_("accepted ({suite})"), "suite", suite, NULL);
}

static char *
describe_weak_suites (const SpCloserLook *look)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *plain = sp_cipher_faults_list (look->weak_untested);
  g_autofree char *untested = sp_list_translate (plain);
  g_autofree char *list = NULL;

  if (look->takes_weak != SP_YES)
    /* Translators: which weak encryption is accepted. */
    return g_strdup (look->takes_weak == SP_NO ? C_("weak encryption", "none")
                                               : C_("weak encryption", "not known"));
  g_ptr_array_extend (names, look->weak_suites, NULL, NULL);
  g_ptr_array_add (names, NULL);
  list = sp_list_join ((const char *const *) names->pdata);
  /* Translators: {list} are technical names of methods that the server accepts, {more} kinds of methods such as “RC4, 3DES”. */
  return sp_fill (*untested ? _("{list} (not tested: {more})") : "{list}", "list", list, "more",
                  untested, NULL);
}

static char *
describe_without_name (const SpCloserLook *look, const SpTlsFacts *tls)
{
  const SpCertificate *leaf = tls ? sp_tls_facts_get_leaf (tls) : NULL;

  if (look->without_name == SP_NO)
    return g_strdup (_("no certificate"));
  if (look->sha256_without_name == NULL || leaf == NULL)
    /* Translators: which certificate is shown. */
    return g_strdup (C_("certificate", "not known"));
  if (g_ascii_strcasecmp (look->sha256_without_name, leaf->sha256) == 0)
    /* Translators: the same certificate as the one that a program gets that names the server. */
    return g_strdup (_("the same"));
  /* Translators: {fingerprint} is the fingerprint of another certificate. */
  return sp_fill (_("another one ({fingerprint})"), "fingerprint", look->sha256_without_name, NULL);
}

static char *
describe_cost (const SpCloserLook *look)
{
  /* Translators: how many connections were opened in order to look closer. */
  g_autofree char *connections =
      sp_fill_count (ngettext ("{count} connection", "{count} connections", look->connections),
                     look->connections, NULL);

  if (!look->throttled)
    return g_steal_pointer (&connections);
  /* Translators: {connections} is for example “7 connections”. */
  return sp_fill (_("{connections}, one at a time, because the server turned some away"),
                  "connections", connections, NULL);
}

static char *
list_versions (const SpCloserLook *look, SpTristate offered)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = SP_N_TLS_VERSIONS; i > 0; i--)
    if (look->versions[i - 1].offered == offered)
      g_ptr_array_add (names, (gpointer) sp_tls_version_get_name (i - 1));
  g_ptr_array_add (names, NULL);
  /* Translators: which versions of TLS are accepted, refused or not known. */
  return names->len > 1 ? sp_list_join ((const char *const *) names->pdata)
                        : g_strdup (C_("versions of TLS", "none"));
}

/**
 * sp_facts_list_versions:
 * @look: what a closer look showed
 *
 * Returns: (transfer full): which versions of TLS are accepted and which are not, in one line
 */
char *
sp_facts_list_versions (const SpCloserLook *look)
{
  g_autofree char *accepted = list_versions (look, SP_YES);
  g_autofree char *refused = list_versions (look, SP_NO);
  g_autofree char *unknown = list_versions (look, SP_UNKNOWN);
  gboolean all = g_str_equal (unknown, C_("versions of TLS", "none"));

  /* Translators: each of {list}, {refused} and {unknown} is a list such as “TLS 1.3, TLS 1.2”, or “none”. */
  return sp_fill (all ? _("accepted: {list}; refused: {refused}")
                      : _("accepted: {list}; refused: {refused}; not known: {unknown}"),
                  "list", accepted, "refused", refused, "unknown", unknown, NULL);
}

/**
 * sp_facts_add_closer_look:
 * @facts: (element-type SpFact): where to add rows
 * @seen: what was seen at an endpoint
 * @add: adds a row
 *
 * Adds a row for each version of TLS, and one for everything else that was looked at. What could not be found out is told as that.
 */
void
sp_facts_add_closer_look (GPtrArray *facts, const SpObservation *seen, SpFactAdd add)
{
  const SpCloserLook *look = seen->closer;

  if (look == NULL)
    return;
  for (guint i = SP_N_TLS_VERSIONS; i > 0; i--)
    add (facts, sp_tls_version_get_name (i - 1), describe_version (&look->versions[i - 1]));
  add (facts, _("Weak encryption accepted"), describe_weak_suites (look));
  if (look->binds_keys != SP_UNKNOWN)
    add (facts, _("Keys bound to the handshake (RFC 7627)"),
         g_strdup (look->binds_keys == SP_YES ? _("yes") : _("no")));
  if (look->compresses != SP_UNKNOWN)
    add (facts, _("Compression inside TLS"),
         g_strdup (look->compresses == SP_YES ? _("accepted") : _("refused")));
  add (facts, _("Certificate if no server is named"), describe_without_name (look, seen->tls));
  if (look->runs_smuggled != SP_UNKNOWN)
    add (facts, _("Commands sent along with STARTTLS"),
         /* Translators: commands that were sent along with STARTTLS. */
         g_strdup (look->runs_smuggled == SP_YES ? C_("commands", "executed")
                                                 : C_("commands", "thrown away or refused")));
  add (facts, _("Closer look"), describe_cost (look));
}
