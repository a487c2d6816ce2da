/* Tests of prose in descriptions: it is looked up among the translations, labels are not, and the template for translators has
 * exactly what is looked up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>

#include "catalogue/catalogue.h"

#define TEMPLATE "descriptions.pot"
#define CITED "^([a-z0-9-]+[.])+[a-z]{2,}(/\\S*)?, |^Thunderbird ISPDB, |^[^ ]*$|[.]au; "

static const char *const german[] = { "de", NULL };
static const char *const unheard_of[] = { "xx", NULL };
static const char *const no_folders[] = { NULL };

static GHashTable *asked; /* (element-type utf8 utf8) */

/* A language in which every text begins with an arrow. */
static const char *
translate (const char *text)
{
  char *said = g_hash_table_lookup (asked, text);

  if (said == NULL)
    {
      said = g_strconcat ("→ ", text, NULL);
      g_hash_table_insert (asked, g_strdup (text), said);
    }
  return said;
}

static void
set_up (void)
{
  asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sp_keyfile_set_translate (translate);
}

static void
tear_down (void)
{
  sp_keyfile_set_translate (NULL);
  g_clear_pointer (&asked, g_hash_table_unref);
}

static SpClient *
read_client (const char *const *languages)
{
  static const char text[] =
      "[Client]\nId=a\nName=A 2 and later\nVersions=2 and later\nNote1=First.\n"
      "Evidence=Words: manual;Menu: source\\; twice;\nSettingsPath=File ▸ Account\n"
      "[IMAP]\nImplicitLabel=None\nFieldPort=Port\nNote1=Second.\nNote1[de]=Zweiter.\n"
      "NoteImplicit1=\\sThird.\nNoteSignIn1=A “Port”.\n";
  g_autoptr(GError) error = NULL;
  SpClient *client = sp_client_new_from_data (text, strlen (text), "a.client", languages, &error);

  g_assert_no_error (error);
  return client;
}

/* Prose is translated, what the file has in the language itself wins, and labels stay. */
static void
test_client (void)
{
  g_autoptr(SpClient) client = NULL;
  const SpClientProtocol *can;

  set_up ();
  client = read_client (german);
  can = sp_client_get_protocol (client, SP_PROTOCOL_IMAP);
  g_assert_cmpstr (sp_client_get_name (client), ==, "→ A 2 and later");
  g_assert_cmpstr (sp_client_get_versions (client), ==, "→ 2 and later");
  g_assert_cmpstr (sp_client_get_evidence (client)[0], ==, "→ Words: manual");
  g_assert_cmpstr (sp_client_get_evidence (client)[1], ==, "→ Menu: source; twice");
  g_assert_cmpstr (can->notes[0], ==, "Zweiter.");
  g_assert_cmpstr (can->notes[1], ==, "→ First.");
  g_assert_cmpstr (can->implicit_notes[0], ==, "→ Third.");
  g_assert_cmpstr (can->sign_in_notes[0], ==, "→ A “Port”.");
  g_assert_cmpstr (can->implicit_label, ==, "None");
  g_assert_cmpstr (can->fields[SP_FIELD_PORT], ==, "Port");
  g_assert_cmpstr (sp_client_get_settings_path (client), ==, "File ▸ Account");
  tear_down ();
}

static void
test_english (void)
{
  g_autoptr(SpClient) client = NULL;

  set_up ();
  client = read_client (NULL);
  g_assert_cmpstr (sp_client_get_name (client), ==, "A 2 and later");
  g_assert_cmpuint (g_hash_table_size (asked), ==, 0);
  tear_down ();
}

static void
test_provider (void)
{
  static const char text[] =
      "[Provider]\nId=a\nName=A\nDomains=a.example;\n[IMAP]\nHost=imap.a.example\nTlsPort=993\n"
      "[SignIn]\nPassword=works\nPasswordSource=help page\nPasswordAsOf=2026-01\nPasswordWhere=the "
      "menu\nNote1=A note.\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(SpProvider) provider = NULL;
  const SpProviderFact *fact;

  set_up ();
  provider = sp_provider_new_from_data (text, strlen (text), "a.provider", german, &error);
  g_assert_no_error (error);
  fact = sp_provider_get_fact (provider, SP_PROVIDER_PASSWORD);
  g_assert_cmpstr (fact->source, ==, "→ help page");
  g_assert_cmpstr (fact->where, ==, "→ the menu");
  g_assert_cmpstr (fact->as_of, ==, "2026-01");
  g_assert_cmpstr (sp_provider_get_notes (provider)[0], ==, "→ A note.");
  g_assert_cmpstr (sp_provider_get_name (provider), ==, "A");
  tear_down ();
}

/* The texts of the template, which has each in one line. */
static GHashTable *
read_template (void)
{
  g_autofree char *path =
      g_build_filename (g_test_get_dir (G_TEST_BUILT), "..", "po", TEMPLATE, NULL);
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  g_auto(GStrv) lines = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "msgid \"") && strcmp (lines[i], "msgid \"\"") != 0)
      {
        lines[i][strlen (lines[i]) - 1] = '\0';
        g_hash_table_add (texts, g_strcompress (lines[i] + strlen ("msgid \"")));
      }
  return texts;
}

static gboolean
is_name_or_versions (const SpClient *client, const char *said)
{
  return g_str_equal (sp_client_get_name (client), said) ||
         g_strcmp0 (sp_client_get_versions (client), said) == 0;
}

/* Names and versions without a word of ours, addresses and cited pages are left to no translator. */
static gboolean
may_stay (SpCatalogue *catalogue, const char *text)
{
  g_autofree char *said = g_strconcat ("→ ", text, NULL);

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    if (is_name_or_versions (sp_catalogue_get_client (catalogue, i), said))
      return TRUE;
  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    if (is_name_or_versions (sp_catalogue_get_sender (catalogue, i), said))
      return TRUE;
  return g_regex_match_simple (CITED, text, 0, 0);
}

static void
test_template (void)
{
  g_autoptr(GHashTable) texts = read_template ();
  g_autoptr(SpCatalogue) catalogue = NULL;
  GHashTableIter iter;
  gpointer text;

  set_up ();
  catalogue = sp_catalogue_new_for_folders (unheard_of, no_folders);
  g_assert_cmpuint (sp_catalogue_get_n_broken (catalogue), ==, 0);
  g_assert_cmpuint (g_hash_table_size (texts), >, 300);
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (asked, text))
      g_test_fail_printf ("“%s” is in the template and never looked up", (char *) text);
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (texts, text) && !may_stay (catalogue, text))
      g_test_fail_printf ("“%s” is looked up and not in the template", (char *) text);
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/prose/client", test_client);
  g_test_add_func ("/catalogue/prose/english", test_english);
  g_test_add_func ("/catalogue/prose/provider", test_provider);
  g_test_add_func ("/catalogue/prose/template", test_template);
  return g_test_run ();
}
