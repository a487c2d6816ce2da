/* What one endpoint comes to, by the rules of the standards: no score of our own, and each rule can be looked up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-endpoint-verdict.h"

#include <glib/gi18n.h>

#include "template.h"
#include "words.h"

static void
add_once (GPtrArray *list, const char *reference)
{
  if (reference && !g_ptr_array_find_with_equal_func (list, reference, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (reference));
}

/**
 * sp_words_endpoint_shortfalls:
 * @report: a report
 * @endpoint: one of its endpoints
 *
 * Returns: (transfer full) (array zero-terminated=1): where to read the rules that @endpoint breaks, the gravest first, each once; what
 *   is merely good to know is none
 */
char **
sp_words_endpoint_shortfalls (const SpReport *report, const SpEndpoint *endpoint)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (SpSeverity severity = SP_SEVERITY_BAD; severity <= SP_SEVERITY_WARNING; severity++)
    for (guint i = 0; i < sp_report_get_n_findings (report); i++)
      {
        g_autoptr(SpFinding) about =
            sp_finding_about (sp_report_get_finding (report, i), endpoint);

        if (about && about->severity == severity)
          add_once (list, sp_words_finding_reference (about->id));
      }
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/**
 * sp_words_endpoint_verdict:
 * @report: a report with its findings
 * @seen: what was seen at one of its endpoints
 *
 * Returns: (transfer full) (nullable): whether passwords may travel there and which rules are broken; %NULL where the dialogue was not
 *   completed over TLS, of which sp_words_status() says all
 */
char *
sp_words_endpoint_verdict (const SpReport *report, const SpObservation *seen)
{
  g_auto(GStrv) shortfalls = NULL;
  g_autofree char *list = NULL;

  if (seen->status != SP_STATUS_OK || seen->tls == NULL)
    return NULL;
  shortfalls = sp_words_endpoint_shortfalls (report, seen->endpoint);
  list = g_strjoinv (", ", shortfalls);
  if (!sp_observation_is_safe (seen))
    /* Translators: {list} are references to standards, such as “RFC 8996, RFC 9325 section 4.1”. This also holds for the next one. */
    return sp_fill (*list ? _("not safe for passwords, and not what the standards ask for: {list}")
                          : _("not safe for passwords"),
                    "list", list, NULL);
  if (*list)
    return sp_fill (_("safe for passwords, but not all that the standards ask for: {list}"), "list",
                    list, NULL);
  return g_strdup (_("safe for passwords, and as the standards ask for (RFC 8314, RFC 9325)"));
}
