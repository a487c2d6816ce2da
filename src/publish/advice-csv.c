/* Writes the comparison table as CSV: RFC 4180 in UTF-8, a row for each program, and no cell that a spreadsheet takes for a formula.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "advice-csv.h"

#include <string.h>

#include <glib/gi18n.h>

#include "text/words.h"

#define LINE_END "\r\n"

/* What begins like this may be run by a spreadsheet; the second four are as wide as a Chinese character. */
static const gunichar formula_signs[] = { '=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20 };
/* A cell begins anew behind these, in one spreadsheet or another. */
#define SEPARATORS ",;\t\r\n"

/* The fields of one protocol, in the order of their columns; the last column says whether they were checked. */
static const SpField fields[] = {
  SP_FIELD_SERVER, SP_FIELD_PORT, SP_FIELD_SECURITY, SP_FIELD_AUTH, SP_FIELD_USER,
};

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

static gboolean
is_formula_sign (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (formula_signs); i++)
    if (formula_signs[i] == c)
      return TRUE;
  return FALSE;
}

static gboolean
is_separator (gunichar c)
{
  return c < 0x80 && strchr (SEPARATORS, c);
}

/* What spreadsheets leave out before they look at a cell. */
static gboolean
is_skipped (gunichar c)
{
  return c == '"' || c == '\'' || g_unichar_isspace (c) || g_unichar_iszerowidth (c);
}

/* An apostrophe before it makes a spreadsheet take a cell for text; so does one wherever a cell may begin within this one. */
static char *
make_harmless (const char *text)
{
  GString *harmless = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((begins && is_formula_sign (c)) || (p == text && strchr ("\t\r\n", *p)))
        g_string_append_c (harmless, '\'');
      g_string_append_unichar (harmless, c);
      begins = is_separator (c) || (begins && is_skipped (c));
    }
  return g_string_free (harmless, FALSE);
}

static void
append_cell (GString *out, const char *text)
{
  g_autofree char *harmless = make_harmless (text ? text : "");

  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  if (strpbrk (harmless, SEPARATORS "\"") || g_ascii_isspace (*harmless))
    append_quoted (out, harmless);
  else
    g_string_append (out, harmless);
}

static void
append_heading (GString *out, SpAdviceColumn column, const char *field)
{
  g_autofree char *title = sp_words_row (sp_advice_column_get_title (column), field);

  append_cell (out, title);
}

static void
append_headings (GString *out, const SpAdviceDocument *document)
{
  append_cell (out, _("Mail program"));
  append_cell (out, sp_advice_column_get_title (SP_ADVICE_COLUMN_PLATFORMS));
  append_cell (out, _("Status"));
  for (guint column = 0; column < SP_N_ADVICE_PROTOCOLS; column++)
    {
      if (!sp_advice_document_has (document, column))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        append_heading (out, column, sp_words_field (fields[i]));
      /* Translators: the heading of a column with yes or no: whether the server was tried and is safe. */
      append_heading (out, column, _("Checked"));
    }
  g_string_append (out, LINE_END);
}

static const char *
security_of (const SpAdvice *advice)
{
  if (advice->site_label)
    return advice->site_label;
  return advice->security_label ? advice->security_label : sp_words_security (advice->security);
}

/* The same word as in the table: the site's own where it has one. */
static void
append_advice (GString *out, const SpAdvice *advice)
{
  gboolean known = advice && advice->available;
  g_autofree char *port = known ? g_strdup_printf ("%u", advice->port) : NULL;

  append_cell (out, known ? advice->host : NULL);
  append_cell (out, port);
  append_cell (out, known ? security_of (advice) : NULL);
  append_cell (out, known ? advice->auth_label : NULL);
  append_cell (out, known ? advice->user_name : NULL);
  append_cell (out, !known ? NULL : advice->checked ? _("yes") : _("no"));
}

static void
append_row (GString *out, const SpAdviceDocument *document, const SpAdviceRow *row)
{
  g_autofree char *platforms = sp_advice_row_make_cell (row, SP_ADVICE_COLUMN_PLATFORMS);

  append_cell (out, sp_client_get_name (row->client));
  append_cell (out, platforms);
  append_cell (out, sp_words_era (sp_client_get_era (row->client)));
  for (guint column = 0; column < SP_N_ADVICE_PROTOCOLS; column++)
    if (sp_advice_document_has (document, column))
      append_advice (out, row->advice[column]);
  g_string_append (out, LINE_END);
}

/**
 * sp_advice_csv_write:
 * @document: a document
 *
 * Writes RFC 4180: a row with headings, then one row for each program with platforms, upkeep, and for each protocol of @document the
 * server, port, security, way to sign in, user name, and whether it was checked. Where nothing is advised the cells are empty. A cell
 * that begins like a formula gets an apostrophe in front, and so does each part of one.
 *
 * Returns: (transfer full): the table
 */
char *
sp_advice_csv_write (const SpAdviceDocument *document)
{
  g_autoptr(GPtrArray) rows = sp_advice_document_list_rows (document);
  GString *out = g_string_new (NULL);

  append_headings (out, document);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, document, g_ptr_array_index (rows, i));
  return g_string_free (out, FALSE);
}
