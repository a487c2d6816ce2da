/* Tests of every description that comes with the program against one schema: nothing missing, misspelt or made up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>

#include "catalogue/catalogue.h"

#define ROOT "/org/signpostmail/Signpost/"
#define LABELS "ImplicitLabel", "StartTlsLabel", "NoneLabel"

static const char *const client_ids[] = { "thunderbird-1.5-2",
                                          "thunderbird-3-60",
                                          "thunderbird-68-115",
                                          "thunderbird-128",
                                          "thunderbird-153",
                                          "betterbird",
                                          "seamonkey-2",
                                          "k9-mail-2-4.2",
                                          "k9-mail-4.4-4.9",
                                          "k9-mail-5-6",
                                          "thunderbird-android",
                                          "fairemail",
                                          "outlook-express",
                                          "windows-mail-vista",
                                          "windows-live-mail",
                                          "windows-10-mail",
                                          "outlook-2003",
                                          "outlook-2007",
                                          "outlook-2010",
                                          "outlook-2013",
                                          "outlook-2016-365",
                                          "outlook-new-windows",
                                          "outlook-mac-2011",
                                          "outlook-mac-new",
                                          "entourage",
                                          "outlook-mobile",
                                          "apple-mail-osx-old",
                                          "apple-mail-10.10-10.11",
                                          "apple-mail-macos",
                                          "ios-mail-9",
                                          "ios-mail-10-17",
                                          "ios-mail-18",
                                          "aosp-email",
                                          "gmail-android",
                                          "samsung-email",
                                          "evolution",
                                          "evolution-2",
                                          "geary",
                                          "kmail",
                                          "claws-mail",
                                          "sylpheed",
                                          "balsa",
                                          "trojita",
                                          "mutt",
                                          "neomutt",
                                          "alpine",
                                          "pine",
                                          "aerc-0.15",
                                          "aerc-0.14",
                                          "msmtp",
                                          "mbsync-1.5",
                                          "mbsync-1.4",
                                          "fetchmail",
                                          "getmail6",
                                          "offlineimap",
                                          "himalaya-2",
                                          "himalaya-1",
                                          "meli",
                                          "s-nail",
                                          "emacs-gnus",
                                          "eudora-win",
                                          "eudora-mac",
                                          "pegasus",
                                          "the-bat",
                                          "em-client",
                                          "mailbird",
                                          "spark",
                                          "goa-imap-smtp",
                                          "goa-imap-smtp-3.46",
                                          "mailspring",
                                          "nextcloud-mail",
                                          "sogo-external",
                                          "opera-mail",
                                          "mulberry",
                                          NULL };

static const char *const provider_ids[] = { "gmail",
                                            "google-workspace",
                                            "microsoft365",
                                            "outlook.com",
                                            "yahoo",
                                            "aol",
                                            "icloud",
                                            "gmx",
                                            "web.de",
                                            "t-online",
                                            "orange.fr",
                                            "free.fr",
                                            "laposte.net",
                                            "mail.ru",
                                            "yandex",
                                            "zoho",
                                            "fastmail",
                                            "proton",
                                            "tuta",
                                            "mailbox.org",
                                            "posteo",
                                            "qq",
                                            "163",
                                            "naver",
                                            "daum",
                                            "uol",
                                            "libero",
                                            "virgilio",
                                            "comcast",
                                            "att",
                                            "thundermail",
                                            "bt",
                                            "rogers",
                                            "bell",
                                            NULL };

static const char *const languages[] = { "fr", "de", "es", "it",    "pt_BR", "nl", "pl", "uk", "tr",
                                         "ar", "he", "hi", "zh_CN", "zh_TW", "ja", "ko", NULL };

/* Programs of which it is not known how they call STARTTLS. */
static const char *const without_starttls_word[] = { "outlook-mobile", NULL };

typedef void (*CheckFile) (const char *id, GKeyFile *file);

static char *
get (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

static gboolean
has_list (GKeyFile *file, const char *group, const char *key, const char *entry)
{
  g_auto(GStrv) entries = g_key_file_get_string_list (file, group, key, NULL, NULL);

  return entries && g_strv_contains ((const char *const *) entries, entry);
}

static GKeyFile *
load (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  GKeyFile *file = g_key_file_new ();

  g_assert_no_error (error);
  g_assert_true (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &error));
  return file;
}

