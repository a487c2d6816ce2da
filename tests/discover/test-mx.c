/* Tests the source "mx": whose documents are looked for, given where a domain's mail arrives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "world.h"

#define CONFIG "/mail/config-v1.1.xml"
#define WELL_KNOWN "/.well-known/autoconfig/mail/config-v1.1.xml"
#define EXCHANGER "mx1.mail.hoster.example"

/* All places, the best first. */
static const struct
{
  const char *host;
  const char *path;
} places[] = {
  { "autoconfig.mail.hoster.example", CONFIG },      { "mail.hoster.example", WELL_KNOWN },
  { "autoconfig.hoster.example", CONFIG },           { "hoster.example", WELL_KNOWN },
  { "database.example", "/v1/mail.hoster.example" }, { "database.example", "/v1/hoster.example" },
};

static World *
open_world (const char *exchanger)
{
  World *world = world_new ();

  world_host (world, "autoconfig.mail.hoster.example mail.hoster.example autoconfig.hoster.example "
                     "hoster.example database.example");
  if (exchanger)
    sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 10, exchanger);
  return world;
}

static void
publish (World *world, guint place)
{
  g_autofree char *server = g_strdup_printf ("imap%u.hoster.example", place);
  g_autofree char *text = world_make_config (WORLD_DOMAIN, server);

  sp_test_web_add_text (world->web, places[place].host, places[place].path, text);
}

/* Each place alone, and with all worse ones. */
static void
test_places (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (places); i++)
    {
      guint first = i / 2;
      guint last = i % 2 ? G_N_ELEMENTS (places) - 1 : first;
      g_autofree char *expected = g_strdup_printf ("imaps://imap%u.hoster.example:993", first);
      g_autoptr(World) world = open_world (EXCHANGER);
      g_autoptr(SpAnswer) answer = NULL;

      for (guint place = first; place <= last; place++)
        publish (world, place);
      answer = world_ask (world, sp_mx_source_ask);
      assert_offers (answer, expected);
      g_assert_cmpstr (answer->exchanger, ==, EXCHANGER);
      g_assert_cmpint (answer->protection, ==, SP_PROTECTION_HTTPS);
      g_assert_cmpint (answer->same_domain, ==, SP_NO);
    }
}

static void
test_nothing (void)
{
  g_autoptr(World) world = open_world (EXCHANGER);
  g_autoptr(SpAnswer) answer = world_ask (world, sp_mx_source_ask);

  assert_answer (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_assert_cmpstr (answer->exchanger, ==, EXCHANGER);
  g_assert_cmpuint (answer->requests, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpuint (sp_test_web_count (world->web, places[i].host, places[i].path), ==, 1);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (world->names, EXCHANGER), ==, 0);
}

/* The exchanger that is preferred, and of equals always the same. */
static void
test_best (void)
{
  g_autoptr(World) world = open_world (NULL);
  g_autoptr(SpAnswer) answer = NULL;

  sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 20, "a.other.example");
  sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 10, "mx9.hoster.example");
  sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 10, "MX2.Hoster.Example.");
  sp_mock_resolver_add_mx (world->names, WORLD_DOMAIN, 30, "b.other.example");
  publish (world, 3);
  answer = world_ask (world, sp_mx_source_ask);
  assert_offers (answer, "imaps://imap3.hoster.example:993");
  g_assert_cmpstr (answer->exchanger, ==, "mx2.hoster.example");
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (world->names, "autoconfig.other.example"), ==,
                    0);
}

/* Which domains are asked about for an exchanger: never a public suffix, never the own domain once more. */
static void
test_domains (void)
{
  static const struct
  {
    const char *exchanger;
    const char *asked;
    const char *not_asked;
    guint n_requests;
  } vectors[] = {
    { "mx.hoster.co.uk", "/v1/hoster.co.uk", "/v1/co.uk", 1 },
    { "hoster.co.uk", "/v1/hoster.co.uk", "/v1/co.uk", 1 },
    { "mx.a.b.hoster.co.uk", "/v1/a.b.hoster.co.uk", "/v1/b.hoster.co.uk", 2 },
    { "co.uk", NULL, "/v1/co.uk", 0 },
    { "mx.co.uk", "/v1/mx.co.uk", "/v1/co.uk", 1 },
    { "mx.example.org", NULL, "/v1/example.org", 0 },
    { "mx.deep.example.org", "/v1/deep.example.org", "/v1/example.org", 1 },
    { "127.0.0.1", NULL, "/v1/0.0.1", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(World) world = open_world (vectors[i].exchanger);
      g_autoptr(SpAnswer) answer = world_ask (world, sp_mx_source_ask);

      assert_answer (answer, SP_ANSWER_NONE,
                     vectors[i].asked ? SP_ANSWER_NOT_PUBLISHED : SP_ANSWER_NOTHING_NEW);
      if (vectors[i].asked)
        g_assert_cmpuint (sp_test_web_count (world->web, NULL, vectors[i].asked), ==, 1);
      g_assert_cmpuint (sp_test_web_count (world->web, NULL, vectors[i].not_asked), ==, 0);
      g_assert_cmpuint (sp_test_web_get_n_requests (world->web), ==, vectors[i].n_requests);
      g_assert_cmpuint (sp_mock_resolver_get_n_lookups (world->names, "autoconfig.co.uk"), ==, 0);
      g_assert_cmpuint (sp_mock_resolver_get_n_lookups (world->names, "co.uk"), ==, 0);
      g_assert_cmpuint (sp_mock_resolver_get_n_lookups (world->names, WORLD_DOMAIN), ==, 0);
    }
}

/* A null MX, no exchanger at all, and a name service that does not answer. */
static void
test_no_exchanger (void)
{
  static const struct
  {
    const char *exchanger;
    GResolverError error;
    SpAnswerStatus status;
    SpAnswerReason reason;
  } vectors[] = {
    { ".", 0, SP_ANSWER_NONE, SP_ANSWER_NO_MAIL },
    { "", 0, SP_ANSWER_NONE, SP_ANSWER_NO_MAIL },
    { NULL, G_RESOLVER_ERROR_NOT_FOUND, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED },
    { NULL, G_RESOLVER_ERROR_TEMPORARY_FAILURE, SP_ANSWER_FAILED, SP_ANSWER_DNS_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(World) world = open_world (vectors[i].exchanger);
      g_autoptr(SpAnswer) answer = NULL;

      sp_mock_resolver_add_records_error (world->names, G_RESOLVER_RECORD_MX, WORLD_DOMAIN,
                                          vectors[i].error);
      answer = world_ask (world, sp_mx_source_ask);
      assert_answer (answer, vectors[i].status, vectors[i].reason);
      g_assert_null (answer->exchanger);
      g_assert_cmpuint (answer->requests, ==, 0);
      g_assert_cmpuint (answer->lookups, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  g_test_add_func ("/discover/mx/places", test_places);
  g_test_add_func ("/discover/mx/nothing", test_nothing);
  g_test_add_func ("/discover/mx/best", test_best);
  g_test_add_func ("/discover/mx/domains", test_domains);
  g_test_add_func ("/discover/mx/no-exchanger", test_no_exchanger);
  return g_test_run ();
}
