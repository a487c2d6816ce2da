/* Tests of reading program descriptions: what is taken over, in which language, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "catalogue/client.h"
#include "catalogue/keyfile.h"

#define CLIENT "[Client]\nId=x\nName=X\n"

static const char full[] = "[Client]\n"
                           "Id=full\n"
                           "Name=Full 1\n"
                           "Vendor=Somebody\n"
                           "Platforms=Linux;Windows;\n"
                           "Versions=1 to 2\n"
                           "Era=legacy\n"
                           "SettingsPath=File ▸ Accounts\n"
                           "SettingsPath[fr]=Fichier ▸ Comptes\n"
                           "TlsMax=1.2\n"
                           "UsesAutoconfig=true\n"
                           "DesktopIds=full.desktop;\n"
                           "Note1=Everywhere.\n"
                           "NoteStartTls1=Shared.\n"
                           "Evidence=a;b;\n"
                           "FutureKey=anything\n"
                           "[IMAP]\n"
                           "ImplicitLabel=TLS\n"
                           "StartTlsLabel=Upgrade\n"
                           "StartTlsLabel[fr]=Passer\n"
                           "StartTlsLabel[pt_BR]=Subir\n"
                           "NoneLabel=None\n"
                           "OpportunisticLabel=Maybe\n"
                           "LabelOrder=@none;Auto;@starttls;@implicit;\n"
                           "SupportsStartTls=true\n"
                           "DefaultPortImplicit=993\n"
                           "DefaultPortStartTls=143\n"
                           "StartTlsOnlyPort=143\n"
                           "Confidence=verified\n"
                           "FieldServer=Server\n"
                           "FieldServer[fr]=Serveur\n"
                           "AuthLabels=password=Normal password;oauth2=OAuth2;\n"
                           "AuthLabels[fr]=password=Mot de passe normal;\n"
                           "LoginLabel=LOGIN\n"
                           "EncryptedMechanisms=CRAM-MD5;\n"
                           "ImplicitState=ticked\n"
                           "Note1=First.\n"
                           "Note1[fr]=Un.\n"
                           "Note2=Second.\n"
                           "NoteImplicit1=Implicit.\n"
                           "NoteStartTls1=Request.\n"
                           "NoteSignIn1=Tick.\n"
                           "NoteOAuth1=Register.\n"
                           "[SMTP]\n"
                           "[Future]\n"
                           "Key=value\n";

static SpClient *
read_client (const char *text, const char *language, GError **error)
{
  const char *const languages[] = { language, NULL };

  return sp_client_new_from_data (text, strlen (text), "x.client", languages, error);
}

static void
test_everything (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpClient) client = read_client (full, NULL, &error);
  const SpClientProtocol *imap;

  g_assert_no_error (error);
  g_assert_cmpstr (sp_client_get_id (client), ==, "full");
  g_assert_cmpstr (sp_client_get_name (client), ==, "Full 1");
  g_assert_cmpstr (sp_client_get_vendor (client), ==, "Somebody");
  g_assert_cmpstr (sp_client_get_platforms (client)[1], ==, "Windows");
  g_assert_cmpstr (sp_client_get_versions (client), ==, "1 to 2");
  g_assert_cmpint (sp_client_get_era (client), ==, SP_ERA_LEGACY);
  g_assert_cmpstr (sp_client_get_settings_path (client), ==, "File ▸ Accounts");
  g_assert_cmpstr (sp_client_get_tls_max (client), ==, "TLS 1.2");
  g_assert_true (sp_client_uses_autoconfig (client));
  g_assert_cmpstr (sp_client_get_desktop_ids (client)[0], ==, "full.desktop");
  g_assert_cmpstr (sp_client_get_evidence (client)[1], ==, "b");
  g_assert_null (sp_client_get_evidence (client)[2]);
  g_assert_cmpstr (sp_client_get_origin (client), ==, "x.client");
  g_assert_null (sp_client_get_protocol (client, SP_PROTOCOL_POP3));
  g_assert_nonnull (sp_client_get_protocol (client, SP_PROTOCOL_SMTP));

  imap = sp_client_get_protocol (client, SP_PROTOCOL_IMAP);
  g_assert_cmpstr (imap->implicit_label, ==, "TLS");
  g_assert_cmpstr (imap->opportunistic_label, ==, "Maybe");
  g_assert_true (imap->supports_implicit);
  g_assert_true (imap->supports_starttls);
  g_assert_cmpuint (imap->default_port_implicit, ==, 993);
  g_assert_cmpuint (imap->default_port_starttls, ==, 143);
  g_assert_cmpuint (imap->starttls_only_port, ==, 143);
  g_assert_cmpint (imap->confidence, ==, SP_CONFIDENCE_VERIFIED);
  g_assert_cmpstr (imap->login_label, ==, "LOGIN");
  g_assert_cmpstr (imap->encrypted_mechanisms[0], ==, "CRAM-MD5");
  g_assert_cmpstr (imap->implicit_state, ==, "ticked");
  g_assert_null (imap->starttls_state);
  g_assert_null (imap->auth_labels[SP_AUTH_NTLM]);
}

static void
test_notes (void)
{
  g_autoptr(SpClient) client = read_client (full, NULL, NULL);
  const SpClientProtocol *imap = sp_client_get_protocol (client, SP_PROTOCOL_IMAP);
  const SpClientProtocol *smtp = sp_client_get_protocol (client, SP_PROTOCOL_SMTP);
  const char *const notes[] = { "First.", "Second.", "Everywhere.", NULL };
  const char *const starttls[] = { "Request.", "Shared.", NULL };
  const char *const shared[] = { "Everywhere.", NULL };

  g_assert_cmpstrv (imap->notes, notes);
  g_assert_cmpstrv (imap->starttls_notes, starttls);
  g_assert_cmpstr (imap->implicit_notes[0], ==, "Implicit.");
  g_assert_cmpstr (imap->sign_in_notes[0], ==, "Tick.");
  g_assert_cmpstr (imap->oauth_notes[0], ==, "Register.");
  g_assert_cmpstrv (smtp->notes, shared);
}

/* STARTTLS that goes on without encryption is told by one word standing for both. */
static void
test_falls_back (void)
{
  g_autoptr(SpClient) client = read_client (
      CLIENT "[IMAP]\nStartTlsLabel=Maybe\nOpportunisticLabel=Maybe\n[SMTP]\nStartTlsLabel=Yes\n"
             "OpportunisticLabel=Maybe\n[POP3]\nImplicitLabel=TLS\n",
      NULL, NULL);

  g_assert_true (sp_client_get_protocol (client, SP_PROTOCOL_IMAP)->starttls_falls_back);
  g_assert_false (sp_client_get_protocol (client, SP_PROTOCOL_SMTP)->starttls_falls_back);
  g_assert_false (sp_client_get_protocol (client, SP_PROTOCOL_POP3)->starttls_falls_back);
}

