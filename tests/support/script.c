/* What a test server says: a table of rules over the ordinary behaviour of IMAP, POP3, SMTP and ManageSieve.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "script.h"

#include <string.h>

/* The ordinary behaviour of one protocol. */
typedef struct
{
  const char *greeting;
  const char *capabilities_in_clear;
  const char *capabilities_in_tls;
  const SpTestRule *rules;
  SpTestScript busy;
} Manners;

static const SpTestRule imap_rules[] = {
  { "CAPABILITY", "{capabilities}{tag} OK Capabilities listed.\r\n" },
  { "STARTTLS", "{tag} OK Begin TLS now.\r\n", SP_TEST_START_TLS, SP_TEST_IN_CLEAR },
  { "STARTTLS", "{tag} BAD TLS is already active.\r\n" },
  { "NOOP", "{tag} OK Done.\r\n" },
  { "ID", "* ID NIL\r\n{tag} OK Done.\r\n" },
  { "LOGIN", "{tag} NO [PRIVACYREQUIRED] Not without TLS.\r\n", 0, SP_TEST_IN_CLEAR },
  { "LOGIN", "{tag} NO [AUTHENTICATIONFAILED] No such user.\r\n" },
  { "AUTHENTICATE", "{tag} NO [AUTHENTICATIONFAILED] No such user.\r\n" },
  { "LOGOUT", "* BYE See you.\r\n{tag} OK Logged out.\r\n", SP_TEST_CLOSE },
  { "", "{tag} BAD Unknown command.\r\n" },
  { NULL },
};

static const SpTestRule pop3_rules[] = {
  { "CAPA", "{capabilities}" },
  { "STLS", "+OK Begin TLS now.\r\n", SP_TEST_START_TLS, SP_TEST_IN_CLEAR },
  { "USER", "-ERR Not without TLS.\r\n", 0, SP_TEST_IN_CLEAR },
  { "USER", "+OK Password?\r\n" },
  { "PASS", "-ERR [AUTH] No such user.\r\n" },
  { "NOOP", "-ERR Not before the login.\r\n" },
  { "QUIT", "+OK See you.\r\n", SP_TEST_CLOSE },
  { "", "-ERR Unknown command.\r\n" },
  { NULL },
};

static const SpTestRule smtp_rules[] = {
  { "EHLO", "{capabilities}" },
  { "HELO", "250 localhost\r\n" },
  { "STARTTLS", "220 2.0.0 Begin TLS now\r\n", SP_TEST_START_TLS, SP_TEST_IN_CLEAR },
  { "STARTTLS", "503 5.5.1 TLS is already active\r\n" },
  { "AUTH", "538 5.7.11 Not without TLS\r\n", 0, SP_TEST_IN_CLEAR },
  { "AUTH", "535 5.7.8 No such user\r\n" },
  { "MAIL", "530 5.7.0 Sign in first\r\n" },
  { "NOOP", "250 2.0.0 Done\r\n" },
  { "RSET", "250 2.0.0 Done\r\n" },
  { "QUIT", "221 2.0.0 See you\r\n", SP_TEST_CLOSE },
  { "", "502 5.5.2 Unknown command\r\n" },
  { NULL },
};

static const SpTestRule sieve_rules[] = {
  { "CAPABILITY", "{capabilities}OK\r\n" },
  { "STARTTLS", "OK \"Begin TLS now.\"\r\n", SP_TEST_START_TLS, SP_TEST_IN_CLEAR },
  { "STARTTLS", "NO \"TLS is already active.\"\r\n" },
  { "AUTHENTICATE", "NO (ENCRYPT-NEEDED) \"Not without TLS.\"\r\n", 0, SP_TEST_IN_CLEAR },
  { "AUTHENTICATE", "NO \"No such user.\"\r\n" },
  { "NOOP", "OK \"Done.\"\r\n" },
  { "LOGOUT", "OK \"See you.\"\r\n", SP_TEST_CLOSE },
  { "", "NO \"Unknown command.\"\r\n" },
  { NULL },
};

static const Manners manners[] = {
  [SP_TEST_IMAP] = {
    "* OK Test server ready.\r\n",
    "IMAP4rev1 STARTTLS LOGINDISABLED",
    "IMAP4rev1 IDLE AUTH=PLAIN AUTH=LOGIN",
    imap_rules,
    { SP_TEST_IMAP,
      .greeting = "* BYE [UNAVAILABLE] Too many connections.\r\n",
      .after_greeting = SP_TEST_CLOSE },
  },
  [SP_TEST_POP3] = {
    "+OK Test server ready.\r\n",
    "TOP\nUIDL\nSTLS\nSASL",
    "TOP\nUIDL\nUSER\nSASL PLAIN LOGIN",
    pop3_rules,
    { SP_TEST_POP3,
      .greeting = "-ERR [SYS/TEMP] Too many connections.\r\n",
      .after_greeting = SP_TEST_CLOSE },
  },
  [SP_TEST_SMTP] = {
    "220 localhost ESMTP Test server ready\r\n",
    "PIPELINING\nSIZE 10485760\nSTARTTLS\n8BITMIME",
    "PIPELINING\nSIZE 10485760\n8BITMIME\nAUTH PLAIN LOGIN",
    smtp_rules,
    { SP_TEST_SMTP,
      .greeting = "421 4.7.0 localhost Too many connections\r\n",
      .after_greeting = SP_TEST_CLOSE },
  },
  [SP_TEST_SIEVE] = {
    "{capabilities}OK \"Test server ready.\"\r\n",
    "\"IMPLEMENTATION\" \"Test server\"\n\"SIEVE\" \"fileinto\"\n\"SASL\" \"\"\n\"STARTTLS\"",
    "\"IMPLEMENTATION\" \"Test server\"\n\"SIEVE\" \"fileinto\"\n\"SASL\" \"PLAIN LOGIN\"",
    sieve_rules,
    { SP_TEST_SIEVE,
      .greeting = "BYE (TRYLATER) \"Too many connections.\"\r\n",
      .after_greeting = SP_TEST_CLOSE },
  },
};

