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
  { "* OK", { TRUE, "an IMAP server" } },
  { "* PREAUTH", { TRUE, "an IMAP server" } },
  { "* BYE", { TRUE, "an IMAP server" } },
  { "+OK", { TRUE, "a POP3 server" } },
  { "-ERR", { TRUE, "a POP3 server" } },
  { "\"IMPLEMENTATION\"", { TRUE, "a ManageSieve server" } },
  { "\"SIEVE\"", { TRUE, "a ManageSieve server" } },
  { "\"SASL\"", { TRUE, "a ManageSieve server" } },
  { "\"STARTTLS\"", { TRUE, "a ManageSieve server" } },
  { "\"VERSION\"", { TRUE, "a ManageSieve server" } },
  { "HTTP/", { FALSE, "a web server" } },
  { "SSH-", { FALSE, "an SSH server" } },
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
    if (g_ascii_strncasecmp (text, prefixes[i].prefix, strlen (prefixes[i].prefix)) == 0)
      return prefixes[i].greeting;
  if (is_reply_code (text) && sp_greeting_says_ftp (text))
    return (SpGreeting){ FALSE, "an FTP server" };
  if (is_reply_code (text))
    return (SpGreeting){ TRUE, "an SMTP server" };
  return (SpGreeting){ FALSE, "something that is no mail server" };
}
