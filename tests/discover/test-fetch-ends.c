/* Tests how a fetch ends that gets no answer: no server, a silent one, somebody who stops it; and that it holds up nobody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/ports.h"
#include "world.h"

#define HOST "a.hosts.example"
#define HANGING 14

static World *
open_world (void)
{
  World *world = world_new ();

  world_host (world, HOST);
  return world;
}

static void
test_no_connection (void)
{
  g_autoptr(World) world = open_world ();
  guint16 port;
  g_autoptr(GSocket) closed = sp_test_closed_port (&port);
  g_autofree char *url = g_strdup_printf ("https://" HOST ":%u/", port);
  g_autoptr(SpFetched) unknown = NULL;
  g_autoptr(SpFetched) broken = NULL;
  g_autoptr(SpFetched) refused = NULL;
  g_autoptr(SpFetched) nonsense = NULL;

  sp_mock_resolver_add_error (world->names, "broken.hosts.example",
                              G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  unknown = world_get (world, "https://nobody.hosts.example/");
  assert_fetched (unknown, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  broken = world_get (world, "https://broken.hosts.example/");
  assert_fetched (broken, SP_ANSWER_FAILED, SP_ANSWER_DNS_FAILED);
  refused = world_get (world, url);
  assert_fetched (refused, SP_ANSWER_FAILED, SP_ANSWER_REFUSED);
  nonsense = world_get (world, "nonsense");
  assert_fetched (nonsense, SP_ANSWER_FAILED, SP_ANSWER_MALFORMED);
}

static gboolean
has_request (gpointer web)
{
  return sp_test_web_get_n_requests (web) > 0;
}

/* What was asked is counted as it happens: a name, a connection, TLS 1.3 and the request are waited for in turn. */
static void
test_cancel (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpFetched) fetched = NULL;
  WorldFetch *fetch;

  sp_test_web_add (world->web, HOST, "/page", &(SpTestPage){ .delay_ms = SP_TEST_WEB_NEVER });
  fetch = world_begin (world, "https://" HOST "/page", NULL);
  g_assert_cmpuint (fetch->counts->requests, ==, 0);
  sp_test_wait_until (has_request, world->web);
  g_assert_null (fetch->result);
  g_assert_cmpuint (fetch->counts->lookups, ==, 1);
  g_assert_cmpuint (fetch->counts->requests, ==, 1);
  g_cancellable_cancel (fetch->cancellable);
  fetched = world_wait (world, fetch);
  assert_fetched (fetched, SP_ANSWER_FAILED, SP_ANSWER_CANCELLED);
  g_assert_cmpuint (fetched->round_trips, ==, 4);
  world_fetch_free (fetch);
}

/* A fetch that waits for the name service, and one that waits for its turn there, end at once too. */
static void
test_cancel_early (void)
{
  g_autoptr(World) world = open_world ();
  WorldFetch *fetches[8];

  sp_mock_resolver_set_delay (world->names, "silent.hosts.example", SP_MOCK_RESOLVER_NEVER);
  for (guint i = 0; i < G_N_ELEMENTS (fetches); i++)
    fetches[i] = world_begin (world, "https://silent.hosts.example/", NULL);
  sp_test_wait_ms (20);
  for (guint i = 0; i < G_N_ELEMENTS (fetches); i++)
    g_cancellable_cancel (fetches[i]->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (fetches); i++)
    {
      g_autoptr(SpFetched) fetched = world_wait (world, fetches[i]);

      assert_fetched (fetched, SP_ANSWER_FAILED, SP_ANSWER_CANCELLED);
      world_fetch_free (fetches[i]);
    }
}

/* More servers hang than libsoup opens connections by itself. */
static void
test_hanging (void)
{
  g_autoptr(World) world = open_world ();
  WorldFetch *fetches[HANGING];
  g_autoptr(SpFetched) fetched = NULL;

  sp_test_web_add_text (world->web, HOST, "/page", "quick");
  for (guint i = 0; i < HANGING; i++)
    {
      g_autofree char *host = g_strdup_printf ("h%u.hosts.example", i);
      g_autofree char *url = g_strdup_printf ("https://%s/", host);

      world_host (world, host);
      sp_test_web_add (world->web, host, "/", &(SpTestPage){ .delay_ms = SP_TEST_WEB_NEVER });
      fetches[i] = world_begin (world, url, NULL);
    }
  fetched = world_get (world, "https://" HOST "/page");
  assert_fetched (fetched, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  for (guint i = 0; i < HANGING; i++)
    {
      g_autoptr(SpFetched) hung = NULL;

      g_assert_null (fetches[i]->result);
      g_cancellable_cancel (fetches[i]->cancellable);
      hung = world_wait (world, fetches[i]);
      world_fetch_free (fetches[i]);
    }
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  g_test_add_func ("/discover/fetch-ends/no-connection", test_no_connection);
  g_test_add_func ("/discover/fetch-ends/cancel", test_cancel);
  g_test_add_func ("/discover/fetch-ends/cancel-early", test_cancel_early);
  g_test_add_func ("/discover/fetch-ends/hanging", test_hanging);
  return g_test_run ();
}
