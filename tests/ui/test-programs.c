/* Tests the table of all mail programs: what is shown of it, in which order, in any width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "table-desk.h"
#include "assistant/preferences.h"

#define NARROW 360

static char *
read_cell (Desk *desk, guint row, int column)
{
  GtkTreeModel *model = gtk_tree_view_get_model (GTK_TREE_VIEW (table_get (desk)));
  GtkTreeIter iter;
  char *cell;

  g_assert_true (gtk_tree_model_iter_nth_child (model, &iter, NULL, row));
  gtk_tree_model_get (model, &iter, column, &cell, -1);
  return cell;
}

/* What assistive technology reads in a cell. */
static const char *
read_aloud (Desk *desk, int row, int column)
{
  AtkObject *table = gtk_widget_get_accessible (GTK_WIDGET (table_get (desk)));
  g_autoptr(AtkObject) cell = atk_table_ref_at (ATK_TABLE (table), row, column);

  return g_intern_string (atk_object_get_name (cell));
}

static void
test_filters (void)
{
  g_autoptr(Desk) desk = table_open ();
  guint current = sp_program_table_get_n_shown (table_get (desk));
  guint all = sp_program_table_get_n_programs (table_get (desk));
  guint legacy;

  g_assert_cmpuint (current, <, all);
  table_choose (desk, "Which mail programs", "legacy");
  legacy = sp_program_table_get_n_shown (table_get (desk));
  g_assert_cmpuint (current + legacy, ==, all);
  table_choose (desk, "Platform", "android");
  g_assert_cmpuint (sp_program_table_get_n_shown (table_get (desk)), <, legacy);
  table_choose (desk, "Which mail programs", "all");
  table_show_column (desk, SP_ADVICE_COLUMN_PLATFORMS, TRUE);
  for (guint i = 0; i < sp_program_table_get_n_shown (table_get (desk)); i++)
    {
      g_autofree char *platforms = read_cell (desk, i, 7);

      g_assert_nonnull (strstr (platforms, "Android"));
    }
  table_choose (desk, "Platform", "all");
  g_assert_cmpuint (sp_program_table_get_n_shown (table_get (desk)), ==, all);
  g_assert_true (desk_says (desk, " mail programs"));
}

/* Applications and devices that only send stand by themselves, and lead to their lines and to what does not work. */
static void
test_senders (void)
{
  g_autoptr(Desk) desk = table_open ();
  g_autoptr(GtkTreePath) first = gtk_tree_path_new_first ();
  GtkTreeView *view = GTK_TREE_VIEW (table_get (desk));
  g_autofree char *name = NULL;

  table_choose (desk, "Which mail programs", "senders");
  g_assert_cmpuint (sp_program_table_get_n_shown (table_get (desk)), ==,
                    sp_program_table_get_n_programs (table_get (desk)));
  g_assert_true (desk_says (desk, "applications and devices"));
  table_search (desk, "django");
  name = read_cell (desk, 0, 1);
  g_assert_true (g_str_has_prefix (name, "Django"));
  gtk_tree_view_row_activated (view, first, gtk_tree_view_get_column (view, 0));
  desk_wait_for (desk, "Settings");
  g_assert_null (desk_look (desk, GTK_TYPE_LIST_BOX, "Incoming mail (IMAP)"));
  g_assert_true (desk_says (desk, "Other values, and what comes of them"));
}

/* Systems go by many names. */
static void
test_platforms (void)
{
  static const char *const families[] = { "windows", "mac", "linux", "android", "ios" };
  g_autoptr(Desk) desk = table_open ();

  table_choose (desk, "Which mail programs", "all");
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_test_message ("%s", families[i]);
      table_choose (desk, "Platform", families[i]);
      g_assert_cmpuint (sp_program_table_get_n_shown (table_get (desk)), >, 2);
      g_assert_cmpuint (sp_program_table_get_n_shown (table_get (desk)), <,
                        sp_program_table_get_n_programs (table_get (desk)));
    }
}

static void
click_heading (Desk *desk, int column)
{
  gtk_tree_view_column_clicked (
      gtk_tree_view_get_column (GTK_TREE_VIEW (table_get (desk)), column));
}