static void
for_each_file (const char *folder, CheckFile check)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = g_resources_enumerate_children (folder, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autofree char *id = g_strndup (names[i], strrchr (names[i], '.') - names[i]);
      g_autoptr(GKeyFile) file = load (path);

      g_test_message ("%s", path);
      check (id, file);
    }
}

/* Every generation that the facts name, and no other. */
static void
test_ids (void)
{
  const char *const no_folders[] = { NULL };
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, no_folders);

  sp_catalogue_get_client (catalogue, 0);
  for (guint i = 0; client_ids[i]; i++)
    {
      g_test_message ("%s", client_ids[i]);
      g_assert_nonnull (sp_catalogue_find_client (catalogue, client_ids[i]));
    }
  g_assert_cmpuint (sp_catalogue_get_n_clients (catalogue), ==,
                    g_strv_length ((char **) client_ids));
}

static GPtrArray *
compile (const char *const *patterns)
{
  GPtrArray *compiled = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

  for (; *patterns; patterns++)
    g_ptr_array_add (compiled, g_regex_new (*patterns, 0, 0, NULL));
  return compiled;
}

/* A typing mistake in a key would be ignored silently: here it is not. */
static gboolean
is_known (const char *group, const char *key)
{
  static const char *const patterns[] = {
    "^(IMAP|POP3|SMTP) (Implicit|StartTls|None|Opportunistic|Login)Label(\\[[A-Za-z_]+\\])?$",
    "^(IMAP|POP3|SMTP) (AuthLabels|SettingsPath)(\\[[A-Za-z_]+\\])?$",
    "^(IMAP|POP3|SMTP) Field(Server|Port|Security|Auth|User)(\\[[A-Za-z_]+\\])?$",
    "^(Client|IMAP|POP3|SMTP) Note(Implicit|StartTls|SignIn|OAuth)?[0-9]+(\\[fr\\])?$",
    "^(IMAP|POP3|SMTP) (Supports(Implicit|StartTls)|DefaultPort(Implicit|StartTls))$",
    "^(IMAP|POP3|SMTP) (StartTlsOnlyPort|Confidence|EncryptedMechanisms|LabelOrder)$",
    "^(IMAP|POP3|SMTP) (Implicit|StartTls)State$",
    "^Client "
    "(Id|Name(\\[fr\\])?|Vendor|Platforms|Versions|Era|TlsMax|UsesAutoconfig|DesktopIds|Evidence)$",
    "^Client OAuth2(Unsure|Source|AsOf|Hosts|HostsUnsure|HostMatch)?$",
    "^Client (FindsSettings|AddAccount(Confidence|Note[0-9]+)|Block\\.mixed)$",
    "^Client AddAccount[0-9]+((Page)?(\\[[A-Za-z_]+\\])?|Pop|If|When)$",
    "^Client (Kind|InGuide|Sources|Block\\.(implicit|starttls|file|quoting))$",
    "^SMTP (StartTlsCanBeRequired|FallsBackSilently|VerifiesCertificate|VerifyWith|Timeout)$",
    "^SMTP Wrong[0-9]+$",
    "^Client SettingsPath(\\[[A-Za-z_]+\\])?$",
    "^Site (Id|Name|Domains|Default|UserName|Help(Contact|Url)|Policy|CaFile)(\\[fr\\])?$",
    "^Advice [a-z0-9.-]+ (IMAP|POP3|SMTP)$",
    NULL,
  };
  static GPtrArray *compiled = NULL;
  g_autofree char *place = g_strdup_printf ("%s %s", group, key);

  if (compiled == NULL)
    compiled = compile (patterns);
  for (guint i = 0; i < compiled->len; i++)
    if (g_regex_match (g_ptr_array_index (compiled, i), place, 0, NULL))
      return TRUE;
  g_test_message ("%s", place);
  return FALSE;
}

/* A variant is in a language that some program ships, and stands beside an English text. */
static void
check_variant (GKeyFile *file, const char *group, const char *key)
{
  const char *bracket = strchr (key, '[');
  g_autofree char *base = bracket ? g_strndup (key, bracket - key) : NULL;
  g_autofree char *language = bracket ? g_strndup (bracket + 1, strlen (bracket + 1) - 1) : NULL;

  if (bracket == NULL)
    return;
  g_test_message ("[%s] %s", group, key);
  g_assert_true (g_strv_contains (languages, language));
  g_assert_true (g_key_file_has_key (file, group, base, NULL));
}

