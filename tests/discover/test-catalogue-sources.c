/* Tests the sources "site" and "provider": what lies on this computer becomes offers, and nobody is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "world.h"

static const char site_text[] = "[Site]\n"
                                "Id=example\n"
                                "Name=Example University\n"
                                "UserName=%EMAILLOCALPART%\n"
                                "HelpUrl=https://example.org/mail\n"
                                "[IMAP]\n"
                                "Host=imap.example.org\n"
                                "TlsPort=993\n"
                                "Authentication=OAuth2;\n"
                                "[SMTP]\n"
                                "Host=smtp.example.org\n"
                                "StartTlsPort=2525\n";

static const char provider_text[] = "[Provider]\n"
                                    "Id=example\n"
                                    "Name=Example Mail\n"
                                    "Domains=example.org;\n"
                                    "[IMAP]\n"
                                    "Host=imap.example.org\n"
                                    "TlsPort=993\n"
                                    "[SMTP]\n"
                                    "Host=smtp.example.org\n"
                                    "TlsPort=465\n";

static const char *const languages[] = { NULL };

static SpSite *
read_site (const char *text)
{
  g_autoptr(GError) error = NULL;
  SpSite *site = sp_site_new_from_data (text, strlen (text), "/etc/x.site", languages, &error);

  g_assert_no_error (error);
  return site;
}

static SpProvider *
read_provider (const char *text)
{
  g_autoptr(GError) error = NULL;
  SpProvider *provider =
      sp_provider_new_from_data (text, strlen (text), "/etc/x.provider", languages, &error);

  g_assert_no_error (error);
  return provider;
}

static SpAnswer *
ask (World *world, SpSource source)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *location = NULL;
  SpAnswer *answer = sp_answer_new (source);

  (source == SP_SOURCE_SITE ? sp_site_source_ask : sp_provider_source_ask) (
      world->inquiry, answer, NULL, sp_test_store_result, &location);
  /* As with every other source, nothing is told before the main loop's next turn. */
  g_assert_null (location);
  result = sp_test_wait_result (&location);
  sp_source_finish (result);
  g_assert_cmpint (answer->protection, ==, SP_PROTECTION_LOCAL);
  g_assert_cmpuint (answer->lookups + answer->requests, ==, 0);
  return answer;
}

static void
test_site (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = NULL;
  const SpOffer *imap = NULL;
  const SpOffer *smtp = NULL;

  world->inquiry->site = read_site (site_text);
  answer = ask (world, SP_SOURCE_SITE);
  assert_answer (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  assert_offers (answer, "imaps://imap.example.org:993 smtp://smtp.example.org:2525");
  g_assert_cmpstr (answer->name, ==, "Example University");
  g_assert_cmpstr (answer->help, ==, "https://example.org/mail");
  g_assert_cmpstr (answer->location, ==, "/etc/x.site");
  imap = answer->offers->pdata[0];
  smtp = answer->offers->pdata[1];
  g_assert_cmpstr (imap->user_name, ==, "%EMAILLOCALPART%");
  g_assert_cmpstr (smtp->user_name, ==, "%EMAILLOCALPART%");
  g_assert_cmpstr (imap->authentication[0], ==, "OAuth2");
  g_assert_null (smtp->authentication);
}

/* A site that is only a table of advice offers nothing, but is named. */
static void
test_site_without_servers (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = NULL;

  world->inquiry->site = read_site ("[Site]\nId=x\nName=Guide\n");
  answer = ask (world, SP_SOURCE_SITE);
  assert_answer (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
  assert_offers (answer, "");
  g_assert_cmpstr (answer->name, ==, "Guide");
}

/* What a site says of its servers is not said of the provider's. */
static void
test_provider (void)
{
  g_autoptr(World) world = world_new ();
  g_autoptr(SpAnswer) answer = NULL;
  const SpOffer *imap = NULL;

  world->inquiry->site = read_site (site_text);
  world->inquiry->provider = read_provider (provider_text);
  answer = ask (world, SP_SOURCE_PROVIDER);
  assert_answer (answer, SP_ANSWER_FOUND, SP_ANSWER_REASON_NONE);
  assert_offers (answer, "imaps://imap.example.org:993 smtps://smtp.example.org:465");
  g_assert_cmpstr (answer->name, ==, "Example Mail");
  g_assert_cmpstr (answer->location, ==, "/etc/x.provider");
  imap = answer->offers->pdata[0];
  g_assert_null (imap->user_name);
  g_assert_null (imap->authentication);
}

static void
test_nothing_known (void)
{
  static const SpSource sources[] = { SP_SOURCE_SITE, SP_SOURCE_PROVIDER };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr(World) world = world_new ();
      g_autoptr(SpAnswer) answer = ask (world, sources[i]);

      assert_answer (answer, SP_ANSWER_NONE, SP_ANSWER_NOT_PUBLISHED);
      assert_offers (answer, "");
      g_assert_null (answer->name);
      g_assert_null (answer->location);
    }
}

int
main (int argc, char **argv)
{
  world_init (&argc, &argv);
  g_test_add_func ("/discover/catalogue-sources/site", test_site);
  g_test_add_func ("/discover/catalogue-sources/site-without-servers", test_site_without_servers);
  g_test_add_func ("/discover/catalogue-sources/provider", test_provider);
  g_test_add_func ("/discover/catalogue-sources/nothing-known", test_nothing_known);
  return g_test_run ();
}
