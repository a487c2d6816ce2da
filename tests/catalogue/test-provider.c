/* Tests of reading notes about providers, and of the notes that come with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>

#include "catalogue/catalogue.h"
#include "catalogue/keyfile.h"

#define ROOT "/org/signpostmail/Signpost/providers/"
#define PROVIDER "[Provider]\nId=x\nName=X\n"
#define SIGN_IN PROVIDER "[SignIn]\n"

static const char full[] = "[Provider]\n"
                           "Id=example\n"
                           "Name=Example Mail\n"
                           "Name[fr]=Courriel Exemple\n"
                           "Domains=example.net;*.Example.org;bücher.example;\n"
                           "MxSuffixes=MX.example.net;\n"
                           "[IMAP]\n"
                           "Host=imap.example.net;imap2.example.net;\n"
                           "TlsPort=993\n"
                           "[IMAP bücher.example]\n"
                           "Host=imap.books.example\n"
                           "StartTlsPort=143\n"
                           "[SMTP]\n"
                           "Host=SMTP.example.net\n"
                           "TlsPort=465\n"
                           "StartTlsPort=587\n"
                           "[SignIn]\n"
                           "Password=refused\n"
                           "PasswordSource=help page\n"
                           "PasswordAsOf=2024-09-16\n"
                           "OAuth2=offered\n"
                           "OAuth2Source=list\n"
                           "AppPassword=with-second-factor\n"
                           "AppPasswordWhere=Settings ▸ Passwords\n"
                           "AppPasswordWhere[fr]=Réglages ▸ Mots de passe\n"
                           "AppPasswordSource=help page\n"
                           "AppPasswordAsOf=2025\n"
                           "SecondFactorFirst=unknown\n"
                           "SwitchOnFirst=imap;pop3;\n"
                           "SwitchOnFirstSource=list\n"
                           "SwitchOnFirstAsOf=2026-03\n"
                           "UserName=%EMAILLOCALPART%\n"
                           "UserNameSource=list\n"
                           "Note1=One.\n"
                           "Note1[fr]=Un.\n"
                           "Note2=Two.\n"
                           "[SignIn SMTP]\n"
                           "Password=until 2026-12-31\n"
                           "PasswordSource=message\n"
                           "Note1=Three.\n";

static SpProvider *
read_provider (const char *text, const char *language, GError **error)
{
  const char *const languages[] = { language, NULL };

  return sp_provider_new_from_data (text, strlen (text), "/etc/x.provider", languages, error);
}

static void
test_facts (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpProvider) provider = read_provider (full, NULL, &error);
  const SpProviderFact *fact;

  g_assert_no_error (error);
  fact = sp_provider_get_fact_for (provider, SP_PROVIDER_PASSWORD, SP_PROTOCOL_IMAP);
  g_assert_cmpint (fact->value, ==, SP_PROVIDER_REFUSED);
  g_assert_cmpstr (fact->source, ==, "help page");
  g_assert_cmpstr (fact->as_of, ==, "2024-09-16");
  g_assert_null (fact->where);
  g_assert_true (fact == sp_provider_get_fact (provider, SP_PROVIDER_PASSWORD));
  g_assert_true (sp_provider_has_own_fact (provider, SP_PROVIDER_PASSWORD, SP_PROTOCOL_SMTP));
  g_assert_false (sp_provider_has_own_fact (provider, SP_PROVIDER_OAUTH2, SP_PROTOCOL_SMTP));
  fact = sp_provider_get_fact_for (provider, SP_PROVIDER_PASSWORD, SP_PROTOCOL_SMTP);
  g_assert_cmpint (fact->value, ==, SP_PROVIDER_UNTIL);
  g_assert_cmpstr (fact->until, ==, "2026-12-31");
  g_assert_cmpstr (fact->text, ==, "until 2026-12-31");
  fact = sp_provider_get_fact (provider, SP_PROVIDER_OAUTH2);
  g_assert_cmpint (fact->value, ==, SP_PROVIDER_OFFERED);
  g_assert_null (fact->as_of);
  fact = sp_provider_get_fact (provider, SP_PROVIDER_SWITCH_ON);
  g_assert_cmpint (fact->value, ==, SP_PROVIDER_YES);
  g_assert_cmpuint (fact->protocols, ==, 1u << SP_PROTOCOL_IMAP | 1u << SP_PROTOCOL_POP3);
  fact = sp_provider_get_fact (provider, SP_PROVIDER_USER_NAME);
  g_assert_cmpint (fact->value, ==, SP_PROVIDER_PATTERN);
  g_assert_cmpstr (fact->text, ==, "%EMAILLOCALPART%");
  fact = sp_provider_get_fact (provider, SP_PROVIDER_MAIL_PROGRAMS);
  g_assert_cmpint (fact->value, ==, SP_PROVIDER_UNKNOWN);
}

static void
test_words (void)
{
  g_autoptr(SpProvider) provider = read_provider (full, NULL, NULL);
  g_autoptr(SpProvider) french = read_provider (full, "fr", NULL);
  const char *const domains[] = { "example.net", "*.example.org", "xn--bcher-kva.example", NULL };
  const char *const mx[] = { "mx.example.net", NULL };
  const char *const notes[] = { "One.", "Two.", NULL };
  const char *const notes_fr[] = { "Un.", "Two.", NULL };
  const char *const notes_smtp[] = { "Three.", NULL };

  g_assert_cmpstr (sp_provider_get_id (provider), ==, "example");
  g_assert_cmpstr (sp_provider_get_name (provider), ==, "Example Mail");
  g_assert_cmpstr (sp_provider_get_name (french), ==, "Courriel Exemple");
  g_assert_cmpstr (sp_provider_get_origin (provider), ==, "/etc/x.provider");
  g_assert_cmpstrv (sp_provider_get_domains (provider), domains);
  g_assert_cmpstrv (sp_provider_get_mx_suffixes (provider), mx);
  g_assert_cmpstrv (sp_provider_get_notes (provider), notes);
  g_assert_cmpstrv (sp_provider_get_notes (french), notes_fr);
  g_assert_cmpstrv (sp_provider_get_notes_for (provider, SP_PROTOCOL_SMTP), notes_smtp);
  g_assert_null (sp_provider_get_notes_for (provider, SP_PROTOCOL_IMAP)[0]);
  g_assert_cmpstr (sp_provider_get_fact (french, SP_PROVIDER_APP_PASSWORD)->where, ==,
                   "Réglages ▸ Mots de passe");
}

static void
test_servers (void)
{
  static const struct
  {
    SpProtocol protocol;
    const char *domain;
    const char *uris;
  } cases[] = {
    { SP_PROTOCOL_IMAP, "example.net",
      "imaps://imap.example.net:993 imaps://imap2.example.net:993" },
    { SP_PROTOCOL_IMAP, NULL, "imaps://imap.example.net:993 imaps://imap2.example.net:993" },
    { SP_PROTOCOL_IMAP, "XN--bcher-kva.example", "imap://imap.books.example:143" },
    { SP_PROTOCOL_POP3, "example.net", "" },
    { SP_PROTOCOL_SMTP, "xn--bcher-kva.example",
      "smtps://smtp.example.net:465 smtp://smtp.example.net:587" },
  };
  g_autoptr(SpProvider) provider = read_provider (full, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SpService) service = sp_service_new ();
      g_autoptr(GString) uris = g_string_new (NULL);

      sp_provider_add_candidates (provider, cases[i].protocol, cases[i].domain, service);
      for (guint e = 0; e < sp_service_get_length (service); e++)
        {
          const SpCandidate *candidate = sp_service_get (service, e);

          g_assert_cmpuint (candidate->sources, ==, 1u << SP_SOURCE_PROVIDER);
          g_string_append_printf (uris, "%s%s", e ? " " : "",
                                  sp_endpoint_get_uri (candidate->endpoint));
        }
      g_assert_cmpstr (uris->str, ==, cases[i].uris);
    }
}

static void
test_domains (void)
{
  g_autoptr(SpProvider) provider = read_provider (full, NULL, NULL);

  g_assert_cmpuint (sp_provider_get_specificity (provider, "EXAMPLE.net"), ==, G_MAXSIZE);
  g_assert_cmpuint (sp_provider_get_specificity (provider, "a.example.org"), >, 0);
  g_assert_cmpuint (sp_provider_get_specificity (provider, "example.org"), ==, 0);
  g_assert_cmpuint (sp_provider_get_specificity (provider, "badexample.net"), ==, 0);
}

/* The last day counts still. */
static void
test_ended (void)
{
  static const struct
  {
    int year, month, day, hour;
    gboolean ended;
  } cases[] = {
    { 2026, 11, 23, 12, FALSE },
    { 2026, 12, 31, 23, FALSE },
    { 2027, 1, 1, 0, TRUE },
    { 2031, 1, 1, 0, TRUE },
  };
  g_autoptr(SpProvider) provider = read_provider (full, NULL, NULL);
  const SpProviderFact *until =
      sp_provider_get_fact_for (provider, SP_PROVIDER_PASSWORD, SP_PROTOCOL_SMTP);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GDateTime) now =
          g_date_time_new_utc (cases[i].year, cases[i].month, cases[i].day, cases[i].hour, 30, 0);

      g_assert_cmpint (sp_provider_fact_has_ended (until, now), ==, cases[i].ended);
      g_assert_false (
          sp_provider_fact_has_ended (sp_provider_get_fact (provider, SP_PROVIDER_PASSWORD), now));
    }
  g_assert_false (sp_provider_fact_has_ended (until, NULL));
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
    { "[Provider]\nName=X\n", SP_CATALOGUE_ERROR_MISSING, "[Provider] Id has to be given" },
    { PROVIDER "Domains=gmail.*;\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Provider] Domains" },
    { PROVIDER "MxSuffixes=a b;\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Provider] MxSuffixes" },
    { PROVIDER "[IMAP]\nHost=two words\n", SP_CATALOGUE_ERROR_VALUE, "line 5: [IMAP] Host" },
    { PROVIDER "[IMAP]\nHost=h.example\n", SP_CATALOGUE_ERROR_MISSING, "StartTlsPort" },
    { PROVIDER "[IMAP a b]\nHost=h.example\nTlsPort=993\n", SP_CATALOGUE_ERROR_VALUE,
      "line 4: [IMAP a b] does not name a domain" },
    { SIGN_IN "Password=hope\nPasswordSource=s\n", SP_CATALOGUE_ERROR_VALUE,
      "not one of unknown, works, refused, until YEAR-MONTH-DAY" },
    { SIGN_IN "Password=required\nPasswordSource=s\n", SP_CATALOGUE_ERROR_VALUE, "line 5" },
    { SIGN_IN "Password=works\n", SP_CATALOGUE_ERROR_MISSING,
      "[SignIn] PasswordSource has to be given" },
    { SIGN_IN "Password=until 2026-13-01\nPasswordSource=s\n", SP_CATALOGUE_ERROR_VALUE, "line 5" },
    { SIGN_IN "Password=until 2026-12\nPasswordSource=s\n", SP_CATALOGUE_ERROR_VALUE, "line 5" },
    { SIGN_IN "Password=until\nPasswordSource=s\n", SP_CATALOGUE_ERROR_VALUE, "line 5" },
    { SIGN_IN "OAuth2=works\nOAuth2Source=s\n", SP_CATALOGUE_ERROR_VALUE, "line 5" },
    { SIGN_IN "OAuth2=no\nOAuth2Source=s\nOAuth2AsOf=last year\n", SP_CATALOGUE_ERROR_VALUE,
      "line 7: [SignIn] OAuth2AsOf" },
    { SIGN_IN "SwitchOnFirst=imap;nntp\nSwitchOnFirstSource=s\n", SP_CATALOGUE_ERROR_VALUE,
      "imap;pop3" },
    { SIGN_IN "UserName=%USER%\nUserNameSource=s\n", SP_CATALOGUE_ERROR_VALUE, "%EMAILADDRESS%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SpProvider) provider = read_provider (cases[i].text, NULL, &error);

      g_test_message ("case %u", i);
      g_assert_null (provider);
      g_assert_error (error, SP_CATALOGUE_ERROR, (int) cases[i].kind);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
check_fact (const SpProviderFact *fact)
{
  if (fact->value == SP_PROVIDER_UNKNOWN)
    return;
  g_assert_nonnull (fact->source);
  g_assert_cmpstr (fact->source, !=, "");
}

/* Whoever says that something is to be made or switched on tells where. */
static void
check_places (const SpProvider *provider)
{
  const SpProviderFact *made = sp_provider_get_fact (provider, SP_PROVIDER_APP_PASSWORD);
  const SpProviderFact *on = sp_provider_get_fact (provider, SP_PROVIDER_SWITCH_ON);

  if (made->value != SP_PROVIDER_UNKNOWN && made->value != SP_PROVIDER_NO)
    g_assert_nonnull (made->where);
  if (on->value == SP_PROVIDER_YES)
    g_assert_nonnull (on->where);
}

static void
check_servers (const SpProvider *provider)
{
  g_autoptr(SpService) service = sp_service_new ();
  gboolean closed =
      sp_provider_get_fact (provider, SP_PROVIDER_MAIL_PROGRAMS)->value == SP_PROVIDER_NO;

  sp_provider_add_candidates (provider, SP_PROTOCOL_IMAP, NULL, service);
  sp_provider_add_candidates (provider, SP_PROTOCOL_POP3, NULL, service);
  g_assert_cmpint (sp_service_get_length (service) == 0, ==, closed);
  g_clear_pointer (&service, sp_service_unref);
  service = sp_service_new ();
  sp_provider_add_candidates (provider, SP_PROTOCOL_SMTP, NULL, service);
  g_assert_cmpint (sp_service_get_length (service) == 0, ==, closed);
}

static void
check_notes (const char *const *notes)
{
  for (; *notes; notes++)
    g_assert_true (g_str_has_suffix (*notes, "."));
}

static void
check_provider (const SpProvider *provider)
{
  g_test_message ("%s", sp_provider_get_id (provider));
  g_assert_true (sp_provider_get_domains (provider)[0] ||
                 sp_provider_get_mx_suffixes (provider)[0]);
  for (guint key = 0; key < SP_N_PROVIDER_KEYS; key++)
    {
      check_fact (sp_provider_get_fact (provider, key));
      for (guint p = 0; p < SP_N_PROTOCOLS; p++)
        check_fact (sp_provider_get_fact_for (provider, key, p));
    }
  check_places (provider);
  check_servers (provider);
  check_notes (sp_provider_get_notes (provider));
  for (guint p = 0; p < SP_N_PROTOCOLS; p++)
    check_notes (sp_provider_get_notes_for (provider, p));
}

static void
test_shipped (void)
{
  const char *const none[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, none);
  g_autoptr(GHashTable) domains = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (sp_catalogue_get_n_broken (catalogue), ==, 0);
  g_assert_cmpuint (sp_catalogue_get_n_providers (catalogue), ==, 87);
  for (guint i = 0; i < sp_catalogue_get_n_providers (catalogue); i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (catalogue, i);
      const char *const *list = sp_provider_get_domains (provider);

      check_provider (provider);
      for (; *list; list++)
        g_assert_true (g_hash_table_add (domains, (gpointer) *list));
    }
}

/* A typing mistake in a key would be ignored silently: here it is not. */
static gboolean
is_known (const char *group, const char *key)
{
  static const char *const patterns[] = {
    "^Provider (Id|Name|Domains|MxSuffixes)$",
    "^(IMAP|POP3|SMTP)( [a-z0-9.-]+)? (Host|TlsPort|StartTlsPort)$",
    "^SignIn( (IMAP|POP3|SMTP))? "
    "(Password|OAuth2|SecondFactorFirst|UserName|MailPrograms)(Source|AsOf)?$",
    "^SignIn( (IMAP|POP3|SMTP))? (AppPassword|SwitchOnFirst)(Source|AsOf|Where)?$",
    "^SignIn( (IMAP|POP3|SMTP))? Note[0-9](\\[fr\\])?$",
  };
  g_autofree char *place = g_strdup_printf ("%s %s", group, key);

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_regex_match_simple (patterns[i], place, 0, 0))
      return TRUE;
  g_test_message ("%s", place);
  return FALSE;
}

