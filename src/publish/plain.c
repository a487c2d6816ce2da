/* Writes endpoints, findings, dialogues and advice in plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plain.h"

#include <glib/gi18n.h>

#include "text/facts.h"
#include "text/list.h"
#include "text/settings.h"
#include "text/template.h"
#include "text/words-endpoint-verdict.h"
#include "text/words-sign-in.h"
#include "text/words-source.h"
#include "text/words.h"
#include "transcript-lines.h"
#include "wrap.h"

#define INDENT 2

static void
append_wrapped (GString *out, const char *text, guint width, guint indent)
{
  g_autofree char *lines = sp_wrap_text (text, width, indent);

  g_string_append (out, lines);
}

static void
append_row (GString *out, const char *label, const char *value, guint width)
{
  g_autofree char *row = value ? sp_words_row (label, value) : NULL;

  if (row)
    append_wrapped (out, row, width, INDENT);
}

static char *
state_of (const SpObservation *seen)
{
  if (seen && sp_observation_is_safe (seen))
    {
      /* Translators: {version} is for example TLS 1.3. */
      return sp_fill (_("safe ({version})"), "version", seen->tls->version, NULL);
    }
  return sp_words_status_short (seen);
}

/* What has several lines is to be written as it is, each line on its own. */
static void
append_setting (GString *out, const SpSetting *setting, guint width)
{
  g_auto(GStrv) lines = g_strsplit (setting->value, "\n", -1);

  if (lines[0] == NULL || lines[1] == NULL)
    {
      append_row (out, setting->label, setting->value, width);
      return;
    }
  append_row (out, setting->label, "", width);
  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (out, "%*s%s\n", 2 * INDENT, "", lines[i]);
}

/**
 * sp_plain_endpoint_line:
 * @endpoint: an endpoint
 * @seen: (nullable): what was seen there
 *
 * Returns: (transfer full): its state in one line, with a mark in front, without a line end
 */
char *
sp_plain_endpoint_line (const SpEndpoint *endpoint, const SpObservation *seen)
{
  g_autofree char *where = sp_words_endpoint (endpoint);
  g_autofree char *state = state_of (seen);
  g_autofree char *row = sp_words_row (where, state);
  const char *mark = "–";

  if (seen)
    mark = sp_observation_is_safe (seen) ? "✔" : "✖";
  return g_strdup_printf ("%s %s", mark, row);
}

/**
 * sp_plain_endpoint:
 * @report: the report that it belongs to
 * @seen: what was seen at an endpoint
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): a block with everything that was seen there; what was not seen has no line
 */
char *
sp_plain_endpoint (const SpReport *report, const SpObservation *seen, guint width)
{
  g_autofree char *said = sp_words_status (seen);
  g_autofree char *verdict = sp_words_endpoint_verdict (report, seen);
  g_autoptr(GPtrArray) facts = sp_facts_for_observation (seen);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n", sp_endpoint_get_uri (seen->endpoint));
  append_wrapped (out, said, width, INDENT);
  append_row (out, _("Verdict"), verdict, width);
  for (guint i = 0; i < facts->len; i++)
    {
      const SpFact *fact = g_ptr_array_index (facts, i);

      append_row (out, fact->label, fact->value, width);
    }
  return g_string_free (out, FALSE);
}

/* A source that had nothing to say, or did not have to, is not worth a line of its own. */
static gboolean
is_silent (const SpAnswer *answer)
{
  return answer->reason == SP_ANSWER_NOT_PUBLISHED || answer->reason == SP_ANSWER_NOTHING_NEW ||
         answer->reason == SP_ANSWER_NOT_NEEDED;
}

static void
append_silent (GString *out, const SpService *service, guint width)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *row = NULL;
  g_autofree char *line = NULL;

  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);

      if (answer && is_silent (answer))
        sp_list_append_long (names, sp_words_source (source));
    }
  if (names->len == 0)
    return;
  row = sp_words_row (_("Nothing or not needed"), names->str);
  line = g_strdup_printf ("– %s", row);
  append_wrapped (out, line, width, 0);
}

static const char *
mark_of (const SpAnswer *answer)
{
  if (answer->status == SP_ANSWER_FOUND)
    return "✔";
  return answer->status == SP_ANSWER_FAILED ? "✖" : "–";
}

/**
 * sp_plain_sources:
 * @service: a service
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): a line for each source that had something to say, with a mark in front, and one for the others; empty
 *   where none was asked
 */
char *
sp_plain_sources (const SpService *service, guint width)
{
  GString *out = g_string_new (NULL);

  for (guint source = 0; source < SP_N_SOURCES; source++)
    {
      const SpAnswer *answer = sp_service_get_answer (service, source);
      g_autofree char *said = NULL;
      g_autofree char *line = NULL;

      if (answer == NULL || answer->reason == SP_ANSWER_NOT_WANTED || is_silent (answer))
        continue;
      said = sp_words_source_line (answer);
      line = g_strdup_printf ("%s %s", mark_of (answer), said);
      append_wrapped (out, line, width, 0);
    }
  append_silent (out, service, width);
  return g_string_free (out, FALSE);
}

