/* Tests of the steps of adding an account in words: order, values, what is left out, lines to paste, and what is found by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sentence.h"
#include "text/setup-guide.h"

#define WINDOW                                                                                     \
  "[Client]\nId=pigeon\nName=Pigeon 3\nFindsSettings=autoconfig;ispdb;\n"                          \
  "AddAccount1=open; File ▸ New\n"                                                               \
  "AddAccount2=type; Your name: {name}\n"                                                          \
  "AddAccount3=choose; Protocol: IMAP\nAddAccount3Pop=POP3\n"                                      \
  "AddAccount4=type; Server: {server.imap}:{port.imap}\n"                                          \
  "AddAccount5=choose; Safety: {security.imap}\n"                                                  \
  "AddAccount6=choose; Method: {auth.imap}\n"                                                      \
  "AddAccount7=choose; Upgrade; ticked\nAddAccount7When=imap starttls\n"                           \
  "AddAccount8=choose; Guess; unticked\n"                                                          \
  "AddAccount9=type; Login: {user.smtp}\n"                                                         \
  "AddAccount10=type; Password: {password}\n"                                                      \
  "AddAccount11=press; Done\nAddAccount11If=Only if it is there.\n"                                \
  "AddAccountNote1=Mind this.\n"

#define TERMINAL                                                                                   \
  "[Client]\nId=owl\nName=Owl\nFindsSettings=none\nAddAccountConfidence=verified\n"                \
  "AddAccount1=open; ~/.owlrc\nAddAccount2=type; {block}\n"                                        \
  "Block.implicit=[{account}]\\nfrom = {name} <{address}>\\n"                                      \
  "in = imaps://{user.imap.urlencoded}@{server.imap}:{port.imap}\\nout = smtps:{server.smtp}\n"    \
  "Block.starttls=in = {{imap}} {server.imap} {user.imap}\\nout = smtp:{server.smtp}\n"            \
  "Block.mixed=in = imaps:{server.imap}\\nout = smtp:{server.smtp} {password_command}\n"

/* Lines that name no server. */
#define BARE                                                                                       \
  "[Client]\nId=wren\nName=Wren\nFindsSettings=none\nAddAccountConfidence=verified\n"              \
  "AddAccount1=open; ~/.wrenrc\nAddAccount2=type; {block}\nBlock.implicit=from = {address}\n"

/* A program, what is advised for it, and a report on which that rests. */
typedef struct
{
  SpClient *client;
  SpAccount *account;
  SpReport *report;
  GPtrArray *advice;
  SpAdvice imap;
  SpAdvice pop3;
  SpAdvice smtp;
} Fixture;

static void
advise (SpAdvice *advice, SpClient *client, SpProtocol protocol, const char *host)
{
  memset (advice, 0, sizeof *advice);
  advice->client = client;
  advice->protocol = protocol;
  advice->available = TRUE;
  advice->checked = TRUE;
  advice->host = (char *) host;
  advice->security = SP_SECURITY_TLS;
  advice->port = sp_protocol_get_default_port (protocol, SP_SECURITY_TLS);
  advice->security_label = (char *) "SSL/TLS";
  advice->user_name = (char *) "ann@example.edu";
}

static void
set_up (Fixture *fixture, gconstpointer text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpService) service = sp_service_new ();

  fixture->client = sp_client_new_from_data (text, strlen (text), "x.client", NULL, &error);
  g_assert_no_error (error);
  fixture->account = sp_account_new ("ann@example.edu", &error);
  g_assert_no_error (error);
  fixture->report = sp_report_new (service);
  fixture->advice = g_ptr_array_new ();
  advise (&fixture->imap, fixture->client, SP_PROTOCOL_IMAP, "imap.example.edu");
  advise (&fixture->pop3, fixture->client, SP_PROTOCOL_POP3, "pop.example.edu");
  advise (&fixture->smtp, fixture->client, SP_PROTOCOL_SMTP, "smtp.example.edu");
  g_ptr_array_add (fixture->advice, &fixture->imap);
  g_ptr_array_add (fixture->advice, &fixture->pop3);
  g_ptr_array_add (fixture->advice, &fixture->smtp);
}

static void
tear_down (Fixture *fixture, gconstpointer text)
{
  g_ptr_array_unref (fixture->advice);
  sp_report_unref (fixture->report);
  sp_account_unref (fixture->account);
  sp_client_unref (fixture->client);
}

static SpSetupGuide *
make_guide (Fixture *fixture)
{
  return sp_setup_guide_new (fixture->client, fixture->advice, fixture->report, fixture->account);
}

