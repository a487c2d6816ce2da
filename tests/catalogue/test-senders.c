/* Tests of applications and devices that only send: what their descriptions may say, and lines that no value can break out of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "catalogue/catalogue.h"

static const char *const no_folders[] = { NULL };

/* Has line breaks where the cases have none to write. */
#define CLIENT "[Client]\nId=shop\nName=Shop\nKind=sender\n"
#define SMTP "[SMTP]\nImplicitLabel=SSL\nStartTlsLabel=TLS\n"

static SpClient *
read (const char *text, GError **error)
{
  return sp_client_new_from_data (text, strlen (text), "/etc/shop.client", NULL, error);
}

static void
test_facts (void)
{
  static const char text[] =
      CLIENT "Block.file=shop.ini\nBlock.quoting=yaml\nBlock.implicit=\\s host: '{server.smtp}'\\n"
             "  port: {port.smtp}\n" SMTP
             "StartTlsCanBeRequired=no\nFallsBackSilently=only-if-chosen\nVerifiesCertificate=no\n"
             "VerifyWith=check = yes;ca = file;\nTimeout=never\n"
             "Wrong1=TLS;465;waits;verified;timed out\\; sorry;\nWrong2=None;587 no-starttls;clear;"
             "unverified;\nWrong3=SSL;other-port;fails;documented;\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(SpClient) client = read (text, &error);
  const SpClientSending *sending;
  const SpWrongValue *wrong;

  g_assert_no_error (error);
  sending = sp_client_get_sending (client);
  g_assert_nonnull (sending);
  g_assert_cmpint (sending->starttls_required, ==, SP_REQUIRABLE_NO);
  g_assert_cmpint (sending->falls_back, ==, SP_FALLBACK_ONLY_IF_CHOSEN);
  g_assert_cmpint (sending->verifies_certificate, ==, SP_VERIFICATION_NO);
  g_assert_cmpstr (sending->verify_with[1], ==, "ca = file");
  g_assert_cmpuint (sending->timeout_s, ==, SP_TIMEOUT_NEVER);
  g_assert_cmpuint (sending->wrong->len, ==, 3);
  wrong = sending->wrong->pdata[0];
  g_assert_cmpstr (wrong->seen, ==, "timed out; sorry");
  g_assert_cmpuint (wrong->port, ==, 465);
  wrong = sending->wrong->pdata[1];
  g_assert_cmpint (wrong->place, ==, SP_WRONG_PLACE_NO_STARTTLS);
  g_assert_cmpint (wrong->confidence, ==, SP_CONFIDENCE_UNVERIFIED);
  g_assert_null (wrong->seen);
  wrong = sending->wrong->pdata[2];
  g_assert_cmpuint (wrong->port, ==, 0);
  g_assert_cmpstr (sp_client_blocks_get (&sending->blocks, SP_SECURITY_TLS), ==,
                   "  host: '{server.smtp}'\n  port: {port.smtp}");
  g_assert_null (sp_client_blocks_get (&sending->blocks, SP_SECURITY_STARTTLS));
}

/* What is not said is not known; what is of no kind is a mail program. */
static void
test_defaults (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpClient) sender = read (CLIENT SMTP, &error);
  g_autoptr(SpClient) reader = read ("[Client]\nId=pigeon\nName=Pigeon\n" SMTP, NULL);
  const SpClientSending *sending;

  g_assert_no_error (error);
  sending = sp_client_get_sending (sender);
  g_assert_cmpint (sending->starttls_required, ==, SP_REQUIRABLE_UNKNOWN);
  g_assert_cmpint (sending->falls_back, ==, SP_FALLBACK_UNKNOWN);
  g_assert_cmpint (sending->verifies_certificate, ==, SP_VERIFICATION_UNKNOWN);
  g_assert_true (sp_client_sending_is_marked (sending));
  g_assert_cmpuint (sending->timeout_s, ==, 0);
  g_assert_null (sp_client_get_sending (reader));
}

