/* Tests where a fetch may go: not inside unless that is allowed, to no other service's port, and not to ever more places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "support/ports.h"
#include "world.h"

#define HOST "a.hosts.example"

/* A world whose fetcher is a stranger's guest: it may not go inside. */
static World *
open_world (void)
{
  World *world = world_new ();

  g_object_unref (world->fetcher);
  world->fetcher = sp_fetcher_new (world->resolver, world->trust);
  sp_fetcher_set_ports (world->fetcher, sp_test_web_get_port (world->web),
                        sp_test_web_get_http_port (world->web));
  world_host (world, HOST);
  sp_test_web_add_text (world->web, HOST, "/page", "inside");
  return world;
}

/* The address that the name leads to is the one that is judged, and nobody there hears of it. */
static void
test_name (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpFetched) refused = world_get (world, "https://" HOST "/page");
  g_autoptr(SpFetched) allowed = NULL;

  assert_fetched (refused, SP_ANSWER_FAILED, SP_ANSWER_POINTS_INSIDE);
  g_assert_nonnull (strstr (refused->detail, "127.0.0.1"));
  g_assert_cmpuint (sp_test_web_get_n_connections (world->web), ==, 0);
  sp_fetcher_allow_internal (world->fetcher);
  allowed = world_get (world, "https://" HOST "/page");
  assert_fetched (allowed, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
}

/* Nothing that was looked up earlier is believed: it is the address of this connection that counts. */
static void
test_rebinding (void)
{
  g_autoptr(World) world = open_world ();
  g_autofree char *location =
      g_strdup_printf ("https://" HOST ":%u/page", sp_test_web_get_port (world->web));
  g_autoptr(SpFetched) first = NULL;
  g_autoptr(SpFetched) second = NULL;

  sp_fetcher_allow_internal (world->fetcher);
  first = world_get (world, location);
  assert_fetched (first, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  g_object_unref (world->fetcher);
  world->fetcher = sp_fetcher_new (world->resolver, world->trust);
  second = world_get (world, location);
  assert_fetched (second, SP_ANSWER_FAILED, SP_ANSWER_POINTS_INSIDE);
  g_assert_cmpuint (sp_test_web_get_n_connections (world->web), ==, 1);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *url;
    SpAnswerReason reason;
  } vectors[] = {
    { "https://127.0.0.1/", SP_ANSWER_POINTS_INSIDE },
    { "https://10.1.2.3:8443/", SP_ANSWER_POINTS_INSIDE },
    { "https://169.254.169.254/latest/", SP_ANSWER_POINTS_INSIDE },
    { "https://[::1]/", SP_ANSWER_POINTS_INSIDE },
    { "https://[::ffff:192.168.1.1]/", SP_ANSWER_POINTS_INSIDE },
    { "https://localhost/", SP_ANSWER_POINTS_INSIDE },
    { "https://LOCALHOST./", SP_ANSWER_POINTS_INSIDE },
    { "https://a.localhost/", SP_ANSWER_POINTS_INSIDE },
    { "https://printer.local/", SP_ANSWER_POINTS_INSIDE },
    { "https://router/", SP_ANSWER_POINTS_INSIDE },
    { "https://" HOST ":22/", SP_ANSWER_NOT_WEB },
    { "https://" HOST ":25/", SP_ANSWER_NOT_WEB },
    { "https://" HOST ":80/", SP_ANSWER_NOT_WEB },
    { "https://" HOST ":0/", SP_ANSWER_NOT_WEB },
    { "https://" HOST ":1023/", SP_ANSWER_NOT_WEB },
    { "http://" HOST ":443/", SP_ANSWER_NOT_WEB },
    { "https://nobody.hosts.example:443/", SP_ANSWER_NOT_PUBLISHED },
    { "http://nobody.hosts.example:80/", SP_ANSWER_NOT_PUBLISHED },
    { "https://nobody.hosts.example:1024/", SP_ANSWER_NOT_PUBLISHED },
  };
  g_autoptr(World) world = open_world ();

  sp_fetcher_allow_http (world->fetcher);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpFetched) fetched = world_get (world, vectors[i].url);

      g_test_message ("%s", vectors[i].url);
      assert_fetched (
          fetched, vectors[i].reason == SP_ANSWER_NOT_PUBLISHED ? SP_ANSWER_NONE : SP_ANSWER_FAILED,
          vectors[i].reason);
    }
  g_assert_cmpuint (sp_test_web_get_n_connections (world->web), ==, 0);
}

/* A name with many addresses is no way to have somebody's network searched. */
static void
test_many_addresses (void)
{
  g_autoptr(World) world = world_new ();
  guint16 port;
  g_autoptr(GSocket) closed = sp_test_closed_port (&port);
  g_autofree char *url = g_strdup_printf ("https://" HOST ":%u/", port);
  g_autoptr(GString) addresses = g_string_new ("127.0.0.1");
  g_autoptr(WorldFetch) fetch = NULL;
  g_autoptr(SpFetched) fetched = NULL;

  for (guint i = 2; i <= 40; i++)
    g_string_append_printf (addresses, ",127.0.0.%u", i);
  sp_mock_resolver_add (world->names, HOST, addresses->str);
  fetch = world_begin (world, url, NULL);
  fetched = world_wait (world, fetch);
  assert_fetched (fetched, SP_ANSWER_FAILED, SP_ANSWER_TOO_MANY);
  g_assert_cmpuint (fetch->counts->requests, ==, 0);
}

/* All fetches of a source count together. */
static void
test_many_requests (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(WorldFetch) fetch = NULL;
  g_autoptr(SpFetched) fetched = NULL;

  world_host (world, HOST);
  sp_test_web_add_redirect (world->web, HOST, "/page", "/page");
  fetch = world_begin (world, "https://" HOST "/page", NULL);
  fetch->counts->requests = 22;
  fetched = world_wait (world, fetch);
  assert_fetched (fetched, SP_ANSWER_FAILED, SP_ANSWER_TOO_MANY);
  g_assert_cmpuint (sp_test_web_get_n_requests (world->web), ==, 2);
  g_assert_cmpuint (sp_test_web_get_n_connections (world->web), ==, 2);
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  g_test_add_func ("/discover/fetch-guard/name", test_name);
  g_test_add_func ("/discover/fetch-guard/rebinding", test_rebinding);
  g_test_add_func ("/discover/fetch-guard/addresses", test_addresses);
  g_test_add_func ("/discover/fetch-guard/many-addresses", test_many_addresses);
  g_test_add_func ("/discover/fetch-guard/many-requests", test_many_requests);
  return g_test_run ();
}