static void
test_settings_path (void)
{
  g_autoptr(SpClient) client = read_client (
      CLIENT "SettingsPath=Accounts\n[IMAP]\nSettingsPath=Reading\n[SMTP]\n", NULL, NULL);

  g_assert_cmpstr (sp_client_get_settings_path (client), ==, "Accounts");
  g_assert_cmpstr (sp_client_find_settings_path (client, SP_PROTOCOL_IMAP), ==, "Reading");
  g_assert_cmpstr (sp_client_find_settings_path (client, SP_PROTOCOL_SMTP), ==, "Accounts");
  g_assert_cmpstr (sp_client_find_settings_path (client, SP_PROTOCOL_POP3), ==, "Accounts");
}

static void
test_platforms (void)
{
  static const struct
  {
    const char *names;
    guint families; /* bits `1 << SpPlatform` */
    gboolean handheld;
  } cases[] = {
    { "", 0, FALSE },
    { "Windows 95-XP;Windows 10/11;", 1u << SP_PLATFORM_WINDOWS, FALSE },
    { "Mac OS X;macOS;", 1u << SP_PLATFORM_MAC, FALSE },
    { "BSD;Unix;", 1u << SP_PLATFORM_LINUX, FALSE },
    { "Android;iPadOS;", 1u << SP_PLATFORM_ANDROID | 1u << SP_PLATFORM_IOS, TRUE },
    { "iOS;Linux;", 1u << SP_PLATFORM_IOS | 1u << SP_PLATFORM_LINUX, FALSE },
    { "iOS;BeOS;", 1u << SP_PLATFORM_IOS, FALSE },
    { "OS;", 0, FALSE }, /* a part of a name is no name */
  };
  g_autoptr(SpClient) other = read_client (CLIENT "Platforms=Linux;iOS;\n", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (CLIENT "Platforms=", cases[i].names, "\n", NULL);
      g_autoptr(SpClient) client = read_client (text, NULL, NULL);
      guint shared = 1u << SP_PLATFORM_LINUX | 1u << SP_PLATFORM_IOS;

      g_test_message ("“%s”", cases[i].names);
      for (guint family = 0; family < SP_N_PLATFORMS; family++)
        g_assert_cmpint (sp_client_runs_on (client, family), ==, cases[i].families >> family & 1);
      g_assert_cmpint (sp_client_is_handheld (client), ==, cases[i].handheld);
      g_assert_cmpint (sp_client_shares_platform (client, other), ==,
                       (cases[i].families & shared) != 0);
    }
}

