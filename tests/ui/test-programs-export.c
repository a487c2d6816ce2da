/* Tests how the table of all mail programs is handed on: to the clipboard, a file, a printer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "table-desk.h"
#include "ui/pages/page.h"
#include "ui/save/printer.h"
#include "ui/save/save-bar.h"

static void
act (Desk *desk, const char *action, const char *parameter)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (table_get (desk)), SP_TYPE_PAGE);
  GActionGroup *group = gtk_widget_get_action_group (page, "table");

  g_assert_true (g_action_group_get_action_enabled (group, action));
  g_action_group_activate_action (group, action,
                                  parameter ? g_variant_new_string (parameter) : NULL);
}

static char *
copy (Desk *desk, const char *format)
{
  act (desk, "copy", format);
  return gtk_clipboard_wait_for_text (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD));
}

/* What is copied is what is shown. */
static void
test_copy (void)
{
  g_autoptr(Desk) desk = table_open ();
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  table_search (desk, "claws");
  table_show_column (desk, SP_ADVICE_COLUMN_POP, FALSE);
  text = copy (desk, "text");
  g_assert_true (g_str_has_prefix (text, "Settings for mail programs: Test University Mail\n"));
  g_assert_nonnull (strstr (text, "Claws Mail"));
  g_assert_nonnull (strstr (text, "Help: help@test.example"));
  g_assert_null (strstr (text, "Thunderbird"));
  g_assert_null (strstr (text, "POP"));
  g_assert_true (desk_says (desk, "The table with 1 mail program was copied as text."));
  csv = copy (desk, "csv");
  g_assert_true (g_str_has_prefix (csv, "Mail program,Platforms,Status,IMAP: Server,"));
  g_assert_nonnull (strstr (csv, "Claws Mail,"));
  g_assert_true (desk_says (desk, "The table with 1 mail program was copied as CSV."));
}

static void
test_copy_html (void)
{
  g_autoptr(Desk) desk = table_open ();
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autofree char *text = copy (desk, "html");
  GtkSelectionData *page =
      gtk_clipboard_wait_for_contents (clipboard, gdk_atom_intern ("text/html", FALSE));

  g_assert_true (g_str_has_prefix (text, "Settings for mail programs"));
  g_assert_nonnull (page);
  g_assert_true (
      g_str_has_prefix ((const char *) gtk_selection_data_get_data (page), "<!DOCTYPE html>"));
  gtk_selection_data_free (page);
}

/* Nothing is not handed on. */
static void
test_nothing (void)
{
  g_autoptr(Desk) desk = table_open ();
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (table_get (desk)), SP_TYPE_PAGE);
  GActionGroup *group = gtk_widget_get_action_group (page, "table");

  table_search (desk, "no such program");
  g_assert_false (g_action_group_get_action_enabled (group, "copy"));
  g_assert_false (g_action_group_get_action_enabled (group, "save"));
  g_assert_false (g_action_group_get_action_enabled (group, "print"));
}

static void
find_export (GtkWidget *widget, gpointer found)
{
  if (SP_IS_SAVE_BAR (widget))
    *(GtkWidget **) found = widget;
}

static SpSaveBar *
get_export (Desk *desk)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (table_get (desk)), SP_TYPE_PAGE);
  GtkWidget *found = NULL;

  /* It is hidden while there is nothing to say. */
  gtk_container_foreach (GTK_CONTAINER (page), find_export, &found);
  return SP_SAVE_BAR (found);
}

static void
test_save (void)
{
  static const struct
  {
    const char *format;
    const char *beginning;
  } files[] = {
    { "csv", "Mail program," },
    { "html", "<!DOCTYPE html>" },
    { "pdf", "%PDF-" },
  };
  g_autoptr(Desk) desk = table_open ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (desk->folder, "table", NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autofree char *sentence = g_strdup_printf ("The table was saved as “%s”.", path);
      g_autofree char *contents = NULL;

      sp_save_bar_save (get_export (desk), file, files[i].format);
      desk_wait_until_says (desk, sentence);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, files[i].beginning));
      g_unlink (path);
    }
}

/* What went wrong is said on the page, and stays there until something else is shown. */
static void
test_save_fails (void)
{
  static const char *const formats[] = { "csv", "pdf" };
  g_autoptr(Desk) desk = table_open ();
  g_autofree char *path = g_build_filename (desk->folder, "no-such-folder", "table", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *sentence = g_strdup_printf ("The table could not be saved as “%s”: ", path);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      sp_save_bar_save (get_export (desk), file, formats[i]);
      desk_wait_until_says (desk, sentence);
      table_choose (desk, "Platform", i == 0 ? "windows" : "all");
      g_assert_false (desk_says (desk, sentence));
    }
}

static int
print_pages (Desk *desk, GtkPageOrientation *orientation)
{
  g_autoptr(SpAdviceDocument) document = sp_program_table_make_document (table_get (desk));
  g_autoptr(GtkPrintOperation) operation =
      sp_printer_new (sp_print_document_new_for_table (document));
  g_autofree char *path = g_build_filename (desk->folder, "table.pdf", NULL);
  g_autoptr(GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  *orientation =
      gtk_page_setup_get_orientation (gtk_print_operation_get_default_page_setup (operation));
  return gtk_print_operation_get_n_pages_to_print (operation);
}

/* All programs need several pages that lie on their side; a few in one column fit one that stands. */
static void
test_pages (void)
{
  g_autoptr(Desk) desk = table_open ();
  GtkPageOrientation orientation;

  table_choose (desk, "Which mail programs", "all");
  table_show_column (desk, SP_ADVICE_COLUMN_PLATFORMS, TRUE);
  g_assert_cmpint (print_pages (desk, &orientation), >, 1);
  g_assert_cmpint (orientation, ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpint (print_pages (desk, &orientation), >, 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  table_choose (desk, "Which mail programs", "current");
  table_choose (desk, "Platform", "ios");
  for (SpAdviceColumn column = SP_ADVICE_COLUMN_POP; column <= SP_ADVICE_COLUMN_NOTE; column++)
    table_show_column (desk, column, FALSE);
  g_assert_cmpint (print_pages (desk, &orientation), ==, 1);
  g_assert_cmpint (orientation, ==, GTK_PAGE_ORIENTATION_PORTRAIT);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/programs-export/copy", test_copy);
  g_test_add_func ("/programs-export/copy-html", test_copy_html);
  g_test_add_func ("/programs-export/nothing", test_nothing);
  g_test_add_func ("/programs-export/save", test_save);
  g_test_add_func ("/programs-export/save-fails", test_save_fails);
  g_test_add_func ("/programs-export/pages", test_pages);
  return g_test_run ();
}