static void
assert_lines (const SpSetupGuide *guide, const char *const *expected)
{
  guint i = 0;

  for (; expected[i]; i++)
    {
      g_assert_cmpuint (i, <, guide->lines->len);
      g_assert_cmpstr (((SpSetupLine *) g_ptr_array_index (guide->lines, i))->text, ==,
                       expected[i]);
    }
  g_assert_cmpuint (guide->lines->len, ==, i);
}

static void
test_steps (Fixture *fixture, gconstpointer text)
{
  static const char *const expected[] = {
    "Open “File ▸ New”.",
    "Type into “Your name”: your name",
    "Choose “IMAP” in “Protocol”.",
    "Type into “Server”: imap.example.edu:993",
    "Choose “SSL/TLS” in “Safety”.",
    "Make sure that “Guess” is not ticked.",
    "Type into “Login”: ann@example.edu",
    "Type into “Password”: your password",
    "Press “Done”. Only if it is there.",
    NULL,
  };
  g_autoptr(SpSetupGuide) guide = make_guide (fixture);
  const SpSetupLine *const *lines = (const SpSetupLine *const *) guide->lines->pdata;

  assert_lines (guide, expected);
  g_assert_null (lines[1]->value);
  g_assert_cmpstr (lines[3]->value, ==, "imap.example.edu:993");
  g_assert_null (lines[7]->value);
  g_assert_null (guide->block);
  g_assert_cmpstr (guide->notes[0], ==, "Mind this.");
  g_assert_nonnull (strstr (guide->notes[1], "not tried in the program"));
  g_assert_false (sp_setup_guide_is_empty (guide));
}

/* Another security, another step; POP where there is no IMAP; no user name where there is no sign-in. */
static void
test_other_values (Fixture *fixture, gconstpointer text)
{
  static const char *const expected[] = {
    "Open “File ▸ New”.",
    "Type into “Your name”: your name",
    "Choose “POP3” in “Protocol”.",
    "Type into “Server”: pop.example.edu:110",
    "Choose “SSL/TLS” in “Safety”.",
    "Choose “Plain” in “Method”.",
    "Tick “Upgrade”.",
    "Make sure that “Guess” is not ticked.",
    "Type into “Password”: your password",
    "Press “Done”. Only if it is there.",
    NULL,
  };
  g_autoptr(SpSetupGuide) guide = NULL;

  fixture->imap.available = FALSE;
  fixture->pop3.security = SP_SECURITY_STARTTLS;
  fixture->pop3.port = 110;
  fixture->pop3.auth_label = (char *) "Plain";
  fixture->smtp.auth = SP_AUTH_NONE;
  guide = make_guide (fixture);
  assert_lines (guide, expected);
}

/* Half of the steps would leave a person in the middle of a page. */
static void
test_half (Fixture *fixture, gconstpointer text)
{
  g_autoptr(SpSetupGuide) guide = NULL;

  fixture->smtp.available = FALSE;
  guide = make_guide (fixture);
  g_assert_cmpuint (guide->lines->len, ==, 0);
  g_assert_null (guide->notes[0]);
  g_assert_true (sp_setup_guide_is_empty (guide));
}

static void
test_block (Fixture *fixture, gconstpointer text)
{
  static const char *const expected[] = {
    "Open the file ~/.owlrc in a text editor; create it if there is none.",
    "Add these lines and save the file:",
    NULL,
  };
  g_autoptr(SpSetupGuide) guide = make_guide (fixture);
  g_autoptr(SpSetupGuide) token = NULL;
  g_autoptr(SpSetupGuide) nobody = NULL;

  assert_lines (guide, expected);
  g_assert_cmpstr (guide->block, ==,
                   "[example-edu]\nfrom = YOUR NAME <ann@example.edu>\n"
                   "in = imaps://ann%40example.edu@imap.example.edu:993\n"
                   "out = smtps:smtp.example.edu\n");
  g_assert_cmpstr (guide->notes[0], ==, "Replace what is in capitals: YOUR NAME.");
  g_assert_null (guide->notes[1]);
  fixture->imap.auth = SP_AUTH_OAUTH2;
  token = make_guide (fixture);
  g_assert_nonnull (strstr (token->notes[1], "sign in with a password"));
  g_clear_pointer (&fixture->account, sp_account_unref);
  fixture->imap.user_name = NULL;
  nobody = make_guide (fixture);
  g_assert_nonnull (strstr (nobody->block, "[main]\nfrom = YOUR NAME <YOUR-ADDRESS>\n"
                                           "in = imaps://USER-NAME@imap.example.edu:993\n"));
  fixture->account = sp_account_new ("ann@example.edu", NULL);
}

