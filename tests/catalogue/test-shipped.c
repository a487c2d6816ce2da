/* Tests of the descriptions that come with the program: complete, safe to show, and true to the programs' abilities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>

#include "catalogue/catalogue.h"

#define ROOT "/org/signpostmail/Signpost/"

static const char *const no_folders[] = { NULL };
static const char *const languages[] = { "fr", "de", "es", "it", "pt_BR", "nl",    "pl", "uk",
                                         "tr", "ar", "he", "hi", "zh_CN", "zh_TW", "ja", "ko" };

/* What stands for a label in facts is quoted in the file with nothing escaped. */
static void
assert_plain (const char *text)
{
  g_assert_cmpstr (text, !=, "");
  g_assert_null (text ? strstr (text, "\\u{") : NULL);
  g_assert_null (text ? strstr (text, "\\x") : NULL);
}

/* A note is a sentence. */
static void
check_notes (char **notes)
{
  for (; *notes; notes++)
    {
      assert_plain (*notes);
      g_assert_true (g_str_has_suffix (*notes, "."));
    }
}

static void
check_labels (const SpClientProtocol *protocol)
{
  g_assert_true (protocol->supports_implicit || protocol->supports_starttls);
  if (protocol->supports_implicit)
    g_assert_nonnull (protocol->implicit_label);
  g_assert_nonnull (protocol->label_order[0]);
  for (guint i = 0; protocol->label_order[i]; i++)
    assert_plain (protocol->label_order[i]);
  for (guint i = 0; i < SP_N_FIELDS; i++)
    assert_plain (protocol->fields[i]);
  for (guint i = 0; i < SP_N_AUTHS; i++)
    assert_plain (protocol->auth_labels[i]);
  check_notes (protocol->notes);
  check_notes (protocol->implicit_notes);
  check_notes (protocol->starttls_notes);
  check_notes (protocol->sign_in_notes);
  check_notes (protocol->oauth_notes);
}

/* One word for both kinds is only right where the program has one box for both. */
static void
check_choices (const SpClientProtocol *protocol)
{
  if (g_strcmp0 (protocol->implicit_label, protocol->starttls_label) == 0)
    g_assert_cmpstr (protocol->implicit_state, ==, protocol->starttls_state);
  else if (protocol->implicit_state == NULL)
    g_assert_cmpstr (protocol->implicit_label, !=, protocol->none_label);
  if (protocol->opportunistic_label)
    g_assert_cmpstr (protocol->opportunistic_label, !=, protocol->implicit_label);
}

static void
check_client (SpClient *client)
{
  assert_plain (sp_client_get_name (client));
  assert_plain (sp_client_get_settings_path (client));
  g_assert_nonnull (sp_client_get_settings_path (client));
  g_assert_nonnull (sp_client_get_vendor (client));
  g_assert_nonnull (sp_client_get_versions (client));
  g_assert_nonnull (sp_client_get_platforms (client)[0]);
  g_assert_nonnull (sp_client_get_evidence (client)[0]);
  g_assert_nonnull (sp_client_get_oauth2_source (client));
  g_assert_nonnull (sp_client_get_oauth2_as_of (client));
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    {
      const SpClientProtocol *protocol = sp_client_get_protocol (client, i);

      if (protocol == NULL)
        continue;
      check_labels (protocol);
      check_choices (protocol);
    }
}

/* In English and in every language that any program ships. */
static void
test_clients (void)
{
  for (guint i = 0; i <= G_N_ELEMENTS (languages); i++)
    {
      const char *const wanted[] = { i ? languages[i - 1] : NULL, NULL };
      g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (wanted, no_folders);

      g_assert_cmpuint (sp_catalogue_get_n_broken (catalogue), ==, 0);
      for (guint c = 0; c < sp_catalogue_get_n_clients (catalogue); c++)
        {
          g_test_message ("%s", sp_client_get_id (sp_catalogue_get_client (catalogue, c)));
          check_client (sp_catalogue_get_client (catalogue, c));
        }
    }
}

