/* Tests sources and what they propose: their order and how offers of one server come together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/service.h"

#define BIT(source) (1u << SP_SOURCE_##source)

static void
test_best (void)
{
  static const struct
  {
    guint sources;
    guint best;
    const char *nicks;
  } vectors[] = {
    { 0, SP_N_SOURCES, "" },
    { BIT (USER), SP_SOURCE_USER, "user" },
    { BIT (CERTIFICATE), SP_SOURCE_CERTIFICATE, "certificate" },
    { BIT (GUESS) | BIT (SRV) | BIT (ISPDB), SP_SOURCE_SRV, "srv, ispdb, guess" },
    { BIT (MX) | BIT (PROVIDER) | BIT (PACC) | BIT (AUTOCONFIG) | BIT (SITE), SP_SOURCE_SITE,
      "site, autoconfig, pacc, provider, mx" },
    { BIT (AUTODISCOVER) | 1u << SP_N_SOURCES, SP_SOURCE_AUTODISCOVER, "autodiscover" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *nicks = sp_sources_to_string (vectors[i].sources);

      g_assert_cmpuint (sp_sources_get_best (vectors[i].sources), ==, vectors[i].best);
      g_assert_cmpstr (nicks, ==, vectors[i].nicks);
    }
}

/* Neither what was typed nor what we made up is anybody's word. */
static void
test_published (void)
{
  g_assert_cmphex (SP_SOURCES_PUBLISHED & (BIT (USER) | BIT (GUESS) | BIT (CERTIFICATE)), ==, 0);
  g_assert_cmphex (SP_SOURCES_PUBLISHED & (BIT (SITE) | BIT (SRV) | BIT (AUTODISCOVER)), ==,
                   BIT (SITE) | BIT (SRV) | BIT (AUTODISCOVER));
}

static SpOffer *
make_offer (const char *user_name, const char *authentication)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.org", 993, SP_SECURITY_TLS);
  SpOffer *offer = sp_offer_new (endpoint);

  offer->user_name = g_strdup (user_name);
  offer->authentication = authentication ? g_strsplit (authentication, " ", -1) : NULL;
  return offer;
}

/* In whatever order the answers come, what the best source says of signing in counts; silence says nothing. */
static void
test_offers (void)
{
  static const struct
  {
    const char *user_name;
    const char *authentication;
    SpSource source;
  } offers[] = {
    { "ispdb", "OAuth2 password-cleartext", SP_SOURCE_ISPDB },
    { NULL, "password-encrypted", SP_SOURCE_AUTOCONFIG },
    { "mx", NULL, SP_SOURCE_MX },
    { NULL, NULL, SP_SOURCE_SRV },
  };
  static const guint orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 0, 1 }, { 1, 0, 3, 2 } };

  for (guint order = 0; order < G_N_ELEMENTS (orders); order++)
    {
      g_autoptr(SpService) service = sp_service_new ();
      const SpCandidate *candidate;

      for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
        {
          guint which = orders[order][i];
          g_autoptr(SpOffer) offer =
              make_offer (offers[which].user_name, offers[which].authentication);

          g_assert_cmpuint (sp_service_add_offer (service, offer, offers[which].source), ==, 0);
        }
      g_assert_cmpuint (sp_service_get_length (service), ==, 1);
      candidate = sp_service_get (service, 0);
      g_assert_cmphex (candidate->sources, ==,
                       BIT (ISPDB) | BIT (AUTOCONFIG) | BIT (MX) | BIT (SRV));
      g_assert_cmpstr (candidate->user_name, ==, "ispdb");
      g_assert_cmpstr (candidate->authentication[0], ==, "password-encrypted");
    }
}

/* A server outside the domain needs one source that vouches for it, whenever that answers. */
static void
test_offers_outside (void)
{
  for (guint order = 0; order < 4; order++)
    {
      g_autoptr(SpService) service = sp_service_new ();
      g_autoptr(SpOffer) first = make_offer (NULL, NULL);
      g_autoptr(SpOffer) second = NULL;

      first->outside = order & 1;
      second = sp_offer_copy (first);
      g_assert_cmpint (second->outside, ==, first->outside);
      second->outside = order >> 1;
      sp_service_add_offer (service, first, SP_SOURCE_SRV);
      g_assert_cmpint (sp_service_get (service, 0)->outside, ==, first->outside);
      sp_service_add_offer (service, second, SP_SOURCE_ISPDB);
      g_assert_cmpint (sp_service_get (service, 0)->outside, ==, order == 3);
      g_assert_false (sp_candidate_is_unconfirmed (sp_service_get (service, 0)));
    }
}