static void
check_keys (const char *id, GKeyFile *file)
{
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint g = 0; groups[g]; g++)
    {
      g_auto(GStrv) keys = g_key_file_get_keys (file, groups[g], NULL, NULL);

      for (guint k = 0; keys[k]; k++)
        {
          g_autofree char *value = get (file, groups[g], keys[k]);

          g_assert_true (is_known (groups[g], keys[k]));
          g_assert_cmpstr (g_strstrip (value), !=, "");
          if (!g_str_has_prefix (keys[k], "Block."))
            g_assert_cmpint (value[0], !=, ';');
          check_variant (file, groups[g], keys[k]);
        }
    }
}

static void
test_keys (void)
{
  for_each_file (ROOT "clients/", check_keys);
  for_each_file (ROOT "sites/", check_keys);
}

static void
check_complete (const char *id, GKeyFile *file)
{
  static const char *const client[] = { "Id",       "Name",   "Vendor",         "Platforms",
                                        "Versions", "Era",    "UsesAutoconfig", "SettingsPath",
                                        "Evidence", "OAuth2", "OAuth2Source",   "OAuth2AsOf" };
  static const char *const protocol[] = { "LabelOrder", "SupportsImplicit", "SupportsStartTls",
                                          "Confidence" };
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);

  g_assert_cmpstr (groups[0], ==, "Client");
  g_assert_nonnull (groups[1]);
  for (guint i = 0; i < G_N_ELEMENTS (client); i++)
    {
      g_test_message ("%s", client[i]);
      g_assert_true (g_key_file_has_key (file, "Client", client[i], NULL));
    }
  for (guint g = 1; groups[g]; g++)
    for (guint i = 0; i < G_N_ELEMENTS (protocol); i++)
      {
        g_test_message ("[%s] %s", groups[g], protocol[i]);
        g_assert_true (g_key_file_has_key (file, groups[g], protocol[i], NULL));
      }
}

static void
test_complete (void)
{
  for_each_file (ROOT "clients/", check_complete);
}

static gboolean
is_one_of (guint16 port, guint16 first, guint16 second)
{
  return port == 0 || port == first || port == second;
}

/* What a program proposes is one of the registered ports, or the old one for sending. */
static void
check_ports (const SpClientProtocol *can, SpProtocol protocol)
{
  guint16 old = protocol == SP_PROTOCOL_SMTP ? 25 : 0;

  g_assert_true (is_one_of (can->default_port_implicit,
                            sp_protocol_get_default_port (protocol, SP_SECURITY_TLS), 0));
  g_assert_true (is_one_of (can->default_port_starttls,
                            sp_protocol_get_default_port (protocol, SP_SECURITY_STARTTLS), old));
  g_assert_true (is_one_of (can->starttls_only_port, old, 0));
  if (can->starttls_only_port)
    g_assert_cmpstr (can->starttls_label, ==, can->implicit_label);
  if (!can->supports_implicit)
    g_assert_cmpuint (can->default_port_implicit, ==, 0);
  if (!can->supports_starttls)
    g_assert_cmpuint (can->default_port_starttls, ==, 0);
}

