/* What was seen at one endpoint as named facts, its dialogue as lines, and a whole report as text to hand on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "facts.h"

#include <glib/gi18n.h>

#include "core/safe-text.h"
#include "text/words.h"

static void
fact_free (gpointer data)
{
  SpFact *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

/* Takes @value; a fact that was not seen has no row. */
static void
add (GPtrArray *facts, const char *name, char *value)
{
  SpFact *self;

  if (!value || !*value)
    {
      g_free (value);
      return;
    }
  self = g_new0 (SpFact, 1);
  self->name = g_strdup (name);
  self->value = value;
  g_ptr_array_add (facts, self);
}

static char *
join (char **words)
{
  return words && *words ? g_strjoinv (" ", words) : NULL;
}

static char *
describe_validity (const SpCertificate *leaf)
{
  g_autofree char *from = sp_words_date (leaf->not_before);
  g_autofree char *until = sp_words_date (leaf->not_after);

  /* Translators: the validity of a certificate; the places are dates */
  return g_strdup_printf (_ ("from %s until %s"), from, until);
}

static void
add_certificate (GPtrArray *facts, const SpObservation *observation)
{
  const SpCertificate *leaf = sp_tls_facts_get_leaf (observation->tls);

  add (facts, _ ("Certificate problem"), sp_words_certificate_problems (observation));
  if (!leaf)
    return;
  add (facts, _ ("Certificate for"), join (leaf->dns_names));
  add (facts, _ ("Holder"), g_strdup (leaf->subject));
  add (facts, _ ("Issuer"), g_strdup (leaf->issuer));
  add (facts, _ ("Valid"), describe_validity (leaf));
  add (facts, _ ("Key"), g_strdup (leaf->key));
  add (facts, _ ("Signature"), g_strdup (leaf->signature));
  add (facts, _ ("Fingerprint (SHA-256)"), g_strdup (leaf->sha256));
}

static char *
describe_login_in_clear (const SpObservation *observation)
{
  if (observation->login_in_clear == SP_UNKNOWN)
    return NULL;
  return g_strdup (observation->login_in_clear == SP_YES ? _ ("accepted") : _ ("refused"));
}

static char *
describe_effort (const SpObservation *observation)
{
  g_autofree char *trips =
      g_strdup_printf (ngettext ("%u round trip", "%u round trips", observation->round_trips),
                       observation->round_trips);

  /* Translators: how long a check took; %s is a number of round trips, %u milliseconds */
  return g_strdup_printf (_ ("%s, %u ms"), trips, (guint) (observation->total_us / 1000));
}

/**
 * sp_facts_for_observation:
 * @observation: what was seen at an endpoint
 *
 * Returns: (transfer full) (element-type SpFact): what is worth knowing about it, the most important first; what was not seen
 *   has no row
 */
GPtrArray *
sp_facts_for_observation (const SpObservation *observation)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);

  add (facts, _ ("Result"), sp_words_status (observation));
  add (facts, _ ("Technical detail"), g_strdup (observation->error));
  add (facts, _ ("Address used"), g_strdup (observation->address));
  add (facts, _ ("Greeting"), g_strdup (observation->banner));
  if (observation->tls)
    {
      add (facts, _ ("TLS version"), g_strdup (observation->tls->version));
      add (facts, _ ("Cipher suite"), g_strdup (observation->tls->cipher_suite));
      add_certificate (facts, observation);
    }
  add (facts, _ ("Sign-in over TLS"), join (observation->auth));
  add (facts, _ ("Sign-in before TLS"), join (observation->auth_in_clear));
  add (facts, _ ("Password without TLS"), describe_login_in_clear (observation));
  add (facts, _ ("Abilities over TLS"), join (observation->capabilities));
  add (facts, _ ("Abilities before TLS"), join (observation->capabilities_in_clear));
  add (facts, _ ("Effort"), describe_effort (observation));
  return facts;
}

