/* Tests of what a description says about adding an account: steps in order, what is found, lines to paste, hosts for OAuth2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "catalogue/client.h"
#include "catalogue/placeholder.h"

#define CLIENT "[Client]\nId=x\nName=X\n"

static SpClient *
read_client (const char *text, const char *language, GError **error)
{
  const char *const languages[] = { language, NULL };

  return sp_client_new_from_data (text, strlen (text), "x.client", languages, error);
}

static SpClient *
read_good (const char *text, const char *language)
{
  g_autoptr(GError) error = NULL;
  SpClient *client = read_client (text, language, &error);

  g_assert_no_error (error);
  return client;
}

static const char stepped[] = CLIENT "AddAccount10=press; Done\n"
                                     "AddAccount1=open; ≡ ▸ New Account\n"
                                     "AddAccount2=choose; Protocol: IMAP\n"
                                     "AddAccount2Pop=POP3\n"
                                     "AddAccount2Page=Set-up\n"
                                     "AddAccount2Page[de]=Einrichtung\n"
                                     "AddAccount3=type; Host: {server.imap}:{port.imap}\n"
                                     "AddAccount3[de]=type; Rechner: {server.imap}:{port.imap}\n"
                                     "AddAccount4=choose; Use TLS; ticked\n"
                                     "AddAccount5=choose; Guess; unticked\n"
                                     "AddAccount5When=imap starttls\n"
                                     "AddAccount6=choose; Upgrade\n"
                                     "AddAccount6When=smtp starttls\n"
                                     "AddAccount7=press; Skip\n"
                                     "AddAccount7If=Only if it is there.\n"
                                     "AddAccount8=type; Name: {name}\n"
                                     "AddAccount9=press; Next: more\n"
                                     "AddAccountConfidence=verified\n"
                                     "AddAccountNote1=Mind this.\n";

/* By their numbers, and not by the place in the file. */
static void
test_steps (void)
{
  g_autoptr(SpClient) client = read_good (stepped, NULL);
  GPtrArray *steps = sp_client_get_add_account_steps (client);
  const SpSetupStep *const *step = (const SpSetupStep *const *) steps->pdata;

  g_assert_cmpuint (steps->len, ==, 10);
  g_assert_cmpint (step[0]->kind, ==, SP_STEP_OPEN);
  g_assert_cmpstr (step[0]->label, ==, "≡ ▸ New Account");
  g_assert_null (step[0]->value);
  g_assert_cmpint (step[1]->kind, ==, SP_STEP_CHOOSE);
  g_assert_cmpstr (step[1]->value, ==, "IMAP");
  g_assert_cmpstr (step[1]->pop_value, ==, "POP3");
  g_assert_cmpstr (step[1]->page, ==, "Set-up");
  g_assert_cmpstr (step[2]->text, ==, "Host: {server.imap}:{port.imap}");
  g_assert_cmpstr (step[2]->label, ==, "Host");
  g_assert_cmpstr (step[2]->value, ==, "{server.imap}:{port.imap}");
  g_assert_cmpstr (step[3]->state, ==, "ticked");
  g_assert_cmpstr (step[4]->state, ==, "unticked");
  g_assert_cmpuint (step[4]->incoming, ==, 1u << SP_SECURITY_STARTTLS);
  g_assert_cmpuint (step[4]->outgoing, ==, 0);
  g_assert_cmpuint (step[5]->outgoing, ==, 1u << SP_SECURITY_STARTTLS);
  g_assert_cmpstr (step[6]->condition, ==, "Only if it is there.");
  g_assert_cmpstr (step[8]->label, ==, "Next: more");
  g_assert_cmpint (step[9]->kind, ==, SP_STEP_PRESS);
  g_assert_cmpint (sp_client_get_add_account_confidence (client), ==, SP_CONFIDENCE_VERIFIED);
  g_assert_cmpstr (sp_client_get_add_account_notes (client)[0], ==, "Mind this.");
}

static void
test_language (void)
{
  g_autoptr(SpClient) client = read_good (stepped, "de");
  const SpSetupStep *page = g_ptr_array_index (sp_client_get_add_account_steps (client), 1);
  const SpSetupStep *host = g_ptr_array_index (sp_client_get_add_account_steps (client), 2);

  g_assert_cmpstr (page->label, ==, "Protocol");
  g_assert_cmpstr (page->page, ==, "Einrichtung");
  g_assert_cmpstr (host->label, ==, "Rechner");
  g_assert_cmpstr (host->value, ==, "{server.imap}:{port.imap}");
}

