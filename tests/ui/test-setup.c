/* Tests how the window leads through adding an account: the steps, their ticks, the lines to paste.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk.h"
#include "ui/pages/client-chooser.h"
#include "ui/pages/setting-row.h"
#include "ui/widgets/copy-button.h"

#define ADDRESS "ann@test.example"
#define FIRST "1. Open “≡ ▸ Add Account ▸ Email”."

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtps = { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE };

/* As a newcomer finds it. */
static Desk *
open_steps (void)
{
  Desk *desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &smtps);
  desk_open (desk);
  desk_type (desk, "E-mail address", ADDRESS);
  desk_click (desk, "Check");
  desk_wait_for (desk, "Settings");
  desk_choose_client (desk, "thunderbird-153");
  return desk;
}

static GtkToggleButton *
find_step (Desk *desk, const char *name)
{
  return GTK_TOGGLE_BUTTON (desk_find (desk, GTK_TYPE_CHECK_BUTTON, name));
}

static char *
get_copied (void)
{
  return gtk_clipboard_wait_for_text (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD));
}

/* The steps come first, in the program's order and words, and each value is in its step alone. */
static void
test_steps (void)
{
  g_autoptr(Desk) desk = open_steps ();
  g_autofree char *copied = NULL;
  g_autofree char *all = NULL;

  find_step (desk, FIRST);
  find_step (desk, "6. Type into “Hostname”: localhost");
  find_step (desk, "8. Choose “SSL/TLS” in “Connection security”.");
  g_assert_true (desk_says (desk, "Incoming server settings"));
  g_assert_null (desk_look (desk, SP_TYPE_SETTING_ROW, NULL));
  gtk_button_clicked (
      GTK_BUTTON (desk_find (desk, SP_TYPE_COPY_BUTTON, "Copy Email address: " ADDRESS)));
  copied = get_copied ();
  g_assert_cmpstr (copied, ==, ADDRESS);
  g_assert_null (desk_look (desk, SP_TYPE_COPY_BUTTON, "Copy Connection security: SSL/TLS"));

  gtk_button_clicked (GTK_BUTTON (desk_find (desk, SP_TYPE_COPY_BUTTON, "Copy all settings")));
  all = get_copied ();
  g_assert_true (g_str_has_prefix (all, ADDRESS));
  g_assert_nonnull (strstr (all, "\nIncoming server settings\n5. "));
}

/* Ticks stay while the window is open: over another program, the other way in, and another check. */
static void
test_ticks (void)
{
  g_autoptr(Desk) desk = open_steps ();

  gtk_toggle_button_set_active (find_step (desk, FIRST), TRUE);
  desk_choose_client (desk, "claws-mail");
  g_assert_null (desk_look (desk, GTK_TYPE_CHECK_BUTTON, FIRST));
  desk_choose_client (desk, "thunderbird-153");
  g_assert_true (gtk_toggle_button_get_active (find_step (desk, FIRST)));
  desk_show_steps (desk, FALSE);
  desk_find (desk, SP_TYPE_SETTING_ROW, "Server Name: localhost");
  g_assert_null (desk_look (desk, GTK_TYPE_CHECK_BUTTON, FIRST));
  desk_show_steps (desk, TRUE);
  desk_click (desk, "Check Again");
  desk_wait_until_says (desk, "Nothing has changed");
  g_assert_true (gtk_toggle_button_get_active (find_step (desk, FIRST)));
  gtk_toggle_button_set_active (find_step (desk, FIRST), FALSE);
  desk_choose_client (desk, "claws-mail");
  desk_choose_client (desk, "thunderbird-153");
  g_assert_false (gtk_toggle_button_get_active (find_step (desk, FIRST)));
}

/* A program that is set up with a file: all its lines with one button. */
static void
test_block (void)
{
  g_autoptr(Desk) desk = open_steps ();
  g_autofree char *copied = NULL;

  desk_choose_client (desk, "mutt");
  desk_click (desk, "Copy These Lines");
  copied = get_copied ();
  g_assert_nonnull (strstr (copied, "localhost"));
  g_assert_nonnull (strchr (copied, '\n'));
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/setup/steps", test_steps);
  g_test_add_func ("/setup/ticks", test_ticks);
  g_test_add_func ("/setup/block", test_block);
  return g_test_run ();
}
