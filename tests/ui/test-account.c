/* Tests the first page: the demonstration, where mail is read, checks that are remembered; and what a second check says has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "assistant/recent.h"
#include "desk.h"
#include "ui/pages/client-chooser.h"

#define ADDRESS "ann@test.example"
#define SERVICE "SIGNPOST_DEMO_SERVICE"
#define REMEMBER "Remember checks on this computer"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtps = { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE };

static Desk *
open_desk (void)
{
  Desk *desk = desk_new ();

  sp_recent_set_kept (FALSE);
  desk_serve (desk, &imaps);
  desk_serve (desk, &smtps);
  desk_open (desk);
  return desk;
}

static GtkToggleButton *
find_toggle (Desk *desk, const char *name)
{
  return GTK_TOGGLE_BUTTON (desk_find (desk, GTK_TYPE_TOGGLE_BUTTON, name));
}

static void
choose (Desk *desk, const char *name)
{
  gtk_toggle_button_set_active (find_toggle (desk, name), TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
}

static GtkWidget *
find_chooser (Desk *desk)
{
  return desk_find (desk, SP_TYPE_CLIENT_CHOOSER, NULL);
}

static void
look_for_row (GtkWidget *widget, gpointer data)
{
  gpointer *search = data;
  AtkObject *accessible = gtk_widget_get_accessible (widget);

  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_child_visible (widget) &&
      g_strcmp0 (atk_object_get_name (accessible), search[0]) == 0)
    search[1] = widget;
}

/* The row of a program in the list as it is; %NULL where it is not there. */
static GtkWidget *
find_row_as_it_is (Desk *desk, const char *id)
{
  SpCatalogue *catalogue = sp_assistant_get_catalogue (desk->assistant);
  GtkMenuButton *chooser = GTK_MENU_BUTTON (find_chooser (desk));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (chooser));
  gpointer search[2] = { (gpointer) sp_client_get_name (sp_catalogue_find_client (catalogue, id)),
                         NULL };

  desk_for_each (popover, look_for_row, search);
  return search[1];
}

/* The same once the list is open. */
static GtkWidget *
find_row (Desk *desk, const char *id)
{
  GtkWidget *chooser = find_chooser (desk);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chooser), TRUE);
  gtk_test_widget_wait_for_draw (chooser);
  return find_row_as_it_is (desk, id);
}

static gboolean
lists (Desk *desk, const char *id)
{
  gboolean listed = find_row (desk, id) != NULL;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_chooser (desk)), FALSE);
  return listed;
}

static const char *
get_chosen (Desk *desk)
{
  return sp_client_get_id (sp_client_chooser_get_client (SP_CLIENT_CHOOSER (find_chooser (desk))));
}

static void
keep_search (GtkWidget *widget, gpointer entry)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    *(GtkWidget **) entry = widget;
}

static GtkWidget *
find_search (Desk *desk)
{
  GtkMenuButton *chooser = GTK_MENU_BUTTON (find_chooser (desk));
  GtkWidget *entry = NULL;

  desk_for_each (GTK_WIDGET (gtk_menu_button_get_popover (chooser)), keep_search, &entry);
  return entry;
}

/* Typed letters narrow the list, Enter takes the first that is left; tools that only send are not offered for reading. */
static void
test_chooser (void)
{
  g_autoptr(Desk) desk = open_desk ();

  g_assert_nonnull (find_row (desk, "geary"));
  g_assert_nonnull (find_row (desk, "mutt"));
  g_assert_nonnull (find_row (desk, "eudora-win"));
  g_assert_null (find_row (desk, "msmtp"));
  gtk_entry_set_text (GTK_ENTRY (find_search (desk)), "GEAR");
  g_signal_emit_by_name (find_search (desk), "search-changed");
  g_assert_null (find_row_as_it_is (desk, "mutt"));
  g_signal_emit_by_name (find_search (desk), "activate");
  g_assert_cmpstr (get_chosen (desk), ==, "geary");
}

/* The real service is started, chosen and checked. */
static void
test_demonstration (void)
{
  g_autoptr(Desk) desk = open_desk ();
  GtkWidget *field;

  desk_type (desk, "E-mail address", "somebody@else.example");
  desk_unfold (desk, "Try the demonstration");
  g_assert_true (desk_says (desk, "you need neither an account nor a network"));
  desk_click (desk, "Start the Demonstration");
  desk_wait_for (desk, "Settings");
  g_assert_true (desk_says (desk, "you@demo.example"));
  g_assert_true (desk_says (desk, "Reading and sending are safe with these settings."));
  /* Its service ends with the window: nothing that could be offered again. */
  g_assert_null (desk_look (desk, GTK_TYPE_CHECK_BUTTON, REMEMBER));

  /* It goes on until the window is closed. */
  desk_click (desk, "Check Again");
  desk_wait_until_says (desk, "Nothing has changed since the check at ");

  /* Another address has nothing to do with it. */
  desk_act (desk, "back");
  desk_wait_for (desk, "Mail Settings");
  field = desk_find (desk, GTK_TYPE_ENTRY, "E-mail address");
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (field)), ==, "somebody@else.example");
  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "Test University Mail"));
}