static void
check_keys (const char *name)
{
  g_autofree char *path = g_strconcat (ROOT, name, NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_auto(GStrv) groups = NULL;

  g_assert_true (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL));
  groups = g_key_file_get_groups (file, NULL);
  for (guint g = 0; groups[g]; g++)
    {
      g_auto(GStrv) keys = g_key_file_get_keys (file, groups[g], NULL, NULL);

      for (guint k = 0; keys[k]; k++)
        g_assert_true (is_known (groups[g], keys[k]));
    }
}

static void
test_keys (void)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = g_resources_enumerate_children (ROOT, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; names[i]; i++)
    check_keys (names[i]);
}

/* A file that is not named in its meson.build would be neither installed nor compiled in. */
static void
test_listed (void)
{
  g_autofree char *folder =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "providers", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat (ROOT, name, NULL);

      if (g_str_has_suffix (name, ".provider"))
        g_assert_true (g_resources_get_info (path, 0, NULL, NULL, NULL));
    }
}

static void
test_match (void)
{
  static const struct
  {
    const char *domain;
    const char *id;
  } cases[] = {
    { "gmail.com", "gmail" },
    { "GoogleMail.com", "gmail" },
    { "contoso.onmicrosoft.com", "microsoft365" },
    { "onmicrosoft.com", NULL },
    { "hotmail.fr", "outlook.com" },
    { "yahoo.co.jp", NULL },
    { "me.com", "icloud" },
    { "verizon.net", "aol" },
    { "example.edu", NULL },
  };
  const char *const none[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, none);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpProvider *provider = sp_catalogue_match_provider (catalogue, cases[i].domain);

      g_test_message ("%s", cases[i].domain);
      g_assert_cmpstr (provider ? sp_provider_get_id (provider) : NULL, ==, cases[i].id);
      if (cases[i].id)
        g_assert_true (provider == sp_catalogue_find_provider (catalogue, cases[i].id));
    }
  g_assert_null (sp_catalogue_find_provider (catalogue, "nobody"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/provider/facts", test_facts);
  g_test_add_func ("/catalogue/provider/words", test_words);
  g_test_add_func ("/catalogue/provider/servers", test_servers);
  g_test_add_func ("/catalogue/provider/domains", test_domains);
  g_test_add_func ("/catalogue/provider/ended", test_ended);
  g_test_add_func ("/catalogue/provider/broken", test_broken);
  g_test_add_func ("/catalogue/provider/shipped", test_shipped);
  g_test_add_func ("/catalogue/provider/keys", test_keys);
  g_test_add_func ("/catalogue/provider/listed", test_listed);
  g_test_add_func ("/catalogue/provider/match", test_match);
  return g_test_run ();
}
