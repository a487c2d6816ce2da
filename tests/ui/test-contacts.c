/* Tests that the window says beforehand who will be contacted, keeps to it, and looks nothing up while somebody types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtps = { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE };

static Desk *
open_desk (void)
{
  Desk *desk = desk_new ();

  desk_serve (desk, &imaps);
  desk_serve (desk, &smtps);
  desk_open (desk);
  return desk;
}

/* What is said for what is typed; the list follows every letter. */
static void
test_list (void)
{
  static const struct
  {
    const char *typed;
    const char *said;
    const char *not_said;
  } lines[] = {
    { "", "For an address at example.org, for example", "Only the servers" },
    { "",
      "autoconfig.example.org, example.org, ua-auto-config.example.org, autodiscover.example.org",
      "Only the servers" },
    { "ann@", "autoconfig.example.org", "Only the servers" },
    { "ann@two", "autoconfig.two", "example.org" },
    { "ann@two.example", "For an address at two.example, this will happen:", "for example" },
    { "ann@two.example", "where the mail servers of two.example are", "example.org" },
    { "bob@müller.example", "müller.example (xn--mller-kva.example)", "bob" },
    { "ann@test.example", "Only the servers of Test University Mail", "autoconfig" },
    { "ann@two.example", "learn the domain but never the address", "Only the servers" },
  };
  g_autoptr(Desk) desk = open_desk ();

  desk_unfold (desk, "Who will be contacted?");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("“%s”: %s", lines[i].typed, lines[i].said);
      desk_type (desk, "E-mail address", lines[i].typed);
      g_assert_true (desk_says (desk, lines[i].said));
      g_assert_false (desk_says (desk, lines[i].not_said));
      g_assert_false (desk_says (desk, "is not an e-mail address"));
    }
}

/* The usual provider database, and what becomes of one that cannot be used. */
static void
test_database (void)
{
  g_autoptr(Desk) desk = open_desk ();
  g_autoptr(GSettings) settings = g_settings_new (SP_APP_ID);

  g_settings_set_string (settings, "provider-database", "https://settings.example.net/");
  desk_type (desk, "E-mail address", "ann@two.example");
  desk_unfold (desk, "Who will be contacted?");
  g_assert_true (desk_says (desk, "settings.example.net"));

  g_settings_set_string (settings, "provider-database", "gopher://settings.example.net/");
  desk_type (desk, "E-mail address", "ann@three.example");
  g_assert_false (desk_says (desk, "settings.example.net"));
  g_assert_false (desk_says (desk, "ispdb"));
  desk_click (desk, "Check");
  g_assert_true (desk_says (desk, "is not a provider database"));
}

static void
test_typed_servers (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_type (desk, "E-mail address", "ann@two.example");
  desk_unfold (desk, "I know the server names");
  desk_unfold (desk, "Who will be contacted?");
  desk_type (desk, "Incoming mail (IMAP)", "localhost:993");
  g_assert_true (desk_says (desk, "autoconfig.two.example"));
  desk_type (desk, "Outgoing mail (SMTP)", "localhost:465");
  g_assert_true (desk_says (desk, "Only the servers entered above"));
}

static void
test_nothing_before_check (void)
{
  g_autoptr(Desk) desk = open_desk ();

  desk_unfold (desk, "Who will be contacted?");
  desk_type (desk, "E-mail address", "ann@two.example");
  sp_test_wait_ms (300);
  g_assert_cmpuint (sp_mock_resolver_get_n_all (desk->names), ==, 0);
  desk_check (desk, "ann@two.example");
  g_assert_cmpuint (sp_mock_resolver_get_n_all (desk->names), >, 0);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/contacts/list", test_list);
  g_test_add_func ("/contacts/database", test_database);
  g_test_add_func ("/contacts/typed-servers", test_typed_servers);
  g_test_add_func ("/contacts/nothing-before-check", test_nothing_before_check);
  return g_test_run ();
}
