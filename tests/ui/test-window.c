/* Drives the window through its widgets against mail servers on this computer: what a person does, and what goes wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "support/ports.h"
#include "ui/pages/setting-row.h"

#define ADDRESS "ann@test.example"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript imap = { .protocol = SP_TEST_IMAP };
static const SpTestScript pops = { .protocol = SP_TEST_POP3, .implicit_tls = TRUE };
static const SpTestScript smtps = { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE };
static const SpTestScript silent_imaps = {
  .protocol = SP_TEST_IMAP,
  .implicit_tls = TRUE,
  .on_accept = SP_TEST_STALL,
};

static Desk *
open_desk (const SpTestScript *first, const SpTestScript *second, const SpTestScript *third)
{
  Desk *desk = desk_new ();

  if (first)
    desk_serve (desk, first);
  if (second)
    desk_serve (desk, second);
  if (third)
    desk_serve (desk, third);
  desk_open (desk);
  return desk;
}

static guint
port_of (Desk *desk, guint server)
{
  return sp_test_server_get_port (desk->servers->pdata[server]);
}

/* A row as a screen reader says it. */
static void
assert_row (Desk *desk, const char *format, guint value)
{
  g_autofree char *phrase = g_strdup_printf ("%s: %u", format, value);

  desk_find (desk, SP_TYPE_SETTING_ROW, phrase);
}

/* The whole way: address, check, the values in Thunderbird's own words. */
static void
test_settings (void)
{
  g_autoptr(Desk) desk = open_desk (&imaps, &smtps, &imap);

  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "Reading and sending are safe with these settings."));
  g_assert_true (desk_says (desk, "Checked just now from this network."));
  g_assert_true (desk_says (desk, ADDRESS " · Test University Mail"));
  desk_find (desk, SP_TYPE_SETTING_ROW, "Server Name: localhost");
  assert_row (desk, "Port", port_of (desk, 0));
  assert_row (desk, "Port", port_of (desk, 1));
  desk_find (desk, SP_TYPE_SETTING_ROW, "Connection security: SSL/TLS");
  desk_find (desk, SP_TYPE_SETTING_ROW, "Authentication method: Normal password");
  desk_find (desk, SP_TYPE_SETTING_ROW, "User Name: " ADDRESS);
  g_assert_null (desk_look (desk, GTK_TYPE_EXPANDER, "POP instead of IMAP"));
}

/* Another program: its own names for the fields. */
static void
test_other_program (void)
{
  g_autoptr(Desk) desk = open_desk (&imaps, &smtps, NULL);

  desk_check (desk, ADDRESS);
  desk_choose_client (desk, "claws-mail");
  desk_find (desk, SP_TYPE_SETTING_ROW, "Server for receiving: localhost");
  g_assert_null (desk_look (desk, SP_TYPE_SETTING_ROW, "Server Name: localhost"));
}

static void
test_copy (void)
{
  g_autoptr(Desk) desk = open_desk (&imaps, &smtps, NULL);
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autofree char *value = NULL;
  g_autofree char *again = NULL;
  g_autofree char *all = NULL;

  desk_check (desk, ADDRESS);
  desk_click (desk, "Copy User Name: " ADDRESS);
  value = gtk_clipboard_wait_for_text (clipboard);
  g_assert_cmpstr (value, ==, ADDRESS);
  desk_find (desk, GTK_TYPE_BUTTON, "Copied");

  gtk_widget_grab_focus (desk_find (desk, SP_TYPE_SETTING_ROW, "Connection security: SSL/TLS"));
  g_assert_true (desk_press (desk, GDK_KEY_c, GDK_CONTROL_MASK));
  again = gtk_clipboard_wait_for_text (clipboard);
  g_assert_cmpstr (again, ==, "SSL/TLS");

  desk_click (desk, "Copy all settings");
  all = gtk_clipboard_wait_for_text (clipboard);
  g_assert_nonnull (strstr (all, "Incoming mail (IMAP)"));
  g_assert_nonnull (strstr (all, "Outgoing mail (SMTP)"));
  g_assert_nonnull (strstr (all, "User Name: " ADDRESS));
}

