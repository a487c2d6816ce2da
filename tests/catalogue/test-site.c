/* Tests of reading site profiles: servers, domains, the site's own table, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "catalogue/keyfile.h"
#include "catalogue/site.h"

#define SITE "[Site]\nId=x\nName=X\n"

static const char full[] = "[Site]\n"
                           "Id=example\n"
                           "Name=Example University Mail\n"
                           "Name[fr]=Courriel de l’Université Exemple\n"
                           "Domains=example.edu;*.Example.edu;bücher.example;\n"
                           "Default=true\n"
                           "UserName=%EMAILLOCALPART%\n"
                           "HelpContact=help@example.edu\n"
                           "HelpUrl=https://example.edu/mail\n"
                           "Policy=guide-2007\n"
                           "CaFile=ca.pem\n"
                           "[IMAP]\n"
                           "Host=IMAP.example.edu\n"
                           "TlsPort=993\n"
                           "StartTlsPort=143\n"
                           "Authentication=password-cleartext;OAuth2;\n"
                           "[POP3]\n"
                           "Host=pop.example.edu\n"
                           "[SMTP]\n"
                           "Host=smtp.example.edu\n"
                           "StartTlsPort=2525\n"
                           "[Sieve]\n"
                           "Host=sieve.example.edu\n"
                           "[Advice old]\n"
                           "IMAP=993 tls\n"
                           "SMTP= 587   starttls ;  Require STARTTLS\n"
                           "SMTP[fr]=587 starttls; Exiger STARTTLS\n"
                           "[Advice new]\n"
                           "POP3=110 none; nothing\n";

static SpSite *
read_site (const char *text, const char *language, GError **error)
{
  const char *const languages[] = { language, NULL };

  return sp_site_new_from_data (text, strlen (text), "/etc/sites/x.site", languages, error);
}

static void
test_everything (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpSite) site = read_site (full, NULL, &error);
  g_autoptr(SpSite) french = read_site (full, "fr", NULL);
  const char *const domains[] = { "example.edu", "*.example.edu", "xn--bcher-kva.example", NULL };

  g_assert_no_error (error);
  g_assert_cmpstr (sp_site_get_id (site), ==, "example");
  g_assert_cmpstr (sp_site_get_name (site), ==, "Example University Mail");
  g_assert_cmpstr (sp_site_get_name (french), ==, "Courriel de l’Université Exemple");
  g_assert_cmpstrv (sp_site_get_domains (site), domains);
  g_assert_true (sp_site_is_default (site));
  g_assert_cmpstr (sp_site_get_user_name (site), ==, "%EMAILLOCALPART%");
  g_assert_cmpstr (sp_site_get_help_contact (site), ==, "help@example.edu");
  g_assert_cmpstr (sp_site_get_help_url (site), ==, "https://example.edu/mail");
  g_assert_cmpstr (sp_site_get_ca_file (site), ==, "/etc/sites/ca.pem");
  g_assert_cmpstr (sp_site_get_origin (site), ==, "/etc/sites/x.site");
  g_assert_cmpint (sp_site_get_policy (site), ==, SP_POLICY_GUIDE_2007);
  g_assert_cmpstr (sp_site_get_host (site, SP_PROTOCOL_IMAP), ==, "imap.example.edu");
  g_assert_cmpstr (sp_site_get_authentication (site, SP_PROTOCOL_IMAP)[1], ==, "OAuth2");
  g_assert_null (sp_site_get_authentication (site, SP_PROTOCOL_SMTP)[0]);
}

/* Ports that are named count alone; a server without any port answers on the registered ones. */
static void
test_candidates (void)
{
  static const struct
  {
    SpProtocol protocol;
    const char *first;
    const char *second;
  } cases[] = {
    { SP_PROTOCOL_IMAP, "imaps://imap.example.edu:993", "imap://imap.example.edu:143" },
    { SP_PROTOCOL_POP3, "pop3s://pop.example.edu:995", "pop3://pop.example.edu:110" },
    { SP_PROTOCOL_SMTP, "smtp://smtp.example.edu:2525", NULL },
    { SP_PROTOCOL_SIEVE, "sieve://sieve.example.edu:4190", NULL },
  };
  g_autoptr(SpSite) site = read_site (full, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SpService) service = sp_service_new ();

      sp_site_add_candidates (site, cases[i].protocol, service);
      g_assert_cmpuint (sp_service_get_length (service), ==, cases[i].second ? 2 : 1);
      g_assert_cmpstr (sp_endpoint_get_uri (sp_service_get (service, 0)->endpoint), ==,
                       cases[i].first);
      g_assert_cmpuint (sp_service_get (service, 0)->sources, ==, 1u << SP_SOURCE_SITE);
      if (cases[i].second)
        g_assert_cmpstr (sp_endpoint_get_uri (sp_service_get (service, 1)->endpoint), ==,
                         cases[i].second);
    }
}

static void
test_no_host (void)
{
  g_autoptr(SpSite) site = read_site (SITE "[IMAP]\nTlsPort=993\n", NULL, NULL);
  g_autoptr(SpService) service = sp_service_new ();

  sp_site_add_candidates (site, SP_PROTOCOL_IMAP, service);
  sp_site_add_candidates (site, SP_PROTOCOL_SMTP, service);
  g_assert_cmpuint (sp_service_get_length (service), ==, 0);
  g_assert_null (sp_site_get_host (site, SP_PROTOCOL_SMTP));
}