static const struct
{
  const char *text;
  const char *error;
} mistakes[] = {
  { "[Client]\nId=a\nName=A\nKind=relay\n" SMTP,
    "line 4: [Client] Kind is “relay”: not one of reader, sender" },
  { CLIENT, "[SMTP] has to be given" },
  { CLIENT SMTP "[IMAP]\nImplicitLabel=SSL\n",
    "line 8: [IMAP] has no place beside Kind=sender, which only sends" },
  { CLIENT SMTP "StartTlsCanBeRequired=perhaps\n",
    "line 8: [SMTP] StartTlsCanBeRequired is “perhaps”: not one of yes, no, depends, unknown" },
  { CLIENT SMTP "FallsBackSilently=partly\n",
    "line 8: [SMTP] FallsBackSilently is “partly”: not one of yes, no, only-if-chosen, depends, "
    "unknown" },
  { CLIENT SMTP "VerifiesCertificate=depends\n",
    "line 8: [SMTP] VerifiesCertificate is “depends”: not one of yes, no, partly, by-version, "
    "unknown" },
  { CLIENT SMTP "Timeout=0\n",
    "line 8: [SMTP] Timeout is “0”: neither a number of seconds nor never" },
  { CLIENT SMTP "Wrong1=TLS;465;waits;\n", "line 8: [SMTP] Wrong1 is “TLS;465;waits;”: has to be "
                                           "CHOICE;PLACE;EFFECT;CONFIDENCE;MESSAGE" },
  { CLIENT SMTP "Wrong1=TLS;465 sometimes;waits;verified;\n",
    "line 8: [SMTP] Wrong1 is “TLS;465 sometimes;waits;verified;”: the place is not a port, any, "
    "bad-certificate or other-port, nor a port and no-starttls" },
  { CLIENT SMTP "Wrong1=TLS;port;waits;verified;\n",
    "line 8: [SMTP] Wrong1 is “TLS;port;waits;verified;”: the place is not a port, any, "
    "bad-certificate or other-port, nor a port and no-starttls" },
  { CLIENT SMTP "Wrong1=TLS;465;hangs;verified;\n",
    "line 8: [SMTP] Wrong1 is “TLS;465;hangs;verified;”: the effect is not one of waits, fails, "
    "refused, clear, if-offered, unchecked, works" },
  { CLIENT SMTP "Wrong1=TLS;465;waits;certain;\n",
    "line 8: [SMTP] Wrong1 is “TLS;465;waits;certain;”: the confidence is not one of verified, "
    "documented, unverified" },
  { CLIENT "Block.implicit=host {server.smtp}\n" SMTP,
    "[Client] Block.file has to say where the lines belong" },
  { CLIENT "Block.file=x\nBlock.quoting=latex\n" SMTP,
    "line 6: [Client] Block.quoting is “latex”: not one of none, backslash, ruby, yaml, shell, "
    "powershell, dotenv, url, properties" },
  { CLIENT "Block.file=x\nBlock.implicit=host {server}\n" SMTP,
    "line 6: [Client] Block.implicit is “host {server}”: a placeholder is not one of "
    "{server.smtp}, {port.smtp}, {user.smtp}, {address}, {address.local}, {address.domain}, "
    "{password}" },
  { "[Client]\nId=a\nName=A\n" SMTP "Wrong1=TLS;465;waits;verified;\n",
    "line 7: [SMTP] Wrong1 is “TLS;465;waits;verified;”: needs Kind=sender" },
  { "[Client]\nId=a\nName=A\nKind=reader\n" SMTP "FallsBackSilently=no\n",
    "line 8: [SMTP] FallsBackSilently is “no”: needs Kind=sender" },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SpClient) client = read (mistakes[i].text, &error);

      g_assert_null (client);
      g_assert_nonnull (error);
      g_assert_cmpuint (error->domain, ==, SP_CATALOGUE_ERROR);
      g_assert_cmpstr (error->message, ==, mistakes[i].error);
    }
}

static char *
fill (const char *quoting, const char *lines, const char *user)
{
  g_autofree char *text = g_strdup_printf (
      CLIENT "Block.file=x\nBlock.quoting=%s\nBlock.implicit=%s\n" SMTP, quoting, lines);
  const SpBlockValues values = { "smtp.example.edu", 465, user, "ann@example.edu" };
  g_autoptr(GError) error = NULL;
  g_autoptr(SpClient) client = read (text, &error);

  g_assert_no_error (error);
  return sp_client_blocks_fill (&sp_client_get_sending (client)->blocks, SP_SECURITY_TLS, &values);
}

