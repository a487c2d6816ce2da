/* Tests the way from an address alone, through the widgets: sources, servers, skipping, the question about the address, nothing found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "support/web-server.h"
#include "ui/pages/check-row.h"
#include "ui/pages/setting-row.h"

#define ADDRESS "ann@small.example"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtps = { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE };
static const SpTestScript silent = {
  .protocol = SP_TEST_SMTP,
  .implicit_tls = TRUE,
  .on_accept = SP_TEST_STALL,
};

static Desk *
open_desk (void)
{
  Desk *desk = desk_new ();

  desk_open (desk);
  return desk;
}

static void
start_check (Desk *desk, const char *address, const char *title)
{
  desk_type (desk, "E-mail address", address);
  desk_click (desk, "Check");
  desk_wait_for (desk, title);
  if (g_str_has_prefix (title, "Checking") && desk_look (desk, GTK_TYPE_EXPANDER, "Show each step"))
    desk_unfold (desk, "Show each step");
}

/* A name of a row as a screen reader says it. */
static gboolean
has_row (gpointer data)
{
  const gpointer *both = data;

  return desk_look (both[0], SP_TYPE_CHECK_ROW, both[1]) != NULL;
}

static void
wait_for_row (Desk *desk, const char *name)
{
  gpointer both[2] = { desk, (gpointer) name };

  g_test_message ("waiting for the row “%s”", name);
  sp_test_wait_until (has_row, both);
}

/* The provider database names two servers; one is silent, so that the page can be looked at. */
static void
test_published (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_publish (desk, "small.example", &imaps, &silent);
  start_check (desk, ADDRESS, "Checking small.example");
  wait_for_row (desk, "Provider database: found, 2 servers");
  wait_for_row (desk, "DNS records of the domain: nothing");
  desk_wait_until_says (desk, "1 of 2 done");
  g_assert_true (desk_says (desk, "7 of 7 done"));
  g_assert_true (desk_says (desk, "Looking up the settings: 7 of 7 done"));
  g_assert_true (desk_says (desk, "Trying the servers: 1 of 2 done"));
  g_assert_true (desk_says (desk, "Finding the mail service"));
  g_assert_false (desk_says (desk, "Site profile on this computer"));
  desk_find (desk, GTK_TYPE_LIST_BOX, "Who is asked about the mail service");
  desk_find (desk, GTK_TYPE_LIST_BOX, "Servers");
  g_assert_null (desk_look (desk, GTK_TYPE_BUTTON, "Skip: Provider database"));
  desk_press (desk, GDK_KEY_Escape, 0);
  desk_wait_for (desk, "Mail Settings");
}

/* What the site does not know is found elsewhere, and the whole is as safe as ever. */
static void
test_half_a_site (void)
{
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_publish (desk, "test.example", &smtps, NULL);
  desk_open (desk);
  desk_check (desk, "ann@test.example");
  g_assert_true (desk_says (desk, "Reading and sending are safe with these settings."));
  g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                      g_variant_new_string ("details"));
  desk_wait_for (desk, "Details");
  g_assert_true (desk_says (desk, "Where the settings come from"));
  g_assert_true (desk_says (desk, "Provider database: found, 1 server, from this computer"));
}

/* A site that knows everything leaves nobody to ask. */
static void
test_whole_site (void)
{
  g_autoptr(Desk) desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &silent);
  desk_open (desk);
  start_check (desk, "ann@test.example", "Checking test.example");
  desk_wait_until_says (desk, "1 of 2 done");
  g_assert_null (desk_look (desk, SP_TYPE_CHECK_ROW, "DNS records of the domain: not needed"));
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (desk->names, "autoconfig.test.example"), ==, 0);
  desk_act (desk, "cancel");
  desk_wait_for (desk, "Mail Settings");
}

static void
allow_internal (gboolean allowed)
{
  g_autoptr(GSettings) settings = g_settings_new (SP_APP_ID);

  g_settings_set_boolean (settings, "allow-internal", allowed);
}

/* Servers inside a private network are left alone until the person says otherwise, with a button for this one check. */
static void
test_inside (void)
{
  g_autoptr(Desk) desk = open_desk ();

  allow_internal (FALSE);
  sp_mock_resolver_add (desk->names, "imap.small.example", "127.0.0.7");
  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "seem to be in a private network"));
  g_assert_true (desk_says (desk, "If this is the network of your own organization"));
  g_assert_true (desk_says (desk, "These settings were not checked."));
  desk_click (desk, "Check Private Addresses Too");
  desk_wait_for (desk, "Checking small.example");
  desk_wait_for (desk, "Settings");
  g_assert_false (desk_says (desk, "seem to be in a private network"));
  g_assert_null (desk_look (desk, GTK_TYPE_BUTTON, "Check Private Addresses Too"));
}