static const char *
list_capabilities (const SpTestScript *self, gboolean encrypted)
{
  const Manners *ordinary = &manners[self->protocol];

  if (encrypted)
    return self->capabilities_in_tls != NULL ? self->capabilities_in_tls
                                             : ordinary->capabilities_in_tls;
  return self->capabilities_in_clear != NULL ? self->capabilities_in_clear
                                             : ordinary->capabilities_in_clear;
}

static char *
smtp_capabilities (const char *list)
{
  g_auto(GStrv) lines = g_strsplit (list, "\n", -1);
  GString *text = g_string_new (*list == '\0' ? "250 localhost\r\n" : "250-localhost\r\n");

  for (guint i = 0; *list != '\0' && lines[i] != NULL; i++)
    g_string_append_printf (text, "250%c%s\r\n", lines[i + 1] != NULL ? '-' : ' ', lines[i]);

  return g_string_free (text, FALSE);
}

/* Every line with its end; nothing for an empty list. */
static char *
capability_lines (const char *list)
{
  g_auto(GStrv) lines = g_strsplit (list, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);

  return g_strconcat (joined, *list != '\0' ? "\r\n" : "", NULL);
}

/**
 * sp_test_script_dup_capabilities:
 * @self: a script
 * @encrypted: over TLS?
 *
 * Returns: (transfer full): the data lines with which the server lists its capabilities
 */
char *
sp_test_script_dup_capabilities (const SpTestScript *self, gboolean encrypted)
{
  const char *list = list_capabilities (self, encrypted);
  g_autofree char *lines = capability_lines (list);

  if (self->protocol == SP_TEST_IMAP)
    return g_strdup_printf ("* CAPABILITY %s\r\n", list);
  if (self->protocol == SP_TEST_POP3)
    return g_strdup_printf ("+OK\r\n%s.\r\n", lines);
  if (self->protocol == SP_TEST_SMTP)
    return smtp_capabilities (list);
  return g_steal_pointer (&lines);
}

static char *
expand (const SpTestScript *self, const char *template, const char *tag, gboolean encrypted)
{
  g_autofree char *capabilities = sp_test_script_dup_capabilities (self, encrypted);
  GString *text = g_string_new (template);

  g_string_replace (text, "{tag}", tag, 0);
  g_string_replace (text, "{capabilities}", capabilities, 0);

  return g_string_free (text, FALSE);
}

/**
 * sp_test_script_dup_greeting:
 * @self: a script
 * @encrypted: over TLS?
 * @length: (out): its length in bytes
 *
 * Returns: (transfer full): the first thing the server says
 */
char *
sp_test_script_dup_greeting (const SpTestScript *self, gboolean encrypted, gsize *length)
{
  char *greeting;

  *length = self->greeting_length;
  if (self->greeting != NULL && self->greeting_length > 0)
    return g_memdup2 (self->greeting, self->greeting_length);
  greeting =
      expand (self, self->greeting != NULL ? self->greeting : manners[self->protocol].greeting, "*",
              encrypted);
  *length = strlen (greeting);

  return greeting;
}

/**
 * sp_test_script_get_busy:
 * @self: a script
 *
 * Returns: (transfer none): what connections beyond the limit get to hear
 */
const SpTestScript *
sp_test_script_get_busy (const SpTestScript *self)
{
  return self->busy != NULL ? self->busy : &manners[self->protocol].busy;
}

static gboolean
rule_applies (const SpTestRule *rule, const char *command, gboolean encrypted)
{
  if (rule->phase == (encrypted ? SP_TEST_IN_CLEAR : SP_TEST_IN_TLS))
    return FALSE;
  return g_ascii_strncasecmp (rule->command, command, strlen (rule->command)) == 0;
}

static const SpTestRule *
find_rule (const SpTestRule *rules, const char *command, gboolean encrypted)
{
  for (const SpTestRule *rule = rules; rule != NULL && rule->command != NULL; rule++)
    if (rule_applies (rule, command, encrypted))
      return rule;

  return NULL;
}

/* Cuts an IMAP line into tag and command. */
static char *
split_tag (const SpTestScript *self, const char *line, const char **command)
{
  const char *space = self->protocol == SP_TEST_IMAP ? strchr (line, ' ') : NULL;

  *command = space != NULL ? space + 1 : line;

  return space != NULL ? g_strndup (line, space - line) : g_strdup ("*");
}

/**
 * sp_test_script_reply:
 * @self: a script
 * @line: what the client sent
 * @encrypted: over TLS?
 * @reply: (out caller-allocates): what to send and to do
 *
 * Finds the answer to a line of the client.
 */
void
sp_test_script_reply (const SpTestScript *self,
                      const char *line,
                      gboolean encrypted,
                      SpTestReply *reply)
{
  const char *command;
  g_autofree char *tag = split_tag (self, line, &command);
  const SpTestRule *ordinary = find_rule (manners[self->protocol].rules, command, encrypted);
  const SpTestRule *rule = find_rule (self->rules, command, encrypted);

  if (rule == NULL)
    rule = ordinary;
  reply->text = expand (self, rule->reply != NULL ? rule->reply : ordinary->reply, tag, encrypted);
  reply->then = rule->then;
}
