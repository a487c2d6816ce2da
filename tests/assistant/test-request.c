/* Tests how a request turns what a person names into endpoints: ports, URIs, sites, policy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "assistant/contacts.h"
#include "core/input-error.h"

typedef struct
{
  const char *name;
  SpProtocol protocol;
  const char *typed;
  const char
      *uris; /* (nullable) what comes of it, a blank between two; %NULL: an error of kind @code */
  SpInputError code;
} ServerVector;

static const ServerVector servers[] = {
  { "both-ports", SP_PROTOCOL_IMAP, "h.example", "imaps://h.example:993 imap://h.example:143", 0 },
  { "pop", SP_PROTOCOL_POP3, "h.example", "pop3s://h.example:995 pop3://h.example:110", 0 },
  { "smtp", SP_PROTOCOL_SMTP, "h.example", "smtps://h.example:465 smtp://h.example:587", 0 },
  { "sieve", SP_PROTOCOL_SIEVE, "h.example", "sieve://h.example:4190", 0 },
  { "registered-port", SP_PROTOCOL_IMAP, "h.example:143", "imap://h.example:143", 0 },
  { "relay-port", SP_PROTOCOL_SMTP, "h.example:25", "smtp://h.example:25", 0 },
  { "odd-port", SP_PROTOCOL_IMAP, "h.example:10993",
    "imaps://h.example:10993 imap://h.example:10993", 0 },
  { "uri", SP_PROTOCOL_SMTP, "smtps://[::1]:2465", "smtps://[::1]:2465", 0 },
  { "ipv6", SP_PROTOCOL_IMAP, "[2001:db8::1]:993", "imaps://[2001:db8::1]:993", 0 },
  { "unicode", SP_PROTOCOL_IMAP, "bücher.example:993", "imaps://xn--bcher-kva.example:993", 0 },
  { "other-protocol", SP_PROTOCOL_IMAP, "smtp://h.example", NULL, SP_INPUT_ERROR_SCHEME },
  { "no-scheme", SP_PROTOCOL_IMAP, "gopher://h.example", NULL, SP_INPUT_ERROR_SCHEME },
  { "spaces", SP_PROTOCOL_IMAP, "a b", NULL, SP_INPUT_ERROR_HOST },
  { "empty", SP_PROTOCOL_IMAP, "", NULL, SP_INPUT_ERROR_EMPTY },
  { "port-0", SP_PROTOCOL_IMAP, "h.example:0", NULL, SP_INPUT_ERROR_PORT },
  { "port-70000", SP_PROTOCOL_IMAP, "h.example:70000", NULL, SP_INPUT_ERROR_PORT },
  { "bare-ipv6", SP_PROTOCOL_IMAP, "2001:db8::1", NULL, SP_INPUT_ERROR_BRACKETS },
};

static char *
list_uris (SpService *service)
{
  g_autoptr(GPtrArray) uris = g_ptr_array_new ();

  for (guint i = 0; i < sp_service_get_length (service); i++)
    g_ptr_array_add (uris, (gpointer) sp_endpoint_get_uri (sp_service_get (service, i)->endpoint));
  g_ptr_array_add (uris, NULL);
  return g_strjoinv (" ", (char **) uris->pdata);
}

static void
test_server (gconstpointer data)
{
  const ServerVector *vector = data;
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(GError) error = NULL;
  gboolean added = sp_request_add_server (request, vector->protocol, vector->typed, &error);
  g_autofree char *uris = list_uris (request->service);

  if (vector->uris == NULL)
    {
      g_assert_false (added);
      g_assert_error (error, SP_INPUT_ERROR, (int) vector->code);
      g_assert_cmpstr (uris, ==, "");
      return;
    }
  g_assert_no_error (error);
  g_assert_true (added);
  g_assert_cmpstr (uris, ==, vector->uris);
  g_assert_true (sp_request_names_protocol (request, vector->protocol));
}

static SpSite *
new_site (const char *domains, const char *more)
{
  g_autofree char *data = g_strdup_printf ("[Site]\nId=example\nName=Example Mail\nDomains=%s\n%s"
                                           "[IMAP]\nHost=imap.example.edu\nTlsPort=993\n"
                                           "[SMTP]\nHost=smtp.example.edu\nStartTlsPort=587\n",
                                           domains, more);
  g_autoptr(GError) error = NULL;
  SpSite *site = sp_site_new_from_data (data, strlen (data), "/example.site", NULL, &error);

  g_assert_no_error (error);
  return site;
}

