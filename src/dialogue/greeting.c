/* Tells by its first line which kind of server answered, for those that are not the one expected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "greeting.h"

#include "word.h"

#include <string.h>

/* How the greetings of servers begin that can be told by a prefix. */
static const struct
{
  const char *prefix;
  SpGreeting greeting;
} prefixes[] = {
  { "* OK", { TRUE, FALSE, "an IMAP server" } },
  { "* PREAUTH", { TRUE, FALSE, "an IMAP server" } },
  { "* BYE", { TRUE, TRUE, "an IMAP server" } },
  { "+OK", { TRUE, FALSE, "a POP3 server" } },
  { "-ERR", { TRUE, TRUE, "a POP3 server" } },
  { "NO \"", { TRUE, TRUE, "a ManageSieve server" } },
  { "NO (", { TRUE, TRUE, "a ManageSieve server" } },
  { "BYE", { TRUE, TRUE, "a ManageSieve server" } },
  { "\"IMPLEMENTATION\"", { TRUE, FALSE, "a ManageSieve server" } },
  { "\"SIEVE\"", { TRUE, FALSE, "a ManageSieve server" } },
  { "\"SASL\"", { TRUE, FALSE, "a ManageSieve server" } },
  { "\"STARTTLS\"", { TRUE, FALSE, "a ManageSieve server" } },
  { "\"VERSION\"", { TRUE, FALSE, "a ManageSieve server" } },
  { "HTTP/", { FALSE, FALSE, "a web server" } },
  { "SSH-", { FALSE, FALSE, "an SSH server" } },
};

/* A reply code that a server of the SMTP and FTP family greets with: 220, 4yz or 5yz. */
static gboolean
is_reply_code (const char *text)
{
  if (strlen (text) < 3 || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[2]))
    return FALSE;
  if (text[3] != ' ' && text[3] != '-' && text[3] != '\0')
    return FALSE;
  return text[0] == '4' || text[0] == '5' || strncmp (text, "220", 3) == 0;
}

/* Whether @text begins with @prefix, which does not end in the middle of a word. */
static gboolean
begins (const char *text, const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (text, prefix, length) == 0 &&
         !(g_ascii_isalpha (prefix[length - 1]) && g_ascii_isalnum (text[length]));
}

/**
 * sp_greeting_says_ftp:
 * @text: a greeting that begins with a reply code
 *
 * Returns: whether it names FTP, which shares the form of its replies with SMTP (RFC 959 section 4.2)
 */
gboolean
sp_greeting_says_ftp (const char *text)
{
  return sp_word_contains (text, "FTP") && !sp_word_contains (text, "SMTP");
}

/**
 * sp_greeting_recognise:
 * @text: the first line of a server
 *
 * Returns: the kind of server it comes from
 */
SpGreeting
sp_greeting_recognise (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (begins (text, prefixes[i].prefix))
      return prefixes[i].greeting;
  if (is_reply_code (text) && sp_greeting_says_ftp (text))
    return (SpGreeting){ FALSE, FALSE, "an FTP server" };
  if (is_reply_code (text))
    return (SpGreeting){ TRUE, *text != '2', "an SMTP server" };
  return (SpGreeting){ FALSE, FALSE, "something that is no mail server" };
}