static void
test_languages (void)
{
  static const struct
  {
    const char *language;
    const char *starttls;
    const char *password;
    const char *path;
    const char *note;
  } cases[] = {
    { NULL, "Upgrade", "Normal password", "File ▸ Accounts", "First." },
    { "fr", "Passer", "Mot de passe normal", "Fichier ▸ Comptes", "Un." },
    { "fr_CA.UTF-8", "Passer", "Mot de passe normal", "Fichier ▸ Comptes", "Un." },
    { "pt_BR", "Subir", "Normal password", "File ▸ Accounts", "First." },
    { "pt", "Upgrade", "Normal password", "File ▸ Accounts", "First." },
    { "en_GB", "Upgrade", "Normal password", "File ▸ Accounts", "First." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SpClient) client = read_client (full, cases[i].language, NULL);
      const SpClientProtocol *imap = sp_client_get_protocol (client, SP_PROTOCOL_IMAP);

      g_assert_cmpstr (imap->starttls_label, ==, cases[i].starttls);
      g_assert_cmpstr (imap->label_order[2], ==, cases[i].starttls);
      g_assert_cmpstr (imap->auth_labels[SP_AUTH_PASSWORD], ==, cases[i].password);
      g_assert_cmpstr (imap->auth_labels[SP_AUTH_OAUTH2], ==, "OAuth2");
      g_assert_cmpstr (sp_client_get_settings_path (client), ==, cases[i].path);
      g_assert_cmpstr (imap->notes[0], ==, cases[i].note);
    }
}

/* Who prefers English to French is not given French, although the English words carry no locale. */
static void
test_english_before_french (void)
{
  const char *const languages[] = { "en_US.UTF-8", "en", "fr", NULL };
  g_autoptr(SpClient) client =
      sp_client_new_from_data (full, strlen (full), "x.client", languages, NULL);

  g_assert_cmpstr (sp_client_get_settings_path (client), ==, "File ▸ Accounts");
}