static const struct
{
  const char *quoting;
  const char *lines; /* as the description writes them */
  const char *user;
  const char *filled; /* NULL: refused */
} quotings[] = {
  { "none", "{user.smtp}|{server.smtp}:{port.smtp}", "ann.b+c@example.edu",
    "ann.b+c@example.edu|smtp.example.edu:465" },
  { "none", "{address.local} at {address.domain}", "ann", "ann at example.edu" },
  { "none", "a {user.smtp}", "o'brien", NULL },
  { "none", "a \"{user.smtp}\"", "a b", NULL },
  { "none", "a {user.smtp}", "a#b", NULL },
  { "none", "a {user.smtp}", "a\nevil = yes", NULL },
  { "none", "a {user.smtp}", "{password}", NULL },
  { "backslash", "u = \"{user.smtp}\"", "o'b\"r\\n", "u = \"o'b\\\"r\\\\n\"" },
  { "backslash", "u = '{user.smtp}'", "o'b\"r", "u = 'o\\'b\"r'" },
  { "backslash", "u = \"\\\\\"{user.smtp}\"", "a\"", "u = \"\\\"a\\\"\"" },
  { "backslash", "u = {user.smtp}", "o'b", NULL },
  { "backslash", "u = \"{user.smtp}\"", "a\r\nEVIL", NULL },
  { "backslash", "u = \"{user.smtp}\"",
    "a\xe2\x80\xa8"
    "b",
    NULL },
  { "backslash", "u = \"{user.smtp}\"",
    "a\xe2\x80\xae"
    "b",
    NULL },
  { "backslash", "u = \"{user.smtp}\"", "a\xff", NULL },
  { "backslash", "# don't\\nu = \"{user.smtp}\"", "a\"", "# don't\nu = \"a\\\"\"" },
  { "backslash", "# {user.smtp}", "ann", NULL },
  { "ruby", "u = \"{user.smtp}\"", "#{evil}\"", "u = \"\\#{evil}\\\"\"" },
  { "yaml", "u: '{user.smtp}'", "o'b\\", "u: 'o''b\\'" },
  { "yaml", "u: \"{user.smtp}\"", "o\"b\\", "u: \"o\\\"b\\\\\"" },
  { "yaml", "u: {user.smtp}", "a: b", NULL },
  { "shell", "x '{user.smtp}'", "'; rm -rf /", "x ''\\''; rm -rf /'" },
  { "shell", "x \"{user.smtp}\"", "$(evil)", NULL },
  { "shell", "x {user.smtp}", "$(evil)", NULL },
  { "powershell", "-U '{user.smtp}'", "o'b $x", "-U 'o''b $x'" },
  { "powershell", "-U '{user.smtp}'", "o\xe2\x80\x99; evil", NULL },
  { "dotenv", "U=\"{user.smtp}\"", "a$b\"c", "U=\"a\\$b\\\"c\"" },
  { "dotenv", "U='{user.smtp}'", "a'b", NULL },
  { "dotenv", "U={user.smtp}", "a b", NULL },
  { "url", "D=\"smtps://{user.smtp}:{password}@{server.smtp}:{port.smtp}\"", "a@b/c\"",
    "D=\"smtps://a%40b%2Fc%22:PASSWORD@smtp.example.edu:465\"" },
  { "url", "D=smtps://{user.smtp}@x\\nfrom = {user.smtp}", "a'b", NULL },
  { "url", "D=smtps://{user.smtp}@x\\nfrom = {address}", "a'b",
    "D=smtps://a%27b@x\nfrom = ann@example.edu" },
  { "properties", "u={user.smtp}", "a\\b c", "u=a\\\\b\\ c" },
  { "none", "{user.smtp} {password}", NULL, "USER_NAME PASSWORD" },
};

static void
test_quoting (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotings); i++)
    {
      g_autofree char *filled = fill (quotings[i].quoting, quotings[i].lines, quotings[i].user);

      g_test_message ("%u %s %s", i, quotings[i].quoting, quotings[i].lines);
      g_assert_cmpstr (filled, ==, quotings[i].filled);
    }
}

/* A server's name comes from the network: it is one, or there are no lines. */
static void
test_servers (void)
{
  static const struct
  {
    const char *server;
    const char *address;
    gboolean fine;
  } cases[] = {
    { "smtp.example.edu", "ann@example.edu", TRUE },
    { "192.0.2.25", NULL, TRUE },
    { NULL, NULL, TRUE },
    { "smtp.example.edu\";evil=\"", NULL, FALSE },
    { "smtp.example.edu\nevil", NULL, FALSE },
    { "", NULL, FALSE },
    { "2001:db8::25", NULL, FALSE },
    { "smtp.example.edu", "ann", FALSE },
    { "smtp.example.edu", "@example.edu", FALSE },
    { "smtp.example.edu", "ann@example.edu'; evil", FALSE },
    { "smtp.example.edu", "\"a@b\"@example.edu", TRUE },
  };
  g_autoptr(SpClient) client = read (CLIENT "Block.file=x\nBlock.quoting=shell\n"
                                             "Block.implicit=x '{server.smtp}' '{address}'\n" SMTP,
                                      NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpBlockValues values = { cases[i].server, 465, NULL, cases[i].address };
      g_autofree char *filled =
          sp_client_blocks_fill (&sp_client_get_sending (client)->blocks, SP_SECURITY_TLS, &values);

      g_test_message ("%u", i);
      g_assert_cmpint (filled != NULL, ==, cases[i].fine);
    }
}