/* The switch in the menu is the setting. */
static void
test_inside_switch (void)
{
  g_autoptr(Desk) desk = open_desk ();
  g_autoptr(GSettings) settings = g_settings_new (SP_APP_ID);
  GActionGroup *application =
      G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (desk->window)));

  allow_internal (FALSE);
  g_action_group_activate_action (application, "allow-internal", NULL);
  g_assert_true (g_settings_get_boolean (settings, "allow-internal"));
}

/* Usual names on their usual ports, where this computer lets a test have them. */
static void
test_guessed (void)
{
  const char *const names[] = { "imap.small.example", "smtp.small.example", NULL };
  g_autofree char *identity =
      sp_test_authority_issue (sp_test_authority_get_default (), SP_TEST_CERTIFICATE_GOOD, names);
  const SpTestScript imap_script = {
    .protocol = SP_TEST_IMAP,
    .implicit_tls = TRUE,
    .port = 993,
    .identity = identity,
    .address = "127.0.0.7",
  };
  const SpTestScript smtp_script = {
    .protocol = SP_TEST_SMTP,
    .implicit_tls = TRUE,
    .port = 465,
    .identity = identity,
    .address = "127.0.0.7",
  };
  g_autoptr(Desk) desk = open_desk ();
  g_autoptr(SpTestServer) imap = sp_test_server_try_new (&imap_script, NULL);
  g_autoptr(SpTestServer) smtp = sp_test_server_try_new (&smtp_script, NULL);

  if (!imap || !smtp)
    {
      g_test_skip ("the ports 993 and 465 cannot be used here");
      return;
    }
  sp_mock_resolver_add (desk->names, "imap.small.example", "127.0.0.7");
  sp_mock_resolver_add (desk->names, "smtp.small.example", "127.0.0.7");
  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, ADDRESS));
  g_assert_false (desk_says (desk, "No mail server was found"));
  g_assert_cmpuint (sp_test_server_get_n_connections (imap), >, 0);
  g_assert_cmpuint (sp_test_server_get_n_connections (smtp), >, 0);
}

/* The whole page is about what can be done; no empty tables. */
static void
test_nothing_found (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "No mail server was found for small.example."));
  g_assert_true (desk_says (desk, "it may be misspelled"));
  g_assert_true (GTK_IS_LABEL (desk_get_focus (desk)));
  g_assert_null (desk_look (desk, GTK_TYPE_LIST_BOX, NULL));
  g_assert_null (desk_look (desk, GTK_TYPE_COMBO_BOX, NULL));
  g_assert_null (desk_look (desk, GTK_TYPE_BUTTON, "Copy all settings"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window), "programs"));

  g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                      g_variant_new_string ("details"));
  desk_wait_for (desk, "Details");
  g_assert_true (desk_says (desk, "Usual server names: nothing"));
  g_assert_null (desk_look (desk, GTK_TYPE_TREE_VIEW, NULL));
  g_assert_nonnull (desk_get_focus (desk));

  g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                      g_variant_new_string ("settings"));
  desk_wait_for (desk, "Settings");
  desk_click (desk, "Check Again");
  desk_wait_for (desk, "Checking small.example");
  desk_wait_for (desk, "Settings");
  desk_click (desk, "Enter the Servers");
  desk_wait_for (desk, "Mail Settings");
  g_assert_true (desk_get_focus (desk) == desk_find (desk, GTK_TYPE_ENTRY, "Incoming mail (IMAP)"));
}

/* The name service tells who takes in the mail, and the notes about that provider tell the rest. */
static void
test_provider (void)
{
  g_autoptr(Desk) desk = open_desk ();

  sp_mock_resolver_add_mx (desk->names, "small.example", 10, "aspmx.l.google.com");
  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, ADDRESS " · "));
  g_assert_false (desk_says (desk, "No mail server was found"));
  g_action_group_change_action_state (G_ACTION_GROUP (desk->window), "view",
                                      g_variant_new_string ("details"));
  desk_wait_for (desk, "Details");
  g_assert_true (desk_says (desk, "Notes about providers on this computer: found"));
}

