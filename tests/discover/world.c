/* What the tests of the sources share: a name service, a web server with many names, and one question to one source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "world.h"

#include <glib/gstdio.h>

#include "core/enums.h"
#include "discover/proxy.h"

/* Whatever a test may ask a web server for. */
static const char *const names[] = {
  "example.org",      "*.example.org",  "other.example",    "*.other.example",
  "database.example", "hoster.example", "*.hoster.example", "*.mail.hoster.example",
  "hoster.co.uk",     "*.hoster.co.uk", "*.hosts.example",  NULL,
};

/* To be called instead of g_test_init(): the tests' own servers are asked without a proxy. */
void
world_init (int *argc, char ***argv)
{
  g_unsetenv ("https_proxy");
  g_unsetenv ("HTTPS_PROXY");
  g_test_init (argc, argv, NULL);
  sp_proxy_prepare ();
}

static SpTrust *
make_trust (void)
{
  g_autofree char *path = sp_test_authority_write_temporary (sp_test_authority_get_default ());
  g_autoptr(GError) error = NULL;
  SpTrust *trust = sp_trust_new ();

  sp_trust_add_file (trust, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return trust;
}

World *
world_new_for (const char *typed)
{
  World *self = g_new0 (World, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(SpAccount) account = sp_account_new (typed, &error);

  g_assert_no_error (error);
  self->names = sp_mock_resolver_install ();
  self->web = sp_test_web_new (SP_TEST_CERTIFICATE_GOOD, names);
  self->trust = make_trust ();
  self->resolver = sp_resolver_new ();
  self->fetcher = sp_fetcher_new (self->resolver, self->trust);
  sp_fetcher_allow_internal (self->fetcher);
  sp_fetcher_set_ports (self->fetcher, sp_test_web_get_port (self->web),
                        sp_test_web_get_http_port (self->web));
  self->inquiry = sp_inquiry_new (account, self->resolver, self->fetcher);
  self->inquiry->allow_internal = TRUE;
  self->inquiry->database = g_strdup (WORLD_DATABASE);
  return self;
}

World *
world_new (void)
{
  return world_new_for (WORLD_ADDRESS);
}

void
world_free (World *self)
{
  sp_inquiry_unref (self->inquiry);
  g_object_unref (self->fetcher);
  g_object_unref (self->resolver);
  g_object_unref (self->trust);
  sp_test_web_free (self->web);
  sp_mock_resolver_uninstall (self->names);
  g_free (self);
}

/* Leads some names, separated by spaces, to the web server. */
void
world_host (World *self, const char *hosts)
{
  g_auto(GStrv) list = g_strsplit (hosts, " ", -1);

  for (guint i = 0; list[i]; i++)
    sp_mock_resolver_add (self->names, list[i], "127.0.0.1");
}

WorldFetch *
world_begin (World *self, const char *url, GBytes *post)
{
  WorldFetch *fetch = g_new0 (WorldFetch, 1);

  fetch->counts = sp_answer_new (SP_SOURCE_AUTOCONFIG);
  fetch->cancellable = g_cancellable_new ();
  sp_fetcher_send_async (self->fetcher, url, post, fetch->counts, fetch->cancellable,
                         sp_test_store_result, &fetch->result);
  return fetch;
}

SpFetched *
world_wait (World *self, WorldFetch *fetch)
{
  g_autoptr(GAsyncResult) result = sp_test_wait_result (&fetch->result);

  return sp_fetcher_finish (self->fetcher, result);
}

SpFetched *
world_get (World *self, const char *url)
{
  g_autoptr(WorldFetch) fetch = world_begin (self, url, NULL);

  return world_wait (self, fetch);
}

void
world_fetch_free (WorldFetch *fetch)
{
  g_clear_object (&fetch->result);
  sp_answer_unref (fetch->counts);
  g_object_unref (fetch->cancellable);
  g_free (fetch);
}

SpAnswer *
world_ask (World *self, SpSourceAsk ask)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *location = NULL;
  SpAnswer *answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);

  ask (self->inquiry, answer, NULL, sp_test_store_result, &location);
  result = sp_test_wait_result (&location);
  sp_source_finish (result);
  g_assert_cmpint (answer->status, !=, SP_ANSWER_WAITING);
  return answer;
}

/* The endpoints in their order, separated by spaces; "!" marks those outside the domain. */
char *
world_list_offers (const SpAnswer *answer)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < answer->offers->len; i++)
    {
      const SpOffer *offer = answer->offers->pdata[i];

      g_string_append_printf (list, "%s%s%s", list->len ? " " : "",
                              sp_endpoint_get_uri (offer->endpoint), offer->outside ? "!" : "");
    }
  return g_strdup (list->str);
}

/* A document that names one server. */
char *
world_make_config (const char *domain, const char *host)
{
  return g_strdup_printf ("<clientConfig version=\"1.1\"><emailProvider id=\"%s\">"
                          "<domain>%s</domain><incomingServer type=\"imap\">"
                          "<hostname>%s</hostname><port>993</port><socketType>SSL</socketType>"
                          "<username>%%EMAILADDRESS%%</username></incomingServer>"
                          "</emailProvider></clientConfig>",
                          domain, domain, host);
}

void
assert_answer (const SpAnswer *answer, SpAnswerStatus status, SpAnswerReason reason)
{
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_ANSWER_STATUS, answer->status), ==,
                   sp_enum_to_nick (SP_TYPE_ANSWER_STATUS, status));
  g_assert_cmpstr (sp_enum_to_nick (SP_TYPE_ANSWER_REASON, answer->reason), ==,
                   sp_enum_to_nick (SP_TYPE_ANSWER_REASON, reason));
}

void
assert_fetched (const SpFetched *fetched, SpAnswerStatus status, SpAnswerReason reason)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_AUTOCONFIG);

  sp_answer_end (answer, fetched->status, fetched->reason);
  assert_answer (answer, status, reason);
  g_assert_cmpint (fetched->body != NULL, ==, status == SP_ANSWER_FOUND);
}

void
assert_offers (const SpAnswer *answer, const char *expected)
{
  g_autofree char *offers = world_list_offers (answer);

  g_assert_cmpstr (offers, ==, expected);
}