/* Each pair of securities has its own lines, and one that the program cannot have has none. */
static void
test_block_securities (Fixture *fixture, gconstpointer text)
{
  const struct
  {
    SpSecurity in;
    SpSecurity out;
    const char *block; /* (nullable) */
  } cases[] = {
    { SP_SECURITY_STARTTLS, SP_SECURITY_STARTTLS,
      "in = {imap} imap.example.edu ann@example.edu\nout = smtp:smtp.example.edu\n" },
    { SP_SECURITY_TLS, SP_SECURITY_STARTTLS,
      "in = imaps:imap.example.edu\nout = smtp:smtp.example.edu PASSWORD-COMMAND\n" },
    { SP_SECURITY_STARTTLS, SP_SECURITY_TLS, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SpSetupGuide) guide = NULL;

      fixture->imap.security = cases[i].in;
      fixture->smtp.security = cases[i].out;
      guide = make_guide (fixture);
      g_assert_cmpstr (guide->block, ==, cases[i].block);
      g_assert_cmpuint (guide->lines->len, ==, cases[i].block ? 2 : 0);
    }
}

/* What a document on the web calls the user must not become a command in somebody's file. */
static void
test_block_is_safe (Fixture *fixture, gconstpointer text)
{
  static const char *const names[] = { "ann`id`", "ann\"x", "a\\n", "a b", "$HOME", "a;b", "a{b" };

  fixture->imap.security = fixture->smtp.security = SP_SECURITY_STARTTLS;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(SpSetupGuide) guide = NULL;

      fixture->imap.user_name = (char *) names[i];
      guide = make_guide (fixture);
      g_assert_null (guide->block);
      g_assert_cmpuint (guide->lines->len, ==, 0);
    }
}

static void
name_servers (Fixture *fixture, SpSource source, const char *smtp)
{
  SpService *service = sp_report_get_service (fixture->report);
  g_autoptr(SpEndpoint) in =
      sp_endpoint_new (SP_PROTOCOL_IMAP, "imap.example.edu", 993, SP_SECURITY_TLS);
  g_autoptr(SpEndpoint) out = sp_endpoint_new (SP_PROTOCOL_SMTP, smtp, 465, SP_SECURITY_TLS);

  sp_service_add (service, in, source);
  sp_service_add (service, out, source);
}

static void
assert_found (Fixture *fixture, const char *part)
{
  g_autoptr(SpSetupGuide) guide = make_guide (fixture);

  if (part == NULL)
    g_assert_null (guide->found);
  else
    {
      g_assert_nonnull (guide->found);
      g_test_message ("%s", guide->found);
      g_assert_nonnull (strstr (guide->found, part));
      g_assert_true (g_str_has_prefix (guide->found, "Pigeon 3 "));
    }
}

/* Whatever is missing, there are lines for what is advised, or none. */
static void
test_block_is_bare (Fixture *fixture, gconstpointer text)
{
  for (guint available = 0; available < 4; available++)
    {
      g_autoptr(SpSetupGuide) guide = NULL;

      fixture->imap.available = fixture->pop3.available = (available & 1) != 0;
      fixture->smtp.available = (available & 2) != 0;
      guide = make_guide (fixture);
      g_assert_cmpstr (guide->block, ==, available & 2 ? "from = ann@example.edu\n" : NULL);
    }
}

/* Only what the program asks counts, and only the first of it that answers. */
static void
test_found (Fixture *fixture, gconstpointer text)
{
  assert_found (fixture, NULL);
  name_servers (fixture, SP_SOURCE_SRV, "smtp.example.edu");
  assert_found (fixture, NULL);
  name_servers (fixture, SP_SOURCE_ISPDB, "smtp.example.edu");
  assert_found (fixture, "finds these settings by itself");
  fixture->smtp.checked = FALSE;
  assert_found (fixture, "should find these settings by itself");
  fixture->smtp.checked = TRUE;
  name_servers (fixture, SP_SOURCE_AUTOCONFIG, "old.example.edu");
  assert_found (fixture, "may find other settings");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, program, run) g_test_add (path, Fixture, program, set_up, run, tear_down)
  ADD ("/text/setup-guide/steps", WINDOW, test_steps);
  ADD ("/text/setup-guide/other-values", WINDOW, test_other_values);
  ADD ("/text/setup-guide/half", WINDOW, test_half);
  ADD ("/text/setup-guide/found", WINDOW, test_found);
  ADD ("/text/setup-guide/block", TERMINAL, test_block);
  ADD ("/text/setup-guide/block-securities", TERMINAL, test_block_securities);
  ADD ("/text/setup-guide/block-is-bare", BARE, test_block_is_bare);
  ADD ("/text/setup-guide/block-is-safe", TERMINAL, test_block_is_safe);
  return g_test_run ();
}