/* Letters that look like others are told apart. */
static void
test_international (void)
{
  g_autoptr(Desk) desk = open_desk ();

  start_check (desk, "ann@müller.example", "Checking müller.example (xn--mller-kva.example)");
  desk_wait_for (desk, "Settings");
  g_assert_true (
      desk_says (desk, "No mail server was found for müller.example (xn--mller-kva.example)."));
}

/* One source is silent: it is named after a while, and who does not want to wait need not. */
static void
test_skip (void)
{
  static const char *const skip = "Skip: Settings published by the domain";
  g_autoptr(Desk) desk = open_desk ();
  GtkWidget *button;

  sp_mock_resolver_set_delay (desk->names, "autoconfig.small.example", SP_MOCK_RESOLVER_NEVER);
  desk_publish (desk, "small.example", &imaps, &silent);
  start_check (desk, ADDRESS, "Checking small.example");
  wait_for_row (desk, "Provider database: found, 2 servers");
  button = desk_find (desk, GTK_TYPE_BUTTON, skip);
  gtk_widget_grab_focus (button);
  desk_wait_until_says (desk, "Still waiting for “Settings published by the domain”.");
  desk_click (desk, skip);
  wait_for_row (desk, "Settings published by the domain: skipped");
  g_assert_null (desk_look (desk, GTK_TYPE_BUTTON, skip));
  g_assert_true (SP_IS_CHECK_ROW (desk_get_focus (desk)));
  desk_wait_until_says (desk, "Still waiting for an answer from localhost");
  desk_act (desk, "cancel");
  desk_wait_for (desk, "Mail Settings");
}

/* Rows are added below the others and stay where they are. */
static void
test_rows_stay (void)
{
  g_autoptr(Desk) desk = open_desk ();
  GtkAllocation before, after;
  GtkWidget *row;

  sp_mock_resolver_set_delay (desk->names, "autoconfig.small.example", SP_MOCK_RESOLVER_NEVER);
  desk_publish (desk, "small.example", &imaps, &silent);
  start_check (desk, ADDRESS, "Checking small.example");
  wait_for_row (desk, "Usual server names: nothing");
  row = desk_find (desk, SP_TYPE_CHECK_ROW, "Usual server names: nothing");
  gtk_widget_get_allocation (row, &before);
  desk_click (desk, "Skip: Settings published by the domain");
  desk_wait_until_says (desk, "1 of 2 done");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  gtk_widget_get_allocation (row, &after);
  g_assert_cmpint (before.y, ==, after.y);
  g_assert_cmpint (before.height, ==, after.height);
  desk_act (desk, "cancel");
  desk_wait_for (desk, "Mail Settings");
}

static Desk *
open_shy_desk (void)
{
  Desk *desk = open_desk ();

  sp_mock_resolver_add (desk->names, "autodiscover.small.example", "127.0.0.8");
  start_check (desk, ADDRESS, "Checking small.example");
  desk_wait_until_says (desk, "Send the full address?");
  return desk;
}

static void
find_whom (GtkWidget *widget, gpointer data)
{
  const char **found = data;

  if (GTK_IS_LABEL (widget) &&
      g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "To whom:"))
    *found = gtk_label_get_label (GTK_LABEL (widget));
}

/* Of a long name, the part that somebody registered is in bold. */
static void
test_consent_owner (void)
{
  g_autoptr(Desk) desk = open_desk ();
  const char *whom = NULL;

  sp_mock_resolver_add (desk->names, "autodiscover.accounts.bank.small.example", "127.0.0.8");
  start_check (desk, "ann@accounts.bank.small.example", "Checking accounts.bank.small.example");
  desk_wait_until_says (desk, "Send the full address?");
  desk_for_each (GTK_WIDGET (desk->window), find_whom, &whom);
  g_assert_nonnull (whom);
  g_assert_nonnull (strstr (whom, "autodiscover.accounts.bank.<b>small.example</b>"));
  g_assert_true (desk_says (desk, "autodiscover.accounts.bank.small.example"));
  desk_press (desk, GDK_KEY_Escape, 0);
  desk_wait_for (desk, "Mail Settings");
}

static void
test_consent_asked (void)
{
  g_autoptr(Desk) desk = open_shy_desk ();
  GtkWidget *focus = desk_get_focus (desk);

  g_assert_true (GTK_IS_LABEL (focus));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (focus)), ==, "Send the full address?");
  g_assert_true (desk_says (desk, "Autodiscover of the domain"));
  g_assert_true (desk_says (desk, "What would be sent: " ADDRESS));
  g_assert_true (desk_says (desk, "To whom: small.example, autodiscover.small.example"));
  desk_press (desk, GDK_KEY_Escape, 0);
  desk_wait_for (desk, "Mail Settings");
}

