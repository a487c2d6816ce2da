/* What is different between two checks of the same service, in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words-changes.h"

#include <glib/gi18n.h>

#include "template.h"
#include "words.h"

static SpObservation *
find_seen (const SpReport *report, const SpEndpoint *endpoint)
{
  int place = sp_service_find (sp_report_get_service (report), endpoint);

  return place < 0 ? NULL : sp_report_get_observation (report, place);
}

/* Takes @line. */
static void
add (GStrvBuilder *lines, char *line)
{
  g_strv_builder_add (lines, line);
  g_free (line);
}

static char *
describe_state (const SpObservation *seen)
{
  return sp_observation_is_safe (seen) ? g_strdup (_("safe")) : sp_words_status_short (seen);
}

static void
compare_states (GStrvBuilder *lines, const SpObservation *before, const SpObservation *after)
{
  g_autofree char *where = sp_words_endpoint (after->endpoint);
  g_autofree char *old = describe_state (before);
  g_autofree char *now = describe_state (after);

  if (g_strcmp0 (old, now) != 0)
    /* Translators: {server} is for example "IMAP on imap.example.edu, port 993, …", {before} and {now} for example "safe" or
     * "not offered". Mind the space before a colon. */
    add (lines, sp_fill (_("{server}: previously {before}, now {now}."), "server", where, "before",
                         old, "now", now, NULL));
}

static const SpCertificate *
get_leaf (const SpObservation *seen)
{
  return seen->tls ? sp_tls_facts_get_leaf (seen->tls) : NULL;
}

static void
compare_certificates (GStrvBuilder *lines, const SpObservation *before, const SpObservation *after)
{
  const SpCertificate *old = get_leaf (before);
  const SpCertificate *now = get_leaf (after);
  g_autofree char *where = sp_words_endpoint (after->endpoint);
  g_autofree char *until = now ? sp_words_date (now->not_after) : NULL;

  if (old && now && g_strcmp0 (old->sha256, now->sha256) != 0)
    /* Translators: {server} is for example "IMAP on imap.example.edu, port 993, …", {date} a day. Mind the space before a colon. */
    add (lines, sp_fill (_("{server}: a new certificate, valid until {date}."), "server", where,
                         "date", until, NULL));
}

static void
compare_servers (GStrvBuilder *lines, const SpReport *before, const SpReport *after)
{
  SpService *service = sp_report_get_service (after);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      const SpObservation *now = sp_report_get_observation (after, i);
      const SpObservation *old = now ? find_seen (before, now->endpoint) : NULL;

      if (old == NULL)
        continue;
      compare_states (lines, old, now);
      compare_certificates (lines, old, now);
    }
}

/* Servers that only one of two services has. */
static void
list_missing (GStrvBuilder *lines, SpService *these, SpService *those, const char *sentence)
{
  for (guint i = 0; i < sp_service_get_length (these); i++)
    {
      const SpEndpoint *endpoint = sp_service_get (these, i)->endpoint;
      g_autofree char *where = sp_words_endpoint (endpoint);

      if (sp_service_find (those, endpoint) < 0)
        add (lines, sp_fill (sentence, "server", where, NULL));
    }
}

static void
list_findings (GStrvBuilder *lines,
               const SpReport *these,
               const SpReport *those,
               const char *sentence)
{
  for (guint i = 0; i < sp_report_get_n_findings (these); i++)
    {
      const char *id = sp_report_get_finding (these, i)->id;

      if (!sp_report_has_finding (those, id))
        add (lines, sp_fill (sentence, "finding", sp_words_finding_title (id), NULL));
    }
}

/**
 * sp_words_changes:
 * @before: the earlier report
 * @after: the later one, of the same service
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence for each difference that matters; empty where nothing has changed
 */
char **
sp_words_changes (const SpReport *before, const SpReport *after)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();

  compare_servers (lines, before, after);
  /* Translators: {server} is for example "IMAP on imap.example.edu, port 993, …". */
  list_missing (lines, sp_report_get_service (after), sp_report_get_service (before),
                _("{server} was not among the servers before."));
  list_missing (lines, sp_report_get_service (before), sp_report_get_service (after),
                _("{server} is no longer among the servers."));
  /* Translators: {finding} is a title such as "The certificate has expired". Mind the space before a colon. */
  list_findings (lines, after, before, _("New: {finding}."));
  list_findings (lines, before, after, _("No longer: {finding}."));
  return g_strv_builder_end (lines);
}