/* Forwards, backwards, and as it was. */
static void
test_sort (void)
{
  g_autoptr(Desk) desk = table_open ();
  g_autofree char *before = read_cell (desk, 0, 1);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *after = NULL;

  click_heading (desk, 0);
  first = read_cell (desk, 0, 1);
  g_assert_true (g_str_has_prefix (first, "aerc"));
  click_heading (desk, 0);
  last = read_cell (desk, 0, 1);
  g_assert_cmpstr (last, !=, first);
  click_heading (desk, 0);
  after = read_cell (desk, 0, 1);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
has_focus (gpointer window)
{
  return gtk_window_has_toplevel_focus (window);
}

/* Where no window manager does it, a window has to be given the keys. */
static void
give_keys (Desk *desk)
{
  gdk_window_focus (gtk_widget_get_window (GTK_WIDGET (desk->window)), GDK_CURRENT_TIME);
  sp_test_wait_until (has_focus, desk->window);
}

static gboolean
is_heading (GtkWidget *focus)
{
  return focus && GTK_IS_BUTTON (focus) && GTK_IS_TREE_VIEW (gtk_widget_get_parent (focus));
}

static gboolean
is_sorted (gpointer column)
{
  return gtk_tree_view_column_get_sort_indicator (column);
}

/* From the rows back to a heading, with the arrow keys to the one for sending, and sort. What cannot be used comes last. */
static void
test_sort_by_keyboard (void)
{
  g_autoptr(Desk) desk = table_open ();
  guint n = sp_program_table_get_n_shown (table_get (desk));
  GtkTreeViewColumn *sending = gtk_tree_view_get_column (GTK_TREE_VIEW (table_get (desk)), 3);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  give_keys (desk);
  for (guint i = 0; i < 10 && desk_get_focus (desk) != GTK_WIDGET (table_get (desk)); i++)
    gtk_widget_child_focus (GTK_WIDGET (desk->window), GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (desk->window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (is_heading (desk_get_focus (desk)));
  for (guint i = 0; i < 3; i++)
    desk_press (desk, GDK_KEY_Right, 0);
  g_assert_true (desk_get_focus (desk) == gtk_tree_view_column_get_button (sending));
  desk_press (desk, GDK_KEY_space, 0);
  sp_test_wait_until (is_sorted, sending);
  first = read_cell (desk, 0, 4);
  last = read_cell (desk, n - 1, 4);
  g_assert_cmpstr (first, !=, "—");
  g_assert_cmpstr (last, ==, "—");
}

static void
close_window (Desk *desk)
{
  gtk_widget_destroy (GTK_WIDGET (desk->window));
  desk->window = NULL;
}

static void
reopen (Desk *desk)
{
  desk->window = sp_window_new (GTK_APPLICATION (desk->application), desk->assistant);
  gtk_window_present (GTK_WINDOW (desk->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  table_go_to (desk);
}

/* Columns and order are as they were left; filters are not. */
static void
test_memory (void)
{
  g_autoptr(Desk) desk = table_open ();
  g_autofree char *sort = NULL;
  g_autoptr(GSettings) settings = sp_preferences_open ("table-sort");

  table_show_column (desk, SP_ADVICE_COLUMN_POP, FALSE);
  table_show_column (desk, SP_ADVICE_COLUMN_PLATFORMS, TRUE);
  click_heading (desk, 0);
  click_heading (desk, 0);
  table_choose (desk, "Which mail programs", "all");
  sort = g_settings_get_string (settings, "table-sort");
  g_assert_cmpstr (sort, ==, "-program");
  close_window (desk);

  reopen (desk);
  g_assert_true (sp_program_table_shows (table_get (desk), SP_ADVICE_COLUMN_PLATFORMS));
  g_assert_false (sp_program_table_shows (table_get (desk), SP_ADVICE_COLUMN_POP));
  g_assert_true (gtk_tree_view_column_get_sort_indicator (
      gtk_tree_view_get_column (GTK_TREE_VIEW (table_get (desk)), 0)));
  g_assert_cmpuint (sp_program_table_get_n_shown (table_get (desk)), <,
                    sp_program_table_get_n_programs (table_get (desk)));
}

/* Old programs are marked with a word, wherever that fits. */
static void
test_marks (void)
{
  g_autoptr(Desk) desk = table_open ();
  g_autofree char *note = NULL;
  g_autofree char *icon = NULL;

  table_choose (desk, "Which mail programs", "legacy");
  note = read_cell (desk, 0, 5);
  icon = read_cell (desk, 0, 8);
  g_assert_cmpstr (note, ==, "no longer maintained");
  g_assert_cmpstr (icon, ==, "dialog-warning-symbolic");
  g_assert_null (strstr (read_aloud (desk, 0, 0), "no longer maintained"));
  table_show_column (desk, SP_ADVICE_COLUMN_NOTE, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  g_assert_nonnull (strstr (read_aloud (desk, 0, 0), "\n⚠ no longer maintained"));
}

static void
open_popover (Desk *desk, const char *button)
{
  gtk_button_clicked (GTK_BUTTON (desk_find (desk, GTK_TYPE_MENU_BUTTON, button)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
}

typedef struct
{
  Desk *desk;
  const char *button; /* (nullable) to be on the screen */
} Wait;

static gboolean
has_button (gpointer data)
{
  Wait *wait = data;

  return desk_look (wait->desk, GTK_TYPE_MENU_BUTTON, wait->button) != NULL;
}

/* In a narrow window the filters are behind one button, and what is chosen there is the same. */
static void
test_narrow (void)
{
  g_autoptr(Desk) desk = table_open ();
  Wait wait = { desk, "Filter" };

  table_choose (desk, "Platform", "android");
  gtk_window_resize (GTK_WINDOW (desk->window), NARROW, 640);
  sp_test_wait_until (has_button, &wait);
  g_assert_null (desk_look (desk, GTK_TYPE_COMBO_BOX, "Platform"));
  open_popover (desk, "Filter");
  g_assert_cmpstr (gtk_combo_box_get_active_id (
                       GTK_COMBO_BOX (desk_find (desk, GTK_TYPE_COMBO_BOX, "Platform"))),
                   ==, "android");
  table_choose (desk, "Platform", "all");
  g_assert_true (desk_says (desk, " mail programs"));
}

static gboolean
is_stacked (gpointer desk)
{
  const char *said = read_aloud (desk, 0, 0);

  return said && strstr (said, "\nIMAP: ") && strstr (said, "\nSMTP: ");
}

static gboolean
is_beside (gpointer desk)
{
  return !is_stacked (desk);
}

/* There all that is shown of a program stands below its name, and in a wide window beside it again. */
static void
test_stacked (void)
{
  g_autoptr(Desk) desk = table_open ();

  g_assert_true (is_beside (desk));
  gtk_window_resize (GTK_WINDOW (desk->window), NARROW, 640);
  sp_test_wait_until (is_stacked, desk);
  g_assert_nonnull (strstr (read_aloud (desk, 0, 0), "\nPOP: "));
  table_show_column (desk, SP_ADVICE_COLUMN_POP, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  g_assert_null (strstr (read_aloud (desk, 0, 0), "\nPOP: "));
  gtk_window_resize (GTK_WINDOW (desk->window), 860, 640);
  sp_test_wait_until (is_beside, desk);
}

static void
note_key (GtkWidget *widget, gpointer data)
{
  GHashTable *seen = data;
  guint key = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))
                                    : GDK_KEY_VoidSymbol;

  if (key != GDK_KEY_VoidSymbol && !g_hash_table_add (seen, GUINT_TO_POINTER (key)))
    g_error ("The access key of “%s” is taken", gtk_label_get_text (GTK_LABEL (widget)));
}

/* What is in them has names and access keys of its own, and the focus goes there. */
static void
test_popovers (void)
{
  static const char *const buttons[] = { "Columns", "Export" };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autoptr(Desk) desk = table_open ();
      g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
      GtkWidget *focus;

      open_popover (desk, buttons[i]);
      focus = desk_get_focus (desk);
      g_assert_nonnull (focus);
      g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER));
      desk_for_each (GTK_WIDGET (desk->window), note_key, seen);
      g_assert_cmpuint (g_hash_table_size (seen), >, 5);
    }
}

static void
test_column_chooser (void)
{
  g_autoptr(Desk) desk = table_open ();
  GtkTreeViewColumn *pop = gtk_tree_view_get_column (GTK_TREE_VIEW (table_get (desk)), 2);

  open_popover (desk, "Columns");
  gtk_button_clicked (GTK_BUTTON (desk_find (desk, GTK_TYPE_CHECK_BUTTON, "POP")));
  g_assert_false (gtk_tree_view_column_get_visible (pop));
  gtk_button_clicked (GTK_BUTTON (desk_find (desk, GTK_TYPE_CHECK_BUTTON, "POP")));
  g_assert_true (gtk_tree_view_column_get_visible (pop));
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/programs/filters", test_filters);
  g_test_add_func ("/programs/senders", test_senders);
  g_test_add_func ("/programs/platforms", test_platforms);
  g_test_add_func ("/programs/sort", test_sort);
  g_test_add_func ("/programs/sort-by-keyboard", test_sort_by_keyboard);
  g_test_add_func ("/programs/memory", test_memory);
  g_test_add_func ("/programs/marks", test_marks);
  g_test_add_func ("/programs/narrow", test_narrow);
  g_test_add_func ("/programs/stacked", test_stacked);
  g_test_add_func ("/programs/popovers", test_popovers);
  g_test_add_func ("/programs/column-chooser", test_column_chooser);
  return g_test_run ();
}
