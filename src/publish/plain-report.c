/* Puts the pieces of the plain text together to one report, and to the parts of a printed document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plain-report.h"

#include <string.h>

#include <glib/gi18n.h>

#include "advice-table.h"
#include "plain.h"
#include "text/template.h"
#include "text/words.h"
#include "wrap.h"

/* Columns of a mark in front of a line, with its space. */
#define MARK 2

static void
block_free (gpointer data)
{
  SpReportBlock *self = data;

  g_free (self->text);
  g_free (self);
}

/* Takes @text; nothing is added where there is none. */
static void
add (GPtrArray *blocks, SpReportBlockStyle style, char *text)
{
  g_autofree char *owned = text;
  SpReportBlock *block;

  if (owned == NULL || *g_strchomp (owned) == '\0')
    return;
  block = g_new0 (SpReportBlock, 1);
  block->style = style;
  block->text = g_steal_pointer (&owned);
  g_ptr_array_add (blocks, block);
}

static void
add_heading (GPtrArray *blocks, const char *text)
{
  add (blocks, SP_REPORT_BLOCK_HEADING, g_strdup (text));
}

/* Takes @text, whose first line is a heading. */
static void
add_headed (GPtrArray *blocks, SpReportBlockStyle style, char *text)
{
  g_autofree char *owned = text;
  char *end = strchr (owned, '\n');

  if (end == NULL)
    return;
  add (blocks, style, g_strndup (owned, end - owned));
  add (blocks, SP_REPORT_BLOCK_TEXT, g_strdup (end + 1));
}

static char *
make_title (const SpPlainReport *input)
{
  const char *name = sp_service_get_name (sp_report_get_service (input->report));
  const char *target = input->target ? input->target : name;

  if (target == NULL)
    return g_strdup (_("Report on a mail service"));
  /* Translators: {target} is an e-mail address, a domain or the name of a mail service. */
  return sp_fill (_("Report on the mail service of {target}"), "target", target, NULL);
}

static char *
describe_moment (GDateTime *moment)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (moment == NULL)
    return NULL;
  day = sp_words_date (moment);
  time = g_date_time_format (moment, "%H:%M (UTC%:z)");
  /* Translators: {day} is a date such as 2031-12-24, {time} for example 17:05 (UTC+01:00). */
  return sp_fill (_("Checked on {day} at {time} with Signpost."), "day", day, "time", time, NULL);
}

static void
add_opening (GPtrArray *blocks, const SpPlainReport *input, guint width)
{
  g_autofree char *moment = describe_moment (input->checked_at);
  g_autofree char *verdict = sp_words_verdict (input->report);

  add (blocks, SP_REPORT_BLOCK_TITLE, make_title (input));
  add (blocks, SP_REPORT_BLOCK_TEXT, moment ? sp_wrap_text (moment, width, 0) : NULL);
  add (blocks, SP_REPORT_BLOCK_TEXT, sp_wrap_text (verdict, width, 0));
}

static char *
join (char **lines, guint begin, guint end)
{
  GString *out = g_string_new (NULL);

  for (guint i = begin; i < end; i++)
    g_string_append_printf (out, "%s\n", lines[i]);
  return g_string_free (out, FALSE);
}

/* Lines that are not moved in are the title of what follows. */
static void
add_titled (GPtrArray *blocks, const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  guint begin = 0;

  for (guint i = 1; i <= n; i++)
    {
      gboolean indented = *lines[begin] == ' ';

      if (i < n && (*lines[i] == ' ') == indented)
        continue;
      add (blocks, indented ? SP_REPORT_BLOCK_TEXT : SP_REPORT_BLOCK_SUBHEADING,
           join (lines, begin, i));
      begin = i;
    }
}

static void
add_findings (GPtrArray *blocks, const SpReport *report, guint width)
{
  g_autofree char *text = sp_plain_findings (report, width);

  if (*text == '\0')
    return;
  add_heading (blocks, _("Findings"));
  add_titled (blocks, g_strchomp (text));
}