/* What is wrong is said in place, and it can be tried again. */
static void
test_demonstration_missing (void)
{
  g_autofree char *service = g_strdup (g_getenv (SERVICE));
  g_autoptr(Desk) desk = open_desk ();

  desk_unfold (desk, "Try the demonstration");
  g_setenv (SERVICE, "/nowhere/signpost-demo-service", TRUE);
  desk_click (desk, "Start the Demonstration");
  desk_wait_until_says (desk, "part of Signpost is missing on this computer");
  g_assert_false (desk_says (desk, "nowhere"));

  g_setenv (SERVICE, "/bin/false", TRUE);
  desk_click (desk, "Start the Demonstration");
  desk_wait_until_says (desk, "ended before it was ready");

  g_setenv (SERVICE, service, TRUE);
  desk_click (desk, "Start the Demonstration");
  desk_wait_for (desk, "Settings");
}

/* The window may be closed before the service answers. */
static void
test_demonstration_closed (void)
{
  Desk *desk = open_desk ();

  desk_unfold (desk, "Try the demonstration");
  desk_click (desk, "Start the Demonstration");
  desk_free (desk);
  sp_test_wait_ms (200);
}

/* The list of programs follows where mail is read. */
static void
test_device (void)
{
  g_autoptr(Desk) desk = open_desk ();

  g_assert_true (
      gtk_toggle_button_get_active (find_toggle (desk, "In a mail program on a computer")));
  g_assert_true (lists (desk, "thunderbird-128"));
  g_assert_true (lists (desk, "outlook-2016-365"));
  g_assert_false (lists (desk, "fairemail"));

  choose (desk, "On a phone or tablet");
  g_assert_true (lists (desk, "fairemail"));
  g_assert_true (lists (desk, "ios-mail-18"));
  g_assert_false (lists (desk, "thunderbird-128"));
  g_assert_cmpstr (get_chosen (desk), ==, "ios-mail-18");

  choose (desk, "In a mail program on a computer");
  g_assert_true (lists (desk, "thunderbird-128"));
}

/* You need no settings there, but the servers can be checked all the same. */
static void
test_browser (void)
{
  g_autoptr(Desk) desk = open_desk ();

  g_assert_false (desk_says (desk, "You need no settings"));
  choose (desk, "In the web browser");
  g_assert_null (desk_look (desk, SP_TYPE_CLIENT_CHOOSER, NULL));
  g_assert_true (desk_says (desk, "You need no settings to read mail in a web browser."));
  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "You need no settings to read mail in a web browser."));
  g_assert_true (desk_says (desk, "Reading and sending are safe with these settings."));

  desk_act (desk, "back");
  desk_click (desk, "Explained: What changes for whom");
  desk_wait_for (desk, "Explained");

  desk_act (desk, "back");
  choose (desk, "In a mail program on a computer");
  desk_check (desk, ADDRESS);
  g_assert_false (desk_says (desk, "You need no settings"));
}

/* How many checks are remembered. */
static guint
count_recents (void)
{
  g_autoptr(GPtrArray) list = sp_recent_list ();

  return list->len;
}

static void
test_nothing_remembered (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_check (desk, ADDRESS);
  g_assert_false (gtk_toggle_button_get_active (find_toggle (desk, REMEMBER)));
  g_assert_cmpuint (count_recents (), ==, 0);
  desk_act (desk, "back");
  g_assert_null (desk_look (desk, GTK_TYPE_EXPANDER, "Recent checks"));
}

/* What is remembered is offered again, as a button that starts nothing. */
static void
test_recent (void)
{
  g_autoptr(Desk) desk = open_desk ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *button = g_strdup_printf (ADDRESS " – safe, checked %s", date);

  desk_choose_client (desk, "geary");
  desk_check (desk, ADDRESS);
  choose (desk, REMEMBER);
  g_assert_cmpuint (count_recents (), ==, 1);

  desk_act (desk, "back");
  desk_type (desk, "E-mail address", "");
  desk_choose_client (desk, "thunderbird-128");
  desk_unfold (desk, "Recent checks");
  desk_click (desk, button);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (desk->window)), ==, "Mail Settings");
  g_assert_cmpstr (
      gtk_entry_get_text (GTK_ENTRY (desk_find (desk, GTK_TYPE_ENTRY, "E-mail address"))), ==,
      ADDRESS);
  g_assert_cmpstr (get_chosen (desk), ==, "geary");
}

static void
test_forget (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_check (desk, ADDRESS);
  choose (desk, REMEMBER);
  desk_act (desk, "back");
  desk_unfold (desk, "Recent checks");
  desk_click (desk, "Forget All");
  g_assert_cmpuint (count_recents (), ==, 0);
  g_assert_null (desk_look (desk, GTK_TYPE_EXPANDER, "Recent checks"));

  /* The next check is remembered again, until that is switched off. */
  desk_check (desk, ADDRESS);
  g_assert_cmpuint (count_recents (), ==, 1);
  gtk_toggle_button_set_active (find_toggle (desk, REMEMBER), FALSE);
  g_assert_false (sp_recent_is_kept ());
  g_assert_true (sp_recent_set_kept (TRUE));
  g_assert_cmpuint (count_recents (), ==, 0);
}