/* One line of the dialogue, without the line end that it had on the wire. */
static void
append_line (GString *out, gboolean from_server, const char *line, gsize length)
{
  g_autofree char *shown = NULL;

  if (length > 0 && line[length - 1] == '\r')
    length--;
  shown = sp_safe_text (line, length, 0);
  /* Translators: prefixes in a recorded dialogue: what the server and what Signpost sent */
  g_string_append_printf (out, "%s %s\n", from_server ? _ ("Server:") : _ ("Signpost:"), shown);
}

static void
append_entry (GString *out, const SpTranscriptEntry *entry)
{
  const char *p, *end, *stop;

  if (entry->encrypted || !entry->text)
    {
      g_string_append_printf (out, "%s ", entry->from_server ? _ ("Server:") : _ ("Signpost:"));
      g_string_append_printf (
          out, ngettext ("(%u byte, encrypted)", "(%u bytes, encrypted)", entry->length),
          (guint) entry->length);
      g_string_append_c (out, '\n');
      return;
    }
  stop = entry->text->str + entry->text->len;
  for (p = entry->text->str; p < stop; p = end + 1)
    {
      end = memchr (p, '\n', stop - p);
      end = end ? end : stop;
      append_line (out, entry->from_server, p, end - p);
    }
}

/**
 * sp_facts_transcript:
 * @transcript: (nullable): a dialogue
 *
 * Returns: (transfer full): the dialogue as somebody on the wire would have seen it: clear lines as they were, made safe to
 *   show, encrypted bytes only counted
 */
char *
sp_facts_transcript (const SpTranscript *transcript)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; transcript && i < sp_transcript_get_length (transcript); i++)
    append_entry (out, sp_transcript_get (transcript, i));
  return g_string_free (out, FALSE);
}

static void
append_finding (GString *out, const SpFinding *finding)
{
  g_string_append_printf (out, "%s: %s\n", sp_words_severity (finding->severity),
                          sp_words_finding_title (finding->id));
  for (guint i = 0; i < finding->endpoints->len; i++)
    {
      g_autofree char *name = sp_words_endpoint (g_ptr_array_index (finding->endpoints, i));

      g_string_append_printf (out, "  %s\n", name);
    }
}

static void
append_endpoint (GString *out, const SpEndpoint *endpoint, const SpObservation *observation)
{
  g_autofree char *name = sp_words_endpoint (endpoint);
  g_autoptr (GPtrArray) facts = observation ? sp_facts_for_observation (observation) : NULL;
  g_autofree char *dialogue =
      observation ? sp_facts_transcript (observation->transcript) : g_strdup ("");

  g_string_append_printf (out, "\n%s\n%s\n", name, sp_endpoint_get_uri (endpoint));
  for (guint i = 0; facts && i < facts->len; i++)
    {
      const SpFact *fact = g_ptr_array_index (facts, i);

      g_string_append_printf (out, "  %s: %s\n", fact->name, fact->value);
    }
  if (*dialogue)
    g_string_append_printf (out, "%s\n%s", _ ("Dialogue:"), dialogue);
}

/**
 * sp_facts_report_to_text:
 * @report: a report
 *
 * Returns: (transfer full): the verdict, the findings and everything that was seen, as plain text to hand to an administrator
 */
char *
sp_facts_report_to_text (const SpReport *report)
{
  g_autofree char *verdict = sp_words_verdict (report);
  SpService *service = sp_report_get_service (report);
  GString *out = g_string_new (verdict);

  g_string_append_c (out, '\n');
  for (guint i = 0; i < sp_report_get_n_findings (report); i++)
    append_finding (out, sp_report_get_finding (report, i));
  for (guint i = 0; i < sp_service_get_length (service); i++)
    append_endpoint (out, sp_service_get (service, i)->endpoint,
                     sp_report_get_observation (report, i));
  return g_string_free (out, FALSE);
}