static void
add_advice (GPtrArray *blocks, const SpPlainReport *input, guint width)
{
  if (input->provider)
    add_headed (blocks, SP_REPORT_BLOCK_HEADING,
                sp_plain_before_sign_in (input->provider, input->checked_at, width));
  if (input->advice->len == 0)
    return;
  add_heading (blocks, _("What to enter"));
  add (blocks, SP_REPORT_BLOCK_TABLE, sp_advice_table_to_text (input->advice, width));
}

static void
add_sources (GPtrArray *blocks, const SpService *service, guint width)
{
  g_autofree char *text = sp_plain_sources (service, width);

  if (*text == '\0')
    return;
  add_heading (blocks, _("Where the settings come from"));
  add (blocks, SP_REPORT_BLOCK_TEXT, g_steal_pointer (&text));
}

/* Further lines stand below the text behind the mark. */
static void
append_hanging (GString *out, const char *text, guint width)
{
  g_autoptr(GPtrArray) lines = sp_wrap_lines (text, width > MARK ? width - MARK : width);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%*s%s\n", i > 0 ? MARK : 0, "", (char *) lines->pdata[i]);
}

static void
add_tried (GPtrArray *blocks, const SpReport *report, guint width)
{
  SpService *service = sp_report_get_service (report);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < sp_service_get_length (service); i++)
    {
      g_autofree char *line = sp_plain_endpoint_line (sp_service_get (service, i)->endpoint,
                                                      sp_report_get_observation (report, i));

      append_hanging (lines, line, width);
    }
  if (lines->len > 0)
    add_heading (blocks, _("What was tried"));
  add (blocks, SP_REPORT_BLOCK_TEXT, g_string_free (lines, FALSE));
}

static void
add_endpoints (GPtrArray *blocks, const SpReport *report, guint width)
{
  guint n = sp_service_get_length (sp_report_get_service (report));
  gboolean first = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const SpObservation *seen = sp_report_get_observation (report, i);

      if (seen == NULL)
        continue;
      if (first)
        add_heading (blocks, _("Server by server"));
      first = FALSE;
      add_headed (blocks, SP_REPORT_BLOCK_SUBHEADING, sp_plain_endpoint (report, seen, width));
      add (blocks, SP_REPORT_BLOCK_FIXED, sp_plain_transcript (seen));
    }
}

/**
 * sp_plain_report_to_blocks:
 * @input: what goes into the report
 * @width: columns of a line of running text, or 0 where whoever sets the text breaks the lines
 *
 * Returns: (transfer full) (element-type SpReportBlock): the report: the verdict, the findings, what to enter, where the settings come
 *   from, what was tried, and everything that was seen at each server, with its dialogue
 */
GPtrArray *
sp_plain_report_to_blocks (const SpPlainReport *input, guint width)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);

  add_opening (blocks, input, width);
  add_tried (blocks, input->report, width);
  add_findings (blocks, input->report, width);
  add_sources (blocks, sp_report_get_service (input->report), width);
  add_advice (blocks, input, width);
  add_endpoints (blocks, input->report, width);
  return blocks;
}

static gboolean
begins_part (SpReportBlockStyle style)
{
  return style == SP_REPORT_BLOCK_HEADING || style == SP_REPORT_BLOCK_SUBHEADING;
}

/**
 * sp_plain_report_to_text:
 * @input: what goes into the report
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): the same as plain text, for the clipboard or a file
 */
char *
sp_plain_report_to_text (const SpPlainReport *input, guint width)
{
  g_autoptr(GPtrArray) blocks = sp_plain_report_to_blocks (input, width);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const SpReportBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (out, "%s%s\n", begins_part (block->style) ? "\n" : "", block->text);
      if (block->style == SP_REPORT_BLOCK_TITLE)
        g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
