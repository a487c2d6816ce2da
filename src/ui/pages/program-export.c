/* The formats in which the comparison table can be handed on as it is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "program-export.h"

#include <glib/gi18n.h>

#include "program-table.h"
#include "publish/advice-csv.h"
#include "publish/advice-html.h"
#include "text/template.h"
#include "ui/save/printer.h"

/* As mail programs send lines unchanged. */
#define TEXT_WIDTH 78

static char *
write_text (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_advice_document_to_text (document, TEXT_WIDTH);
}

static char *
write_csv (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_advice_csv_write (document);
}

static char *
write_html (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_advice_html_write (document);
}

static GtkPrintOperation *
print (gpointer table)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table);

  return sp_printer_new (sp_print_document_new_for_table (document));
}

static char *
suggest_name (gpointer table)
{
  /* Translators: the proposed name of a file, without spaces; its end is added. */
  return g_strdup (_("mail-programs"));
}

static const char *
choose_sentence (const SpSaveFormat *format, guint n)
{
  if (g_str_equal (format->id, "csv"))
    /* Translators: {n} is how many mail programs the table has. */
    return ngettext ("The table with {n} mail program was copied as CSV.",
                     "The table with {n} mail programs was copied as CSV.", n);
  if (g_str_equal (format->id, "html"))
    /* Translators: {n} is how many mail programs the table has. */
    return ngettext ("The table with {n} mail program was copied as HTML.",
                     "The table with {n} mail programs was copied as HTML.", n);
  /* Translators: {n} is how many mail programs the table has. */
  return ngettext ("The table with {n} mail program was copied as text.",
                   "The table with {n} mail programs was copied as text.", n);
}

static char *
say_copied (gpointer table, const SpSaveFormat *format)
{
  guint n = sp_program_table_get_n_shown (table);
  g_autofree char *number = g_strdup_printf ("%u", n);

  return sp_fill (choose_sentence (format, n), "n", number, NULL);
}

static const SpSaveFormat formats[] = {
  { .id = "text", .suffix = ".txt", .write = write_text },
  { .id = "csv", .suffix = ".csv", .write = write_csv },
  { .id = "html", .suffix = ".html", .write = write_html, .media_type = "text/html" },
  { .id = "pdf", .suffix = ".pdf", .print = print },
};

/** sp_program_export: hands on an #SpProgramTable. */
const SpSaveKind sp_program_export = {
  .formats = formats,
  .n_formats = G_N_ELEMENTS (formats),
  .title = N_("Save Table"),
  /* Translators: {file} is where the table is now. */
  .saved = N_("The table was saved as “{file}”."),
  /* Translators: {file} is where the table was to be saved, {reason} a sentence of the system. */
  .not_saved = N_("The table could not be saved as “{file}”: {reason}"),
  .printed = N_("The table was handed to the printer."),
  /* Translators: {reason} is a sentence of the system. */
  .not_printed = N_("The table could not be printed: {reason}"),
  .suggest_name = suggest_name,
  .say_copied = say_copied,
};
