/* Writes the comparison table as one HTML 5 document: no script, nothing from elsewhere, every text escaped, readable aloud and on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "advice-html.h"

#include <string.h>

#include <glib/gi18n.h>

#include "advice-table.h"
#include "text/language.h"
#include "text/words.h"

/* No colours: those of the reader's own system are used. */
#define STYLE                                                                                      \
  ":root { color-scheme: light dark; }\n"                                                          \
  "body { font: 1rem/1.5 sans-serif; max-width: 75rem; margin: 0 auto; padding: 1rem; }\n"         \
  "h1 { font-size: 1.5rem; line-height: 1.25; }\n"                                                 \
  "h2 { font-size: 1.125rem; }\n"                                                                  \
  ".table { overflow-x: auto; }\n"                                                                 \
  "table { border-collapse: collapse; width: 100%; }\n"                                            \
  "caption { text-align: start; padding-block: 0.5rem; }\n"                                        \
  "th, td { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; "  \
  "}\n"                                                                                            \
  "footer { margin-top: 1.5rem; }\n"                                                               \
  "@page { margin: 15mm; }\n"                                                                      \
  "@media print {\n"                                                                               \
  "  body { font-size: 9pt; max-width: none; padding: 0; }\n"                                      \
  "  .table { overflow: visible; }\n"                                                              \
  "  thead { display: table-header-group; }\n"                                                     \
  "  tr, li { break-inside: avoid; }\n"                                                            \
  "  h2 { break-after: avoid; }\n"                                                                 \
  "}\n"

/* The mark is for the eye; the word behind it says the same. */
#define MARK "<span aria-hidden=\"true\">⚠\uFE0E </span>"

static void append_markup (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Every text that is put in is escaped. */
static void
append_markup (GString *out, const char *format, ...)
{
  g_autofree char *markup = NULL;
  va_list arguments;

  va_start (arguments, format);
  markup = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (out, markup);
}

/* gettext names languages as pt_BR, the web as pt-BR. */
static void
append_head (GString *out, const char *title)
{
  g_autofree char *language = g_strdelimit (g_strdup (sp_language_get_names ()[0]), "_", '-');

  append_markup (
      out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
      language, sp_language_is_right_to_left () ? "rtl" : "ltr");
  g_string_append (out,
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  append_markup (out, "<meta name=\"generator\" content=\"Signpost %s\">\n", SP_VERSION);
  append_markup (out, "<title>%s</title>\n", title);
  g_string_append (out, "<style>\n" STYLE "</style>\n</head>\n");
}

static void
append_heading (GString *out, const char *title)
{
  append_markup (out, "<th scope=\"col\">%s</th>\n", title);
}

static void
append_headings (GString *out, const SpAdviceDocument *document)
{
  g_string_append (out, "<thead>\n<tr>\n");
  append_heading (out, _("Mail program"));
  for (guint column = 0; column < SP_N_ADVICE_COLUMNS; column++)
    if (sp_advice_document_has (document, column))
      append_heading (out, sp_advice_column_get_title (column));
  g_string_append (out, "</tr>\n</thead>\n");
}

/* Labels of programs and ports keep their own direction. */
static void
append_cell (GString *out, const SpAdviceRow *row, SpAdviceColumn column)
{
  g_autofree char *text = sp_advice_row_make_cell (row, column);
  gboolean marked = column == SP_ADVICE_COLUMN_NOTE && sp_advice_row_is_marked (row);

  g_string_append_printf (out, "<td>%s", marked ? MARK : "");
  append_markup (out, *text ? "<bdi>%s</bdi></td>\n" : "%s</td>\n", text);
}

static void
append_row (GString *out, const SpAdviceDocument *document, const SpAdviceRow *row)
{
  append_markup (out, "<tr>\n<th scope=\"row\"><bdi>%s</bdi></th>\n",
                 sp_client_get_name (row->client));
  for (guint column = 0; column < SP_N_ADVICE_COLUMNS; column++)
    if (sp_advice_document_has (document, column))
      append_cell (out, row, column);
  g_string_append (out, "</tr>\n");
}

/* A wide table can be moved with the arrow keys once it has the focus. */
static void
append_table (GString *out, const SpAdviceDocument *document)
{
  g_autoptr(GPtrArray) rows = sp_advice_document_list_rows (document);
  const char *caption = _("Port and connection security as each program calls them");

  append_markup (
      out,
      "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"caption\">\n"
      "<table>\n<caption id=\"caption\">%s</caption>\n",
      caption);
  append_headings (out, document);
  g_string_append (out, "<tbody>\n");
  for (guint i = 0; i < rows->len; i++)
    append_row (out, document, g_ptr_array_index (rows, i));
  g_string_append (out, "</tbody>\n</table>\n</div>\n");
}

static void
append_section (GString *out, const SpAdviceSection *section)
{
  append_markup (out, "<section>\n<h2>%s</h2>\n<ul>\n", section->title);
  for (guint i = 0; i < section->sentences->len; i++)
    append_markup (out, "<li>%s</li>\n", (const char *) section->sentences->pdata[i]);
  g_string_append (out, "</ul>\n</section>\n");
}

static void
append_facts (GString *out, const SpAdviceDocument *document)
{
  g_autoptr(GPtrArray) facts = sp_advice_document_list_facts (document);

  for (guint i = 1; i < facts->len; i++)
    append_markup (out, "<p>%s</p>\n", (const char *) facts->pdata[i]);
}

/**
 * sp_advice_html_write:
 * @document: a document
 *
 * Returns: (transfer full): a whole HTML 5 document with the table of @document and what belongs to it, in the language of the screen
 */
char *
sp_advice_html_write (const SpAdviceDocument *document)
{
  g_autofree char *title = sp_advice_document_make_title (document);
  g_autofree char *state = sp_advice_document_make_state (document);
  g_autoptr(GPtrArray) sections = sp_advice_table_list_sections (document->advice);
  GString *out = g_string_new (NULL);

  append_head (out, title);
  append_markup (out, "<body>\n<main>\n<h1>%s</h1>\n<p>%s</p>\n", title, state);
  append_table (out, document);
  for (guint i = 0; i < sections->len; i++)
    append_section (out, g_ptr_array_index (sections, i));
  g_string_append (out, "</main>\n<footer>\n");
  append_facts (out, document);
  g_string_append (out, "</footer>\n</body>\n</html>\n");
  return g_string_free (out, FALSE);
}
