/* Tests how a document is fetched: redirects, bounds, what servers answer, and what is never sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "world.h"

#define HOST "a.hosts.example"
#define OTHER "b.hosts.example"

static SpFetched *
get_page (World *world, const SpTestPage *page)
{
  sp_test_web_add (world->web, HOST, "/page", page);
  return world_get (world, "https://" HOST "/page");
}

static World *
open_world (void)
{
  World *world = world_new ();

  world_host (world, HOST " " OTHER);
  return world;
}

static void
assert_body (const SpFetched *fetched, const char *text)
{
  g_autofree char *body = NULL;

  assert_fetched (fetched, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  body = g_strndup (g_bytes_get_data (fetched->body, NULL), g_bytes_get_size (fetched->body));
  g_assert_cmpstr (body, ==, text);
}

static void
test_document (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpFetched) fetched = get_page (world, &(SpTestPage){ .body = "hello" });
  const SpTestRequest *request = sp_test_web_get_request (world->web, 0);

  assert_body (fetched, "hello");
  g_assert_cmpuint (fetched->http_status, ==, 200);
  g_assert_cmpint (fetched->protection, ==, SP_PROTECTION_HTTPS);
  g_assert_cmpstr (fetched->host, ==, HOST);
  g_assert_true (g_str_has_prefix (fetched->location, "https://" HOST));
  g_assert_false (fetched->exchange);
  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_nonnull (strstr (request->headers, "user-agent: Signpost/"));
}

/* Where a redirect leads: to a body, or to why it was not followed. */
static void
test_redirects (void)
{
  static const struct
  {
    const char *location;
    SpAnswerReason reason;
    const char *host;
  } vectors[] = {
    { "/target?q=1", SP_ANSWER_REASON_NONE, HOST },
    { "target?q=1", SP_ANSWER_REASON_NONE, HOST },
    { "//" OTHER "/target?q=1", SP_ANSWER_REASON_NONE, OTHER },
    { "https://" OTHER "/target?q=1#part", SP_ANSWER_REASON_NONE, OTHER },
    { "https://nobody.hosts.example/", SP_ANSWER_NOT_PUBLISHED, "nobody.hosts.example" },
    { "http://" OTHER "/target?q=1", SP_ANSWER_INSECURE_REDIRECT, HOST },
    { "http://ann:secret@" OTHER "/", SP_ANSWER_INSECURE_REDIRECT, HOST },
    { "ftp://" OTHER "/target?q=1", SP_ANSWER_MALFORMED, HOST },
    { "file:///etc/passwd", SP_ANSWER_MALFORMED, HOST },
    { "https:///target", SP_ANSWER_MALFORMED, HOST },
    { "https://[::1", SP_ANSWER_MALFORMED, HOST },
    { "https://" OTHER ";:8443/", SP_ANSWER_MALFORMED, HOST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(World) world = open_world ();
      g_autoptr(SpFetched) fetched = NULL;

      sp_test_web_add_text (world->web, HOST, "/target?q=1", "there");
      sp_test_web_add_text (world->web, OTHER, "/target?q=1", "there");
      sp_test_web_add_redirect (world->web, HOST, "/page", vectors[i].location);
      g_test_message ("%s", vectors[i].location);
      fetched = world_get (world, "https://" HOST "/page");
      g_assert_cmpint (fetched->reason, ==, vectors[i].reason);
      g_assert_cmpstr (fetched->host, ==, vectors[i].host);
      g_assert_true (!fetched->detail || !strstr (fetched->detail, "secret"));
      g_assert_cmpuint (sp_test_web_get_n_requests (world->web), ==, fetched->body ? 2 : 1);
      if (fetched->body)
        assert_body (fetched, "there");
    }
}

static void
add_hops (World *world)
{
  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *to = g_strdup_printf ("/%u", i - 1);

      sp_test_web_add_redirect (world->web, HOST, path, to);
    }
  sp_test_web_add_text (world->web, HOST, "/0", "arrived");
}

static void
test_five_redirects (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(SpFetched) five = NULL;
  g_autoptr(SpFetched) six = NULL;

  add_hops (world);
  five = world_get (world, "https://" HOST "/5");
  assert_body (five, "arrived");
  six = world_get (world, "https://" HOST "/6");
  assert_fetched (six, SP_ANSWER_FAILED, SP_ANSWER_REDIRECTS);
  g_assert_cmpuint (sp_test_web_count (world->web, HOST, "/0"), ==, 1);
}

