/* Tests the source "guess": which usual names are offered, given which of them exist.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "world.h"

#define IMAP(name) "imaps://" name "example.org:993 imap://" name "example.org:143"
#define SMTP(name) "smtps://" name "example.org:465 smtp://" name "example.org:587"
#define POP3(name) "pop3s://" name "example.org:995 pop3://" name "example.org:110"
#define ALL(name) IMAP (name) " " SMTP (name) " " POP3 (name)

/* Names as "NAME=ADDRESS,…" below the domain ("" is the domain itself), its mail exchanger, and what is offered. */
static const struct
{
  const char *name;
  const char *names[5];
  const char *exchanger;
  const char *offers;
  SpAnswerReason reason;
} vectors[] = {
  { "none", { NULL }, NULL, "", SP_ANSWER_NOT_PUBLISHED },
  { "two-names",
    { "imap.=127.0.0.2", "smtp.=127.0.0.3" },
    NULL,
    IMAP ("imap.") " " SMTP ("smtp.") },
  { "pop", { "pop.=127.0.0.2", "pop3.=127.0.0.3" }, NULL, POP3 ("pop.") " " POP3 ("pop3.") },
  { "mail", { "mail.=127.0.0.2" }, NULL, ALL ("mail.") },
  { "bare", { "=127.0.0.2" }, NULL, ALL ("") },
  { "mx", { "mx.=127.0.0.2" }, NULL, ALL ("mx.") },
  { "telling-names-first",
    { "=127.0.0.5", "mail.=127.0.0.2", "imap.=127.0.0.3" },
    NULL,
    IMAP ("imap.") " " IMAP ("mail.") " " IMAP ("") " " SMTP ("mail.") " " SMTP ("") " " POP3 (
        "mail.") " " POP3 ("") },
  { "same-machine",
    { "imap.=127.0.0.2", "mail.=127.0.0.2", "=127.0.0.2" },
    NULL,
    IMAP ("imap.") " " SMTP ("mail.") " " POP3 ("mail.") },
  { "one-machine-more",
    { "imap.=127.0.0.2", "mail.=127.0.0.3,127.0.0.2" },
    NULL,
    IMAP ("imap.") " " IMAP ("mail.") " " SMTP ("mail.") " " POP3 ("mail.") },
  { "wildcard", { "*.=127.0.0.9" }, NULL, "", SP_ANSWER_WILDCARD },
  { "wildcard-and-bare", { "*.=127.0.0.9", "=127.0.0.9" }, NULL, "", SP_ANSWER_WILDCARD },
  { "wildcard-and-one", { "*.=127.0.0.9", "imap.=127.0.0.2" }, NULL, IMAP ("imap.") },
  { "exchanger", { "in.=127.0.0.2" }, "in.example.org", ALL ("in.") },
  { "exchanger-before-bare", { "in.=127.0.0.2", "=127.0.0.2" }, "IN.example.org.", ALL ("in.") },
  { "exchanger-below-wildcard", { "*.=127.0.0.9" }, "in.example.org", ALL ("in.") },
  { "exchanger-outside", { NULL }, "in.hoster.example", "", SP_ANSWER_NOT_PUBLISHED },
};

static void
add_name (World *world, const char *row)
{
  const char *equals = strchr (row, '=');
  g_autofree char *name = g_strdup_printf ("%.*s" WORLD_DOMAIN, (int) (equals - row), row);

  sp_mock_resolver_add (world->names, name, equals + 1);
}

static World *
open_world (guint i)
{
  World *world = world_new ();

  for (guint n = 0; n < G_N_ELEMENTS (vectors[i].names) && vectors[i].names[n]; n++)
    add_name (world, vectors[i].names[n]);
  sp_mock_resolver_add (world->names, "in.hoster.example", "127.0.0.7");
  if (vectors[i].exchanger)
    sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 10, vectors[i].exchanger);
  return world;
}

static void
test_names (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(World) world = open_world (i);
  g_autoptr(SpAnswer) answer = world_ask (world, sp_guess_source_ask);

  assert_offers (answer, vectors[i].offers);
  assert_answer (answer, *vectors[i].offers ? SP_ANSWER_FOUND : SP_ANSWER_NONE, vectors[i].reason);
  g_assert_cmpuint (answer->requests, ==, 0);
  g_assert_cmpuint (answer->lookups, ==, sp_mock_resolver_get_n_all (world->names));
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (world->names, "in.hoster.example"), ==, 0);
}

static void
test_best_exchanger (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = NULL;

  add_name (world, "a.=127.0.0.2");
  add_name (world, "b.=127.0.0.3");
  sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 5, "in.hoster.example");
  sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 20, "a.example.org");
  sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 10, "b.example.org");
  answer = world_ask (world, sp_guess_source_ask);
  assert_offers (answer, ALL ("b."));
}

static void
test_broken (void)
{
  for (guint found = 0; found < 2; found++)
    {
      g_autoptr(World) world = world_new ();
      g_autoptr(SpAnswer) answer = NULL;

      sp_mock_resolver_add_error (world->names, "mail.example.org",
                                  G_RESOLVER_ERROR_TEMPORARY_FAILURE);
      if (found)
        add_name (world, "imap.=127.0.0.2");
      answer = world_ask (world, sp_guess_source_ask);
      assert_answer (answer, found ? SP_ANSWER_FOUND : SP_ANSWER_FAILED,
                     found ? SP_ANSWER_REASON_NONE : SP_ANSWER_DNS_FAILED);
    }
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/discover/guess/%s", vectors[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_names);
    }
  g_test_add_func ("/discover/guess/best-exchanger", test_best_exchanger);
  g_test_add_func ("/discover/guess/broken", test_broken);
  return g_test_run ();
}
