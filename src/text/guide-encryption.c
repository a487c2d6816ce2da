/* The explanations of SSL, TLS, STARTTLS and the words for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "guide-topics.h"

#include <glib/gi18n.h>

static const SpBlock ssl_tls[] = {
  { SP_BLOCK_PARAGRAPH,
    N_("SSL and TLS are two names for one family of methods that make a connection private and "
       "prove who the server is. The family began as SSL; since 1999 it has been called TLS. Many "
       "people, and many mail programs, still say “SSL” and mean the whole family.") },
  { SP_BLOCK_HEADING, N_("What it does") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_ITEM,
    N_("Nobody on the way can read what is sent: not the neighbors on the same wireless network, "
       "not the Internet provider. See [eavesdropper|what an eavesdropper sees].") },
  { SP_BLOCK_ITEM, N_("Nobody on the way can change anything unnoticed.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_ITEM, N_("The server shows who it is, with a [certificates|certificate].") },
  { SP_BLOCK_HEADING, N_("What it does not do") },
  { SP_BLOCK_PARAGRAPH,
    N_("It protects the path between your mail program and the server. On the server itself, and "
       "on the path to the next one, other rules apply: the mail service can read a message unless "
       "it was encrypted for the recipient alone.") },
  { SP_BLOCK_HEADING, N_("In the mail program") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("The setting has nothing to do with [versions|the versions] of SSL and TLS. It says how the "
       "connection begins: secure from the start, or secure after a request ([starttls|STARTTLS]). "
       "Unfortunately, programs [words|use the same words for different things].") },
};

static const SpBlock versions[] = {
  { SP_BLOCK_PARAGRAPH, N_("Six versions of SSL and TLS have been in use over the years. Two of "
                           "them are secure today.") },
  { SP_BLOCK_ITEM, N_("SSL 2 (1995) is broken; abandoned in 2011 (RFC 6176).") },
  { SP_BLOCK_ITEM, N_("SSL 3 (1996) is broken; abandoned in 2015 (RFC 7568).") },
  { SP_BLOCK_ITEM,
    N_("TLS 1.0 (1999) and TLS 1.1 (2006) are too weak; abandoned in 2021 (RFC 8996).") },
  { SP_BLOCK_ITEM, N_("TLS 1.2 (2008, RFC 5246) is secure when set up well.") },
  { SP_BLOCK_ITEM, N_("TLS 1.3 (2018, RFC 8446) is the best choice.") },
  { SP_BLOCK_PARAGRAPH,
    N_("Mail program and server agree on the best version that both know. You do not have to enter "
       "anything: today, a program that says “SSL” normally uses TLS 1.2 or 1.3.") },
  { SP_BLOCK_HEADING, N_("When a program is too old") },
  { SP_BLOCK_PARAGRAPH, N_("A program that knows only TLS 1.0 cannot reach a server that has "
                           "switched it off. No setting helps then: you need a newer program, or a "
                           "newer system for it to run on. The server is right to refuse.") },
  { SP_BLOCK_HEADING, N_("The encryption itself") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Each version includes several methods. Good ones have forward secrecy: someone who records "
       "a connection cannot read it later, even with the server’s stolen key. TLS 1.3 has only "
       "good ones; RFC 9325 (2022) lists those of TLS 1.2. “[today|The rules today]” says which "
       "versions mail requires.") },
};

static const SpBlock starttls[] = {
  { SP_BLOCK_PARAGRAPH,
    N_("There are two ways to get a secure connection. Secure from the start (SSL/TLS) means that "
       "the very first byte is already protected. Secure after a request (STARTTLS) means that "
       "everyone can read the beginning of the connection; then the mail program sends the command "
       "STARTTLS, and the same connection becomes protected.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("STARTTLS is a command in the mail protocols, not a version of TLS. It came in 1999, first "
       "for SMTP (RFC 2487, today RFC 3207), then for IMAP and POP (RFC 2595). Which of "
       "[versions|the versions] is used is agreed on afterward, just as on a connection that is "
       "secure from the start. See it [dialogue|word for word].") },
  { SP_BLOCK_HEADING, N_("Where it is used") },
  { SP_BLOCK_ITEM, N_("IMAP on port 143") },
  { SP_BLOCK_ITEM, N_("POP on port 110, where the command is called STLS") },
  { SP_BLOCK_ITEM, N_("SMTP on port 587 for sending, and on port 25 between mail servers") },
  { SP_BLOCK_HEADING, N_("What to watch out for") },
  { SP_BLOCK_PARAGRAPH,
    N_("STARTTLS is secure only if the mail program insists on it. A choice like “TLS, if "
       "available” continues without protection when the offer is missing, and someone on the way "
       "can make it go missing. In 2021, researchers also described more than forty flaws in "
       "servers and programs at the moment the connection becomes secure.") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("If both sides insist on TLS, there is hardly any difference in security. Secure from the "
       "start leaves less room for mistakes, so it is [today|preferred today].") },
};

static const SpBlock words[] = {
  { SP_BLOCK_PARAGRAPH, N_("Mail programs use the same words for different things. That causes "
                           "more wrong settings than anything else.") },
  { SP_BLOCK_HEADING, N_("“SSL” and “TLS” as two choices") },
  { SP_BLOCK_PARAGRAPH,
    N_("Where an older program offers both “SSL” and “TLS”, the words usually do not mean "
       "versions. There, “SSL” means secure from the start, and “TLS” means that the connection "
       "begins readable and becomes secure with the command STARTTLS. With “TLS” on port 993, such "
       "a program waits for a greeting that never comes.") },
  { SP_BLOCK_HEADING, N_("“TLS” as the only choice") },
  { SP_BLOCK_PARAGRAPH, N_("Other programs write “TLS” or “SSL/TLS” for secure from the start, and "
                           "“STARTTLS” for secure after a request. Apple Mail has a single box, "
                           "“Use TLS/SSL”, and lets the port decide.") },
  { SP_BLOCK_HEADING, N_("“Automatic” and “if available”") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH,
    N_("Such a choice looks careful but is not: it may continue without any protection. Choose the "
       "one beside it, which requires security. See [choices|what such choices do].") },
  { SP_BLOCK_HEADING, N_("What helps") },
  /* Translators: In [ports|the port], “ports” names an explanation and stays; “the port” is to be translated. */
  { SP_BLOCK_PARAGRAPH, N_("[ports|The port] tells you what is meant: 993, 995 and 465 are secure "
                           "from the start; 143, 110 and 587 are [starttls|secure after a "
                           "request]. Signpost shows every setting in the program’s own words.") },
};

static const SpTopic topics[] = {
  { "ssl-tls", N_("SSL and TLS: one family"), N_("what the two names mean, and what they do"),
    ssl_tls, G_N_ELEMENTS (ssl_tls) },
  { "versions", N_("The versions, and which are secure"),
    N_("from SSL 2 to TLS 1.3, with their years"), versions, G_N_ELEMENTS (versions) },
  { "starttls", N_("STARTTLS: secure after a request"),
    N_("how a readable connection becomes a secure one"), starttls, G_N_ELEMENTS (starttls) },
  { "words", N_("Same word, two meanings"),
    N_("why “SSL” and “TLS” differ from program to program"), words, G_N_ELEMENTS (words) },
};

/**
 * sp_guide_topics_get_encryption:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the explanations of encryption
 */
const SpTopic *
sp_guide_topics_get_encryption (guint *n)
{
  *n = G_N_ELEMENTS (topics);
  return topics;
}