/* A box says whether it is to be ticked, and has the same words for all that it does. A list has one entry per choice. */
static void
check_states (const SpClientProtocol *can)
{
  gboolean box = g_strcmp0 (can->implicit_label, can->none_label) == 0;

  g_assert_cmpint (can->implicit_state != NULL, ==, box);
  g_assert_cmpint (can->starttls_state != NULL, ==, box && can->starttls_label);
  if (can->starttls_label && !box)
    {
      g_assert_cmpstr (can->starttls_label, !=, can->implicit_label);
      g_assert_cmpstr (can->starttls_label, !=, can->none_label);
    }
  for (guint i = 0; can->label_order[i]; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpstr (can->label_order[i], !=, can->label_order[k]);
}

/* What is to be chosen is in the list; a line of a file has a word of the list in it. */
static void
check_listed (const SpClientProtocol *can, const char *label)
{
  gboolean found = label == NULL;

  for (guint i = 0; can->label_order[i] && !found; i++)
    found = strstr (label, can->label_order[i]) != NULL;
  g_test_message ("%s", label);
  g_assert_true (found);
}

static void
check_protocol (SpClient *client, SpProtocol protocol)
{
  const SpClientProtocol *can = sp_client_get_protocol (client, protocol);
  const char *id = sp_client_get_id (client);

  if (can == NULL)
    return;
  g_test_message ("%s %d", id, protocol);
  g_assert_cmpint (can->supports_implicit, ==, can->implicit_label != NULL);
  if (g_strv_contains (without_starttls_word, id))
    g_assert_null (can->starttls_label);
  else
    g_assert_cmpint (can->supports_starttls, ==, can->starttls_label != NULL);
  check_ports (can, protocol);
  check_states (can);
  check_listed (can, can->implicit_label);
  check_listed (can, can->starttls_label);
  check_listed (can, can->none_label);
  g_assert_cmpint (can->encrypted_mechanisms[0] != NULL, ==,
                   can->auth_labels[SP_AUTH_ENCRYPTED] != NULL);
  if (can->login_label)
    g_assert_nonnull (can->auth_labels[SP_AUTH_PASSWORD]);
  if (protocol != SP_PROTOCOL_SMTP)
    g_assert_null (can->auth_labels[SP_AUTH_NONE]);
}

/* The choices stay distinct, listed and unmistakable in every language. */
static void
test_choices (void)
{
  const char *const no_folders[] = { NULL };

  for (guint i = 0; i == 0 || languages[i - 1]; i++)
    {
      const char *const wanted[] = { i ? languages[i - 1] : NULL, NULL };
      g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (wanted, no_folders);

      g_test_message ("%s", wanted[0] ? wanted[0] : "en");
      for (guint c = 0; c < sp_catalogue_get_n_clients (catalogue); c++)
        for (guint protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
          check_protocol (sp_catalogue_get_client (catalogue, c), protocol);
    }
}

/* Our own sentences are in English and in French, each with its own quotation marks. */
static void
check_notes (const char *id, GKeyFile *file)
{
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint g = 0; groups[g]; g++)
    {
      g_auto(GStrv) keys = g_key_file_get_keys (file, groups[g], NULL, NULL);

      for (guint k = 0; keys[k]; k++)
        {
          g_autofree char *text = get (file, groups[g], keys[k]);
          g_autofree char *variant = g_strconcat (keys[k], "[fr]", NULL);
          gboolean french = g_str_has_suffix (keys[k], "[fr]");

          if (!g_str_has_prefix (keys[k], "Note"))
            continue;
          g_test_message ("[%s] %s: %s", groups[g], keys[k], text);
          g_assert_true (french || g_key_file_has_key (file, groups[g], variant, NULL));
          g_assert_null (strstr (text, french ? "“" : "«"));
          g_assert_null (strstr (text, " :"));
          g_assert_null (strchr (text, '"'));
          g_assert_null (strchr (text, '!'));
          g_assert_true (g_str_has_suffix (text, "."));
        }
    }
}

static void
test_notes (void)
{
  for_each_file (ROOT "clients/", check_notes);
}

/* Providers are those that have notes, and each is either sure or not. */
static void
check_oauth2 (const char *id, GKeyFile *file)
{
  static const char *const words[] = { "any", "none", "unknown", NULL };
  static const char *const keys[] = { "OAuth2", "OAuth2Unsure" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto(GStrv) entries = g_key_file_get_string_list (file, "Client", keys[i], NULL, NULL);

      for (guint k = 0; entries && entries[k]; k++)
        {
          g_test_message ("%s: %s", keys[i], entries[k]);
          g_assert_true (g_strv_contains (words, entries[k]) ||
                         g_strv_contains (provider_ids, entries[k]));
          if (i == 1)
            g_assert_false (has_list (file, "Client", "OAuth2", entries[k]));
        }
    }
}

static void
test_oauth2 (void)
{
  for_each_file (ROOT "clients/", check_oauth2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/schema/ids", test_ids);
  g_test_add_func ("/catalogue/schema/keys", test_keys);
  g_test_add_func ("/catalogue/schema/complete", test_complete);
  g_test_add_func ("/catalogue/schema/choices", test_choices);
  g_test_add_func ("/catalogue/schema/notes", test_notes);
  g_test_add_func ("/catalogue/schema/oauth2", test_oauth2);
  return g_test_run ();
}
