/* Tests the views beside the settings: the comparison table and the explanations; and the way there by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "ui/pages/setting-row.h"

#define ADDRESS "ann@test.example"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtp = { .protocol = SP_TEST_SMTP };

static Desk *
open_desk (void)
{
  Desk *desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &smtp);
  desk_open (desk);
  return desk;
}

static char *
read_row (GtkTreeModel *model, guint row)
{
  GtkTreeIter iter;
  g_autofree char *name = NULL;
  g_autofree char *imap = NULL;
  g_autofree char *pop = NULL;
  g_autofree char *sent = NULL;

  g_assert_true (gtk_tree_model_iter_nth_child (model, &iter, NULL, row));
  gtk_tree_model_get (model, &iter, 1, &name, 2, &imap, 3, &pop, 4, &sent, -1);
  return g_strjoin (" | ", name, imap, pop, sent, NULL);
}

static GtkTreeModel *
get_table (Desk *desk)
{
  return gtk_tree_view_get_model (GTK_TREE_VIEW (desk_find (desk, GTK_TYPE_TREE_VIEW, NULL)));
}

/* The five rows of the guide of 2007, with its own words and in its order, before all others. */
static void
test_table_of_2007 (void)
{
  static const char *const expected[] = {
    "Mozilla Thunderbird 1.5-2.x | 993 / SSL | 995 / SSL | 587 / Require STARTTLS",
    "Outlook Express 5/6 | 993 / SSL | 995 / SSL | 465 / SSL",
    "Outlook 2002/2003 | 993 / SSL | 995 / SSL | 465 / SSL",
    "Eudora 6.2-7.1 (Windows) | 993 / SSL | 995 / SSL | 587 / Require STARTTLS",
    "Apple Mail, Mac OS X 10.1-10.9 | 993 / SSL | 995 / SSL | 587 / STARTTLS",
  };
  g_autoptr(Desk) desk = open_desk ();
  GtkTreeModel *model;

  desk_act (desk, "programs");
  desk_wait_for (desk, "All Programs");
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (desk_find (desk, GTK_TYPE_COMBO_BOX, "Mail service")),
                               "utormail-2007");
  model = get_table (desk);
  g_assert_cmpint (gtk_tree_model_iter_n_children (model, NULL), >=, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *row = read_row (model, i);

      g_assert_cmpstr (row, ==, expected[i]);
    }
  g_assert_true (desk_says (desk, "as this service advised in 2007"));
}

static void
test_search (void)
{
  g_autoptr(Desk) desk = open_desk ();
  g_autoptr(GtkTreePath) first = gtk_tree_path_new_first ();
  GtkTreeView *table;
  g_autofree char *row = NULL;

  desk_check (desk, ADDRESS);
  desk_act (desk, "programs");
  desk_wait_for (desk, "All Programs");
  desk_type (desk, "Search mail programs", "claws");
  g_signal_emit_by_name (desk_find (desk, GTK_TYPE_ENTRY, "Search mail programs"),
                         "search-changed");
  table = GTK_TREE_VIEW (desk_find (desk, GTK_TYPE_TREE_VIEW, NULL));
  g_assert_cmpint (gtk_tree_model_iter_n_children (get_table (desk), NULL), ==, 1);
  row = read_row (get_table (desk), 0);
  g_assert_true (g_str_has_prefix (row, "Claws Mail"));

  gtk_tree_view_row_activated (table, first, gtk_tree_view_get_column (table, 0));
  desk_wait_for (desk, "Settings");
  desk_find (desk, SP_TYPE_SETTING_ROW, "Server for receiving: localhost");

  desk_act (desk, "programs");
  desk_wait_for (desk, "All Programs");
  desk_type (desk, "Search mail programs", "no such program");
  g_signal_emit_by_name (desk_find (desk, GTK_TYPE_ENTRY, "Search mail programs"),
                         "search-changed");
  g_assert_true (desk_says (desk, "No mail program matches this search."));
}

/* From the first letter to the copied value without a mouse. */
static void
test_keyboard (void)
{
  g_autoptr(Desk) desk = open_desk ();
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autofree char *copied = NULL;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  g_assert_true (focus == desk_find (desk, GTK_TYPE_ENTRY, "E-mail address"));
  gtk_entry_set_text (GTK_ENTRY (focus), " mailto:" ADDRESS " ");
  desk_press (desk, GDK_KEY_Return, 0);
  desk_wait_for (desk, "Settings");
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (GTK_WINDOW (desk->window))));

  desk_show_steps (desk, FALSE);
  gtk_widget_grab_focus (desk_find (desk, SP_TYPE_SETTING_ROW, "User Name: " ADDRESS));
  desk_press (desk, GDK_KEY_Return, 0);
  copied = gtk_clipboard_wait_for_text (clipboard);
  g_assert_cmpstr (copied, ==, ADDRESS);

  desk_press (desk, GDK_KEY_F1, 0);
  desk_wait_for (desk, "Explained");
  g_assert_true (desk_says (desk, "Signing in for sending"));
  desk_press (desk, GDK_KEY_4, GDK_MOD1_MASK);
  desk_wait_for (desk, "Details");
  desk_press (desk, GDK_KEY_Left, GDK_MOD1_MASK);
  desk_wait_for (desk, "Mail Settings");
}

