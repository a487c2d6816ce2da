/* Tests the sources side by side: all at once, skipped, ended, asked again with the address, and limited in time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/enums.h"
#include "discover/discovery.h"
#include "world.h"

#define CONFIG "/mail/config-v1.1.xml"
#define BIT(source) (1u << SP_SOURCE_##source)
#define PATIENT_MS 20000

/* A discovery, and which of its sources have told that they ended. */
typedef struct
{
  World *world; /* (owned) */
  SpDiscovery *discovery; /* (owned) */
  guint answered[SP_N_SOURCES];
  guint waited; /* bits of the sources that are to be waited for */
} Fixture;

static void
on_answered (SpDiscovery *discovery, SpSource source, gpointer data)
{
  ((Fixture *) data)->answered[source]++;
  g_assert_cmpuint (sp_discovery_get_waiting (discovery) & (1u << source), ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->world = world_new ();
  world_host (fixture->world, WORLD_DOMAIN " autoconfig.example.org database.example");
  fixture->discovery = sp_discovery_new (fixture->world->inquiry);
  g_signal_connect (fixture->discovery, "answered", G_CALLBACK (on_answered), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->discovery);
  world_free (fixture->world);
}

static gboolean
has_ended (gpointer data)
{
  Fixture *fixture = data;

  return (sp_discovery_get_waiting (fixture->discovery) & fixture->waited) == 0;
}

static void
wait_for (Fixture *fixture, guint sources)
{
  fixture->waited = sources;
  sp_test_wait_until (has_ended, fixture);
}

static void
assert_source (Fixture *fixture, SpSource source, SpAnswerStatus status, SpAnswerReason reason)
{
  g_test_message ("%s", sp_enum_to_nick (SP_TYPE_SOURCE, source));
  assert_answer (sp_discovery_get_answer (fixture->discovery, source), status, reason);
}

static void
hang (Fixture *fixture)
{
  sp_test_web_add (fixture->world->web, "autoconfig.example.org", CONFIG,
                   &(SpTestPage){ .delay_ms = SP_TEST_WEB_NEVER });
}

static void
publish (Fixture *fixture)
{
  g_autofree char *text = world_make_config (WORLD_DOMAIN, "imap.example.org");

  sp_test_web_add_text (fixture->world->web, "database.example", "/v1/example.org", text);
  sp_mock_resolver_add_srv (fixture->world->names, "_imaps._tcp.example.org", 0, 0, 993,
                            "imap.example.org");
}

/* At both places of the domain. */
static gboolean
has_been_asked (gpointer data)
{
  SpTestWeb *web = ((World *) data)->web;

  return sp_test_web_count (web, "autoconfig.example.org", CONFIG) > 0 &&
         sp_test_web_count (web, WORLD_DOMAIN, NULL) > 0;
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  publish (fixture);
  g_assert_cmphex (sp_discovery_get_waiting (fixture->discovery), ==, SP_DISCOVERY_SOURCES);
  g_assert_null (sp_discovery_get_answer (fixture->discovery, SP_SOURCE_USER));
  g_assert_null (sp_discovery_get_answer (fixture->discovery, SP_SOURCE_CERTIFICATE));
  sp_discovery_start (fixture->discovery, PATIENT_MS);
  wait_for (fixture, SP_DISCOVERY_SOURCES);
  assert_source (fixture, SP_SOURCE_SITE, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  assert_source (fixture, SP_SOURCE_AUTOCONFIG, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  assert_source (fixture, SP_SOURCE_PACC, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  assert_source (fixture, SP_SOURCE_SRV, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  assert_source (fixture, SP_SOURCE_PROVIDER, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  assert_source (fixture, SP_SOURCE_ISPDB, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  assert_source (fixture, SP_SOURCE_MX, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  assert_source (fixture, SP_SOURCE_AUTODISCOVER, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  assert_source (fixture, SP_SOURCE_GUESS, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  for (guint i = 0; i < SP_N_SOURCES; i++)
    g_assert_cmpuint (fixture->answered[i], ==, (SP_DISCOVERY_SOURCES >> i) & 1);
}

/* The same question is put once, whoever asks it. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  sp_discovery_start (fixture->discovery, PATIENT_MS);
  wait_for (fixture, SP_DISCOVERY_SOURCES);
  g_assert_cmpuint (sp_mock_resolver_get_n_record_lookups (fixture->world->names,
                                                           G_RESOLVER_RECORD_MX, WORLD_DOMAIN),
                    ==, 1);
}

static void
test_leave_out (Fixture *fixture, gconstpointer data)
{
  sp_discovery_leave_out (fixture->discovery, ~BIT (SRV), SP_ANSWER_NOT_WANTED);
  g_assert_cmphex (sp_discovery_get_waiting (fixture->discovery), ==, BIT (SRV));
  sp_discovery_start (fixture->discovery, PATIENT_MS);
  wait_for (fixture, SP_DISCOVERY_SOURCES);
  assert_source (fixture, SP_SOURCE_ISPDB, SP_ANSWER_SKIPPED, SP_ANSWER_NOT_WANTED);
  assert_source (fixture, SP_SOURCE_SRV, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_assert_cmpuint (sp_test_web_get_n_connections (fixture->world->web), ==, 0);
  g_assert_cmpuint (sp_mock_resolver_get_n_all (fixture->world->names), ==, 7);
  g_assert_cmpuint (fixture->answered[SP_SOURCE_ISPDB], ==, 0);
}

/* One that hangs holds up nobody, and is skipped alone. */
static void
test_skip (Fixture *fixture, gconstpointer data)
{
  publish (fixture);
  hang (fixture);
  sp_discovery_start (fixture->discovery, PATIENT_MS);
  wait_for (fixture, ~BIT (AUTOCONFIG));
  sp_test_wait_until (has_been_asked, fixture->world);
  g_assert_cmphex (sp_discovery_get_waiting (fixture->discovery), ==, BIT (AUTOCONFIG));
  assert_source (fixture, SP_SOURCE_ISPDB, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  sp_discovery_end (fixture->discovery, BIT (AUTOCONFIG) | BIT (ISPDB), SP_ANSWER_BY_PERSON);
  assert_source (fixture, SP_SOURCE_AUTOCONFIG, SP_ANSWER_SKIPPED, SP_ANSWER_BY_PERSON);
  assert_source (fixture, SP_SOURCE_ISPDB, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  g_assert_cmpuint (fixture->answered[SP_SOURCE_AUTOCONFIG], ==, 1);
  g_assert_cmpuint (fixture->answered[SP_SOURCE_ISPDB], ==, 1);
  g_assert_cmpuint (sp_discovery_get_answer (fixture->discovery, SP_SOURCE_AUTOCONFIG)->requests,
                    ==, 2);
}

/* What comes back later does not change what was decided. What lies on this computer needs no time. */
static void
test_end_at_once (Fixture *fixture, gconstpointer data)
{
  publish (fixture);
  sp_discovery_start (fixture->discovery, PATIENT_MS);
  sp_discovery_end (fixture->discovery, SP_DISCOVERY_SOURCES, SP_ANSWER_CANCELLED);
  g_assert_cmphex (sp_discovery_get_waiting (fixture->discovery), ==, 0);
  sp_test_wait_ms (50);
  for (guint i = 0; i < SP_N_SOURCES; i++)
    g_assert_cmpuint (fixture->answered[i], ==, (SP_DISCOVERY_SOURCES >> i) & 1);
  for (guint i = 0; i < SP_N_SOURCES; i++)
    if (SP_DISCOVERY_SOURCES & ~(BIT (SITE) | BIT (PROVIDER)) & (1u << i))
      assert_source (fixture, i, SP_ANSWER_SKIPPED, SP_ANSWER_CANCELLED);
  g_assert_cmpuint (sp_test_web_get_n_requests (fixture->world->web), ==, 0);
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  hang (fixture);
  sp_discovery_leave_out (fixture->discovery, ~(BIT (AUTOCONFIG) | BIT (SRV)),
                          SP_ANSWER_NOT_WANTED);
  sp_discovery_start (fixture->discovery, 300);
  wait_for (fixture, SP_DISCOVERY_SOURCES);
  assert_source (fixture, SP_SOURCE_AUTOCONFIG, SP_ANSWER_FAILED, SP_ANSWER_TIMED_OUT);
  assert_source (fixture, SP_SOURCE_SRV, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  g_assert_cmpuint (fixture->answered[SP_SOURCE_AUTOCONFIG], ==, 1);
}

/* Only the source that insists on the address is asked again, once it may be sent. */
static void
test_allow_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = world_make_config (WORLD_DOMAIN, "imap.example.org");
  SpTestWeb *web = fixture->world->web;
  guint before;

  sp_test_web_add (web, "autoconfig.example.org", CONFIG, &(SpTestPage){ .status = 400 });
  sp_test_web_add_text (web, "autoconfig.example.org", CONFIG "?emailaddress=ann%40example.org",
                        text);
  sp_discovery_start (fixture->discovery, PATIENT_MS);
  wait_for (fixture, SP_DISCOVERY_SOURCES);
  assert_source (fixture, SP_SOURCE_AUTOCONFIG, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
  before = sp_test_web_count (web, "database.example", NULL);
  sp_discovery_allow_address (fixture->discovery);
  g_assert_cmphex (sp_discovery_get_waiting (fixture->discovery), ==, BIT (AUTOCONFIG));
  wait_for (fixture, SP_DISCOVERY_SOURCES);
  assert_source (fixture, SP_SOURCE_AUTOCONFIG, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  g_assert_cmpuint (fixture->answered[SP_SOURCE_AUTOCONFIG], ==, 2);
  g_assert_cmpuint (sp_test_web_count (web, "database.example", NULL), ==, before);
}

/* Asks one source, with a name service that remembers nothing, and stops it after some turns of the loop. */
static void
stop_after (World *world, SpSourceAsk ask, guint turns)
{
  g_autoptr(SpResolver) resolver = sp_resolver_new ();
  g_autoptr(SpFetcher) fetcher = sp_fetcher_new (resolver, world->trust);
  g_autoptr(SpInquiry) inquiry = sp_inquiry_new (world->inquiry->account, resolver, fetcher);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *location = NULL;

  sp_fetcher_allow_internal (fetcher);
  sp_fetcher_set_ports (fetcher, sp_test_web_get_port (world->web),
                        sp_test_web_get_http_port (world->web));
  inquiry->database = g_strdup (WORLD_DATABASE);
  inquiry->allow_address = TRUE;
  ask (inquiry, answer, cancellable, sp_test_store_result, &location);
  for (guint i = 0; i < turns && location == NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  result = sp_test_wait_result (&location);
  sp_source_finish (result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Whenever a source is stopped, it ends, and only once. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  static const SpSourceAsk asks[] = {
    sp_site_source_ask, sp_autoconfig_source_ask,   sp_pacc_source_ask,
    sp_srv_source_ask,  sp_provider_source_ask,     sp_ispdb_source_ask,
    sp_mx_source_ask,   sp_autodiscover_source_ask, sp_guess_source_ask,
  };

  publish (fixture);
  world_host (fixture->world, "ua-auto-config.example.org hoster.example");
  sp_mock_resolver_add_mx (fixture->world->names, WORLD_DOMAIN, 0, "mx.hoster.example");
  sp_mock_resolver_set_records_delay (fixture->world->names, G_RESOLVER_RECORD_TXT,
                                      "_ua-auto-config.example.org", 5);
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    for (guint turns = 0; turns < 60; turns += turns < 8 ? 1 : 8)
      stop_after (fixture->world, asks[i], turns);
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
#define ADD(name, test)                                                                            \
  g_test_add ("/discover/discovery/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("all", test_all);
  ADD ("once", test_once);
  ADD ("leave-out", test_leave_out);
  ADD ("skip", test_skip);
  ADD ("end-at-once", test_end_at_once);
  ADD ("stop", test_stop);
  ADD ("limit", test_limit);
  ADD ("allow-address", test_allow_address);
  return g_test_run ();
}