static void
check_listed (const char *name, const char *suffix)
{
  g_autofree char *folder =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
  const char *file;
  guint n = 0;

  g_assert_no_error (error);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat (ROOT, name, "/", file, NULL);

      if (!g_str_has_suffix (file, suffix))
        continue;
      g_test_message ("%s", path);
      g_assert_true (g_resources_get_info (path, 0, NULL, NULL, NULL));
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

/* A description that is not named in its meson.build would be neither installed nor compiled in. */
static void
test_listed (void)
{
  check_listed ("clients", ".client");
  check_listed ("sites", ".site");
}

static void
test_words (void)
{
  static const struct
  {
    const char *client;
    SpProtocol protocol;
    const char *language;
    const char *implicit;
    const char *starttls;
    const char *password;
  } cases[] = {
    { "thunderbird-1.5-2", SP_PROTOCOL_SMTP, NULL, "SSL", "TLS", NULL },
    { "thunderbird-153", SP_PROTOCOL_SMTP, "fr_FR", "SSL/TLS", "STARTTLS", "Mot de passe normal" },
    { "goa-imap-smtp", SP_PROTOCOL_IMAP, NULL, "SSL on a dedicated port",
      "STARTTLS after connecting", NULL },
    { "sogo-external", SP_PROTOCOL_SMTP, NULL, "SSL", "TLS", NULL },
    { "outlook-2013", SP_PROTOCOL_IMAP, NULL, "SSL", "TLS", NULL },
    { "outlook-2016-365", SP_PROTOCOL_IMAP, NULL, "SSL/TLS", "STARTTLS", NULL },
    { "eudora-win", SP_PROTOCOL_SMTP, NULL, "Required, Alternate Port", "Required, STARTTLS",
      NULL },
    { "apple-mail-osx-old", SP_PROTOCOL_IMAP, NULL, "Use SSL", "Use SSL", "Password" },
    { "thunderbird-128", SP_PROTOCOL_IMAP, NULL, "SSL/TLS", "STARTTLS", "Normal password" },
    { "thunderbird-128", SP_PROTOCOL_SMTP, "fr_FR", "SSL/TLS", "STARTTLS", "Mot de passe normal" },
    { "evolution", SP_PROTOCOL_IMAP, "fr", "TLS sur un port dédié", "STARTTLS après connexion",
      "Mot de passe" },
    { "evolution", SP_PROTOCOL_SMTP, "hi", "TLS on a dedicated port", NULL, NULL },
    { "kmail", SP_PROTOCOL_SMTP, "fr", "SSL\u00a0/ TLS", "STARTTLS", "Texte en clair" },
    { "claws-mail", SP_PROTOCOL_SMTP, "fr", "Utiliser TLS", NULL, "PLAIN" },
    { "geary", SP_PROTOCOL_IMAP, "de", "TLS", "StartTLS", NULL },
    { "mutt", SP_PROTOCOL_POP3, NULL, "pops://", "pop:// + ssl_starttls=yes", NULL },
    { "sylpheed", SP_PROTOCOL_POP3, "fr", "Utiliser SSL pour les connexions POP3",
      "Utiliser la commande STARTTLS pour commencer une session SSL", "Général" },
    { "balsa", SP_PROTOCOL_SMTP, "de", "SMTP über SSL (SMTPS)", "TLS erforderlich", NULL },
    { "balsa", SP_PROTOCOL_IMAP, "fr", "IMAP over SSL (IMAPS)", "TLS required", NULL },
    { "trojita", SP_PROTOCOL_IMAP, "fr", "Forcer le chiffrement (STARTTLS)",
      "Utiliser le chiffrement (STARTTLS)", NULL },
    { "trojita", SP_PROTOCOL_SMTP, "fr", "Forcer le chiffrement (TLS)",
      "Utiliser le chiffrement (STARTTLS)", NULL },
    { "k9-mail-2-4.2", SP_PROTOCOL_IMAP, NULL, "SSL (always)", "TLS (always)", NULL },
    { "ios-mail-18", SP_PROTOCOL_SMTP, "fr", "Use SSL", "Use SSL", "Password" },
    { "mbsync-1.4", SP_PROTOCOL_IMAP, NULL, "SSLType IMAPS", "SSLType STARTTLS", "PLAIN" },
    { "outlook-2003", SP_PROTOCOL_POP3, NULL, "This server requires an encrypted connection (SSL)",
      NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const wanted[] = { cases[i].language, NULL };
      g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (wanted, no_folders);
      SpClient *client = sp_catalogue_find_client (catalogue, cases[i].client);
      const SpClientProtocol *protocol = sp_client_get_protocol (client, cases[i].protocol);

      g_test_message ("%s %s", cases[i].client, cases[i].language);
      g_assert_cmpstr (protocol->implicit_label, ==, cases[i].implicit);
      if (cases[i].starttls || !protocol->supports_starttls)
        g_assert_cmpstr (protocol->starttls_label, ==, cases[i].starttls);
      if (cases[i].password)
        g_assert_cmpstr (protocol->auth_labels[SP_AUTH_PASSWORD], ==, cases[i].password);
    }
}

static void
test_oauth2 (void)
{
  static const struct
  {
    const char *client;
    const char *provider;
    SpTristate can;
  } cases[] = {
    { "thunderbird-128", "gmail", SP_YES },
    { "thunderbird-128", "microsoft365", SP_YES },
    { "thunderbird-128", "att", SP_UNKNOWN },
    { "thunderbird-128", "gmx", SP_NO },
    { "thunderbird-128", NULL, SP_NO },
    { "thunderbird-1.5-2", "gmail", SP_NO },
    { "outlook-2016-365", "gmail", SP_UNKNOWN },
    { "outlook-2016-365", "outlook.com", SP_NO },
    { "outlook-2013", "gmail", SP_NO },
    { "thunderbird-153", "att", SP_YES },
    { "geary", "outlook.com", SP_NO },
    { "mutt", "gmail", SP_YES },
    { "mutt", NULL, SP_YES },
    { "outlook-new-windows", "gmail", SP_UNKNOWN },
  };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, no_folders);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpClient *client = sp_catalogue_find_client (catalogue, cases[i].client);

      g_test_message ("%s %s", cases[i].client, cases[i].provider);
      g_assert_cmpint (sp_client_get_oauth2 (client, cases[i].provider), ==, cases[i].can);
    }
}