/* A second check of the same address says what is different. */
static void
test_changes (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_check (desk, ADDRESS);
  g_assert_false (desk_says (desk, "since the check at"));
  desk_click (desk, "Check Again");
  desk_wait_until_says (desk, "Nothing has changed since the check at ");

  sp_test_server_free (g_ptr_array_steal_index (desk->servers, 0));
  desk_act (desk, "back");
  desk_check (desk, ADDRESS);
  desk_wait_until_says (desk, "changed since the check at ");
  g_assert_false (desk_says (desk, "previously safe, now"));
  gtk_expander_set_expanded (GTK_EXPANDER (desk_find (desk, GTK_TYPE_EXPANDER, NULL)), TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  g_assert_true (desk_says (desk, "previously safe, now"));

  /* Another address was never checked. */
  desk_act (desk, "back");
  desk_check (desk, "bob@test.example");
  g_assert_false (desk_says (desk, "since the check at"));
}

/* What is stored is shown where nobody can be asked, and nothing about it looks checked. */
static void
test_offline (void)
{
  g_autoptr(Desk) desk = desk_new ();

  g_string_append (desk->site, "[IMAP]\nHost=imap.test.example\nTlsPort=993\n"
                               "[SMTP]\nHost=smtp.test.example\nTlsPort=465\n");
  sp_mock_resolver_fail (desk->names, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  desk_open (desk);
  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "This computer cannot reach the mail servers at the moment"));
  g_assert_true (desk_says (desk, "These settings were not checked."));
  g_assert_true (desk_says (desk, "imap.test.example"));
  g_assert_null (desk_look (desk, GTK_TYPE_CHECK_BUTTON, REMEMBER));
  desk_click (desk, "Check Again");
  desk_wait_for (desk, "Settings");
  g_assert_false (desk_says (desk, "since the check at"));
}

/* Letters that lead to a control are not given twice. */
static void
collect_mnemonic (GtkWidget *widget, gpointer data)
{
  GHashTable *keys = data;
  guint key = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))
                                    : GDK_KEY_VoidSymbol;

  if (key == GDK_KEY_VoidSymbol)
    return;
  if (!g_hash_table_add (keys, GUINT_TO_POINTER (key)))
    g_error ("Alt+%s is given twice, the second time in “%s”", gdk_keyval_name (key),
             gtk_label_get_text (GTK_LABEL (widget)));
}

static void
test_mnemonics (void)
{
  g_autoptr(Desk) desk = open_desk ();
  g_autoptr(GHashTable) keys = g_hash_table_new (NULL, NULL);

  desk_check (desk, ADDRESS);
  choose (desk, REMEMBER);
  desk_act (desk, "back");
  desk_unfold (desk, "I know the server names");
  desk_unfold (desk, "Recent checks");
  desk_unfold (desk, "Try the demonstration");
  desk_for_each (GTK_WIDGET (desk->window), collect_mnemonic, keys);
  g_assert_cmpuint (g_hash_table_size (keys), >=, 14);
}

/* Half an address is refused at its field. */
static void
test_word (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_type (desk, "E-mail address", "ann");
  desk_click (desk, "Check");
  g_assert_true (desk_says (desk, "“ann” is not an e-mail address."));
}

/* Who mistypes a large provider's name is asked before anybody is contacted, once. */
static void
test_similar (void)
{
  g_autoptr(Desk) desk = open_desk ();
  GtkWidget *field = desk_find (desk, GTK_TYPE_ENTRY, "E-mail address");

  desk_type (desk, "E-mail address", "ann@gmial.com");
  desk_click (desk, "Check");
  g_assert_true (desk_says (desk, "gmial.com is spelled almost like gmail.com."));
  desk_click (desk, "Use ann@gmail.com");
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (field)), ==, "ann@gmail.com");
  g_assert_false (desk_says (desk, "spelled almost like"));

  desk_type (desk, "E-mail address", "ann@gmial.com");
  desk_click (desk, "Check");
  desk_wait_for (desk, "Settings");
  g_assert_true (desk_says (desk, "No mail server was found for gmial.com."));
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/account/demonstration", test_demonstration);
  g_test_add_func ("/account/demonstration/missing", test_demonstration_missing);
  g_test_add_func ("/account/demonstration/closed", test_demonstration_closed);
  g_test_add_func ("/account/device", test_device);
  g_test_add_func ("/account/browser", test_browser);
  g_test_add_func ("/account/nothing-remembered", test_nothing_remembered);
  g_test_add_func ("/account/recent", test_recent);
  g_test_add_func ("/account/forget", test_forget);
  g_test_add_func ("/account/changes", test_changes);
  g_test_add_func ("/account/offline", test_offline);
  g_test_add_func ("/account/mnemonics", test_mnemonics);
  g_test_add_func ("/account/word", test_word);
  g_test_add_func ("/account/chooser", test_chooser);
  g_test_add_func ("/account/similar", test_similar);
  return g_test_run ();
}