/* What the person names goes before what the site knows, protocol by protocol. */
static void
test_site_fills_in (void)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(SpService) plan = NULL;
  g_autofree char *uris = NULL;

  request->account = sp_account_new ("ann@example.edu", NULL);
  request->site = new_site ("example.edu;", "Policy=guide-2007\n");
  g_assert_true (sp_request_add_server (request, SP_PROTOCOL_IMAP, "mine.example:143", NULL));
  g_assert_true (sp_request_add_site (request, NULL));
  plan = sp_request_plan_service (request);
  uris = list_uris (plan);
  g_assert_cmpstr (uris, ==, "imap://mine.example:143 smtp://smtp.example.edu:587");
  g_assert_cmpuint (sp_service_get (plan, 0)->sources, ==, 1u << SP_SOURCE_USER);
  g_assert_cmpuint (sp_service_get (plan, 1)->sources, ==, 1u << SP_SOURCE_SITE);
  g_assert_cmpuint (sp_service_get_length (request->service), ==, 1);
  g_assert_cmpstr (sp_service_get_name (request->service), ==, "Example Mail");
  g_assert_cmpstr (sp_service_get_domain (request->service), ==, "example.edu");
  g_assert_cmpint (sp_request_get_policy (request), ==, SP_POLICY_GUIDE_2007);
  request->has_policy = TRUE;
  request->policy = SP_POLICY_RFC8314;
  g_assert_cmpint (sp_request_get_policy (request), ==, SP_POLICY_RFC8314);
}

/* A certificate file that a site names but that is not there is said; the servers are known all the same. */
static void
test_site_ca_file (void)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(SpService) plan = NULL;
  g_autoptr(GError) error = NULL;

  request->site = new_site ("example.edu;", "CaFile=/nonexistent/ca.pem\n");
  g_assert_false (sp_request_add_site (request, &error));
  g_assert_nonnull (error);
  plan = sp_request_plan_service (request);
  g_assert_cmpuint (sp_service_get_length (plan), ==, 2);
}