static void
test_pop (void)
{
  g_autoptr(Desk) both = open_desk (&imaps, &pops, &smtps);
  g_autoptr(Desk) only = NULL;

  desk_check (both, ADDRESS);
  desk_find (both, GTK_TYPE_LIST_BOX, "Incoming mail (IMAP)");
  g_assert_null (desk_look (both, GTK_TYPE_LIST_BOX, "Incoming mail (POP)"));
  gtk_expander_set_expanded (
      GTK_EXPANDER (desk_find (both, GTK_TYPE_EXPANDER, "POP instead of IMAP")), TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (both->window));
  desk_find (both, GTK_TYPE_LIST_BOX, "Incoming mail (POP)");

  only = open_desk (&pops, &smtps, NULL);
  desk_check (only, ADDRESS);
  desk_find (only, GTK_TYPE_LIST_BOX, "Incoming mail (POP)");
  g_assert_null (desk_look (only, GTK_TYPE_LIST_BOX, "Incoming mail (IMAP)"));
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *field;
    const char *typed;
    const char *said;
  } mistakes[] = {
    { "E-mail address", "ann@", "ann@" },
    { "E-mail address", "two words", "two words" },
    { "Incoming mail (IMAP)", "mail.test.example:70000", "70000" },
    { "Outgoing mail (SMTP)", "mail server", "mail server" },
  };
  g_autoptr(Desk) desk = open_desk (&imaps, NULL, NULL);
  GtkWidget *servers = desk_find (desk, GTK_TYPE_EXPANDER, "I know the server names");

  gtk_expander_set_expanded (GTK_EXPANDER (servers), TRUE);
  gtk_test_widget_wait_for_draw (servers);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      GtkWidget *entry = desk_find (desk, GTK_TYPE_ENTRY, mistakes[i].field);
      AtkObject *accessible = gtk_widget_get_accessible (entry);

      g_test_message ("%s: %s", mistakes[i].field, mistakes[i].typed);
      desk_type (desk, mistakes[i].field, mistakes[i].typed);
      desk_click (desk, "Check");
      g_assert_true (desk_says (desk, mistakes[i].said));
      g_assert_nonnull (strstr (atk_object_get_description (accessible), mistakes[i].said));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk->window)) == entry);
      desk_type (desk, mistakes[i].field, "");
    }
}

static void
test_nothing_typed (void)
{
  g_autoptr(Desk) desk = open_desk (&imaps, NULL, NULL);

  desk_click (desk, "Check");
  g_assert_true (desk_says (desk, "There is nothing to check yet."));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk->window)) ==
                 desk_find (desk, GTK_TYPE_ENTRY, "E-mail address"));
}

/* Servers that were typed in are enough; a service that nobody knows is no obstacle. */
static void
test_typed_servers (void)
{
  g_autoptr(Desk) desk = open_desk (&imaps, &smtps, NULL);
  g_autofree char *imap_server = g_strdup_printf ("localhost:%u", port_of (desk, 0));
  g_autofree char *smtp_server = g_strdup_printf ("localhost:%u", port_of (desk, 1));

  desk_type (desk, "E-mail address", "ann@elsewhere.example");
  desk_unfold (desk, "I know the server names");
  desk_type (desk, "Incoming mail (IMAP)", imap_server);
  desk_type (desk, "Outgoing mail (SMTP)", smtp_server);
  desk_click (desk, "Check");
  desk_wait_for (desk, "Settings");
  g_assert_false (desk_says (desk, "Test University Mail"));
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (desk->names, "autoconfig.elsewhere.example"),
                    ==, 0);
}

/* What was not cancelled would end as a result, since a silent server is given up in the end. */
static void
test_cancel (void)
{
  g_autoptr(Desk) desk = open_desk (&silent_imaps, &smtps, NULL);

  desk_type (desk, "E-mail address", ADDRESS);
  for (guint i = 0; i < 2; i++)
    {
      desk_click (desk, "Check");
      desk_wait_for (desk, "Checking test.example");
      if (i == 0)
        desk_click (desk, "Cancel");
      else
        desk_press (desk, GDK_KEY_Escape, 0);
      desk_wait_for (desk, "Mail Settings");
    }
  g_assert_cmpstr (
      gtk_entry_get_text (GTK_ENTRY (desk_find (desk, GTK_TYPE_ENTRY, "E-mail address"))), ==,
      ADDRESS);
}