/* Programs whose STARTTLS goes on in clear text, and some whose does not. */
static void
test_falls_back (void)
{
  static const struct
  {
    const char *client;
    SpProtocol protocol;
    gboolean falls_back;
  } cases[] = {
    { "sylpheed", SP_PROTOCOL_IMAP, TRUE },
    { "sylpheed", SP_PROTOCOL_POP3, FALSE },
    { "sylpheed", SP_PROTOCOL_SMTP, FALSE },
    { "offlineimap", SP_PROTOCOL_IMAP, TRUE },
    { "evolution-2", SP_PROTOCOL_POP3, TRUE },
    { "evolution", SP_PROTOCOL_IMAP, FALSE },
    { "claws-mail", SP_PROTOCOL_SMTP, FALSE },
    { "thunderbird-1.5-2", SP_PROTOCOL_SMTP, FALSE },
    { "outlook-express", SP_PROTOCOL_IMAP, FALSE },
  };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, no_folders);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpClient *client = sp_catalogue_find_client (catalogue, cases[i].client);

      g_test_message ("%s %u", cases[i].client, i);
      g_assert_cmpint (sp_client_get_protocol (client, cases[i].protocol)->starttls_falls_back, ==,
                       cases[i].falls_back);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/shipped/clients", test_clients);
  g_test_add_func ("/catalogue/shipped/listed", test_listed);
  g_test_add_func ("/catalogue/shipped/words", test_words);
  g_test_add_func ("/catalogue/shipped/falls-back", test_falls_back);
  g_test_add_func ("/catalogue/shipped/oauth2", test_oauth2);
  return g_test_run ();
}
