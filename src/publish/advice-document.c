/* Says what a comparison table to hand on is about, and what stands in its cells; sets it in plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "advice-document.h"

#include <glib/gi18n.h>

#include "advice-table.h"
#include "table.h"
#include "text/list.h"
#include "text/settings.h"
#include "text/template.h"
#include "text/words.h"
#include "wrap.h"

#define INDENT 2
#define MADE_WITH "Signpost " SP_VERSION

/**
 * sp_advice_document_new:
 * @advice: (element-type SpAdvice): all of one program in a row, in the order of the table
 * @columns: bits `1 << SpAdviceColumn`: which columns there are beside the programs' names
 *
 * Returns: (transfer full): a document; what it is about is for the caller to fill in
 */
SpAdviceDocument *
sp_advice_document_new (GPtrArray *advice, guint columns)
{
  SpAdviceDocument *self = g_new0 (SpAdviceDocument, 1);

  self->advice = g_ptr_array_ref (advice);
  self->columns = columns;
  return self;
}

/**
 * sp_advice_document_free:
 * @self: (transfer full): a document
 */
void
sp_advice_document_free (SpAdviceDocument *self)
{
  g_free (self->service);
  g_free (self->help_contact);
  g_free (self->help_url);
  g_clear_pointer (&self->checked_at, g_date_time_unref);
  g_ptr_array_unref (self->advice);
  g_free (self);
}

/**
 * sp_advice_document_has:
 * @column: a column
 *
 * Returns: whether @self has that column
 */
gboolean
sp_advice_document_has (const SpAdviceDocument *self, SpAdviceColumn column)
{
  return (self->columns & 1u << column) != 0;
}

static void
add_to_row (SpAdviceRow *row, const SpAdvice *advice)
{
  for (guint column = 0; column < SP_N_ADVICE_PROTOCOLS; column++)
    if (sp_advice_column_get_protocol (column) == advice->protocol)
      row->advice[column] = advice;
}

/**
 * sp_advice_document_list_rows:
 *
 * Returns: (transfer full) (element-type SpAdviceRow): a row for each program, in the order of the document
 */
GPtrArray *
sp_advice_document_list_rows (const SpAdviceDocument *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  SpAdviceRow *row = NULL;

  for (guint i = 0; i < self->advice->len; i++)
    {
      const SpAdvice *advice = g_ptr_array_index (self->advice, i);

      if (row == NULL || row->client != advice->client)
        {
          row = g_new0 (SpAdviceRow, 1);
          row->client = advice->client;
          g_ptr_array_add (rows, row);
        }
      add_to_row (row, advice);
    }
  return rows;
}

/**
 * sp_advice_document_make_title:
 *
 * Returns: (transfer full): its title, with the name of the mail service where that is known
 */
char *
sp_advice_document_make_title (const SpAdviceDocument *self)
{
  if (self->service == NULL)
    return g_strdup (_("Settings for mail programs"));
  /* Translators: the title of a document; {service} is the name of a mail service or a domain. */
  return sp_fill (_("Settings for mail programs: {service}"), "service", self->service, NULL);
}

/**
 * sp_advice_document_make_state:
 *
 * Returns: (transfer full): a sentence that says whether the values were checked, and when
 */
char *
sp_advice_document_make_state (const SpAdviceDocument *self)
{
  g_autofree char *day = sp_words_date (self->checked_at);
  g_autofree char *hour = NULL;

  if (self->checked_at == NULL)
    return g_strdup (self->history ? _("This is what the service advised in 2007. Today’s advice "
                                       "differs; nothing here was checked.")
                                   : _("Nothing here was checked."));
  hour = g_date_time_format (self->checked_at, "%H:%M");
  /* Translators: {day} is a date such as 2031-12-24, {hour} a time such as 14:05. */
  return sp_fill (_("The servers were checked on {day} at {hour}."), "day", day, "hour", hour,
                  NULL);
}

static char *
make_help (const SpAdviceDocument *self)
{
  const char *first = self->help_contact ? self->help_contact : self->help_url;
  const char *second = self->help_contact ? self->help_url : NULL;
  g_autofree char *both =
      second ? sp_list_join ((const char *const[]){ first, second, NULL }) : NULL;

  return first ? sp_words_row (_("Help"), both ? both : first) : NULL;
}

/**
 * sp_advice_document_list_facts:
 *
 * Returns: (transfer full) (element-type utf8): sentences about the whole: whether it was checked and when, who helps, what made it
 */
