/* Compares the notes about providers with the files of the public provider database, server by server and domain by domain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>

#include "catalogue/catalogue.h"
#include "core/answer.h"
#include "discover/autoconfig-xml.h"

#define FOLDER_VARIABLE "SIGNPOST_ISPDB"
#define NO_FOLDER "no files of the provider database: set " FOLDER_VARIABLE " to a folder with some"

/* Where we differ, and why; patterns. */
static const struct
{
  const char *domain;
  const char *
      what; /* "+URI": only we have it, "-URI": only the database has it, "domain": we do not list it */
  const char *reason;
} explained[] = {
  { "163.com", "+pop3s://pop.163.com:995", "the database leaves POP out" },
  { "126.com", "+pop3s://pop.126.com:995", "the database leaves POP out" },
  { "yeah.net", "+pop3s://pop.yeah.net:995", "the database leaves POP out" },
  { "qq.com", "+pop3s://pop.qq.com:995", "the database leaves POP out" },
  { "qq.com", "+smtp://smtp.qq.com:587", "documented beside 465" },
  { "gmail.com", "+smtp://smtp.gmail.com:587", "documented beside 465" },
  { "googlemail.com", "+smtp://smtp.gmail.com:587", "documented beside 465" },
  { "jazztel.es", "domain", "an organisation at Google Workspace, found by its mail exchanger" },
  { "nyu.edu", "domain", "an organisation at Google Workspace, found by its mail exchanger" },
  { "corp.mail.ru", "domain", "the mail of the company itself" },
  { "*", "-imap://imap.mail.ru:143", "TLS from the start is there and better (RFC 8314)" },
  { "*", "-pop3://pop.mail.ru:110", "TLS from the start is there and better (RFC 8314)" },
  { "*", "-pop3://mail.comcast.net:110", "TLS from the start is there and better (RFC 8314)" },
  { "*", "?pop3s://pop3s.pec.aruba.it:99?", "the database gives POP the port of IMAP" },
  { "rediffmail.com", "-smtps://smtp.rediffmail.com:586", "a port that is registered for nothing" },
  { "*", "-imaps://export.imap.mail.yahoo.com:993",
    "only for mailboxes of more than 10,000 messages" },
};

/* A file of the database, taken apart. */
typedef struct
{
  const char *name; /* borrowed */
  char *data; /* (owned) */
  gsize length;
  GPtrArray *domains; /* (owned) (element-type utf8) */
} Document;

static gboolean
is_explained (const char *domain, const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (explained); i++)
    if (g_pattern_match_simple (explained[i].domain, domain) &&
        g_pattern_match_simple (explained[i].what, what))
      return TRUE;
  return FALSE;
}

static void
report (const Document *document, const char *domain, const char *what)
{
  if (is_explained (domain, what))
    return;
  g_test_message ("%s: %s: %s", document->name, domain, what);
  g_test_fail ();
}

static GPtrArray *
list_domains (const char *data)
{
  g_autoptr(GRegex) regex =
      g_regex_new ("<domain\\b[^>]*>\\s*([^<\\s]+)\\s*</domain>", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  GPtrArray *domains = g_ptr_array_new_with_free_func (g_free);

  for (g_regex_match (regex, data, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *domain = g_match_info_fetch (match, 1);

      g_ptr_array_add (domains, g_ascii_strdown (domain, -1));
    }
  return domains;
}

/* The servers that the database names, apart from those without encryption, which are never advised. */
static GPtrArray *
list_published (const Document *document, const char *domain)
{
  g_autoptr(SpAnswer) answer = sp_answer_new (SP_SOURCE_ISPDB);
  GPtrArray *uris = g_ptr_array_new_with_free_func (g_free);

  sp_autoconfig_xml_read (document->data, document->length, domain, answer);
  for (guint i = 0; i < answer->offers->len; i++)
    {
      const SpOffer *offer = g_ptr_array_index (answer->offers, i);

      if (sp_endpoint_get_security (offer->endpoint) != SP_SECURITY_NONE)
        g_ptr_array_add (uris, g_strdup (sp_endpoint_get_uri (offer->endpoint)));
    }
  return uris;
}

static GPtrArray *
list_ours (const SpProvider *provider, const char *domain)
{
  static const SpProtocol protocols[] = { SP_PROTOCOL_IMAP, SP_PROTOCOL_POP3, SP_PROTOCOL_SMTP };
  g_autoptr(SpService) service = sp_service_new ();
  GPtrArray *uris = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    sp_provider_add_candidates (provider, protocols[i], domain, service);
  for (guint i = 0; i < sp_service_get_length (service); i++)
    g_ptr_array_add (uris, g_strdup (sp_endpoint_get_uri (sp_service_get (service, i)->endpoint)));
  return uris;
}

static void
report_missing (const Document *document,
                const char *domain,
                GPtrArray *from,
                GPtrArray *in,
                char sign)
{
  for (guint i = 0; i < from->len; i++)
    {
      g_autofree char *what = g_strdup_printf ("%c%s", sign, (char *) from->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (in, from->pdata[i], g_str_equal, NULL))
        report (document, domain, what);
    }
}

static void
compare_domain (const Document *document, const SpProvider *provider, const char *domain)
{
  g_autoptr(GPtrArray) published = list_published (document, domain);
  g_autoptr(GPtrArray) ours = list_ours (provider, domain);

  report_missing (document, domain, ours, published, '+');
  report_missing (document, domain, published, ours, '-');
}

/* A file that has one domain of a provider tells about that provider: all its domains have to be known. */
static guint
compare_document (SpCatalogue *catalogue, const Document *document)
{
  guint known = 0;

  for (guint i = 0; i < document->domains->len; i++)
    if (sp_catalogue_match_provider (catalogue, document->domains->pdata[i]))
      known++;
  for (guint i = 0; known && i < document->domains->len; i++)
    {
      const char *domain = document->domains->pdata[i];
      SpProvider *provider = sp_catalogue_match_provider (catalogue, domain);

      if (provider)
        compare_domain (document, provider, domain);
      else if (!sp_catalogue_match_exchanger (catalogue, domain))
        report (document, domain, "domain");
    }
  return known;
}

static guint
compare_file (SpCatalogue *catalogue, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  Document document = { .name = name };
  guint known;

  g_file_get_contents (path, &document.data, &document.length, &error);
  g_assert_no_error (error);
  document.domains = list_domains (document.data);
  known = compare_document (catalogue, &document);
  g_ptr_array_unref (document.domains);
  g_free (document.data);
  return known;
}

/* A sample may lie beside the sources; it is not ours to ship. */
static char *
find_folder (void)
{
  const char *named = g_getenv (FOLDER_VARIABLE);

  return named
             ? g_strdup (named)
             : g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "..", "shared", "ispdb", NULL);
}

static void
test_database (void)
{
  const char *const none[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, none);
  g_autofree char *folder = find_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint known = 0;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      known += compare_file (catalogue, folder, name);
  if (known == 0)
    g_test_skip (NO_FOLDER);
  else
    g_test_message ("%u domains compared", known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/database", test_database);
  return g_test_run ();
}