static guint
count (const char *text, char c)
{
  guint n = 0;

  for (; *text; text++)
    n += *text == c;
  return n;
}

/* Whatever stands in the address, the lines stay as many as they were, and nothing is left that has to be filled in. */
static void
check_hostile (const SpClientBlocks *blocks, SpSecurity security)
{
  static const char *const users[] = {
    "ann@example.edu",
    "o'brien@example.edu",
    "\"x\" y@example.edu",
    "a\\@example.edu",
    "a\n[evil]@example.edu",
    "a\r@example.edu",
    "$(x)`y`#{z}<%= 1 %>@example.edu",
    "'; evil ;'@example.edu",
    "{server.smtp}@example.edu",
    "a\xe2\x80\xa9@example.edu",
  };
  const char *lines = sp_client_blocks_get (blocks, security);
  const SpBlockValues plain = { "smtp.example.edu", 465, "ann", "ann@example.edu" };
  g_autofree char *fine = sp_client_blocks_fill (blocks, security, &plain);

  if (lines == NULL)
    return;
  g_assert_nonnull (fine);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      const SpBlockValues values = { "smtp.example.edu", 465, users[i], users[i] };
      g_autofree char *filled = sp_client_blocks_fill (blocks, security, &values);

      g_test_message ("%s", users[i]);
      g_assert_true (i > 0 || filled);
      if (filled == NULL)
        continue;
      g_assert_cmpuint (count (filled, '\n'), ==, count (lines, '\n'));
      g_assert_cmpuint (count (filled, '\r'), ==, 0);
      g_assert_null (strstr (filled, "{password}"));
      g_assert_null (strstr (filled, "{port.smtp}"));
    }
}

/* Every sender that comes with the program: complete, about sending alone, with lines that fill. */
static void
test_shipped (void)
{
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, no_folders);

  g_assert_cmpuint (sp_catalogue_get_n_broken (catalogue), ==, 0);
  g_assert_cmpuint (sp_catalogue_get_n_senders (catalogue), ==, 79);
  for (guint i = 0; i < sp_catalogue_get_n_senders (catalogue); i++)
    {
      SpClient *client = sp_catalogue_get_sender (catalogue, i);
      const SpClientProtocol *can = sp_client_get_protocol (client, SP_PROTOCOL_SMTP);
      const SpClientSending *sending = sp_client_get_sending (client);
      const SpClientBlocks *blocks = &sending->blocks;

      g_test_message ("%s", sp_client_get_id (client));
      g_assert_true (sp_catalogue_find_client (catalogue, sp_client_get_id (client)) == client);
      g_assert_null (sp_client_get_protocol (client, SP_PROTOCOL_IMAP));
      g_assert_nonnull (sp_client_get_settings_path (client));
      g_assert_nonnull (sp_client_get_evidence (client)[0]);
      g_assert_nonnull (can->label_order[0]);
      g_assert_true (can->supports_implicit || can->supports_starttls);
      g_assert_cmpint (can->supports_implicit, ==, can->implicit_label != NULL);
      if (sending->starttls_required == SP_REQUIRABLE_YES)
        g_assert_nonnull (can->starttls_label);
      if (sending->starttls_required == SP_REQUIRABLE_NO)
        g_assert_null (blocks->starttls);
      if (sending->falls_back == SP_FALLBACK_YES && can->opportunistic_label)
        g_assert_cmpstr (can->opportunistic_label, !=, can->starttls_label);
      check_hostile (blocks, SP_SECURITY_TLS);
      check_hostile (blocks, SP_SECURITY_STARTTLS);
    }
}

/* Mail programs are listed without them. */
static void
test_apart (void)
{
  g_autoptr(SpCatalogue) catalogue = sp_catalogue_new_for_folders (NULL, no_folders);
  g_autoptr(GPtrArray) listed = sp_catalogue_list_clients (catalogue, NULL);

  for (guint i = 0; i < sp_catalogue_get_n_clients (catalogue); i++)
    g_assert_null (sp_client_get_sending (sp_catalogue_get_client (catalogue, i)));
  g_assert_cmpuint (listed->len, ==, sp_catalogue_get_n_clients (catalogue));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/senders/facts", test_facts);
  g_test_add_func ("/catalogue/senders/defaults", test_defaults);
  g_test_add_func ("/catalogue/senders/mistakes", test_mistakes);
  g_test_add_func ("/catalogue/senders/quoting", test_quoting);
  g_test_add_func ("/catalogue/senders/servers", test_servers);
  g_test_add_func ("/catalogue/senders/shipped", test_shipped);
  g_test_add_func ("/catalogue/senders/apart", test_apart);
  return g_test_run ();
}