/* Without encryption only where the person asked for it; then it is told, and stays so on the way back to https. */
static void
test_http (void)
{
  g_autoptr(World) world = open_world ();
  g_autofree char *http =
      g_strdup_printf ("http://" OTHER ":%u/back", sp_test_web_get_http_port (world->web));
  g_autoptr(GBytes) post = g_bytes_new_static ("secret", 6);
  g_autoptr(SpFetched) refused = NULL;
  g_autoptr(SpFetched) allowed = NULL;
  g_autoptr(SpFetched) posted = NULL;
  WorldFetch *fetch;

  sp_test_web_add_redirect (world->web, HOST, "/page", http);
  sp_test_web_add_redirect (world->web, OTHER, "/back", "https://" HOST "/end");
  sp_test_web_add_text (world->web, HOST, "/end", "end");
  refused = world_get (world, "https://" HOST "/page");
  assert_fetched (refused, SP_ANSWER_FAILED, SP_ANSWER_INSECURE_REDIRECT);
  g_assert_cmpuint (sp_test_web_count (world->web, OTHER, NULL), ==, 0);
  sp_fetcher_allow_http (world->fetcher);
  allowed = world_get (world, "https://" HOST "/page");
  assert_body (allowed, "end");
  g_assert_cmpint (allowed->protection, ==, SP_PROTECTION_HTTP);
  fetch = world_begin (world, "https://" HOST "/page", post);
  posted = world_wait (world, fetch);
  world_fetch_free (fetch);
  assert_fetched (posted, SP_ANSWER_FAILED, SP_ANSWER_INSECURE_REDIRECT);
  g_assert_cmpuint (sp_test_web_count (world->web, OTHER, NULL), ==, 1);
}

static void
test_post (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(GBytes) post = g_bytes_new_static ("<a/>", 4);
  g_autoptr(SpFetched) fetched = NULL;
  WorldFetch *fetch;

  sp_test_web_add_redirect (world->web, HOST, "/page", "https://" OTHER "/page");
  sp_test_web_add_text (world->web, OTHER, "/page", "taken");
  fetch = world_begin (world, "https://" HOST "/page", post);
  fetched = world_wait (world, fetch);
  world_fetch_free (fetch);
  assert_body (fetched, "taken");
  for (guint i = 0; i < 2; i++)
    {
      const SpTestRequest *request = sp_test_web_get_request (world->web, i);

      g_assert_cmpstr (request->method, ==, "POST");
      g_assert_cmpstr (request->body, ==, "<a/>");
      g_assert_nonnull (strstr (request->headers, "content-type: text/xml; charset=utf-8\n"));
    }
}

static void
test_statuses (void)
{
  static const struct
  {
    guint status;
    const char *headers;
    SpAnswerStatus ended;
    SpAnswerReason reason;
    gboolean exchange;
  } vectors[] = {
    { 404, NULL, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED },
    { 410, NULL, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED },
    { 400, NULL, SP_ANSWER_SKIPPED, SP_ANSWER_NEEDS_ADDRESS },
    { 401, NULL, SP_ANSWER_FAILED, SP_ANSWER_NEEDS_SIGN_IN },
    { 401, "WWW-Authenticate: Basic realm=\"a\"", SP_ANSWER_FAILED, SP_ANSWER_NEEDS_SIGN_IN },
    { 401, "WWW-Authenticate: Basic realm=\"a\"\nWWW-Authenticate: NTLM", SP_ANSWER_FAILED,
      SP_ANSWER_NEEDS_SIGN_IN, TRUE },
    { 401, "X-OWA-Version: 15.2", SP_ANSWER_FAILED, SP_ANSWER_NEEDS_SIGN_IN, TRUE },
    { 403, "X-FEServer: EX1", SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS, TRUE },
    { 500, NULL, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS },
    { 503, NULL, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS },
    { 302, NULL, SP_ANSWER_FAILED, SP_ANSWER_HTTP_STATUS },
  };
  g_autoptr(World) world = open_world ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      SpTestPage page = { .status = vectors[i].status, .headers = vectors[i].headers };
      g_autofree char *detail = g_strdup_printf ("HTTP %u", page.status);
      g_autoptr(SpFetched) fetched = get_page (world, &page);

      assert_fetched (fetched, vectors[i].ended, vectors[i].reason);
      g_assert_cmpuint (fetched->http_status, ==, vectors[i].status);
      g_assert_cmpint (fetched->exchange, ==, vectors[i].exchange);
      g_assert_cmpstr (fetched->detail, ==, detail);
      g_assert_cmpuint (sp_test_web_get_n_requests (world->web), ==, i + 1);
    }
}