static void
test_consent_declined (void)
{
  g_autoptr(Desk) desk = open_shy_desk ();
  guint before = sp_mock_resolver_get_n_lookups (desk->names, "autodiscover.small.example");

  desk_click (desk, "Continue without it");
  desk_wait_for (desk, "Settings");
  g_assert_true (desk_says (desk, "No mail server was found for small.example."));
  g_assert_true (desk_says (desk, "which was not sent"));
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (desk->names, "autodiscover.small.example"), ==,
                    before);
}

/* Nobody listens there, so that nothing comes of it; and the question comes again with the next check. */
static void
test_consent_in_vain (void)
{
  g_autoptr(Desk) desk = open_shy_desk ();

  desk_click (desk, "Send the address");
  desk_wait_for (desk, "Settings");
  g_assert_true (desk_says (desk, "No mail server was found for small.example."));
  g_assert_false (desk_says (desk, "which was not sent"));
  desk_click (desk, "Check Again");
  desk_wait_until_says (desk, "Send the full address?");
  desk_act (desk, "cancel");
  desk_wait_for (desk, "Settings");
}

static char *
make_response (const Desk *desk)
{
  return g_strdup_printf ("<Autodiscover><Response><Account><Protocol><Type>SMTP</Type>"
                          "<Server>localhost</Server><Port>%u</Port><Encryption>SSL</Encryption>"
                          "</Protocol></Account></Response></Autodiscover>",
                          sp_test_server_get_port (desk->servers->pdata[1]));
}

/* The address is not sent before it is allowed; then it leads to the server that nobody else names. */
static void
test_consent_allowed (void)
{
  const char *const names[] = { "settings.test.example", NULL };
  g_autoptr(SpTestWeb) web = sp_test_web_new (SP_TEST_CERTIFICATE_GOOD, names);
  g_autoptr(Desk) desk = desk_new ();
  g_autoptr(SpTestServer) smtp = sp_test_server_new (&smtps);
  g_autofree char *response = NULL;

  desk_serve (desk, &imaps);
  g_ptr_array_add (desk->servers, g_steal_pointer (&smtp));
  response = make_response (desk);
  sp_test_web_add_text (web, names[0], "/autodiscover/autodiscover.xml", response);
  sp_mock_resolver_add (desk->names, names[0], "127.0.0.1");
  sp_mock_resolver_add_srv (desk->names, "_autodiscover._tcp.test.example", 0, 0,
                            sp_test_web_get_port (web), names[0]);
  desk_open (desk);
  start_check (desk, "ann@test.example", "Checking test.example");
  desk_wait_until_says (desk, "Send the full address?");
  g_assert_cmpuint (sp_test_web_get_n_requests (web), ==, 0);

  desk_click (desk, "Send the address");
  desk_wait_for (desk, "Settings");
  g_assert_cmpuint (sp_test_web_get_n_requests (web), ==, 1);
  g_assert_nonnull (strstr (sp_test_web_get_request (web, 0)->body, "ann@test.example"));
  g_assert_true (desk_says (desk, "Reading and sending are safe with these settings."));
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/discovery/published", test_published);
  g_test_add_func ("/discovery/half-a-site", test_half_a_site);
  g_test_add_func ("/discovery/whole-site", test_whole_site);
  g_test_add_func ("/discovery/inside", test_inside);
  g_test_add_func ("/discovery/inside-switch", test_inside_switch);
  g_test_add_func ("/discovery/guessed", test_guessed);
  g_test_add_func ("/discovery/nothing-found", test_nothing_found);
  g_test_add_func ("/discovery/provider", test_provider);
  g_test_add_func ("/discovery/international", test_international);
  g_test_add_func ("/discovery/skip", test_skip);
  g_test_add_func ("/discovery/rows-stay", test_rows_stay);
  g_test_add_func ("/discovery/consent-asked", test_consent_asked);
  g_test_add_func ("/discovery/consent-owner", test_consent_owner);
  g_test_add_func ("/discovery/consent-declined", test_consent_declined);
  g_test_add_func ("/discovery/consent-in-vain", test_consent_in_vain);
  g_test_add_func ("/discovery/consent-allowed", test_consent_allowed);
  return g_test_run ();
}