static void
test_nothing (void)
{
  g_autoptr(SpClient) client = read_good (CLIENT, NULL);
  guint means = 1;

  g_assert_cmpuint (sp_client_get_add_account_steps (client)->len, ==, 0);
  g_assert_null (sp_client_get_add_account_notes (client)[0]);
  g_assert_cmpint (sp_client_finds_settings (client, &means), ==, SP_UNKNOWN);
  g_assert_cmpuint (means, ==, 0);
  g_assert_null (sp_client_get_block (client, SP_PASTE_IMPLICIT));
  g_assert_null (sp_client_get_oauth2_hosts (client)[0]);
}

static void
test_finds (void)
{
  const struct
  {
    const char *text;
    SpTristate finds;
    guint means;
  } cases[] = {
    { CLIENT "FindsSettings=autoconfig;mx;\n", SP_YES,
      1u << SP_MEANS_AUTOCONFIG | 1u << SP_MEANS_MX },
    { CLIENT "FindsSettings=maker;\nUsesAutoconfig=true\n", SP_YES, 1u << SP_MEANS_MAKER },
    { CLIENT "FindsSettings=none\n", SP_NO, 0 },
    { CLIENT "UsesAutoconfig=true\n", SP_YES, 1u << SP_MEANS_AUTOCONFIG },
    { CLIENT "UsesAutoconfig=false\n", SP_UNKNOWN, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SpClient) client = read_good (cases[i].text, NULL);
      guint means = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sp_client_finds_settings (client, &means), ==, cases[i].finds);
      g_assert_cmpuint (means, ==, cases[i].means);
    }
}

static void
test_blocks (void)
{
  g_autoptr(SpClient) client =
      read_good (CLIENT "Block.implicit=[{account}]\\n\\n  a {{b}} = \"{server.imap}\"\\n\n", NULL);
  g_autoptr(SpClient) sender = read_good (
      CLIENT "Kind=sender\nBlock.file=x\nBlock.implicit={ x }\n[SMTP]\n"
             "StartTlsCanBeRequired=yes\nFallsBackSilently=no\nVerifiesCertificate=yes\n",
      NULL);

  g_assert_cmpstr (sp_client_get_block (client, SP_PASTE_IMPLICIT), ==,
                   "[{account}]\n\n  a {{b}} = \"{server.imap}\"\n");
  g_assert_null (sp_client_get_block (client, SP_PASTE_STARTTLS));
  g_assert_null (sp_client_get_block (client, SP_PASTE_MIXED));
  g_assert_null (sp_client_get_block (sender, SP_PASTE_IMPLICIT));
}