static void
append_finding (GString *out, const SpFinding *finding, guint width)
{
  g_autofree char *head =
      sp_words_row (sp_words_severity (finding->severity), sp_words_finding_title (finding->id));
  g_autofree char *details = sp_finding_list_details (finding);
  g_autofree char *more = g_strconcat ("signpostctl explain ", finding->id, NULL);

  append_wrapped (out, head, width, 0);
  for (guint i = 0; i < finding->endpoints->len; i++)
    {
      g_autofree char *where = sp_words_endpoint (g_ptr_array_index (finding->endpoints, i));

      append_wrapped (out, where, width, INDENT);
    }
  append_row (out, _("Seen"), details, width);
  append_wrapped (out, sp_words_finding_explanation (finding->id), width, INDENT);
  append_wrapped (out, sp_words_finding_advice (finding->id), width, INDENT);
  append_row (out, _("For administrators"), sp_words_finding_admin_advice (finding->id), width);
  append_row (out, _("Standard"), sp_words_finding_reference (finding->id), width);
  append_row (out, _("More"), more, width);
}

/**
 * sp_plain_findings:
 * @report: a report
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): its findings, the grave ones first; empty where there are none
 */
char *
sp_plain_findings (const SpReport *report, guint width)
{
  GString *out = g_string_new (NULL);

  for (int severity = SP_SEVERITY_BAD; severity <= SP_SEVERITY_INFO; severity++)
    for (guint i = 0; i < sp_report_get_n_findings (report); i++)
      {
        const SpFinding *finding = sp_report_get_finding (report, i);

        if ((int) finding->severity == severity)
          append_finding (out, finding, width);
      }
  return g_string_free (out, FALSE);
}

static void
append_entry (GString *out, const SpTranscriptEntry *entry)
{
  g_auto(GStrv) lines = sp_transcript_entry_to_lines (entry);
  const char *arrow = entry->from_server ? "<" : ">";
  g_autofree char *bytes = g_strdup_printf ("%" G_GSIZE_FORMAT, entry->length);
  /* Translators: {bytes} is a number: bytes that somebody on the way can count but not read. */
  g_autofree char *hidden = sp_fill (_("[{bytes} bytes, not readable]"), "bytes", bytes, NULL);

  if (lines == NULL)
    g_string_append_printf (out, "  %s %s\n", arrow, hidden);
  for (guint i = 0; lines && lines[i]; i++)
    g_string_append_printf (out, "  %s %s\n", arrow, lines[i]);
}

/**
 * sp_plain_transcript:
 * @seen: what was seen at an endpoint
 *
 * Returns: (transfer full): the dialogue as somebody on the way could have read it; empty where none was kept
 */
char *
sp_plain_transcript (const SpObservation *seen)
{
  GString *out = g_string_new (NULL);
  guint n = seen->transcript ? sp_transcript_get_length (seen->transcript) : 0;

  if (n > 0)
    g_string_append_printf (out, "  %s\n", _("What anyone on the way can read:"));
  for (guint i = 0; i < n; i++)
    append_entry (out, sp_transcript_get (seen->transcript, i));
  return g_string_free (out, FALSE);
}

/**
 * sp_plain_before_sign_in:
 * @provider: a provider
 * @now: (nullable): the present moment
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): what has to be known before signing in with any program, an item for each fact
 */
char *
sp_plain_before_sign_in (const SpProvider *provider, GDateTime *now, guint width)
{
  g_auto(GStrv) said = sp_words_before_sign_in (provider, now);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n", _("Before signing in"));
  for (guint i = 0; said[i]; i++)
    {
      g_autofree char *item = g_strconcat ("• ", said[i], NULL);

      append_wrapped (out, item, width, INDENT);
    }
  return g_string_free (out, FALSE);
}

static void
append_reasons (GString *out, GPtrArray *reasons, const SpAdvice *advice, guint width)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *said = sp_words_reason (g_ptr_array_index (reasons, i), advice);
      g_autofree char *item = g_strconcat ("• ", said, NULL);

      append_wrapped (out, item, width, INDENT);
    }
}

/* Where to enter what, row by row. */
static void
append_settings (GString *out, const SpAdvice *advice, guint width)
{
  g_autoptr(GPtrArray) settings = sp_settings_for_advice (advice);

  if (advice->available)
    append_row (out, _("Where to enter it"),
                sp_client_find_settings_path (advice->client, advice->protocol), width);
  for (guint i = 0; i < settings->len; i++)
    {
      const SpSetting *setting = g_ptr_array_index (settings, i);

      append_setting (out, setting, width);
      if (setting->hint)
        append_wrapped (out, setting->hint, width, 2 * INDENT);
    }
}

static char *
say_advice (const SpAdvice *advice, gboolean with_settings, guint width)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n", sp_words_protocol (advice->protocol));
  if (with_settings)
    append_settings (out, advice, width);
  append_row (out, _("State"), advice->available ? sp_words_origin (advice) : NULL, width);
  if (!advice->available)
    append_wrapped (out, _("No setting is advised here."), width, INDENT);
  append_reasons (out, advice->notes, advice, width);
  append_reasons (out, advice->why, advice, width);
  return g_string_free (out, FALSE);
}

/**
 * sp_plain_advice:
 * @advice: an advice
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): where to enter what, in the program's own words, whether it was checked, and why
 */
char *
sp_plain_advice (const SpAdvice *advice, guint width)
{
  return say_advice (advice, TRUE, width);
}

/**
 * sp_plain_advice_beside_lines:
 * @advice: an advice
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): the same without the values, for a program whose file they are shown in, line by line
 */
char *
sp_plain_advice_beside_lines (const SpAdvice *advice, guint width)
{
  return say_advice (advice, FALSE, width);
}
