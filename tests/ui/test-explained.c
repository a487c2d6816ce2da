/* Tests the explanations as they are read: the search, the way back, and what F1 and Shift+F1 say about what has the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "text/guide.h"
#include "ui/pages/page.h"
#include "ui/pages/setting-row.h"
#include "ui/widgets/topic.h"

#define SEARCH "Search the explanations"
#define BACK "Back to the topic read before"
#define FORWARD "Forward to the topic read after it"

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

static void
search (Desk *desk, const char *typed)
{
  desk_type (desk, SEARCH, typed);
  g_signal_emit_by_name (desk_find (desk, GTK_TYPE_ENTRY, SEARCH), "search-changed");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
}

static void
open_topic (Desk *desk, const char *id)
{
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), "topic",
                                  g_variant_new_string (id));
  desk_wait_for (desk, "Explained");
}

static const char *
get_open (Desk *desk)
{
  GtkListBox *topics = GTK_LIST_BOX (desk_find (desk, GTK_TYPE_LIST_BOX, "Topics"));

  return sp_topic_find (GTK_WIDGET (gtk_list_box_get_selected_row (topics)));
}

static void
note_marked (GtkWidget *widget, gpointer data)
{
  gboolean *marked = data;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "<b><u>"))
    *marked = TRUE;
}

static gboolean
is_marked (Desk *desk)
{
  gboolean marked = FALSE;

  desk_for_each (GTK_WIDGET (desk->window), note_marked, &marked);
  return marked;
}

static void
test_search (void)
{
  g_autoptr(Desk) desk = open_desk ();

  open_topic (desk, "ssl-tls");
  g_assert_false (is_marked (desk));
  search (desk, "REVERSAL");
  g_assert_true (desk_says (desk, "1 topic found"));
  g_assert_cmpstr (get_open (desk), ==, "history");
  search (desk, "certificate");
  g_assert_true (desk_says (desk, "topics found"));
  g_assert_true (is_marked (desk));
  g_assert_true (desk_press (desk, GDK_KEY_Down, 0));
  g_assert_true (GTK_IS_LIST_BOX_ROW (desk_get_focus (desk)));

  search (desk, "xyzzy");
  g_assert_true (desk_says (desk, "No topic found."));
  g_assert_null (desk_look (desk, GTK_TYPE_LIST_BOX, "Topics"));
  desk_press (desk, GDK_KEY_Escape, 0);
  search (desk, gtk_entry_get_text (GTK_ENTRY (desk_find (desk, GTK_TYPE_ENTRY, SEARCH))));
  g_assert_false (desk_says (desk, "found"));
  desk_find (desk, GTK_TYPE_LIST_BOX, "Topics");

  /* What is asked for is shown, whatever was searched before. */
  search (desk, "reversal");
  open_topic (desk, "imap-or-pop");
  g_assert_cmpstr (get_open (desk), ==, "imap-or-pop");
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (desk_find (desk, GTK_TYPE_ENTRY, SEARCH))), ==,
                   "");
}

static void
test_history (void)
{
  g_autoptr(Desk) desk = open_desk ();

  open_topic (desk, "ports");
  open_topic (desk, "history");
  open_topic (desk, "today");
  g_assert_false (gtk_widget_is_sensitive (desk_find (desk, GTK_TYPE_BUTTON, FORWARD)));
  desk_click (desk, BACK);
  desk_click (desk, BACK);
  g_assert_cmpstr (get_open (desk), ==, "ports");
  desk_click (desk, FORWARD);
  g_assert_cmpstr (get_open (desk), ==, "history");
  open_topic (desk, "words");
  g_assert_false (gtk_widget_is_sensitive (desk_find (desk, GTK_TYPE_BUTTON, FORWARD)));
  desk_click (desk, BACK);
  g_assert_cmpstr (get_open (desk), ==, "history");
}

/* Lines of a dialogue stand there as they are; what the catalogue knows of a topic stands below it. */
static void
test_additions (void)
{
  g_autoptr(Desk) desk = open_desk ();

  open_topic (desk, "dialogue");
  g_assert_true (desk_says (desk, "C: a1 STARTTLS"));
  g_assert_true (desk_says (desk, "* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED]"));
  search (desk, "a1 starttls");
  g_assert_true (is_marked (desk));
  open_topic (desk, "choices");
  g_assert_true (desk_says (desk, "Programs with such a choice"));
  g_assert_true (desk_says (desk, "“TLS, if available”: Mozilla Thunderbird 1.5"));
  open_topic (desk, "app-passwords");
  g_assert_false (desk_says (desk, "Source: "));
}

/* After a check, the provider of the account itself is told about. */
static void
test_own_provider (void)
{
  g_autoptr(Desk) desk = open_desk ();

  sp_mock_resolver_add_mx (desk->names, "small.example", 10, "aspmx.l.google.com");
  desk_check (desk, "ann@small.example");
  open_topic (desk, "app-passwords");
  g_assert_true (desk_says (desk, "Google Workspace"));
  g_assert_true (desk_says (desk, "Source: "));
}

static void
assert_topic (GtkWidget *widget, gpointer page)
{
  const char *topic;

  if (!gtk_widget_get_can_focus (widget) || !gtk_widget_get_ancestor (widget, SP_TYPE_PAGE))
    return;
  topic = sp_topic_find (widget);
  if (!topic || !sp_guide_find (topic))
    g_error ("%s: F1 on a %s has nothing to explain", (const char *) page,
             G_OBJECT_TYPE_NAME (widget));
}

/* Whatever has the focus, F1 has something to say about it. */
static void
test_topics (void)
{
  static const char *const views[] = { "settings", "programs", "explained", "details" };
  g_autoptr(Desk) desk = open_desk ();

  desk_for_each (GTK_WIDGET (desk->window), assert_topic, (gpointer) "account");
  desk_check (desk, "ann@test.example");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                          g_variant_new_string (views[i]));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
      desk_for_each (GTK_WIDGET (desk->window), assert_topic, (gpointer) views[i]);
    }
}

static gboolean
is_told (gpointer desk)
{
  return desk_look (desk, GTK_TYPE_BUTTON, "Open the Explanation") != NULL;
}

/* A few words beside the control, and from there to the whole explanation. */
static void
test_what_is_this (void)
{
  g_autoptr(Desk) desk = open_desk ();
  GtkWidget *button;

  desk_check (desk, "ann@test.example");
  gtk_widget_grab_focus (
      desk_find (desk, SP_TYPE_SETTING_ROW, "Authentication method: Normal password"));
  desk_press (desk, GDK_KEY_F1, GDK_SHIFT_MASK);
  sp_test_wait_until (is_told, desk);
  g_assert_true (desk_says (desk, "Signing in for sending"));
  button = desk_find (desk, GTK_TYPE_BUTTON, "Open the Explanation");
  g_assert_true (desk_get_focus (desk) == button);
  desk_click (desk, "Open the Explanation");
  desk_wait_for (desk, "Explained");
  g_assert_cmpstr (get_open (desk), ==, "sign-in");
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/explained/search", test_search);
  g_test_add_func ("/explained/history", test_history);
  g_test_add_func ("/explained/additions", test_additions);
  g_test_add_func ("/explained/own-provider", test_own_provider);
  g_test_add_func ("/explained/topics", test_topics);
  g_test_add_func ("/explained/what-is-this", test_what_is_this);
  return g_test_run ();
}