/* What is wrong is told with its line and a reason. */
static void
test_mistakes (void)
{
  const struct
  {
    const char *text;
    const char *said;
  } cases[] = {
    { "AddAccount1=wait; Long\n", "line 4: *AddAccount1*open, type, choose, press" },
    { "AddAccount1=open\n", "line 4: *KIND; LABEL" },
    { "AddAccount1=open; \n", "line 4: *KIND; LABEL" },
    { "AddAccount1=choose; A; B; ticked\n", "line 4: *KIND; LABEL" },
    { "AddAccount1=choose; A; half\n", "line 4: *ticked or unticked" },
    { "AddAccount1=press; A; ticked\n", "line 4: *only a box*" },
    { "AddAccount1=type; Port: {port.imp}\n", "line 4: *there is no place {port.imp}" },
    { "AddAccount1=type; Port: {port.imap.urlencoded}\n", "line 4: *there is no place*" },
    { "AddAccount1=type; Port: {port\n", "line 4: *a single “{”*" },
    { "AddAccount1=open; A\nAddAccount3=open; B\n", "line 5: *a step before it is missing" },
    { "AddAccount0=open; A\n", "line 4: *from 1 to 60" },
    { "AddAccount99=open; A\n", "line 4: *from 1 to 60" },
    { "AddAccount1=open; A\nAddAccount01Page=B\n", "line 5: *a step before*" },
    { "AddAccount1=open; A\nAddAccount1Pge=B\n", "line 5: *Pop, Page, If, When" },
    { "AddAccount1=open; A\nAddAccount1When=pop tls\n", "line 5: *neither imap nor smtp" },
    { "AddAccount1=open; A\nAddAccount1When=imap none\n", "line 5: *imap starttls, smtp tls*" },
    { "AddAccount1=open; A\nAddAccount1When=imap\n", "line 5: *imap starttls, smtp tls*" },
    { "AddAccountConfidence=high\n", "line 4: *verified*" },
    { "FindsSettings=magic;\n", "line 4: *autoconfig, pacc*" },
    { "FindsSettings=none;mx;\n", "line 4: *not none alone*" },
    { "Block.starttls=a {nobody}\n", "line 4: *there is no place {nobody}" },
    { "OAuth2Hosts=Example.org\n", "line 4: *small letters*" },
    { "OAuth2HostMatch=like\n", "line 4: *exact, parent*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = g_strconcat (CLIENT, cases[i].text, NULL);
      g_autofree char *said = g_strconcat (cases[i].said, "*", NULL);

      g_assert_null (read_client (text, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (said, error->message));
    }
}

/* However long somebody writes, a step stays one that can be shown. */
static void
test_bounds (void)
{
  g_autofree char *much = g_strnfill (5000, 'a');
  g_autofree char *step = g_strconcat (CLIENT "AddAccount1=press; ", much, "\n", NULL);
  g_autofree char *block = g_strconcat (CLIENT "Block.implicit=", much, "\n", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (read_client (step, NULL, &error));
  g_assert_nonnull (strstr (error->message, "more than 300 bytes"));
  g_clear_error (&error);
  g_assert_null (read_client (block, NULL, &error));
  g_assert_nonnull (strstr (error->message, "more than 4000 bytes"));
}

/* The name of a place goes in, apart from one. */
static char *
echo (const char *name, gpointer data)
{
  return g_strcmp0 (name, data) == 0 ? NULL : g_ascii_strup (name, -1);
}

static void
test_places (void)
{
  const char *text = "{{{server.imap}:{port.imap}}} {{x}}";
  g_autofree char *filled = sp_placeholder_fill (text, echo, NULL);

  g_assert_cmpstr (filled, ==, "{SERVER.IMAP:PORT.IMAP} {x}");
  g_assert_null (sp_placeholder_fill (text, echo, (gpointer) "port.imap"));
  g_assert_true (sp_placeholder_is_used (text, ".imap"));
  g_assert_true (sp_placeholder_is_used (text, "port.imap"));
  g_assert_false (sp_placeholder_is_used (text, ".smtp"));
  g_assert_false (sp_placeholder_is_used (text, "x"));
}

static void
test_hosts (void)
{
  static const char parents[] = CLIENT "OAuth2=yandex;\nOAuth2Hosts=yahoo.com;imap.mail.ru;\n"
                                       "OAuth2HostsUnsure=att.net;\nOAuth2HostMatch=parent\n";
  const struct
  {
    const char *host; /* (nullable) */
    SpTristate able;
  } cases[] = {
    { "yahoo.com", SP_YES },        { "imap.mail.yahoo.com", SP_YES }, { "IMAP.MAIL.RU", SP_YES },
    { "pop.mail.ru", SP_NO },       { "yahoo.co.jp", SP_NO },          { "notyahoo.com", SP_NO },
    { "imap.att.net", SP_UNKNOWN }, { "imap.yandex.ru", SP_NO },       { NULL, SP_YES },
  };
  g_autoptr(SpClient) client = read_good (parents, NULL);
  g_autoptr(SpClient) exact = read_good (CLIENT "OAuth2Hosts=yahoo.com;\n", NULL);
  g_autoptr(SpClient) none = read_good (CLIENT "OAuth2=yandex;\n", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sp_client_get_oauth2_at (client, "yandex", cases[i].host), ==, cases[i].able);
  g_assert_cmpint (sp_client_get_oauth2_at (exact, NULL, "imap.mail.yahoo.com"), ==, SP_NO);
  g_assert_cmpint (sp_client_get_oauth2_at (exact, NULL, "yahoo.com"), ==, SP_YES);
  g_assert_cmpint (sp_client_get_oauth2_at (none, "yandex", "imap.yandex.ru"), ==, SP_YES);
  g_assert_cmpstr (sp_client_get_oauth2_hosts (client)[1], ==, "imap.mail.ru");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-setup/steps", test_steps);
  g_test_add_func ("/client-setup/language", test_language);
  g_test_add_func ("/client-setup/nothing", test_nothing);
  g_test_add_func ("/client-setup/finds", test_finds);
  g_test_add_func ("/client-setup/blocks", test_blocks);
  g_test_add_func ("/client-setup/mistakes", test_mistakes);
  g_test_add_func ("/client-setup/bounds", test_bounds);
  g_test_add_func ("/client-setup/places", test_places);
  g_test_add_func ("/client-setup/hosts", test_hosts);
  return g_test_run ();
}