GPtrArray *
sp_advice_document_list_facts (const SpAdviceDocument *self)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);
  char *help = make_help (self);

  g_ptr_array_add (facts, sp_advice_document_make_state (self));
  if (help)
    g_ptr_array_add (facts, help);
  /* Translators: {program} is Signpost with its version. */
  g_ptr_array_add (facts, sp_fill (_("Made with {program}."), "program", MADE_WITH, NULL));
  return facts;
}

static void
add_table_row (SpTable *table, const SpAdviceDocument *self, const SpAdviceRow *row)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (row ? sp_client_get_name (row->client) : _("Mail program")));
  for (guint column = 0; column < SP_N_ADVICE_COLUMNS; column++)
    if (sp_advice_document_has (self, column))
      g_ptr_array_add (cells, row ? sp_advice_row_make_cell (row, column)
                                  : g_strdup (sp_advice_column_get_title (column)));
  sp_table_add_row (table, (const char *const *) cells->pdata);
}

static void
append_table (GString *out, const SpAdviceDocument *self, guint width)
{
  g_autoptr(GPtrArray) rows = sp_advice_document_list_rows (self);
  guint n_columns = 1;
  g_autoptr(SpTable) table = NULL;
  g_autofree char *text = NULL;

  for (guint column = 0; column < SP_N_ADVICE_COLUMNS; column++)
    n_columns += sp_advice_document_has (self, column);
  table = sp_table_new (n_columns);
  add_table_row (table, self, NULL);
  for (guint i = 0; i < rows->len; i++)
    add_table_row (table, self, g_ptr_array_index (rows, i));
  text = sp_table_to_text (table, width);
  g_string_append_printf (out, "\n%s", text);
}

static void
append_lines (GString *out, GPtrArray *sentences, guint width, guint indent)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *lines = sp_wrap_text (sentences->pdata[i], width, indent);

      g_string_append (out, lines);
    }
}

/**
 * sp_advice_document_to_text:
 * @width: columns of a line, or 0 for no limit
 *
 * Returns: (transfer full): all of it in plain text: title, facts, the table, and what a cell has no room for
 */
char *
sp_advice_document_to_text (const SpAdviceDocument *self, guint width)
{
  g_autofree char *title = sp_advice_document_make_title (self);
  g_autofree char *heading = sp_wrap_text (title, width, 0);
  g_autoptr(GPtrArray) facts = sp_advice_document_list_facts (self);
  g_autoptr(GPtrArray) sections = sp_advice_table_list_sections (self->advice);
  GString *out = g_string_new (heading);

  append_lines (out, facts, width, 0);
  append_table (out, self, width);
  for (guint i = 0; i < sections->len; i++)
    {
      const SpAdviceSection *section = g_ptr_array_index (sections, i);

      g_string_append_printf (out, "\n%s\n", section->title);
      append_lines (out, section->sentences, width, INDENT);
    }
  return g_string_free (out, FALSE);
}

/**
 * sp_advice_column_get_protocol:
 * @column: a column
 *
 * Returns: the protocol that it is about, for the first %SP_N_ADVICE_PROTOCOLS columns
 */
SpProtocol
sp_advice_column_get_protocol (SpAdviceColumn column)
{
  static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };

  g_return_val_if_fail (column < SP_N_ADVICE_PROTOCOLS, SP_PROTOCOL_IMAP);
  return protocols[column];
}

/**
 * sp_advice_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its heading
 */
const char *
sp_advice_column_get_title (SpAdviceColumn column)
{
  if (column < SP_N_ADVICE_PROTOCOLS)
    return sp_words_protocol_short (sp_advice_column_get_protocol (column));
  /* Translators: the headings of two columns; Platforms are systems such as Windows and Android. */
  return column == SP_ADVICE_COLUMN_PLATFORMS ? _("Platforms") : _("Note");
}

/**
 * sp_advice_row_is_marked:
 * @row: a row
 *
 * Returns: whether a mark of attention belongs before its note
 */
gboolean
sp_advice_row_is_marked (const SpAdviceRow *row)
{
  return sp_client_get_era (row->client) == SP_ERA_LEGACY;
}

/**
 * sp_advice_row_make_cell:
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): what stands in that cell; may be empty
 */
char *
sp_advice_row_make_cell (const SpAdviceRow *row, SpAdviceColumn column)
{
  if (column == SP_ADVICE_COLUMN_PLATFORMS)
    return sp_list_join (sp_client_get_platforms (row->client));
  if (column == SP_ADVICE_COLUMN_NOTE)
    return g_strdup (sp_advice_row_is_marked (row) ? sp_words_era (SP_ERA_LEGACY) : "");
  return row->advice[column] ? sp_settings_cell (row->advice[column]) : g_strdup ("—");
}