static void
test_size (void)
{
  g_autoptr(World) world = open_world ();
  g_autofree char *bytes = g_malloc0 (SP_FETCH_MAX + 1);
  SpTestPage page = { .body = bytes, .length = SP_FETCH_MAX };
  g_autoptr(SpFetched) largest = get_page (world, &page);
  g_autoptr(SpFetched) larger = NULL;

  assert_fetched (largest, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  g_assert_cmpuint (g_bytes_get_size (largest->body), ==, SP_FETCH_MAX);
  page.length = SP_FETCH_MAX + 1;
  larger = get_page (world, &page);
  assert_fetched (larger, SP_ANSWER_FAILED, SP_ANSWER_TOO_LONG);
}

static GBytes *
compress (gsize length)
{
  g_autofree char *bytes = g_malloc0 (length);
  char *packed = g_malloc0 (length);
  g_autoptr(GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GError) error = NULL;
  gsize read, written;

  g_converter_convert (G_CONVERTER (gzip), bytes, length, packed, length, G_CONVERTER_INPUT_AT_END,
                       &read, &written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read, ==, length);
  return g_bytes_new_take (packed, written);
}

/* Few bytes on the way, many in memory: nobody asks for that, and who sends it all the same is told so, whether he names it or not. */
static void
test_bomb (void)
{
  g_autoptr(World) world = open_world ();
  g_autoptr(GBytes) packed = compress (64 * SP_FETCH_MAX);
  SpTestPage page = { .headers = "Content-Encoding: gzip",
                      .body = g_bytes_get_data (packed, NULL),
                      .length = g_bytes_get_size (packed) };
  g_autoptr(SpFetched) named = get_page (world, &page);
  const char *headers = sp_test_web_get_request (world->web, 0)->headers;
  g_autoptr(SpFetched) unnamed = NULL;
  g_autoptr(SpFetched) identity = NULL;

  g_assert_cmpuint (page.length, <, SP_FETCH_MAX / 2);
  g_assert_nonnull (strstr (headers, "accept-encoding: identity\n"));
  assert_fetched (named, SP_ANSWER_FAILED, SP_ANSWER_COMPRESSED);
  page.headers = NULL;
  unnamed = get_page (world, &page);
  assert_fetched (unnamed, SP_ANSWER_FAILED, SP_ANSWER_COMPRESSED);
  identity =
      get_page (world, &(SpTestPage){ .headers = "Content-Encoding: identity", .body = "x" });
  assert_body (identity, "x");
}

static void
test_certificates (void)
{
  static const SpTestCertificateKind kinds[] = {
    SP_TEST_CERTIFICATE_EXPIRED,           SP_TEST_CERTIFICATE_NOT_YET_VALID,
    SP_TEST_CERTIFICATE_WRONG_NAME,        SP_TEST_CERTIFICATE_SELF_SIGNED,
    SP_TEST_CERTIFICATE_UNKNOWN_AUTHORITY,
  };
  static const char *const names[] = { HOST, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(World) world = open_world ();
      g_autoptr(SpTestWeb) web = sp_test_web_new (kinds[i], names);
      g_autoptr(SpFetched) fetched = NULL;

      sp_fetcher_set_ports (world->fetcher, sp_test_web_get_port (web),
                            sp_test_web_get_http_port (web));
      sp_test_web_add_text (web, HOST, "/page", "believed");
      fetched = world_get (world, "https://" HOST "/page");
      assert_fetched (fetched, SP_ANSWER_FAILED, SP_ANSWER_CERTIFICATE);
      g_assert_cmpuint (sp_test_web_get_n_requests (web), ==, 0);
    }
}

/* A server can set what it likes: nothing of it comes back, nor what a redirect says of signing in. */
static void
test_nothing_secret (void)
{
  static const char *const headers[] = { "cookie:", "authorization:", "referer:", "origin:" };
  g_autoptr(World) world = open_world ();
  g_autofree char *location =
      g_strdup_printf ("https://ann:secret@" OTHER ":%u/end", sp_test_web_get_port (world->web));
  g_autofree char *redirect =
      g_strconcat ("Set-Cookie: a=b; Domain=hosts.example; Path=/\nLocation: ", location, NULL);
  g_autoptr(SpFetched) fetched = NULL;
  g_autoptr(SpFetched) again = NULL;

  sp_test_web_add (world->web, HOST, "/page", &(SpTestPage){ .status = 302, .headers = redirect });
  sp_test_web_add (
      world->web, OTHER, "/end",
      &(SpTestPage){ .status = 401, .headers = "WWW-Authenticate: Basic realm=\"a\"" });
  fetched = world_get (world, "https://" HOST "/page");
  again = world_get (world, "https://" HOST "/page");
  assert_fetched (again, SP_ANSWER_FAILED, SP_ANSWER_NEEDS_SIGN_IN);
  g_assert_cmpuint (sp_test_web_get_n_requests (world->web), ==, 4);
  for (guint i = 0; i < 4; i++)
    for (guint h = 0; h < G_N_ELEMENTS (headers); h++)
      g_assert_null (strstr (sp_test_web_get_request (world->web, i)->headers, headers[h]));
  g_assert_null (strstr (again->location, "secret"));
  g_assert_true (g_str_has_prefix (again->location, "https://" OTHER));
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  g_test_add_func ("/discover/fetch/document", test_document);
  g_test_add_func ("/discover/fetch/redirects", test_redirects);
  g_test_add_func ("/discover/fetch/five-redirects", test_five_redirects);
  g_test_add_func ("/discover/fetch/http", test_http);
  g_test_add_func ("/discover/fetch/post", test_post);
  g_test_add_func ("/discover/fetch/statuses", test_statuses);
  g_test_add_func ("/discover/fetch/size", test_size);
  g_test_add_func ("/discover/fetch/bomb", test_bomb);
  g_test_add_func ("/discover/fetch/certificates", test_certificates);
  g_test_add_func ("/discover/fetch/nothing-secret", test_nothing_secret);
  return g_test_run ();
}