static void
test_find_site (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("signpost-XXXXXX", &error);
  g_autofree char *sites = g_build_filename (folder, "sites", NULL);
  g_autofree char *file = g_build_filename (sites, "campus.site", NULL);
  const char *const folders[] = { folder, NULL };
  g_autoptr(SpCatalogue) catalogue = NULL;
  g_autoptr(SpRequest) nothing = sp_request_new ();
  g_autoptr(SpRequest) member = sp_request_new ();
  g_autoptr(SpRequest) stranger = sp_request_new ();
  g_autoptr(SpRequest) named = sp_request_new ();

  g_assert_cmpint (g_mkdir_with_parents (sites, 0700), ==, 0);
  g_file_set_contents (file,
                       "[Site]\nId=campus\nName=Campus\nDomains=*.campus.example;\nDefault=true\n",
                       -1, &error);
  g_assert_no_error (error);
  catalogue = sp_catalogue_new_for_folders (NULL, folders);

  sp_request_find_site (nothing, catalogue);
  g_assert_cmpstr (sp_site_get_id (nothing->site), ==, "campus");
  member->account = sp_account_new ("ann@cs.campus.example", NULL);
  sp_request_find_site (member, catalogue);
  g_assert_cmpstr (sp_site_get_id (member->site), ==, "campus");
  stranger->account = sp_account_new ("ann@elsewhere.example", NULL);
  sp_request_find_site (stranger, catalogue);
  g_assert_null (stranger->site);
  g_assert_true (sp_request_add_server (named, SP_PROTOCOL_IMAP, "h.example", NULL));
  sp_request_find_site (named, catalogue);
  g_assert_null (named->site);

  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_cmpint (g_rmdir (sites), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_provider (void)
{
  const char *const none[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, none);
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(SpRequest) other = sp_request_new ();
  g_autoptr(SpRequest) member = sp_request_new ();
  g_autoptr(SpService) plan = NULL;
  g_autofree char *uris = NULL;

  request->account = sp_account_new ("ann@gmail.com", NULL);
  g_assert_true (sp_request_add_server (request, SP_PROTOCOL_IMAP, "mine.example:993", NULL));
  sp_request_find_site (request, catalogue);
  g_assert_null (request->site);
  g_assert_cmpstr (sp_provider_get_id (request->provider), ==, "gmail");
  g_assert_true (sp_request_add_site (request, NULL));
  plan = sp_request_plan_service (request);
  uris = list_uris (plan);
  g_assert_cmpstr (uris, ==,
                   "imaps://mine.example:993 pop3s://pop.gmail.com:995 smtps://smtp.gmail.com:465 "
                   "smtp://smtp.gmail.com:587");
  g_assert_cmpuint (sp_service_get (plan, 0)->sources, ==, 1u << SP_SOURCE_USER);
  g_assert_cmpuint (sp_service_get (plan, 2)->sources, ==, 1u << SP_SOURCE_PROVIDER);
  g_assert_cmpstr (sp_service_get_name (request->service), ==, "Gmail");

  other->account = sp_account_new ("ann@example.edu", NULL);
  sp_request_find_site (other, catalogue);
  g_assert_null (other->provider);

  member->account = sp_account_new ("ann@gmail.com", NULL);
  member->site = new_site ("example.edu;", "");
  sp_request_find_site (member, catalogue);
  g_assert_null (member->provider);
}

static const struct
{
  const char *typed;
  const char *base; /* (nullable) %NULL where it is refused */
} databases[] = {
  { "https://db.example/v1.1", "https://db.example/v1.1/" },
  { "https://db.example/", "https://db.example/" },
  { "http://db.example/x/", "http://db.example/x/" },
  { "https://db.straße.de/v1.1", "https://db.xn--strae-oqa.de/v1.1/" },
  { "https://db。example:8443/", "https://db.example:8443/" },
  { "https://d\u200cb.example/", NULL },
  { "https://a%20b/", NULL },
  { "file:///srv/ispdb", "file:///srv/ispdb/" },
  { "/srv/isp db", "file:///srv/isp%20db/" },
  { "ftp://db.example/", NULL },
  { "https://", NULL },
  { "", NULL },
};

static void
test_database (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (databases); i++)
    {
      g_autoptr(SpRequest) request = sp_request_new ();
      g_autoptr(GError) error = NULL;
      gboolean understood = sp_request_set_database (request, databases[i].typed, &error);

      g_assert_cmpint (understood, ==, databases[i].base != NULL);
      if (databases[i].base)
        g_assert_cmpstr (request->database, ==, databases[i].base);
      else
        g_assert_error (error, SP_INPUT_ERROR, SP_INPUT_ERROR_DATABASE);
    }
}

/* Discovery is for what nobody has named. */
static void
test_needs_discovery (void)
{
  g_autoptr(SpRequest) request = sp_request_new ();

  g_assert_false (sp_request_needs_discovery (request));
  request->account = sp_account_new ("example.edu", NULL);
  g_assert_true (sp_request_needs_discovery (request));
  g_assert_true (sp_request_add_server (request, SP_PROTOCOL_SMTP, "h.example", NULL));
  g_assert_true (sp_request_needs_discovery (request));
  g_assert_true (sp_request_add_server (request, SP_PROTOCOL_POP3, "h.example", NULL));
  g_assert_false (sp_request_needs_discovery (request));
}

/* Who is told the domain is told beforehand; nobody is where this computer knows the servers. */
static void
test_contacts (void)
{
  g_autoptr(SpRequest) request = sp_request_new ();
  g_autoptr(GPtrArray) contacts = NULL;
  g_autoptr(GPtrArray) none = NULL;
  guint names = 0;

  request->account = sp_account_new ("ann@example.edu", NULL);
  contacts = sp_request_list_contacts (request);
  for (guint i = 0; i < contacts->len; i++)
    {
      const SpContact *contact = contacts->pdata[i];

      names += contact->host == NULL;
      g_assert_true (contact->host == NULL || strstr (contact->host, "ann") == NULL);
    }
  g_assert_cmpuint (names, ==, 3);
  g_assert_cmpuint (contacts->len, ==, 8);
  g_assert_cmpstr (((SpContact *) contacts->pdata[0])->host, ==, "autoconfig.example.edu");
  request->site = new_site ("example.edu;", "");
  none = sp_request_list_contacts (request);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A domain that is local by definition is no public source, nor is anything where the person allows it. */
static void
test_leads_inside (void)
{
  static const struct
  {
    const char *target; /* (nullable) */
    gboolean allowed;
    gboolean inside;
  } vectors[] = {
    { NULL, FALSE, FALSE },
    { NULL, TRUE, TRUE },
    { "ann@example.org", FALSE, FALSE },
    { "ann@example.org", TRUE, TRUE },
    { "ann@mail.example.test", FALSE, FALSE },
    { "ann@corp.internal", FALSE, TRUE },
    { "ann@printer.local", FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(SpRequest) request = sp_request_new ();

      if (vectors[i].target)
        request->account = sp_account_new (vectors[i].target, NULL);
      request->allow_internal = vectors[i].allowed;
      g_assert_cmpint (sp_request_leads_inside (request), ==, vectors[i].inside);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/assistant/server/%s", servers[i].name);

      g_test_add_data_func (path, &servers[i], test_server);
    }
  g_test_add_func ("/assistant/site/fills-in", test_site_fills_in);
  g_test_add_func ("/assistant/site/ca-file", test_site_ca_file);
  g_test_add_func ("/assistant/site/find", test_find_site);
  g_test_add_func ("/assistant/provider", test_provider);
  g_test_add_func ("/assistant/database", test_database);
  g_test_add_func ("/assistant/needs-discovery", test_needs_discovery);
  g_test_add_func ("/assistant/contacts", test_contacts);
  g_test_add_func ("/assistant/request/leads-inside", test_leads_inside);
  return g_test_run ();
}
