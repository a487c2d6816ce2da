/* Tests the source "autodiscover": nothing is sent without consent, and where the address goes with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "world.h"

#define HOST "autodiscover.example.org"
#define PATH "/autodiscover/autodiscover.xml"
#define SERVICE "_autodiscover._tcp.example.org"
#define IMAP(host) "<Protocol><Type>IMAP</Type><Server>" host "</Server><Port>993</Port></Protocol>"
#define MAX_HOPS 5

static World *
open_world (gboolean consent)
{
  World *world = world_new ();

  world_host (world, WORLD_DOMAIN " " HOST " other.example autodiscover.other.example");
  world->inquiry->allow_address = consent;
  return world;
}

/* Publishes a response with what stands in its account. */
static void
respond (World *world, const char *host, const char *account)
{
  g_autofree char *text = g_strdup_printf (
      "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/"
      "2006\"><Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/"
      "responseschema/2006a\"><Account>%s</Account></Response></Autodiscover>",
      account);

  sp_test_web_add_text (world->web, host, PATH, text);
}

static void
redirect_to_url (World *world, const char *host, const char *url)
{
  g_autofree char *account =
      g_strdup_printf ("<Action>redirectUrl</Action><RedirectUrl>%s</RedirectUrl>", url);

  respond (world, host, account);
}

/* The only one to a host. */
static const SpTestRequest *
find_request (World *world, const char *host)
{
  const SpTestRequest *found = NULL;

  g_assert_cmpuint (sp_test_web_count (world->web, host, PATH), ==, 1);
  for (guint i = 0; i < sp_test_web_get_n_requests (world->web); i++)
    if (g_str_equal (sp_test_web_get_request (world->web, i)->host, host))
      found = sp_test_web_get_request (world->web, i);
  return found;
}

static guint
count_srv (World *world)
{
  return sp_mock_resolver_get_n_record_lookups (world->names, G_RESOLVER_RECORD_SRV, SERVICE);
}

/* Nothing that was asked says more than that the domain is of interest. */
static void
assert_nothing_posted (World *world)
{
  for (guint i = 0; i < sp_test_web_get_n_requests (world->web); i++)
    {
      const SpTestRequest *request = sp_test_web_get_request (world->web, i);

      g_assert_cmpstr (request->method, ==, "GET");
      g_assert_cmpstr (request->body, ==, "");
      g_assert_null (strstr (request->path, "ann"));
    }
}