/* Nobody's word but that of a certificate, for a server outside the domain. */
static void
test_unconfirmed (void)
{
  g_autoptr(SpEndpoint) endpoint =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.hoster.example", 993, SP_SECURITY_TLS);
  g_autoptr(SpService) service = sp_service_new ();

  sp_service_add (service, endpoint, SP_SOURCE_CERTIFICATE);
  g_assert_false (sp_candidate_is_unconfirmed (sp_service_get (service, 0)));
  sp_service_mark_outside (service, 0);
  g_assert_true (sp_candidate_is_unconfirmed (sp_service_get (service, 0)));
  sp_service_add (service, endpoint, SP_SOURCE_ISPDB);
  g_assert_false (sp_candidate_is_unconfirmed (sp_service_get (service, 0)));
}

/* What comes after the sixteenth server of a protocol is left out, and told; what is told has an end too. */
static void
test_many_offers (void)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_SRV);
  g_autoptr(SpEndpoint) other =
      sp_endpoint_new (SP_PROTOCOL_SMTP, "smtp.example.org", 465, SP_SECURITY_TLS);

  for (guint i = 0; i < 100; i++)
    sp_answer_add_offer (answer, make_offer (NULL, NULL));
  sp_answer_add_offer (answer, sp_offer_new (other));
  g_assert_cmpuint (answer->offers->len, ==, 16 + 1);
  g_assert_cmpuint (answer->dropped->len, ==, 20);
  g_assert_cmpstr (answer->dropped->pdata[0], ==, "imaps://imap.example.org:993: too many servers");
}

/* What a stranger wrote is made safe to show. */
static void
test_safe (void)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_SRV);

  sp_answer_set_detail (answer, "a\033[31m");
  sp_answer_set_location (answer, "b\xff");
  sp_answer_drop (answer, "c\n", "d");
  g_assert_cmpstr (answer->detail, ==, "a\\x1b[31m");
  g_assert_cmpstr (answer->location, ==, "b\\xff");
  g_assert_cmpstr (answer->dropped->pdata[0], ==, "c\\x0a: d");
  sp_answer_set_detail (answer, NULL);
  g_assert_null (answer->detail);
}

/* Below 1024 a stranger may name the ports that are registered for mail, and no others; files on this computer may. */
static void
test_ports (void)
{
  static const struct
  {
    SpSource source;
    SpProtection protection;
    guint16 port;
    gboolean kept;
  } vectors[] = {
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, 22, FALSE },
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, 80, FALSE },
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, 443, FALSE },
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, 1023, FALSE },
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, 1024, TRUE },
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, 4190, TRUE },
    { SP_SOURCE_AUTOCONFIG, SP_PROTECTION_HTTPS, 6379, TRUE },
    { SP_SOURCE_SRV, SP_PROTECTION_DNS, 25, TRUE },
    { SP_SOURCE_SRV, SP_PROTECTION_DNS, 110, TRUE },
    { SP_SOURCE_SRV, SP_PROTECTION_DNS, 143, TRUE },
    { SP_SOURCE_SRV, SP_PROTECTION_DNS, 465, TRUE },
    { SP_SOURCE_SRV, SP_PROTECTION_DNS, 587, TRUE },
    { SP_SOURCE_SRV, SP_PROTECTION_DNS, 993, TRUE },
    { SP_SOURCE_SRV, SP_PROTECTION_DNS, 995, TRUE },
    { SP_SOURCE_MX, SP_PROTECTION_LOCAL, 22, FALSE },
    { SP_SOURCE_ISPDB, SP_PROTECTION_HTTP, 586, FALSE },
    { SP_SOURCE_ISPDB, SP_PROTECTION_HTTPS, 586, TRUE },
    { SP_SOURCE_ISPDB, SP_PROTECTION_LOCAL, 22, TRUE },
    { SP_SOURCE_PROVIDER, SP_PROTECTION_DNS, 22, FALSE },
    { SP_SOURCE_PROVIDER, SP_PROTECTION_LOCAL, 22, TRUE },
    { SP_SOURCE_SITE, SP_PROTECTION_UNKNOWN, 22, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpAnswer) answer = sp_answer_new (vectors[i].source);
      g_autoptr(SpEndpoint) endpoint =
          sp_endpoint_new (SP_PROTOCOL_IMAP, "a.example", vectors[i].port, SP_SECURITY_TLS);

      answer->protection = vectors[i].protection;
      sp_answer_add_offer (answer, sp_offer_new (endpoint));
      g_assert_cmpuint (answer->offers->len, ==, vectors[i].kept ? 1 : 0);
      g_assert_cmpuint (answer->dropped->len, ==, vectors[i].kept ? 0 : 1);
      if (!vectors[i].kept)
        g_assert_true (g_str_has_suffix (answer->dropped->pdata[0], ": its port is not for mail"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sources/best", test_best);
  g_test_add_func ("/core/sources/published", test_published);
  g_test_add_func ("/core/sources/offers", test_offers);
  g_test_add_func ("/core/sources/offers-outside", test_offers_outside);
  g_test_add_func ("/core/sources/unconfirmed", test_unconfirmed);
  g_test_add_func ("/core/sources/many-offers", test_many_offers);
  g_test_add_func ("/core/sources/ports", test_ports);
  g_test_add_func ("/core/sources/safe", test_safe);
  return g_test_run ();
}