static void
test_domains (void)
{
  static const struct
  {
    const char *domain;
    gboolean matches;
  } cases[] = {
    { "example.edu", TRUE },
    { "EXAMPLE.edu", TRUE },
    { "cs.example.edu", TRUE },
    { "a.b.example.edu", TRUE },
    { "ample.edu", FALSE },
    { "badexample.edu", FALSE },
    { "xn--bcher-kva.example", TRUE },
    { ".example.edu", FALSE },
    { "edu", FALSE },
    { "example.edu.evil", FALSE },
    { "x.xn--bcher-kva.example", FALSE },
  };
  g_autoptr(SpSite) site = read_site (full, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].domain);
      g_assert_cmpint (sp_site_get_specificity (site, cases[i].domain) > 0, ==, cases[i].matches);
    }
}

static void
test_rows (void)
{
  g_autoptr(SpSite) site = read_site (full, NULL, NULL);
  g_autoptr(SpSite) french = read_site (full, "fr", NULL);
  const SpSiteRow *row = sp_site_get_row (site, "old", SP_PROTOCOL_SMTP);
  const char *const clients[] = { "old", "new", NULL };

  g_assert_cmpuint (row->port, ==, 587);
  g_assert_cmpint (row->security, ==, SP_SECURITY_STARTTLS);
  g_assert_cmpstr (row->label, ==, "Require STARTTLS");
  g_assert_cmpstr (sp_site_get_row (french, "old", SP_PROTOCOL_SMTP)->label, ==, "Exiger STARTTLS");
  g_assert_null (sp_site_get_row (site, "old", SP_PROTOCOL_IMAP)->label);
  g_assert_null (sp_site_get_row (site, "old", SP_PROTOCOL_POP3));
  g_assert_null (sp_site_get_row (site, "other", SP_PROTOCOL_IMAP));
  g_assert_cmpint (sp_site_get_row (site, "new", SP_PROTOCOL_POP3)->security, ==, SP_SECURITY_NONE);
  g_assert_cmpstrv (sp_site_get_advised_clients (site), clients);
}

static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    SpCatalogueError kind;
    const char *message;
  } cases[] = {
    { "[Site]\nName=X\n", SP_CATALOGUE_ERROR_MISSING, "[Site] Id has to be given" },
    { "[Site]\nId=x\n", SP_CATALOGUE_ERROR_MISSING, "[Site] Name has to be given" },
    { SITE "Policy=best\n", SP_CATALOGUE_ERROR_VALUE, "not one of rfc8314, guide-2007" },
    { SITE "Default=1\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Site] Default" },
    { SITE "Domains=a b;\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Site] Domains" },
    { SITE "Domains=*.;\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Site] Domains" },
    { SITE "Domains=192.0.2.1;\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Site] Domains" },
    { SITE "UserName=%USER%\n", SP_CATALOGUE_ERROR_VALUE, "%EMAILADDRESS%" },
    { SITE "UserName=%EMAILADDRESS\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Site] UserName" },
    { SITE "HelpUrl=javascript:alert(1)\n", SP_CATALOGUE_ERROR_VALUE, "https://" },
    { SITE "HelpUrl=example.edu\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Site] HelpUrl" },
    { SITE "[IMAP]\nHost=two words\n", SP_CATALOGUE_ERROR_VALUE, "line 5: [IMAP] Host" },
    { SITE "[IMAP]\nTlsPort=70000\n", SP_CATALOGUE_ERROR_VALUE, "line 5: [IMAP] TlsPort" },
    { SITE "[SMTP]\nAuthentication=hope;\n", SP_CATALOGUE_ERROR_VALUE, "password-cleartext" },
    { SITE "[Advice a]\nIMAP=993\n", SP_CATALOGUE_ERROR_VALUE, "line 5: [Advice a] IMAP" },
    { SITE "[Advice a]\nIMAP=993 ssl\n", SP_CATALOGUE_ERROR_VALUE, "not PORT MODE" },
    { SITE "[Advice a]\nIMAP=tls 993\n", SP_CATALOGUE_ERROR_VALUE, "not PORT MODE" },
    { SITE "[Advice a]\nIMAP=0 tls\n", SP_CATALOGUE_ERROR_VALUE, "not PORT MODE" },
    { SITE "[Advice a]\nIMAP=993 tls SSL\n", SP_CATALOGUE_ERROR_VALUE, "not PORT MODE" },
    { SITE "[Advice a]\nIMAP=; SSL\n", SP_CATALOGUE_ERROR_VALUE, "not PORT MODE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SpSite) site = read_site (cases[i].text, NULL, &error);

      g_test_message ("case %u", i);
      g_assert_null (site);
      g_assert_error (error, SP_CATALOGUE_ERROR, (int) cases[i].kind);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/site/everything", test_everything);
  g_test_add_func ("/catalogue/site/candidates", test_candidates);
  g_test_add_func ("/catalogue/site/no-host", test_no_host);
  g_test_add_func ("/catalogue/site/domains", test_domains);
  g_test_add_func ("/catalogue/site/rows", test_rows);
  g_test_add_func ("/catalogue/site/broken", test_broken);
  return g_test_run ();
}