/* Without consent the name service is asked, and the special host where to go; what it says beyond that does not count. */
static void
test_no_consent (void)
{
  g_autoptr(World) world = open_world (FALSE);
  g_autoptr(SpAnswer) answer = NULL;

  respond (world, HOST, IMAP ("imap.example.org"));
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (answer, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
  g_assert_cmpuint (sp_test_web_get_n_connections (world->web), ==, 0);
  g_assert_cmpuint (count_srv (world), ==, 1);
  g_assert_cmpuint (answer->lookups, ==, 4);
  g_assert_cmpuint (answer->requests, ==, 1);
  g_assert_cmpuint (sp_test_web_count (world->web, HOST, PATH), ==, 1);
  assert_nothing_posted (world);
}

static void
test_no_consent_srv (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = NULL;

  sp_mock_resolver_add_srv (world->names, SERVICE, 0, 0, 443, "other.example");
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (answer, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
  g_assert_cmpuint (sp_mock_resolver_get_n_lookups (world->names, "other.example"), ==, 0);
}

static void
test_nobody (void)
{
  for (guint consent = 0; consent < 2; consent++)
    {
      g_autoptr(World) world = world_new ();
      g_autoptr(SpAnswer) answer = NULL;

      world->inquiry->allow_address = consent;
      answer = world_ask (world, sp_autodiscover_source_ask);
      assert_answer (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
      g_assert_cmpuint (answer->requests, ==, 0);
    }
}

/* A name service that does not answer is not taken for one that knows nobody. */
static void
test_broken (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) failed = NULL;
  g_autoptr(SpAnswer) asked = NULL;

  sp_mock_resolver_add_error (world->names, HOST, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  failed = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (failed, SP_ANSWER_FAILED, SP_ANSWER_DNS_FAILED);
  sp_mock_resolver_add_srv (world->names, SERVICE, 0, 0, 443, "other.example");
  g_clear_object (&world->resolver);
  world->resolver = sp_resolver_new ();
  g_set_object (&world->inquiry->resolver, world->resolver);
  asked = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (asked, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
}

/* Where every name exists, and where names belong to somebody else, the special host says nothing. */
static void
test_wildcard (void)
{
  static const struct
  {
    const char *typed;
    const char *wildcard;
    const char *host;
    SpAnswerReason reason;
  } vectors[] = {
    { WORLD_ADDRESS, "*.example.org", NULL, SP_ANSWER_NOT_PUBLISHED },
    { WORLD_ADDRESS, "*.example.org", HOST, SP_ANSWER_NEEDS_ADDRESS },
    { "ann@co.uk", NULL, "autodiscover.co.uk", SP_ANSWER_NOT_PUBLISHED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(World) world = world_new_for (vectors[i].typed);
      g_autoptr(SpAnswer) answer = NULL;

      if (vectors[i].wildcard)
        sp_mock_resolver_add (world->names, vectors[i].wildcard, "127.0.0.9");
      if (vectors[i].host)
        sp_mock_resolver_add (world->names, vectors[i].host, "127.0.0.1");
      answer = world_ask (world, sp_autodiscover_source_ask);
      g_assert_cmpint (answer->reason, ==, vectors[i].reason);
    }
}

/* Of several hosts the one that is to be asked first. */
static void
test_priority (void)
{
  g_autoptr(World) world = open_world (TRUE);
  guint16 port = sp_test_web_get_port (world->web);
  g_autoptr(SpAnswer) answer = NULL;

  sp_mock_resolver_add_srv (world->names, SERVICE, 20, 0, port, "database.example");
  sp_mock_resolver_add_srv (world->names, SERVICE, 10, 0, port, "other.example");
  sp_mock_resolver_add_srv (world->names, SERVICE, 30, 0, port, "hoster.example");
  respond (world, "other.example", IMAP ("imap.example.org"));
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_offers (answer, "imaps://imap.example.org:993");
}

/* A domain alone has no address that could be sent. */
static void
test_domain_alone (void)
{
  g_autoptr(World) world = world_new_for (WORLD_DOMAIN);
  g_autoptr(SpAnswer) answer = NULL;

  world_host (world, HOST " " WORLD_DOMAIN);
  world->inquiry->allow_address = TRUE;
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (answer, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
  g_assert_cmpuint (sp_test_web_get_n_connections (world->web), ==, 0);
}

static void
test_consent (void)
{
  g_autoptr(World) world = open_world (TRUE);
  g_autoptr(SpAnswer) answer = NULL;

  respond (world, HOST, IMAP ("imap.hoster.example"));
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  assert_offers (answer, "imaps://imap.hoster.example:993");
  g_assert_cmpint (answer->same_domain, ==, SP_YES);
  g_assert_cmpint (answer->protection, ==, SP_PROTECTION_HTTPS);
  g_assert_cmpuint (answer->requests, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SpTestRequest *request = sp_test_web_get_request (world->web, i);

      g_assert_cmpstr (request->method, ==, "POST");
      g_assert_nonnull (strstr (request->body, ">" WORLD_ADDRESS "<"));
      g_assert_null (strstr (request->headers, "authorization"));
    }
}

/* The domain itself comes before its special host, and that before whom the DNS names. */
static void
test_order (void)
{
  g_autoptr(World) world = open_world (TRUE);
  guint16 port = sp_test_web_get_port (world->web);
  g_autoptr(SpAnswer) third = NULL;
  g_autoptr(SpAnswer) second = NULL;
  g_autoptr(SpAnswer) first = NULL;

  sp_mock_resolver_add_srv (world->names, SERVICE, 0, 0, port, "other.example");
  respond (world, "other.example", IMAP ("c.example.org") IMAP ("imap.other.example"));
  third = world_ask (world, sp_autodiscover_source_ask);
  assert_offers (third, "imaps://c.example.org:993 imaps://imap.other.example:993!");
  g_assert_cmpint (third->same_domain, ==, SP_NO);
  respond (world, HOST, IMAP ("b.example.org"));
  second = world_ask (world, sp_autodiscover_source_ask);
  assert_offers (second, "imaps://b.example.org:993");
  respond (world, WORLD_DOMAIN, IMAP ("a.example.org"));
  first = world_ask (world, sp_autodiscover_source_ask);
  assert_offers (first, "imaps://a.example.org:993");
}

static void
test_redirect_url (void)
{
  g_autoptr(World) world = open_world (TRUE);
  g_autoptr(SpAnswer) answer = NULL;
  const SpTestRequest *last;

  redirect_to_url (world, HOST, "https://other.example" PATH);
  respond (world, "other.example", IMAP ("imap.other.example"));
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_offers (answer, "imaps://imap.other.example:993!");
  last = find_request (world, "other.example");
  g_assert_cmpstr (last->method, ==, "POST");
  g_assert_nonnull (strstr (last->body, ">" WORLD_ADDRESS "<"));
}

/* The address never goes anywhere without encryption, whatever else is allowed. */
static void
test_redirect_http (void)
{
  g_autoptr(World) world = open_world (TRUE);
  g_autofree char *url =
      g_strdup_printf ("http://other.example:%u" PATH, sp_test_web_get_http_port (world->web));
  g_autoptr(SpAnswer) answer = NULL;

  sp_fetcher_allow_http (world->fetcher);
  redirect_to_url (world, HOST, url);
  respond (world, "other.example", IMAP ("imap.other.example"));
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (answer, SP_ANSWER_FAILED, SP_ANSWER_INSECURE_REDIRECT);
  g_assert_cmpuint (sp_test_web_count (world->web, "other.example", NULL), ==, 0);
}

static void
test_redirect_address (void)
{
  g_autoptr(World) world = open_world (TRUE);
  g_autoptr(SpAnswer) answer = NULL;
  const SpTestRequest *last;

  respond (world, HOST,
           "<Action>redirectAddr</Action><RedirectAddr>bob@other.example</RedirectAddr>");
  respond (world, "autodiscover.other.example", IMAP ("imap.other.example"));
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_offers (answer, "imaps://imap.other.example:993!");
  last = find_request (world, "autodiscover.other.example");
  g_assert_nonnull (strstr (last->body, ">bob@other.example<"));
  g_assert_null (strstr (last->body, "ann"));
}

static void
test_redirect_loop (void)
{
  g_autoptr(World) world = open_world (TRUE);
  g_autoptr(SpAnswer) answer = NULL;

  redirect_to_url (world, HOST, "https://" HOST PATH);
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (answer, SP_ANSWER_FAILED, SP_ANSWER_REDIRECTS);
  g_assert_cmpuint (sp_test_web_count (world->web, HOST, PATH), ==, 1 + MAX_HOPS + 1);
}

/* A domain whose special host has no certificate of its own, and leads elsewhere without encryption, as hosted ones do. */
static World *
open_hosted (const char *location)
{
  World *world = world_new_for ("ann@hosted.example");

  world_host (world, "hosted.example autodiscover.hosted.example other.example");
  sp_test_web_add_redirect (world->web, "autodiscover.hosted.example", PATH, location);
  return world;
}

/* What is at the end of the way, and what comes of it without consent. */
static void
test_way (void)
{
  static const struct
  {
    const char *location;
    SpTestPage page;
    SpAnswerReason reason;
    const char *detail;
    const char *end; /* (nullable) */
  } vectors[] = {
    { "https://other.example" PATH,
      { .status = 401, .headers = "X-FEServer: A" },
      SP_ANSWER_NEEDS_SIGN_IN,
      "Exchange",
      "https://other.example" PATH },
    { "https://other.example" PATH,
      { .status = 401 },
      SP_ANSWER_NEEDS_SIGN_IN,
      "HTTP 401",
      "https://other.example" PATH },
    { "https://other.example" PATH,
      { .status = 405 },
      SP_ANSWER_NEEDS_ADDRESS,
      NULL,
      "https://other.example" PATH },
    { "https://other.example" PATH, { .status = 404 }, SP_ANSWER_NEEDS_ADDRESS, NULL, NULL },
    { "http://other.example" PATH, { .status = 401 }, SP_ANSWER_NEEDS_ADDRESS, NULL, NULL },
    { "https://wrong.example" PATH, { .status = 401 }, SP_ANSWER_NEEDS_ADDRESS, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(World) world = open_hosted (vectors[i].location);
      g_autoptr(SpAnswer) answer = NULL;

      sp_test_web_add (world->web, "other.example", PATH, &vectors[i].page);
      answer = world_ask (world, sp_autodiscover_source_ask);
      g_assert_cmpint (answer->reason, ==, vectors[i].reason);
      g_assert_cmpstr (answer->detail, ==, vectors[i].detail);
      g_assert_cmpstr (answer->location, ==, vectors[i].end);
      assert_nothing_posted (world);
    }
}

/* With consent the address goes to the end of the way; but who led there without encryption could have been anybody. */
static void
test_way_with_consent (void)
{
  g_autoptr(World) world = open_hosted ("https://other.example" PATH);
  g_autoptr(SpAnswer) answer = NULL;
  guint last;

  world->inquiry->allow_address = TRUE;
  respond (world, "other.example", IMAP ("imap.other.example"));
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_offers (answer, "imaps://imap.other.example:993!");
  g_assert_cmpint (answer->protection, ==, SP_PROTECTION_HTTP);
  last = sp_test_web_get_n_requests (world->web) - 1;
  g_assert_cmpstr (sp_test_web_get_request (world->web, last)->host, ==, "other.example");
  g_assert_cmpstr (sp_test_web_get_request (world->web, last)->method, ==, "POST");
}

/* The user agreed that one owner learns the address, and the way leads to another one now. */
static void
test_way_to_another (void)
{
  g_autoptr(World) world = open_hosted ("https://other.example" PATH);
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTODISCOVER);
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *location = NULL;

  world->inquiry->allow_address = TRUE;
  answer->owner = g_strdup ("hoster.example");
  respond (world, "other.example", IMAP ("imap.other.example"));
  sp_autodiscover_source_ask (world->inquiry, answer, NULL, sp_test_store_result, &location);
  result = sp_test_wait_result (&location);
  sp_source_finish (result);
  assert_answer (answer, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS);
  g_assert_cmpuint (sp_test_web_count (world->web, "other.example", PATH), ==, 1);
}

/* That the special host’s certificate is wrong tells more than that nobody listens at the domain itself. */
static void
test_more_telling (void)
{
  g_autoptr(World) world = world_new_for ("ann@hosted.example");
  g_autoptr(SpAnswer) answer = NULL;

  sp_mock_resolver_add (world->names, "hosted.example", "127.0.0.99");
  world_host (world, "autodiscover.hosted.example");
  world->inquiry->allow_address = TRUE;
  answer = world_ask (world, sp_autodiscover_source_ask);
  assert_answer (answer, SP_ANSWER_FAILED, SP_ANSWER_CERTIFICATE);
}

/* What is told where nobody names a server: the answer that says most. */
static void
test_nothing (void)
{
  static const struct
  {
    const char *domain;
    guint status;
    SpAnswerStatus ended;
    SpAnswerReason reason;
  } vectors[] = {
    { "<Protocol><Type>EXCH</Type><Server>x</Server></Protocol>", 401, SP_ANSWER_NONE,
      SP_ANSWER_EXCHANGE_ONLY },
    { NULL, 401, SP_ANSWER_FAILED, SP_ANSWER_NEEDS_SIGN_IN },
    { NULL, 400, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS },
    { NULL, 500, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS },
    { NULL, 404, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(World) world = open_world (TRUE);
      g_autoptr(SpAnswer) answer = NULL;

      if (vectors[i].domain)
        respond (world, WORLD_DOMAIN, vectors[i].domain);
      sp_test_web_add (world->web, HOST, PATH, &(SpTestPage){ .status = vectors[i].status });
      answer = world_ask (world, sp_autodiscover_source_ask);
      assert_answer (answer, vectors[i].ended, vectors[i].reason);
    }
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  g_test_add_func ("/discover/autodiscover/no-consent", test_no_consent);
  g_test_add_func ("/discover/autodiscover/no-consent-srv", test_no_consent_srv);
  g_test_add_func ("/discover/autodiscover/nobody", test_nobody);
  g_test_add_func ("/discover/autodiscover/broken", test_broken);
  g_test_add_func ("/discover/autodiscover/wildcard", test_wildcard);
  g_test_add_func ("/discover/autodiscover/priority", test_priority);
  g_test_add_func ("/discover/autodiscover/domain-alone", test_domain_alone);
  g_test_add_func ("/discover/autodiscover/consent", test_consent);
  g_test_add_func ("/discover/autodiscover/order", test_order);
  g_test_add_func ("/discover/autodiscover/redirect-url", test_redirect_url);
  g_test_add_func ("/discover/autodiscover/redirect-http", test_redirect_http);
  g_test_add_func ("/discover/autodiscover/redirect-address", test_redirect_address);
  g_test_add_func ("/discover/autodiscover/redirect-loop", test_redirect_loop);
  g_test_add_func ("/discover/autodiscover/nothing", test_nothing);
  g_test_add_func ("/discover/autodiscover/way", test_way);
  g_test_add_func ("/discover/autodiscover/way-with-consent", test_way_with_consent);
  g_test_add_func ("/discover/autodiscover/way-to-another", test_way_to_another);
  g_test_add_func ("/discover/autodiscover/more-telling", test_more_telling);
  return g_test_run ();
}