static void
test_oauth2 (void)
{
  static const struct
  {
    const char *keys;
    SpTristate listed;
    SpTristate other;
    SpTristate nameless;
  } cases[] = {
    { "", SP_UNKNOWN, SP_UNKNOWN, SP_UNKNOWN },
    { "OAuth2=unknown\n", SP_UNKNOWN, SP_UNKNOWN, SP_UNKNOWN },
    { "OAuth2=any\n", SP_YES, SP_YES, SP_YES },
    { "OAuth2=none\n", SP_NO, SP_NO, SP_NO },
    { "OAuth2=gmail;\n", SP_YES, SP_NO, SP_NO },
    { "OAuth2=gmail;\nOAuth2Unsure=yahoo;\n", SP_YES, SP_UNKNOWN, SP_NO },
    { "OAuth2=gmail;\nOAuth2Unsure=any\n", SP_YES, SP_UNKNOWN, SP_UNKNOWN },
    { "OAuth2=none\nOAuth2Unsure=gmail;\n", SP_UNKNOWN, SP_NO, SP_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (CLIENT, cases[i].keys, NULL);
      g_autoptr(SpClient) client = read_client (text, NULL, NULL);

      g_test_message ("%s", cases[i].keys);
      g_assert_cmpint (sp_client_get_oauth2 (client, "gmail"), ==, cases[i].listed);
      g_assert_cmpint (sp_client_get_oauth2 (client, "yahoo"), ==, cases[i].other);
      g_assert_cmpint (sp_client_get_oauth2 (client, NULL), ==, cases[i].nameless);
    }
}

static void
test_control_characters (void)
{
  g_autoptr(SpClient) client =
      read_client ("[Client]\nId=x\nName=a\\tb\xe2\x80\xae\n", NULL, NULL);

  g_assert_cmpstr (sp_client_get_name (client), ==, "a\\x09b\\u{202e}");
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
    { "", SP_CATALOGUE_ERROR_MISSING, "[Client] Id has to be given" },
    { "[Client]\nId=x\n", SP_CATALOGUE_ERROR_MISSING, "[Client] Name has to be given" },
    { "[Client]\nId=\nName=X\n", SP_CATALOGUE_ERROR_MISSING, "line 2: [Client] Id" },
    { "Id=x\n[Client]\n", SP_CATALOGUE_ERROR_SYNTAX, "line 1: “Id=x”" },
    { "[Client]\nId=x\nnonsense\n", SP_CATALOGUE_ERROR_SYNTAX, "line 3: “nonsense”" },
    { "[Client\nId=x\n", SP_CATALOGUE_ERROR_SYNTAX, "line 1: “[Client”" },
    { CLIENT "[a]b]\n", SP_CATALOGUE_ERROR_SYNTAX, "line 4: “[a]b]”" },
    { CLIENT "[a\x1b]\n", SP_CATALOGUE_ERROR_SYNTAX, "line 4: “[a\\x1b]”" },
    { CLIENT "Name[fr=x\n", SP_CATALOGUE_ERROR_SYNTAX, "line 4: “Name[fr=x”" },
    { CLIENT "Name [fr]=x\n", SP_CATALOGUE_ERROR_SYNTAX, "line 4" },
    { CLIENT "\n[IMAP]\nEncoding=x\n[Client]\nEncoding=x\n", SP_CATALOGUE_ERROR_ENCODING,
      "line 8: the encoding has to be UTF-8" },
    { CLIENT "\n\x01\n", SP_CATALOGUE_ERROR_SYNTAX, "line 5: “\\x01”" },
    { CLIENT "Vendor=\xff\n", SP_CATALOGUE_ERROR_ENCODING, "line 4: not UTF-8" },
    { CLIENT "Vendor=a\\q\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Client] Vendor is “a\\q”" },
    { CLIENT "Era=future\n", SP_CATALOGUE_ERROR_VALUE, "future”: not one of current, legacy" },
    { CLIENT "TlsMax=2\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Client] TlsMax is “2”" },
    { CLIENT "TlsMax \t\f\r=2\n", SP_CATALOGUE_ERROR_VALUE, "line 4: [Client] TlsMax is “2”" },
    { CLIENT "UsesAutoconfig=yes\n", SP_CATALOGUE_ERROR_VALUE, "“yes”: neither true nor false" },
    { CLIENT "OAuth2=Gmail;\n", SP_CATALOGUE_ERROR_VALUE, "an id has small letters" },
    { CLIENT "OAuth2=any;gmail;\n", SP_CATALOGUE_ERROR_VALUE, "has to stand alone" },
    { CLIENT "OAuth2AsOf=today\n", SP_CATALOGUE_ERROR_VALUE, "not a date" },
    { CLIENT "[IMAP]\nDefaultPortImplicit=0\n", SP_CATALOGUE_ERROR_VALUE, "is “0”: not a port" },
    { CLIENT "[IMAP]\nDefaultPortImplicit=70000\n", SP_CATALOGUE_ERROR_VALUE, "line 5: [IMAP]" },
    { CLIENT "[IMAP]\nDefaultPortStartTls=-1\n", SP_CATALOGUE_ERROR_VALUE, "DefaultPortStartTls" },
    { CLIENT "[POP3]\nStartTlsOnlyPort=25x\n", SP_CATALOGUE_ERROR_VALUE, "StartTlsOnlyPort" },
    { CLIENT "[SMTP]\nSupportsImplicit=maybe\n", SP_CATALOGUE_ERROR_VALUE, "SupportsImplicit" },
    { CLIENT "[SMTP]\nConfidence=sure\n", SP_CATALOGUE_ERROR_VALUE, "not one of verified" },
    { CLIENT "[IMAP]\nAuthLabels=password\n", SP_CATALOGUE_ERROR_VALUE, "has to be WAY=LABEL" },
    { CLIENT "[IMAP]\nAuthLabels=magic=Magic\n", SP_CATALOGUE_ERROR_VALUE, "AuthLabels" },
    { CLIENT "[IMAP]\nImplicitState=on\n", SP_CATALOGUE_ERROR_VALUE, "not one of ticked" },
    { CLIENT "[IMAP]\nLabelOrder=@none;\n", SP_CATALOGUE_ERROR_VALUE, "LabelOrder" },
    { CLIENT "[IMAP]\nAuthLabels[fr]=ntlm=N\n", SP_CATALOGUE_ERROR_VALUE, "AuthLabels does not" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SpClient) client = read_client (cases[i].text, "fr", &error);

      g_test_message ("case %u", i);
      g_assert_null (client);
      g_assert_error (error, SP_CATALOGUE_ERROR, (int) cases[i].kind);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_too_large (void)
{
  static const struct
  {
    const char *begin;
    const char *piece;
    guint n;
    guint kind;
    const char *message;
  } cases[] = {
    { CLIENT, "# a comment that goes on and on\n", SP_KEYFILE_MAX / 16,
      SP_CATALOGUE_ERROR_TOO_LARGE, "more than 256 KiB" },
    { CLIENT, "\n", SP_KEYFILE_LINES_MAX, SP_CATALOGUE_ERROR_TOO_LARGE, "more than 10000 lines" },
    { CLIENT "Platforms=", "a;", 1001, SP_CATALOGUE_ERROR_VALUE,
      "line 4: [Client] Platforms is “a;a;" },
    { CLIENT "Platforms=", "a;", 1001, SP_CATALOGUE_ERROR_VALUE, "more than 1000 entries" },
    { CLIENT "Platforms=", "a;", 1000, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (cases[i].begin);
      g_autoptr(GError) error = NULL;
      g_autoptr(SpClient) client = NULL;

      for (guint n = 0; n < cases[i].n; n++)
        g_string_append (text, cases[i].piece);
      client = read_client (text->str, NULL, &error);
      g_assert_true ((client == NULL) == (cases[i].message != NULL));
      if (client)
        continue;
      g_assert_error (error, SP_CATALOGUE_ERROR, (int) cases[i].kind);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/client/everything", test_everything);
  g_test_add_func ("/catalogue/client/notes", test_notes);
  g_test_add_func ("/catalogue/client/falls-back", test_falls_back);
  g_test_add_func ("/catalogue/client/settings-path", test_settings_path);
  g_test_add_func ("/catalogue/client/platforms", test_platforms);
  g_test_add_func ("/catalogue/client/languages", test_languages);
  g_test_add_func ("/catalogue/client/english-before-french", test_english_before_french);
  g_test_add_func ("/catalogue/client/oauth2", test_oauth2);
  g_test_add_func ("/catalogue/client/control-characters", test_control_characters);
  g_test_add_func ("/catalogue/client/broken", test_broken);
  g_test_add_func ("/catalogue/client/too-large", test_too_large);
  return g_test_run ();
}