static gboolean
is_waiting_told (gpointer desk)
{
  return desk_says (desk, "Still waiting for an answer from localhost");
}

/* The window can be closed while a check runs; and what it waits for is said after a while. */
static void
test_waiting (void)
{
  g_autoptr(Desk) desk = open_desk (&silent_imaps, &smtps, NULL);

  desk_type (desk, "E-mail address", ADDRESS);
  desk_click (desk, "Check");
  desk_wait_for (desk, "Checking test.example");
  sp_test_wait_until (is_waiting_told, desk);
  g_assert_true (desk_says (desk, "1 of 2 done"));
  desk_find (desk, GTK_TYPE_LIST_BOX, "Servers");
}

static void
test_refused (void)
{
  g_autoptr(Desk) desk = desk_new ();
  guint16 imap_port, smtp_port;
  g_autoptr(GSocket) closed_imap = sp_test_closed_port (&imap_port);
  g_autoptr(GSocket) closed_smtp = sp_test_closed_port (&smtp_port);

  desk_add_port (desk, "IMAP", "TlsPort", imap_port);
  desk_add_port (desk, "SMTP", "TlsPort", smtp_port);
  desk_open (desk);
  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "None of the mail servers could be reached."));
  g_assert_true (desk_says (desk, "check from another network to find out which"));
  g_assert_true (desk_says (desk, "help@test.example"));
  g_assert_true (desk_says (desk, "localhost refuses connections on port"));
  g_assert_null (desk_look (desk, SP_TYPE_SETTING_ROW, NULL));
}

static void
test_expired (void)
{
  const char *const names[] = { "localhost", NULL };
  g_autofree char *identity = sp_test_authority_issue (sp_test_authority_get_default (),
                                                       SP_TEST_CERTIFICATE_EXPIRED, names);
  const SpTestScript expired = {
    .protocol = SP_TEST_IMAP,
    .implicit_tls = TRUE,
    .identity = identity,
  };
  g_autoptr(Desk) desk = open_desk (&expired, &smtps, NULL);

  desk_check (desk, ADDRESS);
  g_assert_true (desk_says (desk, "Sending is safe with these settings, but reading is not"));
  g_assert_true (desk_says (desk, "it expired on"));
  g_assert_null (desk_look (desk, GTK_TYPE_LIST_BOX, "Incoming mail (IMAP)"));
  desk_find (desk, GTK_TYPE_LIST_BOX, "Outgoing mail (SMTP)");
}

/* A second check keeps the program that was chosen; cancelling it keeps the result. */
static void
test_check_again (void)
{
  g_autoptr(Desk) desk = open_desk (&imaps, &smtps, NULL);

  desk_check (desk, ADDRESS);
  desk_choose_client (desk, "claws-mail");
  desk_click (desk, "Check Again");
  desk_wait_for (desk, "Checking test.example");
  desk_wait_for (desk, "Settings");
  desk_find (desk, SP_TYPE_SETTING_ROW, "Server for receiving: localhost");
  desk_act (desk, "back");
  desk_wait_for (desk, "Mail Settings");
  g_assert_cmpstr (
      gtk_entry_get_text (GTK_ENTRY (desk_find (desk, GTK_TYPE_ENTRY, "E-mail address"))), ==,
      ADDRESS);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/window/settings", test_settings);
  g_test_add_func ("/window/other-program", test_other_program);
  g_test_add_func ("/window/copy", test_copy);
  g_test_add_func ("/window/pop", test_pop);
  g_test_add_func ("/window/mistakes", test_mistakes);
  g_test_add_func ("/window/nothing-typed", test_nothing_typed);
  g_test_add_func ("/window/typed-servers", test_typed_servers);
  g_test_add_func ("/window/cancel", test_cancel);
  g_test_add_func ("/window/waiting", test_waiting);
  g_test_add_func ("/window/refused", test_refused);
  g_test_add_func ("/window/expired", test_expired);
  g_test_add_func ("/window/check-again", test_check_again);
  return g_test_run ();
}
