/* What was seen at one endpoint as named facts, and its dialogue as lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "facts.h"

#include <glib/gi18n.h>

#include "publish/transcript-lines.h"
#include "text/words-source.h"
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

/* The rest of the certificate is told with its chain. */
static void
add_certificate (GPtrArray *facts, const SpObservation *observation)
{
  const SpCertificate *leaf = sp_tls_facts_get_leaf (observation->tls);

  add (facts, _ ("Certificate problem"), sp_words_certificate_problems (observation));
  if (!leaf)
    return;
  add (facts, _ ("Certificate for"), join (leaf->dns_names));
  add (facts, _ ("Valid until"), sp_words_date (leaf->not_after));
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

/**
 * sp_facts_transcript_entry:
 * @entry: a part of a dialogue
 *
 * Returns: (transfer full): it as somebody on the wire would have seen it, each line ended by a line end: clear lines as they were,
 *   made safe to show, encrypted bytes only counted
 */
char *
sp_facts_transcript_entry (const SpTranscriptEntry *entry)
{
  g_auto (GStrv) lines = sp_transcript_entry_to_lines (entry);
  /* Translators: prefixes in a recorded dialogue: what the server and what Signpost sent */
  const char *speaker = entry->from_server ? _ ("Server:") : _ ("Signpost:");
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines && lines[i]; i++)
    g_string_append_printf (out, "%s %s\n", speaker, lines[i]);
  if (lines)
    return g_string_free (out, FALSE);
  g_string_append_printf (out, "%s ", speaker);
  g_string_append_printf (out,
                          ngettext ("(%u byte, encrypted)", "(%u bytes, encrypted)", entry->length),
                          (guint) entry->length);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/**
 * sp_facts_sources:
 * @sources: bits `1 << SpSource`
 *
 * Returns: (transfer full): who named an endpoint, the best first
 */
char *
sp_facts_sources (guint sources)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint source = 0; source < SP_N_SOURCES; source++)
    if (sources & (1u << source))
      g_ptr_array_add (names, (gpointer) sp_words_source_short (source));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}