typedef struct
{
  guint links;
  gboolean followed;
} Links;

/* Follows the first link of the page. */
static void
follow_link (GtkWidget *widget, gpointer data)
{
  Links *links = data;
  const char *markup = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "";
  const char *found = gtk_widget_get_mapped (widget) ? strstr (markup, "href=\"topic:") : NULL;

  if (found == NULL)
    return;
  found += strlen ("href=\"");
  if (links->links++ == 0)
    {
      g_autofree char *uri = g_strndup (found, strcspn (found, "\""));

      g_signal_emit_by_name (widget, "activate-link", uri, &links->followed);
    }
}

static gboolean
has_left_first_topic (gpointer topics)
{
  return gtk_list_box_get_selected_row (topics) != gtk_list_box_get_row_at_index (topics, 0);
}

/* Terms lead to their explanation, and the words of the person's own program stand among the others. */
static void
test_explained (void)
{
  g_autoptr(Desk) desk = open_desk ();
  Links links = { 0, FALSE };

  desk_check (desk, ADDRESS);
  desk_press (desk, GDK_KEY_3, GDK_MOD1_MASK);
  desk_wait_for (desk, "Explained");
  desk_for_each (GTK_WIDGET (desk->window), follow_link, &links);
  g_assert_cmpuint (links.links, >, 0);
  g_assert_true (links.followed);
  sp_test_wait_until (has_left_first_topic, desk_find (desk, GTK_TYPE_LIST_BOX, "Topics"));
  g_assert_false (desk_says (desk, "[starttls|"));
}

/* The command line opens the window with the address filled in. */
static void
on_idle_quit (GApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));
  Desk desk = { .window = windows->data };

  g_assert_cmpstr (
      gtk_entry_get_text (GTK_ENTRY (desk_find (&desk, GTK_TYPE_ENTRY, "E-mail address"))), ==,
      ADDRESS);
  gtk_widget_destroy (GTK_WIDGET (desk.window));
}

static gboolean
on_idle (gpointer application)
{
  on_idle_quit (application);
  return G_SOURCE_REMOVE;
}

static void
test_command_line (void)
{
  static const struct
  {
    const char *arguments[4];
    int status;
  } lines[] = {
    { { "signpost", ADDRESS }, 0 },
    { { "signpost", "one@test.example", "two@test.example" }, 2 },
    { { "signpost", "--site", "no-such-site" }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(SpApplication) application = sp_application_new (G_APPLICATION_NON_UNIQUE);
      int n = g_strv_length ((char **) lines[i].arguments);

      g_test_message ("%s %s", lines[i].arguments[0], lines[i].arguments[1]);
      if (i == 0)
        g_timeout_add (500, on_idle, application);
      g_assert_cmpint (
          g_application_run (G_APPLICATION (application), n, (char **) lines[i].arguments), ==,
          lines[i].status);
    }
}

static void
activate (Desk *desk, const char *action, const char *id)
{
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), action, g_variant_new_string (id));
}

/* A program and a service are reached by their ids; what nobody knows leads nowhere. */
static void
test_ids (void)
{
  g_autoptr(Desk) desk = open_desk ();

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window), "client"));
  desk_act (desk, "programs");
  desk_wait_for (desk, "All Programs");
  activate (desk, "client", "no-such-program");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (desk->window)), ==, "All Programs");
  activate (desk, "site", "utormail-2007");
  g_assert_true (desk_says (desk, "as this service advised in 2007"));
  activate (desk, "site", "");
  g_assert_false (desk_says (desk, "as this service advised in 2007"));
  activate (desk, "client", "mutt");
  desk_wait_for (desk, "Settings");
  activate (desk, "topic", "starttls");
  desk_wait_for (desk, "Explained");
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/views/table-of-2007", test_table_of_2007);
  g_test_add_func ("/views/search", test_search);
  g_test_add_func ("/views/keyboard", test_keyboard);
  g_test_add_func ("/views/explained", test_explained);
  g_test_add_func ("/views/command-line", test_command_line);
  g_test_add_func ("/views/ids", test_ids);
  return g_test_run ();
}
